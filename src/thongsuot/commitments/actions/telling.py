"""Who must keep a promise hears of it on the desk at once: what it is called and by when, never its words."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from thongsuot.commitments.models import Commitment
from thongsuot.core.actors import Actor
from thongsuot.duties.actions.reminding import tell_unit
from thongsuot.notices.actions import notify_officers
from thongsuot.people.models import Officer
from thongsuot.people.queries import heads_of

PAGE = "/ban-lam-viec/cam-ket/"
LINES = 20


def tell_new(made: Collection[Commitment], *, actor: Actor, on: date, at: datetime) -> None:
    """Tell each who must keep promises made now, or handed over, once of all of them; not whoever wrote them down."""
    for officer, promises in _by_officer(made, actor, on):
        lines = [f"{_label(one)}: {_shown(one.due_on)}" for one in promises]
        path = f"{PAGE}{promises[0].pk}/" if len(promises) == 1 else PAGE
        more = ["…"] if len(lines) > LINES else []
        params = {"count": str(len(promises)), "lines": "\n".join(lines[:LINES] + more), "path": path}
        _tell(officer, "promise-new", promises[0], params, at)


def tell_of(commitment: Commitment, template: str, *, actor: Actor, on: date, at: datetime) -> None:
    """Tell those who keep a promise of an act of somebody else's: `promise-renewed`, `promise-judged`…"""
    params = {"label": _label(commitment), "due": _shown(commitment.due_on), "path": f"{PAGE}{commitment.pk}/"}
    for officer, _promises in _by_officer([commitment], actor, on):
        _tell(officer, template, commitment, params, at)


def _by_officer(promises: Collection[Commitment], actor: Actor, on: date) -> list[tuple[Officer, list[Commitment]]]:
    """Return who keeps them or heads the unit that promised, each with theirs; the tree is asked once a keeper."""
    alike: dict[tuple, list[Commitment]] = {}
    for one in promises:
        alike.setdefault((one.unit_id, one.duty.holder_unit_id, one.duty.holder_officer_id), []).append(one)
    told: dict[UUID, tuple[Officer, list[Commitment]]] = {}
    for (unit_id, *_keeper), same in alike.items():
        keepers = (*tell_unit(same[0].duty, on), *heads_of(unit_id, on))
        for officer in {one.pk: one for one in keepers if one.pk != actor.officer_id}.values():
            told.setdefault(officer.pk, (officer, []))[1].extend(same)
    return list(told.values())


def _tell(officer: Officer, template: str, commitment: Commitment, params: dict, at: datetime) -> None:
    notify_officers(
        officers=[officer],
        template=template,
        params=params,
        about=commitment.ref,
        practice=commitment.practice,
        at=at,
    )


def _label(commitment: Commitment) -> str:
    return f"Lời hứa số {commitment.shown_number}"


def _shown(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
