"""Study sessions, reviews and visits: the list, one of them, a new one, held, called off."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.core.errors import NotFound, Refused
from thongsuot.directives import actions
from thongsuot.directives.forms.events import CallOffForm, EventForm, HoldForm
from thongsuot.directives.forms.listing import EVENT_STATES, EventsForm
from thongsuot.directives.models import Event
from thongsuot.directives.permissions import OVERSEERS, WORKERS, instruments_seen_by, tasks_seen_by
from thongsuot.directives.queries import events as queries
from thongsuot.directives.queries.beginning import findings
from thongsuot.directives.views.task_making import carried, moment
from thongsuot.directives.words import EVENTS
from thongsuot.files.responses import download
from thongsuot.units.forms import carry_out

PAGE = 50


def _seen(request, event_id: UUID) -> Event:
    event = queries.seen(request.actor, event_id)
    if event is None:
        raise Http404
    return event


@login_required
@never_cache
@require_GET
def listing(request):
    form, today = EventsForm(request.GET), clock.today()
    page = Paginator(queries.listed(request.actor, **form.wanted()), PAGE).get_page(request.GET.get("trang"))
    shown = {"form": form, "page": page, "makes": bool(request.actor.units_as(*WORKERS, *OVERSEERS))}
    shown["rows"] = [_row(event, today) for event in page]
    return render(request, "directives/events.html", shown)


def _row(event: Event, today) -> dict:
    late = queries.is_late(event, today)
    shape = {"held": "done", "called-off": "unknown"}.get(event.state, "late" if late else "running")
    words = _("quá hạn") if late else EVENT_STATES[event.state]
    return {"event": event, "kind": EVENTS[event.kind], "shape": shape, "words": words, "late": late}


def table(request) -> Iterator[list]:
    """Return what the list shows under the same filters, all pages of it."""
    return _rows(queries.listed(request.actor, **EventsForm(request.GET).wanted()))


def _rows(found) -> Iterator[list]:
    yield [
        _("Loại"), _("Tên"), _("Đơn vị tổ chức"), _("Đơn vị được kiểm tra"), _("Văn bản"), _("Hạn"), _("Tình trạng"),
        _("Ngày tổ chức"), _("Số người cần dự"), _("Số người đã dự"),
    ]  # fmt: skip
    for event in found.iterator(chunk_size=1000):
        yield [
            str(EVENTS[event.kind]), event.title, event.unit, event.visited or "", str(event.instrument or ""),
            event.due_on, str(EVENT_STATES[event.state]), event.held_on, event.expected, event.reached,
        ]  # fmt: skip


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new(request):
    """Plan one; begun for the task or instrument that the address names."""
    if not request.actor.units_as(*WORKERS, *OVERSEERS):
        raise Refused("directives.plan_event")
    task = _named(request, "task", tasks_seen_by)
    instrument = _named(request, "instrument", instruments_seen_by)
    begun = {"instrument": instrument, "kind": request.GET.get("loai", "")}
    form = EventForm(request.POST or None, initial=begun, actor=request.actor, task=task)
    if request.method == "POST" and carry_out(form, actions.plan_event, **moment(request)):
        return redirect("directives:event", form.result.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "directives/event_form.html", {"form": form, "task": task}, status=status)


def _named(request, name: str, seen_by):
    try:
        return seen_by(request.actor).filter(pk=UUID(request.GET.get(name, ""))).first()
    except ValueError:
        return None


@login_required
@never_cache
@require_GET
def one(request, event_id: UUID):
    event, today = _seen(request, event_id), clock.today()
    part = queries.part_of(event)
    holds = event.state == Event.State.PLANNED and can(request.actor, "directives.hold_event", event)
    page = _row(event, today) | {
        "part": part if part and can(request.actor, "directives.view", part) else None,
        "given": part is not None,
        "files": queries.files_of(event),
        "findings": list(enumerate(findings(event))),
        "holds": holds and (part is None or can(request.actor, "directives.work", part)),
        "calls_off": holds and part is None,
        "makes": bool(request.actor.units_as(*WORKERS)),
        "acts": queries.acts_of(event),
        "instrument_seen": instruments_seen_by(request.actor).filter(pk=event.instrument_id).exists(),
        "task_seen": event.task_id and tasks_seen_by(request.actor).filter(pk=event.task_id).exists(),
    }
    return render(request, "directives/event.html", page)


ACTS = {
    "da-to-chuc": (gettext_lazy("Ghi đã tổ chức"), HoldForm, actions.hold_event),
    "khong-to-chuc": (gettext_lazy("Không tổ chức nữa"), CallOffForm, actions.call_off_event),
}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def act(request, event_id: UUID, slug: str):
    """Show the form of an act, or do it."""
    event = queries.seen(request.actor, event_id)
    if event is None or slug not in ACTS:
        raise NotFound(_("Không tìm thấy buổi này, hoặc anh/chị không được xem."))
    require(request.actor, "directives.hold_event", event)
    title, form_class, action = ACTS[slug]
    if request.method == "GET":
        closed = "" if event.state == Event.State.PLANNED else _("Buổi này đã tổ chức hoặc không tổ chức nữa.")
        return _act_page(request, event, title, form_class(event=event), closed)
    files = {name: request.FILES.getlist(name) for name in request.FILES}
    form = form_class(request.POST, files, event=event)
    if carried(form, action, event, event_id=event.pk, **moment(request)):
        return redirect("directives:event", event.pk)
    return _act_page(request, event, title, form, "", status=422)


def _act_page(request, event: Event, title, form, closed: str, status: int = 200):
    page = {"event": event, "title": title, "form": form, "closed": closed}
    return render(request, "directives/event_act.html", page, status=status)


@login_required
@never_cache
@require_GET
def file(request, event_id: UUID, file_id: UUID):
    """Give a file of the event to who sees it."""
    event = queries.seen(request.actor, event_id)
    found = queries.file_of(event, file_id) if event else None
    if found is None:
        raise Http404
    return download(found, inline_ok=True, request=request)
