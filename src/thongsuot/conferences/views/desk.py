"""Conferences on the desk: the list, a new one, one of them, and a conclusion by its reference."""

from collections.abc import Iterator
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

from thongsuot.commitments.queries import made_at, may_make
from thongsuot.conferences import actions
from thongsuot.conferences.actions.public import counts
from thongsuot.conferences.forms.acts import PlanForm
from thongsuot.conferences.models import Conclusion, Conference
from thongsuot.conferences.permissions import WORKERS, hosts
from thongsuot.conferences.queries import lists
from thongsuot.conferences.queries import page as queries
from thongsuot.conferences.queries.naming import conclusions as named
from thongsuot.conferences.queries.sites import doubled
from thongsuot.conferences.rules.fold import BEFORE_THE_END, CLOSED, OPEN, TOLD
from thongsuot.conferences.views.acts import moment, open_acts, promise_begins
from thongsuot.conferences.views.papers import doings_of
from thongsuot.conferences.views.sites import presses
from thongsuot.conferences.words import PAPER_SHAPES, PAPER_STATES, SHAPES, STATES, VERBS, site_stands
from thongsuot.core.access import can
from thongsuot.core.columns import heads
from thongsuot.core.errors import Refused
from thongsuot.documents.queries.offers import papers_on
from thongsuot.invitations.queries import counts as invited
from thongsuot.meetings.forms.listing import ListForm
from thongsuot.units.forms import carry_out

PAGE = 30
HEADS = {
    "ten": gettext_lazy("Hội nghị"),
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
        "rows": [(one, SHAPES[one.state], STATES[one.state]) for one in page],
        "heads": heads(form.sort(), HEADS),
        "makes": bool(request.actor.units_as(*WORKERS)),
    }
    return render(request, "conferences/list.html", shown)


def table(request) -> Iterator[list]:
    """Return what the list shows under the same filters and in the same order, all pages of it."""
    form = ListForm(request.GET, states=STATES, units=lists.units(request.actor))
    return _rows(lists.listed(request.actor, form.wanted(), form.sort()))


def _rows(found) -> Iterator[list]:
    yield [
        _("Tên"), _("Đơn vị tổ chức"), _("Ngày tổ chức"), _("Bắt đầu"), _("Kết thúc"), _("Điểm cầu chính"),
        _("Tình trạng"), _("Số điểm cầu"), _("Số điểm cầu đã dự"), _("Ngày công bố kết luận"),
    ]  # fmt: skip
    for one in found.iterator(chunk_size=1000):
        yield [
            one.title, one.unit, one.held_on, f"{one.starts:%H:%M}", f"{one.ends:%H:%M}", one.place,
            str(STATES[one.state]), one.places, one.came, one.told_on,
        ]  # fmt: skip


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new(request):
    if not request.actor.units_as(*WORKERS):
        raise Refused("conferences.plan")
    form = PlanForm(request.POST or None, actor=request.actor)
    if request.method == "POST" and carry_out(form, actions.plan, **moment(request)):
        return redirect("conferences:one", form.result.pk)
    return render(request, "conferences/new.html", {"form": form}, status=422 if form.is_bound else 200)


def seen_or_404(request, conference_id: UUID) -> Conference:
    conference = queries.seen(request.actor, conference_id)
    if conference is None:
        raise Http404
    return conference


@login_required
@never_cache
@require_GET
def one(request, conference_id: UUID):
    """The page of one conference: what is under way, its sites in figures, papers, conclusions, what to do next."""
    conference = seen_or_404(request, conference_id)
    may_run, inside = can(request.actor, "conferences.run", conference), hosts.test(request.actor, conference)
    own, sits = queries.own_sites(request.actor, conference), conference.state in BEFORE_THE_END
    page = {
        "conference": conference,
        "shape": SHAPES[conference.state],
        "state": STATES[conference.state],
        "counts": counts(conference),
        "sits": sits,
        "present": queries.present(conference),
        "agenda": list(conference.agenda.all()),
        "calls": may_run and conference.state == OPEN,
        "own": [(site, *site_stands(site, sits), presses(site)) for site in own],
        "papers": [
            (row, PAPER_SHAPES[row.paper.state], PAPER_STATES[row.paper.state], doings_of(row, may_run, conference))
            for row in queries.papers(request.actor, conference)
        ],
        "brings": (may_run or bool(own)) and sits,
        "inside": inside,
        "official": papers_on(request.actor, conference.ref) if inside else None,
        "conclusions": queries.conclusions(request.actor, conference),
        "gives": may_run and conference.state in (CLOSED, TOLD) and can(
            request.actor, "directives.draft_task", conference.unit
        ),
        "invited_counts": invited(conference.ref, conference.held_on),
        "invites": can(request.actor, "invitations.view", conference.ref),
        "promises": made_at(conference.ref, request.actor),
        "may_promise": may_make(request.actor),
        "promise_begins": promise_begins(conference),
        "about": conference.ref,
        "acts": [(VERBS[shown.act.verb], shown) for shown in queries.acts_of(request.actor, conference)],
        "offered": open_acts(request.actor, conference),
        "merged": doubled(conference) if may_run else [],
        "address": "" if conference.practice else _live_address(conference),
        "video": queries.video_address(conference),
    }  # fmt: skip
    return render(request, "conferences/one.html", page)


def _live_address(conference: Conference) -> str:
    return settings.PUBLIC_URL + reverse("conference_live:one", args=[conference.code])


@login_required
@never_cache
@require_GET
def conclusion(request, conclusion_id: UUID):
    """Lead from a conclusion's reference to its place on the page of the conference."""
    if conclusion_id not in named(request.actor, {conclusion_id}):
        raise Http404
    found = Conclusion.objects.get(pk=conclusion_id)
    return redirect(f"{reverse('conferences:one', args=[found.conference_id])}#ket-luan-{found.number}")
