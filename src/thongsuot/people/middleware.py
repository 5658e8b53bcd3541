"""Before an officer works: a session that lasts, an own password, a second factor, a post; else nothing opens."""

from urllib.parse import urlencode

from django.contrib.auth import logout
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thongsuot.people import lasting
from thongsuot.people.kept import ask_first
from thongsuot.people.proofs import IDLE, OVER, first_duty

DESK = "/ban-lam-viec/"


class FirstThings:
    """Stands after the middleware that sets `request.actor`; answers desk pages only, never the account pages."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        path = request.path_info
        if not path.startswith(DESK) or path.startswith(f"{DESK}tai-khoan/") or not request.user.is_authenticated:
            return self.get_response(request)
        return self._instead(request) or self.get_response(request)

    def process_view(self, request, _view, _args, _named):
        """Let a form that comes after an idle time wait for a proof: here, where its token has been checked."""
        return ask_first(request) if getattr(request, "is_idle", False) else None

    def _instead(self, request):
        if duty := first_duty(request):
            return self._led(request, duty)
        lasting.note_use(request)
        if request.actor.posts or request.path_info.startswith(reverse("people:sessions")):
            return None
        if request.path_info in {reverse("people:profile"), reverse("people:roles"), reverse("people:practice")}:
            return None
        return render(request, "people/no_post.html", status=403)

    def _led(self, request, duty: str):
        if duty == IDLE:
            return self._idle(request)
        back = request.get_full_path() if request.method == "GET" else DESK
        if duty == OVER:
            logout(request)
        return redirect(f"{reverse(duty)}?{urlencode({'next': back})}")

    def _idle(self, request):
        if request.htmx:
            said = _("Đã lâu không dùng. Cứ gửi biểu mẫu: hệ thống hỏi lại mật khẩu rồi gửi tiếp, chữ vẫn còn.")
            return render(request, "web/_trouble.html", {"sentence": said}, status=401)
        request.is_idle = request.method == "POST"
        return None if request.is_idle else ask_first(request)
