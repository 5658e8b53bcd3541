"""The acts that can be done on many cases: what stands against each, and what each does but storing the act."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.actions import handing, joining, labelling, rate, work
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.record import prepared_act
from thongsuot.cases.models import Act, Case
from thongsuot.cases.permissions import visible_to
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.core.ids import parse_code


@dataclass(frozen=True)
class Kind:
    """An act that can be done on many: `check` raises what stands against it, `do` does all but store the act.

    `unit`: within which unit somebody is chosen for a case, so that cases of several units each get their own.
    `others`: cases beside the chosen ones that are locked with them, in the one order in which all acts lock cases.
    """

    check: Callable[[Case, dict, Actor, date], None]
    do: Callable[[Case, dict, dict], Act]
    tells: Callable[[Case, datetime], None] = lambda case, at: None
    unit: Callable[[Case], UUID] | None = None
    others: Callable[[dict, Actor], list[UUID]] = lambda given, actor: []

    def share(self, case: Case, given: dict) -> dict:
        """Return what the act takes for one case: out of `given["to"]`, by unit, where each unit has its own.

        Raises: Invalid (nothing was chosen for its unit).
        """
        if "to" not in given:
            return given
        chosen = given["to"].get(self.unit(case))
        if chosen is None:
            raise Invalid(_("Anh/chị để lại vụ việc của đơn vị này."))
        return chosen


def _check_assign(case: Case, given: dict, actor: Actor, on: date) -> None:
    work.check_taker(case, given["unit_id"], given["officer_id"], actor, on)


def _assign(case: Case, given: dict, who: dict) -> Act:
    fields = work.given_to(case, unit_id=given["unit_id"], officer_id=given["officer_id"], **who)
    return prepared_act(case, "assign", **fields, **who)


def _check_hand_over(case: Case, given: dict, actor: Actor, on: date) -> None:
    if case.officer_id == given["officer_id"]:
        raise Invalid(_("Vụ việc đang ở người này rồi."))
    handing.check_worker(case, given["officer_id"], actor, on)


def _hand_over(case: Case, given: dict, who: dict) -> Act:
    _check_hand_over(case, given, who["actor"], who["on"])
    return handing.prepared_hand_over(case, officer_id=given["officer_id"], **who)


def _check_coordinate(case: Case, given: dict, actor: Actor, on: date) -> None:
    work.check_asked(case, given["unit_id"], given["due_on"], on)


def _coordinate(case: Case, given: dict, who: dict) -> Act:
    duty, fields = work.asked_of(case, unit_id=given["unit_id"], due_on=given["due_on"], **who)
    act = prepared_act(case, "coordinate", **fields, **who)
    work.keep_question(case, act, duty, given["question"])
    return act


def _check_label(case: Case, given: dict, actor: Actor, on: date) -> None:
    labelling.changed_labels(case, add=given["add"], remove=given["remove"], actor=actor)


def _label(case: Case, given: dict, who: dict) -> Act:
    details = labelling.labels_set(case, add=given["add"], remove=given["remove"], actor=who["actor"])
    return prepared_act(case, "label", details=details, **who)


def _check_join(case: Case, given: dict, actor: Actor, on: date) -> None:
    joining.joining_reason(given["reason"])
    joining.check_main(joining.main_of(given["main_code"], case.pk, actor), case)


def _main(given: dict, actor: Actor) -> list[UUID]:
    """Return the case that is joined to, none where the actor does not see it (any more): then each is left."""
    seen = visible_to(actor).filter(code=parse_code(given["main_code"]) or "")
    return list(seen.values_list("pk", flat=True))


def _join(case: Case, given: dict, who: dict) -> Act:
    joining.joining_reason(given["reason"])
    main = joining.locked_main(given["main_code"], case, who["actor"])
    return prepared_act(case, "join", **joining.joined_to(case, main, **who), **who)


def _check_close(case: Case, given: dict, actor: Actor, on: date) -> None:
    rate.ready_to_close(case, on)


def _close(case: Case, given: dict, who: dict) -> Act:
    return prepared_act(case, "close", details=rate.ready_to_close(case, who["on"]), **who)


KINDS = {
    "assign": Kind(_check_assign, _assign, unit=lambda case: case.holder_unit_id),
    "hand_over": Kind(_check_hand_over, _hand_over, unit=handing.desk_of),
    "coordinate": Kind(_check_coordinate, _coordinate),
    "label": Kind(_check_label, _label),
    "join": Kind(_check_join, _join, lambda case, at: tell_resident(case, "joined", at=at), others=_main),
    "close": Kind(_check_close, _close, lambda case, at: tell_resident(case, "closed", at=at)),
}
