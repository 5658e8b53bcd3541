"""A form sent when the session first had to prove itself: it waits in the session's row and goes on by itself.

Only what was typed is kept, never a header: the browser's cookies open keys that must not lie beside the row. Files and
words of sealed matters are not kept at all; the browser keeps them and sends them again.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.datastructures import MultiValueDict

from thongsuot.people.proofs import first_duty, showed_lately

KEPT = "people_kept"
SEALED, SEALING = "/ban-lam-viec/to-cao/", "/la-to-cao/"


def _may_keep(request: HttpRequest) -> bool:
    """Whether the form may wait here. Sealed addresses are told first: their bodies are not even read."""
    path = request.path_info
    return not path.startswith(SEALED) and not path.endswith(SEALING) and not request.FILES


def _where_to_prove(request: HttpRequest) -> str:
    ways = get_adapter().get_reauthentication_methods(request.user)
    return ways[0]["url"] if ways else ""


def ask_first(request: HttpRequest) -> HttpResponse:
    """Lead to where the officer proves to be themself and then back; a form that was sent waits for it.

    Whoever has nothing left to prove it with (the link to the provider was taken away) signs in anew.
    """
    way, back = _where_to_prove(request), request.get_full_path()
    if not way:
        logout(request)
        return redirect(f"{reverse('account_login')}?{urlencode({'next': back})}")
    to = f"{way}?{urlencode({'next': back})}"
    if request.method != "POST":
        return redirect(to)
    if not _may_keep(request):
        return render(request, "people/send_again.html", {"way": to}, status=401)
    request.session[KEPT] = {"to": back, "typed": request.POST.urlencode()}
    return redirect(to)


def go_on(request: HttpRequest, to: str) -> HttpResponse:
    """Answer the form that waited for `to`, as if it came now; without one, lead there."""
    waiting = request.session.pop(KEPT, None)
    if waiting is None or waiting["to"] != to or first_duty(request):
        return redirect(to)
    path, _mark, query = to.partition("?")
    request.method, request.path, request.path_info = "POST", path, path
    asked = {"REQUEST_METHOD": "POST", "QUERY_STRING": query, "CONTENT_TYPE": "application/x-www-form-urlencoded"}
    request.META = {**request.META, **asked}
    request.GET, request.POST, request._files = QueryDict(query), QueryDict(waiting["typed"]), MultiValueDict()
    request.resolver_match = found = resolve(path)
    return found.func(request, *found.args, **found.kwargs)


def confirmed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Ask for password, code, key or the outside provider before a dangerous page, unless one was shown lately.

    A form that was sent goes on by itself after the confirmation.
    """

    @wraps(view)
    def asked(request: HttpRequest, *args, **named) -> HttpResponse:
        if request.user.is_authenticated and not showed_lately(request):
            return ask_first(request)
        return view(request, *args, **named)

    return asked
