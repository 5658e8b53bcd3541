"""What the pages and the API show of an answer: as drafted, as sent, what it lacks, and the copy proposed for all."""

from dataclasses import dataclass

from thongsuot.cases.models import Case
from thongsuot.cases.models.rounds import ItemAnswer, current_answer, missing, outcomes, round_of, sent_answer
from thongsuot.language.personal import personal
from thongsuot.language.redaction import copied

__all__ = [
    "Found",
    "ItemAnswer",
    "current_answer",
    "missing",
    "outcomes",
    "personal_in_answer",
    "proposed_copy",
    "round_of",
    "sent_answer",
]


@dataclass(frozen=True)
class Found:
    """A piece of personal data in a text that may become public: `text` is exactly what the publisher confirms."""

    kind: str
    text: str


def found_in(text: str) -> list[Found]:
    """Return the personal data in `text`, each piece once, in order."""
    return list(dict.fromkeys(Found(span.kind, text[span.start : span.end]) for span in personal(text)))


def personal_in_answer(case: Case) -> dict[int, list[Found]]:
    """Return the personal data in the request and the response of each item, by item number."""
    return {
        each.number: found_in(each.item.text) + found_in(each.response.text if each.response else "")
        for each in current_answer(case)
    }


def people_of(case: Case) -> list[tuple[str, str]]:
    """Return names, numbers and dwellings of the people of a case, each with its kind, to be found in its texts."""
    kinds = {"name": "name", "phone": "phone", "email": "email", "address": "address", "id_number": "id_number"}
    people = case.parties.order_by("id")
    return [(kind, words) for one in people for part, kind in kinds.items() if (words := getattr(one, part))]


def confirmed_in(texts: list[str]) -> frozenset[str]:
    """Return what still looks personal in reviewed texts: their reviewer let it stand, piece by piece."""
    return frozenset(found.text for text in texts for found in found_in(text))


def proposed_copy(case: Case) -> dict:
    """Return what a publisher starts from: title, question and items with all that looks personal hidden."""
    answers = current_answer(case)
    words = [(each.item.text, each.response.text if each.response else "") for each in answers]
    texts = [case.title, case.content.text, *(text for pair in words for text in pair)]
    title, question, *rest = copied(texts, kept=(), known=people_of(case))
    pairs = zip(answers, rest[::2], rest[1::2], strict=True)
    return {
        "title": title,
        "question": question,
        "items": [{"number": each.number, "request": request, "answer": answer} for each, request, answer in pairs],
    }
