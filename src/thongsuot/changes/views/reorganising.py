"""Reorganisations for the administrator of the root: write a plan, see what it moves, confirm it, follow it."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.changes import actions
from thongsuot.changes.actions.reorganising import PERMISSION
from thongsuot.changes.forms.reorganising import PlaceForm, PlanForm, StepForm, empty_plan
from thongsuot.changes.models import Reorganisation
from thongsuot.changes.queries import moving, unplaced
from thongsuot.changes.queries import reorganising as queries
from thongsuot.changes.queries.world import read_against
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import DomainError, Invalid, NotAllowedNow, Refused, Stale
from thongsuot.units.models import Unit

PAGE = 20
LOOKED_AT = (Reorganisation.State.DRAFT, Reorganisation.State.PLANNED)


def _moment(request: HttpRequest) -> dict:
    return {"actor": request.actor, "on": clock.today(), "at": clock.now()}


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    require(request.actor, PERMISSION, None)
    page = Paginator(Reorganisation.objects.order_by("-on", "-pk"), PAGE).get_page(request.GET.get("trang"))
    return render(request, "changes/reorganise/index.html", {"page": page})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, reorganisation_id: UUID | None = None) -> HttpResponse:
    """Write a plan, or write a draft anew; `them` adds one change to the text and keeps nothing."""
    require(request.actor, PERMISSION, None)
    row = _found(reorganisation_id) if reorganisation_id else None
    if request.method == "GET":
        form = PlanForm(initial={"text": row.text if row else empty_plan()})
        return _writing(request, row, form, StepForm())
    form = PlanForm(request.POST, request.FILES)
    if "them" in request.POST:
        return _added(request, row)
    if form.is_valid():
        try:
            row = actions.prepare_reorganisation(
                text=form.cleaned_data["text"], reorganisation_id=reorganisation_id, **_moment(request)
            )
            return redirect("changes:reorganisation", row.pk)
        except (Invalid, NotAllowedNow) as wrong:
            for sentence in wrong.sentence.splitlines():
                form.add_error("text", sentence)
    return _writing(request, row, form, StepForm(), status=422)


def _added(request: HttpRequest, row: Reorganisation | None) -> HttpResponse:
    step, text = StepForm(request.POST), request.POST.get("text", "")
    if not step.is_valid():
        return _writing(request, row, PlanForm(initial={"text": text}), step, status=422)
    return _writing(request, row, PlanForm(initial={"text": text.rstrip() + "\n" + step.table()}), StepForm())


def _writing(request, row, form: PlanForm, step: StepForm, status: int = 200) -> HttpResponse:
    context = {"row": row, "form": form, "step": step}
    return render(request, "changes/reorganise/write.html", context, status=status)


def _found(reorganisation_id: UUID) -> Reorganisation:
    return get_object_or_404(Reorganisation, pk=reorganisation_id)


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, reorganisation_id: UUID) -> HttpResponse:
    """What a plan moves; confirm it or take it back. Once it is in force: how far the batches are."""
    require(request.actor, PERMISSION, None)
    row, trouble = _found(reorganisation_id), ""
    if request.method == "POST":
        try:
            return _done(request, row)
        except (Stale, NotAllowedNow, Invalid) as wrong:
            trouble = wrong.sentence
            row.refresh_from_db()
    context = {"row": row, "trouble": trouble, "asked": request.GET.get("hoi", "")} | _shown(row)
    return render(request, "changes/reorganise/one.html", context, status=409 if trouble else 200)


def _done(request: HttpRequest, row: Reorganisation) -> HttpResponse:
    moment = _moment(request) | {"reorganisation_id": row.pk}
    if "bo" in request.POST:
        actions.undo_reorganisation(**moment)
        messages.success(request, _("Đã bỏ kế hoạch. Không có gì thay đổi."))
    elif "xem" in request.POST:
        actions.prepare_reorganisation(text=row.text, **moment)
        messages.success(request, _("Danh sách đã tính lại theo lúc này."))
    else:
        actions.confirm_reorganisation(seen=request.POST.get("seen", ""), **moment)
        found = actions.begin_reorganisation(reorganisation_id=row.pk, at=clock.now())
        planned = found.state == Reorganisation.State.PLANNED
        said = (
            _("Đã xác nhận. Kế hoạch có hiệu lực từ 0 giờ ngày đã ghi.") if planned else _("Kế hoạch đã có hiệu lực.")
        )
        messages.success(request, said)
    return redirect("changes:reorganisation", row.pk)


def _shown(row: Reorganisation) -> dict:
    """Return what the page of a plan shows: its steps and counts by kind; wrong where the units moved on meanwhile."""
    reading = read_against(row.text, today=min(clock.today(), row.on), but=row)
    live = row.state in LOOKED_AT
    counts = [(kind, row.totals.get(kind.name, 0)) for kind in moving.KINDS]
    moved = [(moving.BY_NAME[name].words, number) for name, number in row.moved.items() if name in moving.BY_NAME]
    return {
        "steps": queries.unit_rows(reading) if reading.plan else [],
        "problems": [str(each) for each in reading.problems] if live else [],
        "counts": counts,
        "keys": row.totals.get(queries.KEYS, 0),
        "moved": moved,
        "waiting": unplaced.waiting(row.unplaced.all()).count(),
        "live": live,
    }


@require_GET
def moves(request: HttpRequest, reorganisation_id: UUID, kind: str) -> HttpResponse:
    """The rows of one kind that a plan moves, fifty a page; `sau` is the last one of the page before."""
    require(request.actor, PERMISSION, None)
    row, reading = readable(reorganisation_id)
    if kind == queries.KEYS:
        context = {"row": row, "kind": kind, "words": queries.KEY_WORDS, "lines": queries.key_lines(reading)}
        return render(request, "changes/reorganise/moves.html", context)
    if kind not in moving.BY_NAME:
        raise Http404
    found = moving.BY_NAME[kind]
    lines = queries.lines(reading, found, after=_key(request.GET.get("sau", "")), limit=queries.PAGE + 1)
    more = lines[queries.PAGE - 1].id if len(lines) > queries.PAGE else None
    context = {"words": found.words, "becomes": found.becomes, "lines": lines[: queries.PAGE], "more": more}
    return render(request, "changes/reorganise/moves.html", {"row": row, "kind": kind} | context)


def readable(reorganisation_id: UUID):
    """Return a plan that is not in force yet and what it reads as today. Raises: Http404."""
    row = _found(reorganisation_id)
    reading = read_against(row.text, today=min(clock.today(), row.on), but=row)
    if row.state not in LOOKED_AT or reading.problems:
        raise Http404
    return row, reading


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class Placing:
    """What waits with the officer's units: all of it, the units it comes from, and what comes from the one chosen."""

    rows: QuerySet
    formers: list[Unit]
    former: Unit | None
    mine: QuerySet


def placing(request: HttpRequest) -> Placing:
    """Return what waits to be placed by whoever asks, and of which former unit. Raises: Refused."""
    if request.actor.practice or not request.actor.units_as(*unplaced.PLACERS):
        raise Refused("changes.place")
    rows = unplaced.placeable_by(request.actor)
    formers = unplaced.formers_of(rows)
    asked = _key(request.POST.get("tu") or request.GET.get("tu", ""))
    former = next((unit for unit in formers if unit.pk == asked), formers[0] if formers else None)
    return Placing(rows, formers, former, unplaced.page_of(rows, former.pk) if former else rows.none())


@require_http_methods(["GET", "POST"])
def queue(request: HttpRequest) -> HttpResponse:
    """What a split left with the own unit: give it, many at once, to one of the successors."""
    found = placing(request)
    former, mine = found.former, found.mine
    if former is None:
        return render(request, "changes/reorganise/queue.html", {"former": None})
    units = unplaced.successors_of(former.pk, clock.today())
    page = Paginator(mine, unplaced.PAGE).get_page(request.GET.get("trang"))
    form = PlaceForm(request.POST or None, rows=mine if request.method == "POST" else page, units=units)
    if request.method == "POST" and form.is_valid() and _placed(request, form):
        return redirect(f"{request.path}?tu={former.pk}")
    gone = unplaced.gone_from(found.rows, former.pk)[: unplaced.PAGE]
    context = {"form": form, "page": page, "former": former, "formers": found.formers, "units": units, "gone": gone}
    return render(request, "changes/reorganise/queue.html", context, status=422 if form.errors else 200)


def _placed(request: HttpRequest, form: PlaceForm) -> bool:
    ids = [UUID(pk) for pk in form.cleaned_data["ids"]]
    try:
        actions.place(ids=ids, unit_id=UUID(form.cleaned_data["unit"]), **_moment(request))
    except DomainError as wrong:
        if isinstance(wrong, Refused):
            raise
        form.add_error(None, wrong.sentence)
        return False
    said = ngettext("Đã giao %d việc. Hạn giữ nguyên.", "Đã giao %d việc. Hạn giữ nguyên.", len(ids)) % len(ids)
    messages.success(request, said)
    return True
