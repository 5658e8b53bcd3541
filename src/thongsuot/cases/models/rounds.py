"""The answer of one case as its rows say: each item with its response, evidence and rating, round by round."""

from collections.abc import Iterable
from dataclasses import dataclass

from thongsuot.cases.models.answer import Evidence, Item, Rating, Response
from thongsuot.cases.models.case import Case
from thongsuot.cases.rules.answer import DONE, Answered, Lack, lacking, published_rounds


@dataclass(frozen=True)
class ItemAnswer:
    """One item with what is answered to it in `round`, and the person's last word on it (`outcome`, or "").

    `accepted`: an earlier round met it, so `response` and `evidence` are those of that round.
    """

    item: Item
    round: int
    response: Response | None
    evidence: tuple[Evidence, ...]
    outcome: str
    accepted: bool

    @property
    def number(self) -> int:
        return self.item.number


def round_of(case: Case) -> int:
    """Return the present round, from 1: each reopening begins another."""
    return case.reopened + 1


def current_answer(case: Case) -> list[ItemAnswer]:
    """Return every item of the case with the response of the present round, for those who work on it."""
    return _answer(case, round_of(case))


def sent_answer(case: Case) -> list[ItemAnswer]:
    """Return every item with the last response that was sent to the person; empty before the first answer."""
    last = published_rounds(case.state, case.reopened)
    return _answer(case, last) if last else []


def missing(case: Case) -> list[Lack]:
    """Return what the present answer still lacks."""
    return lacks(current_answer(case))


def lacks(answers: Iterable[ItemAnswer]) -> list[Lack]:
    """Return what an answer that was read already still lacks."""
    return lacking(
        Answered(
            number=each.number,
            text=each.response.text if each.response else "",
            evidence=len(each.evidence),
            legal_reason=each.response.legal_reason if each.response else "",
            accepted=each.accepted,
        )
        for each in answers
    )


def outcomes(case: Case) -> dict[int, str]:
    """Return the person's last word on each item by its number, over all rounds."""
    rows = Rating.objects.filter(item__case=case, item__dropped_by=None).order_by("id")
    return dict(rows.values_list("item__number", "outcome"))


def _answer(case: Case, last_round: int) -> list[ItemAnswer]:
    items = list(case.items.filter(dropped_by=None).order_by("number"))
    responses = _by_item(Response.objects.filter(item__in=items, round__lte=last_round).order_by("id"))
    evidence = Evidence.objects.filter(item__in=items, round__lte=last_round, dropped_by=None)
    evidence = _by_item(evidence.select_related("attachment__blob").order_by("id"))
    ratings = _by_item(Rating.objects.filter(item__in=items, round__lte=last_round).order_by("id"))
    return [
        _one(item, last_round, responses.get(item.pk, []), evidence.get(item.pk, []), ratings.get(item.pk, []))
        for item in items
    ]


def _by_item(rows) -> dict:
    found: dict = {}
    for row in rows:
        found.setdefault(row.item_id, []).append(row)
    return found


def _one(item: Item, last_round: int, responses, evidence, ratings) -> ItemAnswer:
    accepted = bool(ratings) and ratings[-1].outcome == DONE and ratings[-1].round < last_round
    at_round = max((row.round for row in responses), default=last_round) if accepted else last_round
    mine = [row for row in responses if row.round == at_round]
    return ItemAnswer(
        item=item,
        round=at_round,
        response=mine[-1] if mine else None,
        evidence=tuple(row for row in evidence if row.round == at_round),
        outcome=ratings[-1].outcome if ratings else "",
        accepted=accepted,
    )
