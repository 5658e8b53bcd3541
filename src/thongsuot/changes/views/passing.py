"""`/tra-cuu/<code>/mo`: the secret of a matter that another body has; where it was sealed, the way to a receipt."""

from functools import partial

from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.cases.views.follow import follow
from thongsuot.changes.queries.passed import passage_of
from thongsuot.core import clock
from thongsuot.core.ids import show_code
from thongsuot.denunciations.house import carrying_key
from thongsuot.denunciations.keys import passages, receipts


@never_cache
@require_http_methods(["GET", "POST"])
def opened(request, code: str):
    """Open the matter as `/tra-cuu/<code>` does; where its words were sealed, offer the receipt number, once."""
    if request.method == "GET":
        return redirect("cases:follow", code)
    return follow(request, code, otherwise=partial(_passed, request))


def _passed(request, code: str, secret: str):
    """Return the page that offers the number, None where the secret opens no passage."""
    found = passage_of(code, secret)
    if found is None:
        return None
    way = passages.seal(carrying_key(), found, clock.now())
    context = {"code": show_code(code), "way": way, "token": receipts.new_token()}
    return render(request, "changes/passed.html", context)
