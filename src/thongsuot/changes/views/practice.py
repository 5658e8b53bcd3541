"""Empty the practice unit for a fresh start."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thongsuot.changes import actions
from thongsuot.core import clock
from thongsuot.core.errors import NotAllowedNow


@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    try:
        actions.clear_practice(actor=request.actor, on=clock.today(), at=clock.now())
        messages.success(request, _("Đã dọn: mọi vụ việc tập làm đã kết thúc."))
    except NotAllowedNow as nothing:
        messages.info(request, nothing.sentence)
    return redirect("people:roles")
