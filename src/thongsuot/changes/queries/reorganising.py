"""The dry run: every matter, post, right and number that a plan moves, and where; counts, lists, a digest of all."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.models import Case, Publication
from thongsuot.changes.plan import Plan
from thongsuot.changes.queries.held import RUNNING
from thongsuot.changes.queries.world import Reading
from thongsuot.denunciations.queries.keyholders import number_in
from thongsuot.documents.models import Document, Register
from thongsuot.duties.models import ClimbPace, Duty
from thongsuot.people.models import Absence, Post
from thongsuot.privacy.models import Breach, DataRequest
from thongsuot.units.models import Competence, Unit

PAGE = 50


@dataclass(frozen=True)
class Kind:
    """One kind of thing that moves. `unit`: the column that says where it is; `label`: what a row is called.

    `found(reading)` gives the rows; `moves` False: it stays as it is and is only shown, for what becomes of it.
    """

    name: str
    words: str
    found: Callable[[Reading], QuerySet]
    unit: str = "unit_id"
    label: str | None = None
    ref: str = ""
    becomes: str = ""


def _running(field: str = "valid_until", since: str = "on") -> Callable[[Reading], Q]:
    return lambda reading: Q(**{field: None}) | Q(**{f"{field}__gt": reading.plan.on})


def _posts(reading: Reading) -> QuerySet:
    return Post.objects.filter(_running()(reading), unit__in=reading.former_ids)


def _cases(reading: Reading) -> QuerySet:
    ended = Q(holder_unit__in=reading.former_ids) | Q(working_unit__in=reading.former_ids)
    return Case.objects.real().open().filter(ended)


def _below(reading: Reading) -> QuerySet:
    moved = [reading.world.ids[step.text("unit")] for step in reading.plan.of("move")]
    return Unit.objects.filter(valid_until=None, parent__in=reading.former_ids).exclude(
        pk__in=[*reading.former_ids, *moved]
    )


def _of(model, **more) -> Callable[[Reading], QuerySet]:
    return lambda reading: model.objects.filter(unit__in=reading.former_ids, **more)


_KEPT = gettext_lazy("Cán bộ đơn vị kế thừa đọc và làm tiếp; dòng vẫn ghi đơn vị cũ.")
KINDS = (
    Kind("cases", gettext_lazy("Vụ việc đang mở"), _cases, "holder_unit_id", "code", "case"),
    Kind(
        "duties", gettext_lazy("Việc phải làm đang chạy"),
        lambda reading: Duty.objects.filter(
            holder_unit__in=reading.former_ids, state__in=RUNNING, practice=False, series=None, times=0
        ),
        "holder_unit_id", "label", "duty",
    ),
    Kind(
        "series", gettext_lazy("Việc định kỳ, lịch tiếp dân"),
        lambda reading: Duty.objects.filter(
            Q(times__gt=0) | Q(series__isnull=False), holder_unit__in=reading.former_ids, state__in=RUNNING,
            practice=False,
        ),
        "holder_unit_id", "label", "duty",
    ),
    Kind("posts", gettext_lazy("Vai của cán bộ"), _posts, "unit_id", "officer__full_name"),
    Kind(
        "absences", gettext_lazy("Ngày vắng của cán bộ"),
        lambda reading: Absence.objects.filter(
            last_day__gte=reading.plan.on, officer__in=_posts(reading).values("officer")
        ),
        "", "officer__full_name", becomes=gettext_lazy("Theo người, không đổi."),
    ),
    Kind("competences", gettext_lazy("Thẩm quyền"), _of(Competence, valid_until=None), label="topic"),
    Kind("below", gettext_lazy("Đơn vị trực thuộc chuyển theo"), _below, "parent_id", "name", "unit"),
    Kind("paces", gettext_lazy("Nhịp báo lên cấp trên"), _of(ClimbPace)),
    Kind(
        "registers", gettext_lazy("Sổ số văn bản"), _of(Register, practice=False), label="kind",
        becomes=gettext_lazy("Sổ cũ khép lại ở số cuối; đơn vị kế thừa lấy số trong sổ của mình."),
    ),
    Kind(
        "drafts", gettext_lazy("Dự thảo văn bản chưa ký"), _of(Document, state="draft", practice=False), label="form",
        becomes=gettext_lazy("Đơn vị kế thừa soạn lại bằng tên của mình rồi ký; bản cũ chỉ để đọc."),
    ),
    Kind(
        "publications", gettext_lazy("Trang công khai"), lambda reading: Publication.objects.filter(
            unit_id__in=reading.former_ids, withdrawn_on=None
        ), label="title", becomes=gettext_lazy("Giữ tên đơn vị lúc công khai; lọc theo đơn vị kế thừa cũng thấy."),
    ),
    Kind("requests", gettext_lazy("Yêu cầu về dữ liệu cá nhân đang mở"), _of(DataRequest, closed_on=None),
         label="came_on", becomes=_KEPT),
    Kind("breaches", gettext_lazy("Sự cố dữ liệu đang mở"), _of(Breach, closed_on=None), label="happened",
         becomes=_KEPT),
)  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True)
class Line:
    """One thing that moves: what it is called, from which unit to which, by name; `ref` opens it where it can be."""

    kind: str
    id: UUID
    label: str
    former: str
    heir: str
    ref: str = ""


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
        totals[kind.name], marks[kind.name] = _mark(kind.found(reading).order_by())
    totals["keys"] = number_in(reading.former_ids)
    said = {"plan": described(reading.plan), "marks": marks, "keys": totals["keys"]}
    seen = hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()
    return DryRun(totals, unit_rows(reading), seen)


def _mark(rows: QuerySet) -> tuple[int, str]:
    """Return the number of rows and a digest of their keys."""
    ids = rows.annotate(text=Cast("pk", TextField())).aggregate(all=StringAgg("text", "", order_by="pk", default=""))
    return len(ids["all"]) // 36, hashlib.sha256(ids["all"].encode()).hexdigest()


def described(plan: Plan) -> dict:
    """Return the plan as plain values, for digests."""
    steps = [[step.kind, step.says] for step in plan.steps]
    return {"on": plan.on.isoformat(), "basis": plan.basis, "late": plan.late, "steps": steps}


def unit_rows(reading: Reading) -> list[tuple[str, str, str]]:
    """Return (what happens, unit, to what) by names for every step, as the page and the command show it."""
    codes = {code for step in reading.plan.steps for code in (*step.named, *step.ended)}
    names = dict(Unit.objects.filter(code__in=codes).values_list("code", "name"))
    names |= {step.text("code"): step.text("name") for step in reading.plan.of("create")}
    found = []
    for step in reading.plan.steps:
        found += [(step.kind, one, to) for one, to in _said(step, names)]
    return found


def _said(step, names: dict[str, str]) -> Iterator[tuple[str, str]]:
    if step.kind in ("create", "move"):
        code = step.text("code") or step.text("unit")
        yield names.get(code, code), names.get(step.text("under"), "")
    elif step.kind == "rename":
        yield names.get(step.text("unit"), ""), step.text("name")
    else:
        takers = ", ".join(names.get(code, code) for code in step.successors)
        if step.kind == "split":
            takers = _("%(takers)s (chờ phân: %(queue)s)") % {"takers": takers, "queue": names.get(step.heir, "")}
        for code in step.ended:
            yield names.get(code, code), takers


def lines(reading: Reading, kind: Kind, *, after: UUID | None = None, limit: int | None = PAGE) -> list[Line]:
    """Return the next things of one kind that move, in the order of their keys; `limit` None: all of them."""
    rows = kind.found(reading).order_by("pk")
    rows = rows.filter(pk__gt=after) if after else rows
    unit = F(kind.unit) if kind.unit else Value(None, TextField())
    label = Cast(F(kind.label), TextField()) if kind.label else Value("", TextField())
    rows = rows.annotate(at_unit=Cast(unit, TextField()), called=Coalesce(label, Value("", TextField())))
    rows = rows.values_list("pk", "called", "at_unit")
    heirs = {str(reading.world.ids[code]): heir for code, (heir, _all) in reading.endings.items()}
    names = {str(pk): name for pk, name in Unit.objects.filter(pk__in=reading.former_ids).values_list("pk", "name")}
    by_code = {code: name for code, name in Unit.objects.filter(code__in=heirs.values()).values_list("code", "name")}
    by_code |= {step.text("code"): step.text("name") for step in reading.plan.of("create")}
    return [
        Line(kind.name, pk, called or "–", names.get(at, ""), by_code.get(heirs.get(at, ""), ""), kind.ref)
        for pk, called, at in (rows[:limit] if limit else rows.iterator(chunk_size=2000))
    ]


def as_table(reading: Reading) -> Iterator[list[str]]:
    """Yield the whole dry run as rows of a table file: kind, what, from, to."""
    yield [_("Loại"), _("Nội dung"), _("Đơn vị cũ"), _("Sang đơn vị")]
    for kind in KINDS:
        for line in lines(reading, kind, limit=None):
            yield [str(kind.words), line.label, line.former, line.heir]
