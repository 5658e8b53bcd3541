"""What in a plan cannot be: each of its steps against the units as they stand, and against the others. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

from thongsuot.changes.plan import Plan, Problem, Step
from thongsuot.language.folding import fold

NAME, CODE, SHORT = 200, 40, 80
KIND_CODES = (
    "committee", "council", "office", "department", "service", "reception", "inspectorate", "police", "party",
    "front", "mass", "hamlet", "other",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """A unit as it stands: codes of itself and its parent, its days, and whether it is of another world."""

    code: str
    parent: str | None = None
    since: date | None = None
    until: date | None = None
    heir: str | None = None
    kind: str = ""
    short_name: str = ""
    outside: bool = False
    practice: bool = False


def problems(
    plan: Plan, units: Mapping[str, Known], *, today: date, planned: Mapping[str, str], root: str | None,
    places: frozenset[str] = frozenset(),
) -> list[Problem]:  # fmt: skip
    """Return what is wrong with the plan, in the order of its tables; none: it can be carried out.

    `units`: every unit by its code. `planned`: the units that another plan not yet in force names, by that plan's
    words. `root`: the installation's. `places`: codes of the places the plan names that exist on its day.
    """
    found = list(_day_problems(plan, today))
    for step in plan.steps:
        found += _unit_problems(step, plan, units, planned)
        found += CHECKS[step.kind](step, plan, units)
        if step.text("place") and step.text("place") not in places:
            found.append(step.problem(_("Không có địa bàn mang mã %s vào ngày ấy. Xem lại mã.") % step.text("place")))
    found += _twice(plan)
    found += _ended_taker(plan)
    if root and any(root in step.ended and not step.heir for step in plan.steps):
        found.append(Problem(_("Đơn vị gốc của hệ thống không giải thể được khi chưa có đơn vị kế thừa.")))
    return found or list(_loops(plan, units))


def _day_problems(plan: Plan, today: date) -> Iterator[Problem]:
    if plan.on < today and not plan.late:
        yield Problem(_('Ngày có hiệu lực đã qua. Ghi ngày hôm nay hoặc ngày sau, hoặc thêm late = "lý do ghi muộn".'))
    if len(plan.basis) > 300:
        yield Problem(_("Căn cứ dài quá 300 chữ. Ghi số và ngày văn bản là đủ."))


def _unit_problems(step: Step, plan: Plan, units, planned) -> Iterator[Problem]:
    for code in step.named:
        if code in plan.created:
            continue
        unit = units.get(code)
        if unit is None:
            yield step.problem(_("Không có đơn vị mang mã %s. Xem lại mã trong cây đơn vị.") % code)
        elif unit.until is not None:
            yield step.problem(_ended_sentence(unit))
        elif unit.outside or unit.practice:
            yield step.problem(_("%s là đơn vị ngoài hệ thống hoặc đơn vị tập dượt, không sắp xếp ở đây.") % code)
        elif unit.since and plan.on < unit.since:
            yield step.problem(_("Đơn vị %s được lập sau ngày này. Ghi ngày muộn hơn.") % code)
        elif code in planned:
            yield step.problem(
                _("Đơn vị %(code)s đã có trong kế hoạch “%(plan)s” chưa có hiệu lực. Bỏ kế hoạch ấy trước.")
                % {"code": code, "plan": planned[code]}
            )


def _ended_sentence(unit: Known) -> str:
    values = {"code": unit.code, "on": f"{unit.until.day}/{unit.until.month}/{unit.until.year}", "heir": unit.heir}
    if unit.heir:
        return _("Đơn vị %(code)s đã kết thúc ngày %(on)s. Đơn vị kế thừa là %(heir)s: ghi mã ấy.") % values
    return _("Đơn vị %(code)s đã kết thúc ngày %(on)s. Ghi mã một đơn vị đang hoạt động.") % values


@lru_cache(maxsize=1)
def _folded(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(code.casefold() for code in codes)


def _create(step: Step, plan: Plan, units) -> Iterator[Problem]:
    code = step.text("code")
    if code.casefold() in _folded(tuple(units)):
        yield step.problem(_("Mã %s đã dùng. Chọn mã khác.") % code)
    if len(code) > CODE or len(step.text("name")) > NAME or len(step.text("short_name")) > SHORT:
        yield step.problem(_("Mã dài quá 40, tên quá 200 hoặc tên ngắn quá 80 chữ. Ghi ngắn hơn."))
    if step.text("kind") not in KIND_CODES:
        yield step.problem(
            _("Không có loại đơn vị “%(kind)s”. Chọn: %(kinds)s.")
            % {"kind": step.text("kind"), "kinds": ", ".join(KIND_CODES)}
        )


def _rename(step: Step, plan: Plan, units) -> Iterator[Problem]:
    if len(step.text("name")) > NAME or len(step.text("short_name")) > SHORT:
        yield step.problem(_("Tên dài quá 200 hoặc tên ngắn quá 80 chữ. Ghi ngắn hơn."))


def _move(step: Step, plan: Plan, units) -> Iterator[Problem]:
    unit = units.get(step.text("unit"))
    if step.text("unit") == step.text("under"):
        yield step.problem(_("Không đặt một đơn vị dưới chính nó được. Chọn đơn vị cấp trên khác."))
    elif unit is not None and unit.parent == step.text("under"):
        yield step.problem(_("Đơn vị đã ở đúng chỗ này. Bỏ bảng này hoặc chọn đơn vị cấp trên khác."))


def _merge(step: Step, plan: Plan, units) -> Iterator[Problem]:
    if not step.ended:
        yield step.problem(_("Không nhập một đơn vị vào chính nó được. Ghi thêm đơn vị khác vào units."))
    elif len(set(step.codes("units"))) < len(step.codes("units")):
        yield step.problem(_("Có mã ghi hai lần trong units. Ghi mỗi mã một lần."))


def _split(step: Step, plan: Plan, units) -> Iterator[Problem]:
    into, unit = step.codes("into"), step.text("unit")
    if len(set(into)) < 2:
        yield step.problem(_("Chia tách cần ít nhất hai đơn vị nhận khác nhau. Ghi thêm mã vào into."))
    if unit in into:
        yield step.problem(_("Đơn vị bị chia không thể nhận hồ sơ của chính nó. Lập đơn vị mới bằng [[create]]."))
    if step.text("queue") == unit:
        yield step.problem(_("Đơn vị giữ hồ sơ chờ phân phải là đơn vị còn hoạt động. Chọn đơn vị khác."))
    if strange := sorted(set(step.says.get("officers", {}).values()) - set(into)):
        yield step.problem(_("officers chỉ ghi đơn vị có trong into. Sửa: %s.") % ", ".join(strange))


def _abolish(step: Step, plan: Plan, units) -> Iterator[Problem]:
    if step.text("unit") == step.text("to"):
        yield step.problem(_("Đơn vị kế thừa phải khác đơn vị giải thể. Chọn đơn vị khác."))


CHECKS = {
    "create": _create, "rename": _rename, "move": _move, "merge": _merge, "split": _split, "abolish": _abolish,
}  # fmt: skip


def _twice(plan: Plan) -> Iterator[Problem]:
    """A unit ends once, is created once, and is moved or renamed once; an ended one is neither moved nor renamed."""
    ended: set[str] = set()
    for step in plan.steps:
        for code in step.ended:
            if code in ended:
                yield step.problem(_("Đơn vị %s kết thúc hai lần trong kế hoạch. Giữ một bảng.") % code)
            ended.add(code)
    seen: set[tuple[str, str]] = set()
    for step in plan.steps:
        code = step.text("code" if step.kind == "create" else "unit")
        if step.kind not in ("create", "rename", "move"):
            continue
        if (step.kind, fold(code)) in seen:
            yield step.problem(_("Đơn vị %s có hai bảng cùng loại. Giữ một bảng.") % code)
        seen.add((step.kind, fold(code)))
        if step.kind != "create" and code in ended:
            yield step.problem(_("Đơn vị %s kết thúc trong kế hoạch này, không đổi tên hay chuyển nữa.") % code)


def _ended_taker(plan: Plan) -> Iterator[Problem]:
    """Nobody takes over, or gets units below, who ends by the same plan: that would be a chain or a circle."""
    ended = {code: step for step in plan.steps for code in step.ended}
    for step in plan.steps:
        takers = dict.fromkeys((*step.successors, *filter(None, (step.heir, step.text("under")))))
        for code in takers:
            if code not in ended:
                continue
            if set(step.ended) & {code, *ended[code].successors}:
                yield step.problem(_("%s vừa nhận vừa kết thúc: hai bảng này thành vòng tròn. Bỏ một bảng.") % code)
            else:
                yield step.problem(
                    _("%(code)s cũng kết thúc trong kế hoạch này. Ghi thẳng đơn vị cuối cùng: %(last)s.")
                    % {"code": code, "last": ended[code].heir or "?"}
                )


def _loops(plan: Plan, units: Mapping[str, Known]) -> Iterator[Problem]:
    parents = resulting_parents(plan, units)
    for step in (*plan.of("create"), *plan.of("move"), *plan.of("merge"), *plan.of("split"), *plan.of("abolish")):
        start = step.text("code") or step.text("unit") or step.heir
        seen, code = {start}, parents.get(start)
        while code is not None and code not in seen:
            seen.add(code)
            code = parents.get(code)
        if code is not None:
            yield step.problem(_("Sau kế hoạch này đơn vị %s đứng dưới chính nó. Chọn đơn vị cấp trên khác.") % start)


def resulting_parents(plan: Plan, units: Mapping[str, Known]) -> dict[str, str | None]:
    """Return the parent of every unit that stands after the plan, and of those it ends: their heir."""
    return {code: known.parent for code, known in units.items()} | changed_parents(plan, units)


def changed_parents(plan: Plan, units: Mapping[str, Known]) -> dict[str, str | None]:
    """Return the new parent of each unit that gets another one, by code; ended units come under their heir.

    What stood under a unit that ends comes under its heir, unless the plan says otherwise; where the heir itself stood
    below, the branch it stands on comes up to where the ended unit was.
    """
    heirs = {code: step.heir for step in plan.steps for code in step.ended}
    changed: dict[str, str | None] = {code: heir for code, heir in heirs.items() if heir}
    for code, known in units.items():
        if known.parent in heirs and known.until is None and code not in heirs:
            heir = heirs[known.parent]
            changed[code] = _above(known.parent, heirs, units) if not heir or _under(heir, code, units) else heir
    changed |= {step.text("code"): step.text("under") or None for step in plan.of("create")}
    changed |= {step.text("unit"): step.text("under") for step in plan.of("move")}
    return changed


def above_ended(plan: Plan, units: Mapping[str, Known]) -> dict[str, set[str]]:
    """Return what stands above each unit that ends: until now, and after the plan above where its parent's matters go.

    A unit that takes over from one above is above too, though it is new or stood elsewhere.
    """
    before, after = {code: known.parent for code, known in units.items()}, resulting_parents(plan, units)
    return {
        code: {*_way_up(units[code].parent, before), *_way_up(units[code].parent, after)}
        for step in plan.steps
        for code in step.ended
    }


def _way_up(code: str | None, parents: Mapping[str, str | None]) -> set[str]:
    found: set[str] = set()
    while code is not None and code not in found:
        found.add(code)
        code = parents.get(code)
    return found


def _under(code: str, top: str, units: Mapping[str, Known]) -> bool:
    while code in units:
        if code == top:
            return True
        code = units[code].parent
    return False


def _above(code: str | None, heirs: Mapping[str, str], units: Mapping[str, Known]) -> str | None:
    """Return the nearest unit above an ended one that does not end by the plan."""
    while code in heirs:
        code = units[code].parent
    return code


def expanded(plan: Plan, units: Mapping[str, Known]) -> Plan:
    """Return the plan with a merge for each pair of units below that `below = "match"` names alike.

    Alike: the code says the same after its own parent's code (`24931-vp`, `24934-vp`), else kind and short name.
    """
    below: dict[str, list[Known]] = {}
    for known in units.values():
        if known.until is None and known.parent:
            below.setdefault(known.parent, []).append(known)
    named = {code for step in plan.steps for code in step.ended}
    pairs: dict[tuple[int, str], list[str]] = {}
    for step in plan.of("merge"):
        if step.text("below") != "match":
            continue
        taken = {_likeness(one): one.code for one in reversed(below.get(step.text("into"), []))}
        for former in step.ended:
            for one in below.get(former, []):
                if one.code not in named and (taker := taken.get(_likeness(one))) not in (None, one.code):
                    pairs.setdefault((step.line, taker), []).append(one.code)
    more = tuple(
        Step("merge", line, {"units": codes, "into": into, "below": "match"}) for (line, into), codes in pairs.items()
    )
    return replace(plan, steps=(*plan.steps, *more)) if more else plan


def _likeness(one: Known) -> tuple[str, str]:
    if one.parent and one.code.startswith(one.parent):
        return "code", one.code[len(one.parent) :]
    return one.kind, fold(one.short_name)
