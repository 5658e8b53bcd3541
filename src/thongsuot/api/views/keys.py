"""`/ban-lam-viec/quan-tri/khoa/`: an administrator gives keys to other systems, sees them, and takes them away."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.api import actions
from thongsuot.api.forms import TokenForm
from thongsuot.api.permissions import visible_to
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.files.tables import KINDS, table_answer
from thongsuot.language.folding import clean
from thongsuot.people.permissions import visible_officers
from thongsuot.units.forms import carry_out
from thongsuot.units.views import page_of


@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """List the keys of the officers administered here, those that still open something first."""
    require(request.actor, "api.list_tokens", None)
    return render(request, "api/keys.html", {"page": page_of(request, _listed(request)), "today": clock.today()})


def _listed(request: HttpRequest):
    return visible_to(request.actor).select_related("officer", "made_by").order_by("revoked_at", "name", "id")


@require_GET
def table(request: HttpRequest, kind: str) -> HttpResponse:
    """The keys as a file for a spreadsheet: whose each is and until when; no key opens anything by what stands here."""
    require(request.actor, "api.list_tokens", None)
    if kind not in KINDS:
        raise Http404
    return table_answer(kind, f"khoa-truy-cap-{clock.today().isoformat()}", _rows(request))


def _rows(request: HttpRequest) -> Iterator[list]:
    heads = [_("Tên khóa"), _("Tận cùng"), _("Làm việc thay"), _("Người cấp"), _("Ngày cấp")]
    yield [*heads, _("Dùng được đến hết"), _("Ngày thu hồi")]
    for token in _listed(request):
        given, revoked = (at and clock.legal_day(at) for at in (token.made_at, token.revoked_at))
        names = token.officer.full_name, token.made_by.full_name
        yield [token.name, token.ending, *names, given, token.ends_on, revoked]


@require_http_methods(["GET", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """Ask whose key it will be, and show the new one this once: it is stored nowhere and the page is not kept."""
    require(request.actor, "api.list_tokens", None)
    form = TokenForm(
        request.POST or None,
        initial={"officer": _named(request)},
        actor=request.actor,
        on=clock.today(),
    )
    act = partial(actions.give_token, actor=request.actor, at=clock.now())
    if request.method == "POST" and carry_out(form, act):
        token, shown = form.result
        answer = render(request, "api/key_once.html", {"token": token, "shown": shown})
    else:
        answer = render(request, "api/key_give.html", {"form": form}, status=422 if form.errors else 200)
    answer["Cache-Control"] = "no-store"
    return answer


def _named(request: HttpRequest) -> str:
    """Return the sign-in name of the officer that a link names, where the actor sees that officer."""
    officers = visible_officers(request.actor, clock.today())
    named = officers.filter(username=clean(request.GET.get("can-bo", "")))
    return named.values_list("username", flat=True).first() or ""


@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, token_id: UUID) -> HttpResponse:
    """Ask once more, then take the key away."""
    rows = visible_to(request.actor).select_related("officer")
    token = get_object_or_404(rows, pk=token_id, revoked_at=None)
    if request.method == "GET":
        return render(request, "api/key_revoke.html", {"token": token})
    actions.revoke_token(token_id=token_id, actor=request.actor, at=clock.now())
    messages.success(
        request, _("Đã thu hồi khóa “%(name)s”. Hệ thống dùng khóa này không vào được nữa.") % {"name": token}
    )
    return redirect("api_keys")


@require_http_methods(["GET", "POST"])
def renew(request: HttpRequest, token_id: UUID) -> HttpResponse:
    """Ask once more, then let the key go on for a year."""
    token = get_object_or_404(visible_to(request.actor).select_related("officer"), pk=token_id, revoked_at=None)
    if request.method == "GET":
        return render(request, "api/key_renew.html", {"token": token})
    renewed = actions.renew_token(token_id=token_id, actor=request.actor, at=clock.now())
    day = f"{renewed.ends_on.day}/{renewed.ends_on.month}/{renewed.ends_on.year}"
    messages.success(request, _("Khóa “%(name)s” dùng được đến hết %(day)s.") % {"name": token, "day": day})
    return redirect("api_keys")
