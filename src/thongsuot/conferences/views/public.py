"""`/hoi-nghi/<code>/`: the live page, for whoever has its address; without scripts it is loaded anew."""

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.conferences.showing import public_one, ref_of
from thongsuot.live.queries import board


@never_cache
@require_GET
def one(request, code: str):
    """What is under way now, what comes next, who is there: nothing of it is private, no name of a person in it."""
    copy = public_one(code)
    if copy is None:
        raise Http404
    page = {"conference": copy, "board": board(ref_of(copy))}
    answer = render(request, "conferences/public/live.html", page)
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
