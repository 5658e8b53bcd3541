"""What a register says was already done with a matter, done again through the same actions on its own days."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.answer import Drafted, approve, draft, submit
from thongsuot.cases.actions.ending import guide
from thongsuot.cases.actions.moving import transfer, transfer_out
from thongsuot.cases.actions.publish import publish
from thongsuot.cases.actions.screening import ask_supplement, screen
from thongsuot.cases.actions.work import accept, assign
from thongsuot.cases.importing.values import as_day, as_text, is_marked
from thongsuot.cases.models import Case
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.cases.rules.reasons import ON_PAPER
from thongsuot.core.actors import Actor, HeldPost
from thongsuot.core.errors import Invalid
from thongsuot.language.folding import clean, fold
from thongsuot.units.models import Unit

DESK = ("receptionist", "handler", "head", "publisher")
WANTED_OF_COMPLAINT = gettext_lazy(
    "Số, ngày và cơ quan ra quyết định bị khiếu nại (hoặc việc làm bị khiếu nại); ngày biết việc đó; "
    "yêu cầu giải quyết; bản sao quyết định. (Điều 8 Luật Khiếu nại 02/2011/QH13)"
)
NO_NAME = 3  # fewer letters than these are a tick, no name


@dataclass(frozen=True, kw_only=True)
class Past:
    """The steps of the register's columns, each with its day where it is written; empty: the matter is new."""

    accepted_on: date | None = None
    accepted: bool = False
    guided_on: date | None = None
    guided: str = ""
    transferred_on: date | None = None
    transferred_to: str = ""
    answered_on: date | None = None
    result: str = ""


def past_of(values: dict) -> Past:
    """Return the past steps of a row. A tick, a day or words all count as done. Raises: Unreadable."""
    course = fold(as_text(values.get("course")))
    guided = _said(values, "guided", "guided_on", course, ("tra lai", "huong dan"))
    moved = _said(values, "transferred", "transferred_on", course, ("chuyen",))
    to = clean(as_text(values.get("transferred_to"))) or (moved if len(fold(moved)) >= NO_NAME else "")
    return Past(
        accepted=bool(_said(values, "accepted", "accepted_on", course, ("thu ly",))),
        accepted_on=_day(values, "accepted_on", "accepted"),
        guided=guided,
        guided_on=_day(values, "guided_on", "guided"),
        transferred_to=to or (_("Nơi ghi trong sổ") if moved else ""),
        transferred_on=_day(values, "transferred_on", "transferred"),
        answered_on=as_day(values.get("answered_on")),
        result=clean(as_text(values.get("result"))),
    )


def _said(values: dict, tick: str, day: str, course: str, words: tuple[str, ...]) -> str:
    if is_marked(values.get(tick)):
        return clean(as_text(values[tick]))
    return "x" if values.get(day) or any(word in course for word in words) else ""


def _day(values: dict, day: str, tick: str) -> date | None:
    """Return the day of a step: from its own column, or from the column to tick where a day stands in it."""
    if values.get(day):
        return as_day(values[day])
    written = as_text(values.get(tick))
    return as_day(values[tick]) if written[:1].isdigit() and "/" in written else None


def desk_of(unit_id) -> Actor:
    """Return the import acting as the desk of a unit whose register is taken over."""
    return Actor(ref="service:import", posts=tuple(HeldPost(unit_id, role) for role in DESK))


Settled = Callable[[Case, Past, datetime], Case]
_settled_by: dict[str, Settled] = {}


def relive_with(kind: str, settled: Settled) -> None:
    """Let a room above do again what a register says of the settling of a case of its kind."""
    _settled_by[kind] = settled


class UnitNames:
    """The units by what a register calls them, read once for a whole run."""

    def __init__(self):
        self._units: dict[str, list[Unit]] = {}
        for unit in Unit.objects.filter(practice=False):
            for name in {_key(unit.name), _key(unit.short_name)} - {""}:
                self._units.setdefault(name, []).append(unit)

    def find(self, name: str, on: date) -> Unit | None:
        """Return the one unit called `name` on day `on`; None where there is none, or more than one."""
        named = [unit for unit in self._units.get(_key(name), ()) if _stands(unit, on)]
        return named[0] if len(named) == 1 else None


def _key(name: str) -> str:
    return " ".join(fold(name).split())


def _stands(unit: Unit, on: date) -> bool:
    return (unit.valid_from or on) <= on < (unit.valid_until or date.max)


def relive(case: Case, past: Past, *, names: UnitNames, at: datetime, own: bool = False) -> Case:
    """Do again what the register says was done, each on its day, or on the day before it where none is written.

    `own`: the register of one unit, which says nothing in the name of another: what it passed on inside goes on there.
    Raises: Invalid (`own`, and steps after that), NotAllowedNow where the register's days contradict each other.
    """
    if past.transferred_to:
        keeper = case.holder_unit_id
        case = _move(case, past, names, at)
        if own and case.holder_unit_id != keeper:
            return _left_there(case, past)
        if case.ended_on:
            return case
    if past.guided and not past.answered_on:
        where = past.guided if len(past.guided) >= NO_NAME else _("Theo sổ: đã trả lại và hướng dẫn.")
        return guide(where=where, **_by(case, past.guided_on, at))
    if case.kind == COMPLAINT:
        return _complaint(case, past, at)
    if past.accepted or past.answered_on:
        case = _accept(case, past, at)
    if past.answered_on:
        case = _answer(case, past, at)
    return case


def _left_there(case: Case, past: Past) -> Case:
    if past.guided or past.accepted or past.answered_on:
        raise Invalid(
            _("Sổ ghi đã chuyển cho đơn vị khác trong hệ thống; các bước sau đó do đơn vị ấy ghi. Để trống các cột ấy.")
        )
    return case


def _complaint(case: Case, past: Past, at: datetime) -> Case:
    """Take over what the register settled; of a new complaint ask for what a register does not hold."""
    if past.accepted or past.answered_on:
        return _settled_by[case.kind](case, past, at)
    return ask_supplement(missing=str(WANTED_OF_COMPLAINT), **_by(case, None, at))


def _by(case: Case, on: date | None, at: datetime) -> dict:
    """Return case, actor and moment of a step; without a day of its own it is that of the last act before."""
    last = case.acts.order_by("-number").first().on
    return {"case_id": case.pk, "actor": desk_of(case.holder_unit_id), "on": on or last, "at": at}


def _move(case: Case, past: Past, names: "UnitNames", at: datetime) -> Case:
    by, basis = _by(case, past.transferred_on, at), _("Theo sổ tiếp nhận.")
    name = past.transferred_to
    unit = names.find(name, by["on"])
    if unit is None or unit.outside:
        return transfer_out(name=name, unit_id=unit.pk if unit else None, basis=basis, **by)
    return case if unit.pk == case.holder_unit_id else transfer(unit_id=unit.pk, basis=basis, **by)


def _accept(case: Case, past: Past, at: datetime) -> Case:
    on = past.accepted_on or (past.answered_on if not past.accepted else None)
    title = _("Vụ việc nhập từ sổ, số %s") % case.source_id[:100]
    case = screen(kind=case.kind, topic=case.topic, title=title, place_id=case.place_id, **_by(case, on, at))
    return accept(**_by(case, on, at))


def _answer(case: Case, past: Past, at: datetime) -> Case:
    """Record the answer given on paper; it goes to no public page, for nobody has reviewed it."""
    on = past.answered_on
    text = past.result or _("Đã trả lời bằng văn bản giấy, theo sổ.")
    case = assign(unit_id=case.holder_unit_id, **_by(case, on, at))
    numbers = case.items.filter(dropped_by=None).values_list("number", flat=True)
    responses = [Drafted(number=number, text=text, legal_reason=ON_PAPER) for number in numbers]
    case = draft(responses=responses, **_by(case, on, at))
    case = approve(**_by(submit(**_by(case, on, at)), on, at))
    return publish(copy=None, reason=_("Nhập từ sổ cũ, chưa rà soát để công khai."), **_by(case, on, at))
