"""Where an officer is signed in: seen and ended by oneself, ended for a colleague by an administrator."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.people import actions, queries
from thongsuot.people.permissions import OnDay, visible_officers


def _when() -> dict:
    return {"on": clock.today(), "at": clock.now()}


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    found = queries.sessions_of(request.user, current=request.session.session_key)
    return render(request, "people/sessions.html", {"sessions": found})


@require_POST
def end(request: HttpRequest, session_id: int) -> HttpResponse:
    actions.end_session(session_id=session_id, actor=request.actor, **_when())
    return redirect("people:sessions")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End every session but this one, which begins anew under another key."""
    officer = actions.end_own_sessions(officer_id=request.user.pk, actor=request.actor, **_when())
    update_session_auth_hash(request, officer)
    UserSession.objects.create_from_request(request)
    messages.success(request, _("Đã kết thúc mọi phiên khác."))
    return redirect("people:sessions")


ASKED = {
    "sessions": (
        actions.end_sessions,
        "people.end_sessions",
        lambda: _("Kết thúc mọi phiên"),
        lambda: _("%(name)s phải đăng nhập lại ở mọi máy. Mật khẩu và bước thứ hai giữ nguyên."),
    ),
    "second_factor": (
        actions.reset_second_factor,
        "people.reset_second_factor",
        lambda: _("Bỏ bước thứ hai"),
        lambda: _(
            "Dùng khi %(name)s mất điện thoại và mã dự phòng. Hãy chắc chắn người xin đúng là %(name)s. "
            "Mọi phiên kết thúc; lần đăng nhập sau phải cài bước thứ hai mới."
        ),
    ),
}


@require_http_methods(["GET", "POST"])
def of_officer(request: HttpRequest, officer_id: UUID, what: str) -> HttpResponse:
    """Ask, then end the sessions or take the second factor away."""
    act, permission, title, said = ASKED[what]
    found = get_object_or_404(visible_officers(request.actor, clock.today()), pk=officer_id)
    require(request.actor, permission, OnDay(found, clock.today()))
    if request.method == "POST":
        act(officer_id=officer_id, actor=request.actor, **_when())
        return redirect("people:officer", officer_id)
    asked = {"title": title(), "submit": title(), "said": said() % {"name": found}, "danger": True}
    return render(request, "people/confirm.html", asked | {"officer": found})
