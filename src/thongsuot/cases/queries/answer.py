"""What the pages and the API show of an answer: as drafted, as sent, what it lacks, and the copy proposed for all."""

from dataclasses import dataclass

from thongsuot.cases.models import Case
from thongsuot.cases.models.rounds import ItemAnswer, current_answer, missing, outcomes, round_of, sent_answer
from thongsuot.language.personal import Span, personal

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

BLACK = "█"


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


def blackened(text: str, spans: list[Span] | None = None) -> str:
    """Return `text` with each piece of personal data replaced by three black blocks, whatever its length."""
    for span in reversed(personal(text) if spans is None else spans):
        text = text[: span.start] + BLACK * 3 + text[span.end :]
    return text


def proposed_copy(case: Case) -> dict:
    """Return what a publisher starts from: title, question and items with what looks personal blackened."""
    return {
        "title": blackened(case.title),
        "question": blackened(case.content.text),
        "items": [
            {
                "number": each.number,
                "request": blackened(each.item.text),
                "answer": blackened(each.response.text if each.response else ""),
            }
            for each in current_answer(case)
        ],
    }
