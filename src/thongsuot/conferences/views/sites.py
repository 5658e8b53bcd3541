"""The sites of a conference: their list, paged and filtered, and the presses on one of them."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.conferences import actions
from thongsuot.conferences.actions.attending import check_may
from thongsuot.conferences.actions.public import counts
from thongsuot.conferences.forms.sites import CorrectForm, ReportForm, SiteForm, SitesListForm
from thongsuot.conferences.models import Conference, Site
from thongsuot.conferences.permissions import hosts, sites_attended_by, visible_to
from thongsuot.conferences.queries.page import seen
from thongsuot.conferences.queries.sites import counting_papers, listed, without_unit
from thongsuot.conferences.rules.fold import BEFORE_THE_END, CALLED_OFF, CLOSED, DROPPED, HERE, LEFT, TOLD, WAITING
from thongsuot.conferences.views.acts import Doing, absent, moment
from thongsuot.conferences.words import site_stands
from thongsuot.core.access import can
from thongsuot.core.clock import local_time
from thongsuot.core.columns import heads
from thongsuot.documents.rules.states import DRAFT
from thongsuot.units.forms import carry_out
from thongsuot.units.queries import living

PAGE = 50
HEADS = {
    "so": gettext_lazy("Số"),
    "ten": gettext_lazy("Điểm cầu"),
    "den": gettext_lazy("Vào lúc"),
    "co-mat": gettext_lazy("Số người có mặt"),
}
DOINGS = (
    Doing("vao", "joined", "attend", gettext_lazy("Vào dự"), SiteForm, actions.join),
    Doing("roi", "left", "attend", gettext_lazy("Rời hội nghị"), SiteForm, actions.leave),
    Doing("so-nguoi", "attended", "attend", gettext_lazy("Báo số người"), ReportForm, actions.report),
    Doing("chua-vao", "not_come", "attend", gettext_lazy("Chưa vào dự"), SiteForm, actions.not_come),
    Doing(
        "dinh-chinh", "not_come", "run", gettext_lazy("Đính chính: chưa vào dự"), CorrectForm, actions.correct_joined
    ),
    Doing("bo", "site_dropped", "run", gettext_lazy("Bỏ khỏi danh sách"), SiteForm, actions.drop_site),
)
BY_SLUG = {doing.slug: doing for doing in DOINGS}


def presses(site: Site, *, runs: bool = False) -> list[Doing]:
    """Return what can be done with a site as it stands, for who may act for it; `runs`: who runs the conference."""
    state = site.conference.state
    slugs = []
    if state in BEFORE_THE_END and site.state != DROPPED:
        slugs.append("roi" if site.state == HERE else "vao")
    if state != CALLED_OFF and site.state != DROPPED:
        slugs.append("so-nguoi")
    if state in BEFORE_THE_END and site.state in (HERE, LEFT):
        slugs.append("chua-vao")
    if runs and state in (CLOSED, TOLD) and (site.state in (HERE, LEFT) or site.attended):
        slugs.append("dinh-chinh")
    if runs and state in BEFORE_THE_END and site.state == WAITING and not site.attended:
        slugs.append("bo")
    return [BY_SLUG[slug] for slug in slugs]


def _seen(request, conference_id) -> Conference:
    """Return the conference whose whole list the reader may see: in the unit that holds it, or from above it."""
    conference = seen(request.actor, conference_id) if conference_id else None
    if conference is None or not hosts.test(request.actor, conference):
        raise Http404
    return conference


@login_required
@never_cache
@require_GET
def sites(request, conference_id: UUID):
    """The list of sites: who is there, who was, who never came."""
    conference = _seen(request, conference_id)
    form = SitesListForm(request.GET)
    wanted = form.wanted()
    page = Paginator(listed(conference, **wanted), PAGE).get_page(request.GET.get("trang"))
    may_run = can(request.actor, "conferences.run", conference)
    for site in page:
        site.conference = conference
    shown = {
        "conference": conference,
        "form": form,
        "page": page,
        "rows": [_row(site, may_run) for site in page],
        "heads": heads(wanted["sort"], HEADS),
        "counts": counts(conference),
        "runs": may_run,
        "sits": conference.state in BEFORE_THE_END,
        "without_unit": without_unit(conference) if may_run else 0,
        "adds": may_run and conference.state in BEFORE_THE_END,
    }
    return render(request, "conferences/sites.html", shown)


def _row(site: Site, may_run: bool) -> dict:
    shape, stands = site_stands(site, site.conference.state in BEFORE_THE_END)
    row = {"site": site, "shape": shape, "words": stands}
    heir = living(site.unit) if site.unit and site.unit.valid_until else None
    return row | {"heir": heir if heir != site.unit else None, "ended": bool(site.unit and site.unit.valid_until)} | {
        "presses": presses(site, runs=True) if may_run else []
    }  # fmt: skip


def table(request) -> Iterator[list]:
    """Return the sites of one conference under the same filters and in the same order, all pages of them."""
    try:
        conference = _seen(request, UUID(request.GET.get("cua", "")))
    except ValueError:
        raise Http404 from None
    sits = conference.state in BEFORE_THE_END
    return _rows(listed(conference, **SitesListForm(request.GET).wanted()), sits)


def _rows(found, sits: bool) -> Iterator[list]:
    yield [
        _("Số"), _("Điểm cầu"), _("Nơi ngồi họp"), _("Tình trạng"), _("Số người dự kiến"), _("Số người có mặt"),
        _("Vào lúc"), _("Rời lúc"),
    ]  # fmt: skip
    for site in found.iterator(chunk_size=1000):
        yield [
            site.number, site.name, site.place, str(site_stands(site, sits)[1]), site.expected, site.present,
            _hour(site.joined_at), _hour(site.left_at),
        ]  # fmt: skip


def _hour(at) -> str:
    return f"{local_time(at):%H:%M}" if at else ""


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def act(request, site_id: UUID, slug: str):
    """Show the page of a press on a site, or do it; back to where it was pressed, under the same filters."""
    rows = Site.objects.select_related("conference__unit").filter(conference__in=visible_to(request.actor))
    site, doing = rows.filter(pk=site_id).first(), BY_SLUG.get(slug)
    if site is None or doing is None:
        raise absent()
    if not hosts.test(request.actor, site.conference):
        own = sites_attended_by(request.actor, site.conference)
        if not own.filter(pk=site.pk).exists():
            raise absent()
    check_may(request.actor, f"conferences.{doing.permission}", site)
    form = doing.form(request.POST if request.method == "POST" else None, site=site)
    if form.is_bound and carry_out(form, doing.action, site_id=site.pk, **moment(request)):
        if doing.action is actions.correct_joined and counting_papers(site.conference).filter(state=DRAFT).exists():
            told = _("Đã đính chính. Dự thảo văn bản soạn trước lúc này còn ghi số điểm cầu cũ: sửa trước khi ký.")
            messages.warning(request, told)
        return redirect(_back(request, site.conference))
    page = {
        "site": site,
        "conference": site.conference,
        "doing": doing,
        "form": form,
        "back": _back(request, site.conference),
    }
    return render(request, "conferences/site_act.html", page, status=422 if form.is_bound else 200)


def _back(request, conference: Conference) -> str:
    if not can(request.actor, "conferences.run", conference):
        return reverse("conferences:one", args=[conference.pk])
    asked = request.GET.urlencode()
    return reverse("conferences:sites", args=[conference.pk]) + (f"?{asked}" if asked else "")
