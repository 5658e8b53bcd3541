"""Ma trận: units by tasks as a page, on paper and as a table; and the parts behind one cell."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.directives.forms.matrix import MatrixForm
from thongsuot.directives.models import Task
from thongsuot.directives.permissions import OVERSEERS, assignments_seen_by
from thongsuot.directives.queries import matrix as queries
from thongsuot.directives.queries.matrix import Cell, Row
from thongsuot.directives.rules.standing import LATE, NO_PLAN, STANDINGS, WAITING
from thongsuot.directives.words import STANDINGS as WORDS
from thongsuot.units.models import Unit

PAGE = 50
NEEDY = (LATE, NO_PLAN, WAITING)


@dataclass(frozen=True)
class Asked:
    """What the address asks for: below which unit, the tasks of this page of columns, in which order."""

    form: MatrixForm
    top: Unit
    tasks: Page
    sort: str


def _asked(request: HttpRequest) -> Asked:
    form = MatrixForm(request.GET, actor=request.actor)
    wanted = form.wanted()
    top = _top(request.actor, wanted["unit_id"])
    narrowed = {"instrument_id": wanted["instrument_id"], "year": wanted["year"]}
    tasks = queries.column_page(top, request.GET.get("cot"), **narrowed)
    return Asked(form, top, tasks, wanted["sort"])


def _top(actor: Actor, unit_id) -> Unit:
    """Return the unit to look below: the one asked for, or the highest that the actor oversees; else not found."""
    units = Unit.objects.filter(pk__in=actor.units_as(*OVERSEERS), practice=actor.practice)
    if unit_id is None:
        top = units.order_by("-lineage_down__depth", "sort_key").first()
    else:
        top = Unit.objects.filter(pk=unit_id).first()
    if top is None or not can(actor, "directives.look_into", top):
        raise Http404
    return top


@login_required
@never_cache
@require_GET
def matrix(request: HttpRequest) -> HttpResponse:
    asked = _asked(request)
    tasks = asked.tasks.object_list
    found = queries.matrix(asked.top, tasks, today=clock.today(), page=_number(request), sort=asked.sort)
    figures = [(stands, sum(cell.counts.get(stands, 0) for cell in found.total)) for stands in STANDINGS]
    context = {"form": asked.form, "found": found, "columns": asked.tasks, "figures": figures}
    context["rows"] = [(row.unit, _faces(row, tasks), _needs(row)) for row in found.rows]
    context["total"] = list(zip(_faces(Row(asked.top, found.total), tasks), found.total, strict=True))
    context["below"] = _below(request)
    context |= {"parents": _parents(request.actor, asked.top), "today": clock.today(), "sort": asked.sort}
    return render(request, "directives/matrix.html", context)


def _below(request: HttpRequest) -> str:
    """Return the present address, first page, up to the code of the unit to look below."""
    params = request.GET.copy()
    params.pop("trang", None)
    params.pop("don_vi", None)
    return f"?{params.urlencode()}&don_vi=" if params else "?don_vi="


@dataclass(frozen=True)
class Face:
    """What one cell shows of `task`: the classes and shape of its worst standing, a line or two, where it leads."""

    task: Task
    look: str = "m-none"
    badge: str = ""
    shape: str = ""
    words: str = ""
    share: str = ""
    href: str = ""


def _faces(row: Row, tasks: list[Task]) -> list[Face]:
    """Return the cells of a row as they are shown, each beside its task."""
    address, done = reverse("directives:cell"), _("%(done)s/%(asked)s xong")
    here = f"{address}?don_vi={row.unit.code}&nhiem_vu="
    return [_face(cell, task, f"{here}{task.pk}", done) for cell, task in zip(row.cells, tasks, strict=True)]


def _face(cell: Cell, task: Task, href: str, done: str) -> Face:
    worst, asked = cell.worst, cell.asked
    if not worst:
        return Face(task)
    word, shape, look, badge = WORDS[worst]
    if len(cell.counts) == 1 and asked == 1:
        percent = cell.rolled.percent
        return Face(task, look, badge, shape, str(word) if percent is None else f"{word} {percent}%", "", href)
    share = done % {"done": _figure(cell.done), "asked": _figure(asked)}
    return Face(task, look, badge, shape, f"{_figure(cell.counts[worst])} {word}", share, href)


def _needs(row: Row) -> list[tuple[str, int]]:
    """Return what of a row wants somebody to act, with how many parts stand so."""
    counted = [(stands, sum(cell.counts[stands] for cell in row.cells)) for stands in NEEDY]
    return [(stands, count) for stands, count in counted if count]


def _figure(count: int) -> str:
    return number_format(count, use_l10n=True, force_grouping=True) if count > 999 else str(count)


def _number(request: HttpRequest) -> int:
    text = request.GET.get("trang", "1")
    return int(text) if text.isdecimal() and len(text) < 6 else 1


def _parents(actor: Actor, top: Unit) -> list[Unit]:
    """Return the way up from `top`, as far as the actor may look."""
    above = Unit.objects.filter(lineage_down__descendant=top, lineage_down__depth__gt=0)
    return [unit for unit in above.order_by("-lineage_down__depth") if can(actor, "directives.look_into", unit)]


def table(request: HttpRequest) -> Iterator[list]:
    """Return all units of the level with the tasks of the page's columns, for a spreadsheet."""
    return _table(_asked(request))


def _table(asked: Asked) -> Iterator[list]:
    tasks = asked.tasks.object_list
    yield [_("Đơn vị"), *(task.label for task in tasks)]
    for row in queries.every_row(asked.top, tasks, today=clock.today(), sort=asked.sort):
        name = _("Tất cả") if row.unit == asked.top else row.unit.name
        yield [name, *(_words(cell) for cell in row.cells)]


def _words(cell: Cell) -> str:
    """Return a cell as one line: how many stand where, and the figure with how many stand behind it."""
    counted = "; ".join(f"{cell.counts[stands]} {WORDS[stands][0]}" for stands in STANDINGS if cell.counts.get(stands))
    if cell.rolled.percent is None:
        return counted
    behind = _("%(percent)s%% theo %(behind)s/%(asked)s đơn vị đã báo cáo")
    return f"{counted}; {behind % vars(cell.rolled)}"


@login_required
@never_cache
@require_GET
def cell(request: HttpRequest) -> HttpResponse:
    """Show the parts behind one cell: one task, the units below one, who wants attention first."""
    top, task, stands = _cell_asked(request)
    rows = queries.parts(assignments_seen_by(request.actor), top, task, stands=stands, today=clock.today())
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    whole = queries.matrix(top, [task], today=clock.today()).total[0]
    tabs = [_tab("", _("Tất cả"), sum(whole.counts.values()), stands)]
    tabs += [_tab(one, WORDS[one][0], whole.counts[one], stands) for one in STANDINGS if whole.counts.get(one)]
    context = {"top": top, "task": task, "page": page, "tabs": tabs, "whole": whole}
    return render(request, "directives/cell.html", context)


def _cell_asked(request: HttpRequest) -> tuple[Unit, Task, str]:
    form = MatrixForm(request.GET, actor=request.actor)
    top = _top(request.actor, form.wanted()["unit_id"])
    try:
        task = get_object_or_404(queries.columns(top), pk=UUID(request.GET.get("nhiem_vu", "")))
    except ValueError as wrong:
        raise Http404 from wrong
    stands = request.GET.get("tinh_trang", "")
    return top, task, stands if stands in STANDINGS else ""


def _tab(stands: str, label: str, count: int, chosen: str) -> dict:
    return {"stands": stands, "label": label, "count": count, "current": stands == chosen}


def cell_table(request: HttpRequest) -> Iterator[list]:
    """Return the parts behind one cell under the same filter, for a spreadsheet."""
    top, task, stands = _cell_asked(request)
    return _cell_rows(queries.parts(assignments_seen_by(request.actor), top, task, stands=stands, today=clock.today()))


def _cell_rows(rows) -> Iterator[list]:
    yield [_("Đơn vị"), _("Tình trạng"), _("Tiến độ (%)"), _("Hạn"), _("Người làm")]
    for row in rows.iterator(chunk_size=1000):
        due_on = row.duty.due_on if row.duty else row.task.due_on
        officer = row.officer.full_name if row.officer else ""
        yield [row.unit.name, WORDS[row.stands][0], row.percent, due_on, officer]
