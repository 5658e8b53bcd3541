"""Dialogues on the desk: the list, a new one, one of them, and the page of who moderates it."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.cases.permissions import visible_to as cases_seen_by
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.cases.views.submit import qr_svg
from thongsuot.commitments.queries import made_at, may_make
from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.core.columns import heads
from thongsuot.core.errors import Refused
from thongsuot.core.refs import Ref
from thongsuot.documents.queries.offers import papers_on
from thongsuot.duties.queries import explain
from thongsuot.invitations.queries import counts
from thongsuot.meetings import actions
from thongsuot.meetings.forms.acts import CasePlanForm, PlanForm
from thongsuot.meetings.forms.listing import ListForm
from thongsuot.meetings.models import Meeting
from thongsuot.meetings.permissions import WORKERS
from thongsuot.meetings.queries import lists
from thongsuot.meetings.queries import page as queries
from thongsuot.meetings.views.acts import moment, open_acts, promise_begins
from thongsuot.meetings.views.files import adds, shown_files
from thongsuot.meetings.words import OUTCOME_SHAPES, OUTCOMES, SHAPES, STATES, WAYS, states_of, verbs_of
from thongsuot.units.forms import carry_out

PAGE = 30
HEADS = {
    "ten": gettext_lazy("Buổi đối thoại"),
    "don-vi": gettext_lazy("Đơn vị tổ chức"),
    "ngay": gettext_lazy("Ngày tổ chức"),
}


@login_required
@never_cache
@require_GET
def listing(request):
    form = ListForm(request.GET, states=STATES, units=lists.units(request.actor))
    rows = lists.listed(request.actor, form.wanted(), form.sort())
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    shown = {
        "form": form,
        "page": page,
        "rows": [(one, SHAPES[one.state], states_of(one)[one.state]) for one in page],
        "heads": heads(form.sort(), HEADS),
        "makes": bool(request.actor.units_as(*WORKERS)),
        "owed": lists.owed_this_year(request.actor, clock.today()),
        "year": clock.today().year,
    }
    return render(request, "meetings/list.html", shown)


def table(request) -> Iterator[list]:
    """Return what the list shows under the same filters and in the same order, all pages of it."""
    form = ListForm(request.GET, states=STATES, units=lists.units(request.actor))
    return _rows(lists.listed(request.actor, form.wanted(), form.sort()))


def _rows(found) -> Iterator[list]:
    yield [
        _("Tên"), _("Đơn vị tổ chức"), _("Ngày tổ chức"), _("Bắt đầu"), _("Kết thúc"), _("Nơi tổ chức"),
        _("Tình trạng"), _("Ngày thông báo"), _("Ngày công bố kết quả"), _("Số người được mời"), _("Số người đã dự"),
        _("Câu hỏi chờ xem"),
    ]  # fmt: skip
    for one in found.iterator(chunk_size=1000):
        yield [
            one.title, one.unit, one.held_on, f"{one.starts:%H:%M}", f"{one.ends:%H:%M}", one.place,
            str(states_of(one)[one.state]), one.announced_on, one.told_on, one.invited, one.attended, one.waiting,
        ]  # fmt: skip


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new(request):
    if not request.actor.units_as(*WORKERS):
        raise Refused("meetings.plan")
    form = PlanForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and carry_out(form, actions.plan, **moment(request)):
        return redirect("meetings:one", form.result.pk)
    return render(request, "meetings/new.html", {"form": form}, status=422 if form.is_bound else 200)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new_on_case(request, case_id: UUID):
    """Plan a dialogue on one case, for who sees the case and plans dialogues."""
    case = cases_seen_by(request.actor).filter(pk=case_id).first()
    if case is None:
        raise Http404
    if not request.actor.units_as(*WORKERS):
        raise Refused("meetings.plan")
    form = CasePlanForm(request.POST or None, actor=request.actor, case=case)
    plan = partial(actions.plan_on_case, case_id=case.pk)
    if request.method == "POST" and carry_out(form, plan, **moment(request)):
        return redirect("meetings:one", form.result.pk)
    page = {"form": form, "case": case, "complaint": case.kind == COMPLAINT}
    return render(request, "meetings/new_on_case.html", page, status=422 if form.is_bound else 200)


def _seen(request, meeting_id: UUID) -> Meeting:
    meeting = queries.seen(request.actor, meeting_id)
    if meeting is None:
        raise Http404
    return meeting


@login_required
@never_cache
@require_GET
def one(request, meeting_id: UUID):
    meeting = _seen(request, meeting_id)
    promises = made_at(meeting.ref, request.actor)
    copy = queries.public_copy(meeting)
    running = meeting.result_duty or meeting.notice_duty
    page = _known(request, meeting) | {
        "acts": [(verbs_of(meeting)[shown.act.verb], shown) for shown in queries.acts_of(meeting)],
        "offered": open_acts(request.actor, meeting),
        "moderates": can(request.actor, "meetings.run", meeting) and meeting.state in ("announced", "closed"),
        "agenda": list(meeting.agenda.all()),
        "answering": list(meeting.answering.order_by("sort_key")),
        "questions": _questions(meeting),
        "files": shown_files(request.actor, meeting),
        "adds_files": adds(request.actor, meeting),
        "copy": copy,
        "invited_counts": counts(meeting.ref, meeting.held_on),
        "invites": can(request.actor, "invitations.view", meeting.ref),
        "promises": promises,
        "duty": running,
        "late": queries.is_late(meeting, clock.today()),
        "comes": meeting.held_on >= clock.today(),
        "papers": papers_on(request.actor, meeting.ref),
        "due": explain(running) if running else None,
        "untold": meeting.state == "told" and copy and copy.followed != actions.followed(meeting),
    }
    return render(request, "meetings/one.html", page)


def _known(request, meeting: Meeting) -> dict:
    """Return what both pages of a dialogue begin with."""
    address = settings.PUBLIC_URL + reverse("dialogues:one", args=[meeting.code])
    return {
        "meeting": meeting,
        "shape": SHAPES[meeting.state],
        "state": states_of(meeting)[meeting.state],
        "address": address,
        "qr": qr_svg(settings.PUBLIC_URL + reverse("dialogues:ask", args=[meeting.code])),
        "about": meeting.ref,
        "may_promise": may_make(request.actor),
        "promise_begins": promise_begins(meeting),
    }


def _questions(meeting: Meeting) -> list[dict]:
    return [
        {"one": one, "people": one.others + 1, "shape": OUTCOME_SHAPES[one.outcome], "words": OUTCOMES[one.outcome]}
        | {"case": Ref.parse(one.case_ref).id if one.case_ref else None}
        for one in queries.shown(meeting)
    ]


@login_required
@never_cache
@require_GET
def moderate(request, meeting_id: UUID):
    """The page of who runs the dialogue: what waits, what comes next, what was answered."""
    meeting = _seen(request, meeting_id)
    if not can(request.actor, "meetings.run", meeting):
        raise Refused("meetings.run")
    copy = queries.public_copy(meeting)
    page = _known(request, meeting) | {
        "waiting": queries.waiting(meeting),
        "questions": _questions(meeting),
        "aside": [(one, WAYS[one.way]) for one in queries.put_aside(meeting)],
        "called": copy.called if copy else None,
        "runs": meeting.state in ("announced", "closed"),
        "announced": meeting.state == "announced",
    }
    return render(request, "meetings/moderate.html", page)
