"""`/to-cao/nhan/lay-ma`: whoever sent a case that was passed on gets a receipt number, once, for the old secret."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thongsuot.core import clock
from thongsuot.core.errors import DomainError, NotFound
from thongsuot.denunciations.actions.passing import take_receipt
from thongsuot.denunciations.forms.public import ReceiptForm
from thongsuot.denunciations.house import carrying_key
from thongsuot.denunciations.keys import passages, receipts
from thongsuot.denunciations.keys.trouble import Broken
from thongsuot.denunciations.views.public import TOKEN, page, quiet


@quiet
@require_http_methods(["GET", "POST"])
def take(request):
    """Show the number by the answer to the form alone, so that no address holds it; sent again, the same number."""
    if request.method == "GET":
        return redirect(reverse("denunciations:ask"))
    try:
        number = take_receipt(passage=_way(request), form_token=_token(request))
    except DomainError as trouble:
        status = 422 if isinstance(trouble, NotFound) else trouble.status
        return page(request, "ask", status=status, form=ReceiptForm(), trouble=trouble.sentence)
    return page(request, "passed", number=receipts.show(number))


def _way(request) -> receipts.Receipt:
    try:
        return passages.unseal(carrying_key(), request.POST.get("way", ""), clock.now())
    except Broken:
        raise NotFound(_("Trang đã mở quá lâu. Vào lại mục tra cứu bằng mã vụ việc và mã bí mật.")) from None


def _token(request) -> str:
    token = request.POST.get("token", "")
    if not TOKEN.fullmatch(token):
        raise NotFound(_("Trang đã mở quá lâu. Vào lại mục tra cứu bằng mã vụ việc và mã bí mật."))
    return token
