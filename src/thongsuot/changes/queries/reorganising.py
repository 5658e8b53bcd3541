"""The dry run: every matter, post, right and number that a plan moves, and where; counts, lists, a digest of all."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Count, F, QuerySet, TextField, UUIDField, Value
from django.db.models.functions import MD5, Cast, Coalesce, Concat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.changes.plan import Plan
from thongsuot.changes.queries.destinations import Destinations
from thongsuot.changes.queries.moving import KINDS, Kind
from thongsuot.changes.queries.world import Reading
from thongsuot.denunciations.queries.keyholders import numbers_in
from thongsuot.units.models import Unit

PAGE = 50
KEYS = "keys"
KEY_WORDS = gettext_lazy("Khóa của phòng tố cáo")


@dataclass(frozen=True)
class Line:
    """One thing that moves: what it is called, from which unit to which, by name; `ref` opens it where it can be.

    `note`: what else becomes of it. `id` None: several things in one line, none of which may be told.
    """

    kind: str
    id: UUID | None
    label: str
    former: str
    heir: str
    ref: str = ""
    note: str = ""


@dataclass(frozen=True)
class DryRun:
    """What a plan moves: counts by kind, and by unit that ends; `seen`: the digest of exactly this."""

    totals: dict[str, int]
    units: list[tuple[str, str, str]]
    seen: str


def dry_run(reading: Reading) -> DryRun:
    """Return what the plan moves today. Two that saw the same have the same digest, another otherwise."""
    marks, totals = {}, {}
    for kind in KINDS:
        totals[kind.name], marks[kind.name] = _mark(kind, kind.found(reading).order_by())
    keys = numbers_in(reading.former_ids)
    totals[KEYS] = sum(keys.values())
    headed = sorted(Destinations(reading).headed)
    said = {"plan": described(reading.plan), "marks": marks, "keys": totals[KEYS], "headed": headed}
    seen = hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()
    return DryRun(totals, unit_rows(reading), seen)


def _mark(kind: Kind, rows: QuerySet) -> tuple[int, str]:
    """Return the number of rows and a digest of their keys, of where they are, and of what the list says of them."""
    columns = ["pk", *filter(None, (kind.at,)), *kind.marked]
    parts = [part for name in columns for part in (Cast(name, TextField()), Value(" "))]
    marked = rows.annotate(marked=MD5(Concat(*parts, output_field=TextField())))
    found = marked.aggregate(number=Count("pk"), all=StringAgg("marked", "", order_by="pk", default=""))
    return found["number"], hashlib.sha256(found["all"].encode()).hexdigest()


def described(plan: Plan) -> dict:
    """Return the plan as plain values, for digests."""
    steps = [[step.kind, step.says] for step in plan.steps]
    return {"on": plan.on.isoformat(), "basis": plan.basis, "late": plan.late, "steps": steps}


def unit_rows(reading: Reading) -> list[tuple[str, str, str]]:
    """Return (what happens, unit, to what) by names for every step, as the page and the command show it.

    A unit that changes has its name of the day before, what it changes to that of the day.
    """
    codes = {code for step in reading.plan.steps for code in (*step.named, *step.ended)}
    units = list(Unit.objects.filter(code__in=codes).prefetch_related("former_names"))
    before = {unit.code: unit.name_on(reading.plan.on - timedelta(days=1)) for unit in units}
    created = {step.text("code"): step.text("name") for step in reading.plan.of("create")}
    names = {unit.code: unit.name_on(reading.plan.on) for unit in units} | created
    found = []
    for step in reading.plan.steps:
        found += [(step.kind, one, to) for one, to in _said(step, before | created, names)]
    return found


def _said(step, before: dict[str, str], names: dict[str, str]) -> Iterator[tuple[str, str]]:
    if step.kind in ("create", "move"):
        code = step.text("code") or step.text("unit")
        yield before.get(code, code), names.get(step.text("under"), "")
    elif step.kind == "rename":
        yield before.get(step.text("unit"), ""), step.text("name")
    else:
        takers = ", ".join(names.get(code, code) for code in step.successors)
        if step.kind == "split":
            takers = _("%(takers)s (chờ phân: %(queue)s)") % {"takers": takers, "queue": names.get(step.heir, "")}
        for code in step.ended:
            yield before.get(code, code), takers


def lines(reading: Reading, kind: Kind, *, after: UUID | None = None, limit: int | None = PAGE) -> list[Line]:
    """Return the next things of one kind that move, in the order of their keys; `limit` None: all of them."""
    rows = kind.found(reading).order_by("pk")
    rows = rows.filter(pk__gt=after) if after else rows
    at = Cast(F(kind.at), UUIDField()) if kind.at else Value(None, UUIDField())
    called = Coalesce(Cast(F(kind.called), TextField()), Value(""), output_field=TextField())
    rows = rows.annotate(at=at, called=called).values("pk", "at", "called", *kind.columns)
    where = Destinations(reading)
    return [_line(kind, row, where) for row in (rows[:limit] if limit else rows.iterator(chunk_size=2000))]


def _line(kind: Kind, row: dict, where: Destinations) -> Line:
    label, to, note = kind.told(row, where)
    return Line(kind.name, row["pk"], label or "–", where.name(row["at"]), to, kind.ref, note)


def key_lines(reading: Reading) -> list[Line]:
    """Return how many keys of the sealed room read for each unit that ends, and for which they will: never whose."""
    where = Destinations(reading)
    return [
        Line(KEYS, None, str(number), where.name(unit), where.heir_name(unit))
        for unit, number in sorted(numbers_in(reading.former_ids).items())
    ]


def all_lines(reading: Reading, only: str = "") -> Iterator[tuple[str, Line]]:
    """Yield every line of the dry run, or of one kind alone, with the words for its kind."""
    for kind in KINDS:
        if only in ("", kind.name):
            for line in lines(reading, kind, limit=None):
                yield str(kind.words), line
    if only in ("", KEYS):
        for line in key_lines(reading):
            yield str(KEY_WORDS), line


def as_table(reading: Reading, only: str = "") -> Iterator[list[str]]:
    """Yield the dry run, or one kind of it, as rows of a table file: kind, what, from, to, what becomes of it."""
    yield [_("Loại"), _("Nội dung"), _("Đơn vị cũ"), _("Sang đơn vị"), _("Ghi chú")]
    for words, line in all_lines(reading, only):
        yield [words, line.label, line.former, line.heir, line.note]
