"""`/giay-moi/<code>/`: what one is invited to, the code to show at the door, and whether one will come. No account."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.cases.views.submit import qr_svg
from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import DomainError, TooMany
from thongsuot.doors.actions import FORMS, challenge, let_in
from thongsuot.invitations import actions, queries
from thongsuot.invitations.forms import CodeForm, StrangerReplyForm
from thongsuot.invitations.gatherings import Gathering, gathering_of
from thongsuot.invitations.models import Invitation
from thongsuot.invitations.rules import REPLIES, parse_code, show_code
from thongsuot.invitations.views import guessing


@never_cache
@require_GET
def ask(request):
    """Ask for the code; one given as `?code=` goes on to its own page, whether it opens anything or not."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        return redirect("invited:one", form.cleaned_data["code"])
    return render(request, "invitations/public/ask.html", {"form": form}, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def one(request, code: str):
    """Show the invitation, or take its reply. An officer who admits is led to the tick of this code, save by `xem`."""
    digits = parse_code(code)
    if digits is None:
        raise Http404  # a slip of the finger: no code at all, so it counts as no try
    try:
        opened = _braked(request, digits)
    except TooMany as trouble:
        kept = request.POST.get("answer", "")
        page = {"trouble": trouble.sentence, "answer": kept if kept in REPLIES else ""}
        return render(request, "invitations/public/wait.html", page, status=trouble.status)
    if opened is None:
        raise Http404
    found, gathering, admits = opened
    about = found.roster.about
    if request.method == "POST":
        return _reply(request, found, gathering)
    if admits and "xem" not in request.GET:
        return redirect("invitations:one", about.kind, about.id, found.pk)
    return _page(request, found, gathering, StrangerReplyForm())


def _braked(request, digits: str) -> tuple[Invitation, Gathering, bool] | None:
    """Return what a code opens, None for one that opens nothing; whoever tries many is slowed. Raises: TooMany.

    Officers who have signed in are not: a door with a queue shares its address with the guests.
    """
    if request.user.is_authenticated:
        return _opened(request, digits)
    now = clock.now()
    guessing.take(request, now)
    opened = _opened(request, digits)
    if opened is None:
        guessing.was_wrong(now)
    else:
        guessing.was_right(request)
    return opened


def _opened(request, digits: str) -> tuple[Invitation, Gathering, bool] | None:
    """Return the invitation of a code, its gathering, and whether the actor admits there."""
    found = queries.by_code(digits)
    gathering = gathering_of(found.roster.about) if found and not found.roster.forgotten_on else None
    if gathering is None or found.walked_in:
        return None
    admits = request.user.is_authenticated and can(request.actor, "invitations.admit", found.roster.about)
    if gathering.practice and not admits:
        return None  # of the sandbox nobody outside reads
    return found, gathering, admits


def _reply(request, found: Invitation, gathering: Gathering):
    form, now = StrangerReplyForm(request.POST), clock.now()
    if not form.is_valid():
        return _page(request, found, gathering, form, status=422)
    try:
        let_in(FORMS, now, form.cleaned_data["proof"])
        given = {"code": found.code, "answer": form.cleaned_data["answer"]}
        actions.reply(**given, actor=STRANGER, on=clock.legal_day(now), at=now)
    except DomainError as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
        return _page(request, found, gathering, form, status=trouble.status, wait=True)
    return redirect(reverse("invited:one", args=[found.code]) + "?xem=1")


def _page(request, found: Invitation, gathering: Gathering, form, *, status: int = 200, wait: bool = False):
    """Show it; after a wait the proof of work begins at once, not with the first touch."""
    replied = found.reply if found.replied_for == gathering.held_on else ""
    shown = {
        "gathering": gathering,
        "office": found.content.office,
        "bring": found.roster.bring,
        "code": show_code(found.code),
        "replied": replied,
        "why_not": _why_not(gathering),
        "form": form,
        "qr": qr_svg(settings.PUBLIC_URL + reverse("invited:one", args=[found.code])),
        "proof": challenge(clock.now()),
        "proof_now": wait,
    }
    return render(request, "invitations/public/one.html", shown, status=status)


def _why_not(gathering: Gathering) -> str:
    """Return why nobody needs to reply any more; empty where one may."""
    if gathering.called_off:
        return _("Buổi này không tổ chức nữa. Bà con không cần đến.")
    if not gathering.stands or gathering.held_on < clock.today():
        return _("Buổi này đã qua nên không cần trả lời nữa.")
    return ""
