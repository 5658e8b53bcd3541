"""The receipt of a letter, behind a path that opens once. A look at the page opens nothing: machines look at links."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.cases.rules.secret import show_secret
from thongsuot.core import clock
from thongsuot.core.errors import DomainError
from thongsuot.core.ids import show_code
from thongsuot.denunciations.keys.receipts import show as show_number
from thongsuot.mail.actions.receipts import open_receipt


@never_cache
@require_http_methods(["GET", "POST"])
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Ask first, then show code and secret, and the number of what was sealed."""
    if request.method == "GET":
        return render(request, "mail/receipt.html", {"asked": True})
    try:
        found = open_receipt(token=token, at=clock.now())
    except DomainError as wrong:
        return render(request, "mail/receipt.html", {"trouble": wrong.sentence}, status=wrong.status)
    shown = {
        "case": found.case,
        "code": show_code(found.case.code) if found.case else "",
        "secret": show_secret(found.secret) if found.secret else "",
        "number": show_number(found.sealed) if found.sealed else "",
        "untaken": found.untaken,
    }
    return render(request, "mail/receipt.html", shown)
