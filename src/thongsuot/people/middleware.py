"""Before an officer works: an own password, a second factor, and a post; without them there is nothing to see."""

from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse

from thongsuot.people.proofs import first_duty

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
        if duty := first_duty(request):
            back = request.get_full_path() if request.method == "GET" else DESK
            return redirect(f"{reverse(duty)}?{urlencode({'next': back})}")
        if (
            request.actor.posts
            or path.startswith(reverse("people:sessions"))
            or path
            in {
                reverse("people:profile"),
                reverse("people:roles"),
                reverse("people:practice"),
            }
        ):
            return None
        return render(request, "people/no_post.html", status=403)
