"""Before an officer works: a one-time password is changed first, and without any post there is nothing to see."""

from django.shortcuts import redirect, render
from django.urls import reverse

DESK = "/ban-lam-viec/"


class FirstThings:
    """Stands after the middleware that sets `request.actor`; answers desk pages only, never the account pages."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self._instead(request) or self.get_response(request)

    def _instead(self, request):
        path = request.path_info
        if not path.startswith(DESK) or path.startswith(f"{DESK}tai-khoan/") or not request.user.is_authenticated:
            return None
        if request.user.must_change_password:
            return redirect("account_change_password")
        if request.actor.posts or path in {
            reverse("people:profile"),
            reverse("people:roles"),
            reverse("people:practice"),
        }:
            return None
        return render(request, "people/no_post.html", status=403)
