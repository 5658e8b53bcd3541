"""After the answer: the person's word on each item, reopening what is not done, and the end."""

import tomllib
from collections.abc import Collection
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.record import commit_with, locked_case, write_act
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Act, Case, Item, PublicationItem, Rating
from thongsuot.cases.models.rounds import outcomes, round_of
from thongsuot.cases.rules.answer import DONE, NOT_DONE, all_done
from thongsuot.cases.rules.transitions import ANSWERED, WORK
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.duties import actions as duties
from thongsuot.people.queries import officers_of


@cache
def close_after() -> timedelta:
    """Return how long an answered case waits for the person's word before it may be closed (`data/terms.toml`)."""
    terms = tomllib.loads((files("thongsuot.cases") / "data" / "terms.toml").read_text(encoding="utf-8"))
    return timedelta(days=terms["close"]["days"])


@transaction.atomic
def rate(
    *,
    case_id: UUID,
    revision: int | None = None,
    done: Collection[int],
    note: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Record that these items (by number) are done; all or some. What is not done is said by `reopen`.

    When with this every item is done, the same act closes the case: nothing is left to wait for.

    Raises: Invalid (done: none, or an item the case does not have).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="rate", revision=revision)
    items = _items(case, done, "done")
    if not items:
        raise Invalid(_("Chưa chọn việc nào. Đánh dấu ít nhất một việc đã xong."), field="done")
    details = {"round": round_of(case), "done": sorted(items), "all_done": _every_item_done(case, sorted(items))}
    act = write_act(case, "rate", actor=actor, on=on, at=at, details=details, texts={"note": cleaned(note, "note")})
    _keep(case, act, details["round"], {number: (item, DONE) for number, item in items.items()})
    return case


@transaction.atomic
def reopen(
    *,
    case_id: UUID,
    revision: int | None = None,
    not_done: Collection[int],
    done: Collection[int] = (),
    missing: str,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Reopen an answered or closed case: these items are not done, and this is `missing`. A new clock starts on `on`.

    Opens a new answer duty and a new round; items said to be `done` need no further answer.
    Raises: Invalid (not_done: none or unknown; done: an item in both; missing: empty).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="reopen", revision=revision)
    undone, met = _items(case, not_done, "not_done"), _items(case, done, "done")
    _check_reopening(undone, met)
    missing = cleaned(missing, "missing", needed=_("Chưa ghi còn thiếu gì. Viết một câu."))
    rated = {number: (item, DONE) for number, item in met.items()}
    rated |= {number: (item, NOT_DONE) for number, item in undone.items()}
    details = {"round": round_of(case), "not_done": sorted(undone), "done": sorted(met)}
    clocks.open_answer_again(case, actor=actor, on=on, at=at)
    _give_back_if_gone(case, actor, on, at)
    act = write_act(case, "reopen", actor=actor, on=on, at=at, details=details, texts={"missing": missing})
    _keep(case, act, details["round"], rated)
    tell_resident(case, "reopened", at=at)
    return case


def _check_reopening(undone: dict, met: dict) -> None:
    if not undone:
        raise Invalid(_("Chưa chọn việc nào chưa xong. Đánh dấu ít nhất một việc."), field="not_done")
    both = sorted(undone.keys() & met.keys())
    if both:
        raise Invalid(_("Việc %d vừa ghi đã xong vừa ghi chưa xong. Chọn một.") % both[0], field="done")


def _give_back_if_gone(case: Case, actor: Actor, on: date, at: datetime) -> None:
    """Leave the new duty with the desk alone where the officer of the last round holds no working post there now."""
    if case.officer_id is None or case.practice:
        return
    desk = case.working_unit_id or case.holder_unit_id
    if not any(officers_of(desk, role, on).filter(pk=case.officer_id).exists() for role in WORK):
        commit_with(case, duties.assign(duty=case.duty, officer_id=None, on=on, actor=actor, at=at))


def _items(case: Case, numbers: Collection[int], field: str) -> dict[int, Item]:
    found = {item.number: item for item in case.items.filter(dropped_by=None, number__in=set(numbers))}
    unknown = sorted(set(numbers) - found.keys())
    if unknown:
        raise Invalid(_("Vụ việc này không có việc số %d. Tải lại trang để xem.") % unknown[0], field=field)
    return found


def _keep(case: Case, act: Act, in_round: int, rated: dict[int, tuple[Item, str]]) -> None:
    Rating.objects.bulk_create(
        [Rating(item=item, act=act, round=in_round, outcome=outcome) for item, outcome in rated.values()]
    )
    for number, (_item, outcome) in rated.items():
        shown = PublicationItem.objects.filter(publication__publishing__case=case, publication__withdrawn_on=None)
        shown.filter(number=number).update(outcome=outcome)


@transaction.atomic
def close(*, case_id: UUID, revision: int | None = None, note: str = "", actor: Actor, on: date, at: datetime) -> Case:
    """Close an answered case: at once when the person said that every item is done, else after `close_after()`.

    Raises: NotAllowedNow, naming the first day on which it may be closed.
    """
    case = locked_case(case_id=case_id, actor=actor, verb="close", revision=revision)
    details = ready_to_close(case, on)
    write_act(case, "close", actor=actor, on=on, at=at, details=details, texts={"note": cleaned(note, "note")})
    tell_resident(case, "closed", at=at)
    return case


def ready_to_close(case: Case, on: date) -> dict:
    """Return what the act of closing says; raise NotAllowedNow, naming the first day, where it is too early."""
    first_day, every_item_done = case.answered_on + close_after(), _every_item_done(case)
    if not every_item_done and on < first_day:
        raise NotAllowedNow(
            _("Người gửi chưa xác nhận mọi việc đã xong. Đóng được từ ngày %s.") % f"{first_day:%d/%m/%Y}"
        )
    return {"all_done": every_item_done}


def _every_item_done(case: Case, just_rated: Collection[int] = ()) -> bool:
    said = outcomes(case) | dict.fromkeys(just_rated, DONE)
    return all_done(case.items.filter(dropped_by=None).values_list("number", flat=True), said)


def waiting_to_close(on: date) -> list[UUID]:
    """Return the answered cases whose time for the person's word is over on day `on`: what the daily job closes."""
    rows = Case.objects.filter(state=ANSWERED, answered_on__lte=on - close_after())
    return list(rows.order_by("answered_on", "id").values_list("pk", flat=True))
