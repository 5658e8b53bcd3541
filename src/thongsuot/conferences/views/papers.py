"""Papers for a conference: registered with their files, accepted, returned, brought again, spoken; their files."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.conferences import actions
from thongsuot.conferences.actions.papers import may_bring
from thongsuot.conferences.forms.sites import AgainForm, PaperActForm, PaperForm, ReturnForm, SpeakForm
from thongsuot.conferences.models import Conference, SpeechPaper
from thongsuot.conferences.queries.page import PaperShown, own_sites, seen
from thongsuot.conferences.queries.papers import file_of, papers_seen_by
from thongsuot.conferences.rules.fold import BEFORE_THE_END, OPEN, PAPER_ALLOWED
from thongsuot.conferences.views.acts import Doing, absent, moment
from thongsuot.core.access import can
from thongsuot.core.errors import Refused, Stale
from thongsuot.files.responses import download
from thongsuot.units.forms import carry_out

DOINGS = (
    Doing("nhan", "paper_accepted", "run", gettext_lazy("Nhận tham luận"), PaperActForm, actions.accept_paper),
    Doing("tra-lai", "paper_returned", "run", gettext_lazy("Trả lại để sửa"), ReturnForm, actions.return_paper),
    Doing("gui-lai", "paper_registered", "bring", gettext_lazy("Gửi lại bản đã sửa"), AgainForm,
          actions.register_again),
    Doing("trinh-bay", "paper_spoken", "run", gettext_lazy("Ghi đã trình bày"), SpeakForm, actions.speak),
)  # fmt: skip
BY_SLUG = {doing.slug: doing for doing in DOINGS}


def doings_of(row: PaperShown, may_run: bool, conference: Conference) -> list[Doing]:
    """Return what can be done with a paper as it stands, by who runs the conference or who brought it."""
    may = {"run": may_run, "bring": row.mine}
    return [one for one in DOINGS if may[one.permission] and not not_now(one, row.paper, conference)]


def not_now(doing: Doing, paper: SpeechPaper, conference: Conference) -> str:
    """Return why an act on a paper is not possible now; empty where it is."""
    if none_now := no_paper_now(conference):
        return none_now
    if paper.state not in PAPER_ALLOWED[doing.verb][0]:
        return _("Tham luận không ở bước này. Tải lại trang để xem.")
    if doing.verb == "paper_spoken" and conference.state != OPEN:
        return _("Hội nghị không đang họp nên chưa ghi trình bày được.")
    return ""


def no_paper_now(conference: Conference) -> str:
    """Return why the conference takes no papers now; empty where it does."""
    if conference.state in BEFORE_THE_END:
        return ""
    return _("Hội nghị đã bế mạc hoặc không tổ chức nữa nên không nhận tham luận.")


def _files(request) -> dict:
    return {name: request.FILES.getlist(name) for name in request.FILES}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new(request, conference_id: UUID):
    """Register a paper, for one's own site or, by who runs the conference, for any."""
    conference = seen(request.actor, conference_id)
    if conference is None:
        raise absent()
    runs = can(request.actor, "conferences.run", conference)
    if not runs and not own_sites(request.actor, conference):
        raise Refused("conferences.attend")
    given = (request.POST, _files(request)) if request.method == "POST" else ()
    form = PaperForm(*given, conference=conference, actor=request.actor, runs=runs)
    if form.is_bound and carry_out(form, actions.register_paper, conference_id=conference.pk, **moment(request)):
        return redirect("conferences:one", conference.pk)
    page = {"conference": conference, "form": form, "why_not": "" if form.is_bound else no_paper_now(conference)}
    return render(request, "conferences/paper_new.html", page, status=422 if form.is_bound else 200)


def _seen(request, paper_id: UUID) -> SpeechPaper | None:
    rows = papers_seen_by(request.actor).select_related("conference__unit", "site__conference")
    return rows.filter(pk=paper_id).first()


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def act(request, paper_id: UUID, slug: str):
    """Show the form of an act on a paper, or do it."""
    paper, doing = _seen(request, paper_id), BY_SLUG.get(slug)
    if paper is None or doing is None:
        raise absent()
    runs = can(request.actor, "conferences.run", paper.conference)
    if not (runs if doing.permission == "run" else may_bring(request.actor, paper)):
        raise Refused("conferences.run" if doing.permission == "run" else "conferences.attend")
    given = (request.POST, _files(request)) if request.method == "POST" else ()
    form = doing.form(*given, paper=paper)
    if form.is_bound and _done(request, doing, paper, form):
        return redirect("conferences:one", paper.conference_id)
    page = {"paper": paper, "conference": paper.conference, "doing": doing, "form": form}
    page["why_not"] = "" if form.is_bound else not_now(doing, paper, paper.conference)
    return render(request, "conferences/paper_act.html", page, status=422 if form.is_bound else 200)


def _done(request, doing: Doing, paper: SpeechPaper, form) -> bool:
    try:
        return carry_out(form, doing.action, paper_id=paper.pk, **moment(request))
    except Stale as stale:
        form.renew(_seen(request, paper.pk))
        form.add_error(None, stale.sentence)
        return False


@login_required
@never_cache
@require_GET
def file(request, paper_id: UUID, file_id: UUID):
    """Give a file of a paper to who may read the paper."""
    paper = _seen(request, paper_id)
    found = file_of(paper, file_id, request.actor) if paper else None
    if found is None:
        raise Http404
    return download(found)
