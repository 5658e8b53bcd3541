"""Name who keeps a duty; a case in work goes to the same officer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thongsuot.changes import actions
from thongsuot.core.clock import now, today
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.duties.forms import GiveForm
from thongsuot.duties.views.one import page, seen


@require_POST
def give(request: HttpRequest, duty_id: UUID) -> HttpResponse:
    duty = seen(request, duty_id)
    form = GiveForm(request.POST, duty=duty, on=today())
    if form.is_valid():
        officer = form.cleaned_data["officer"]
        officer_id = officer.pk if officer else None
        try:
            actions.give_duty(duty_id=duty.pk, officer_id=officer_id, actor=request.actor, on=today(), at=now())
        except (Invalid, NotAllowedNow) as wrong:
            form.add_error("officer" if isinstance(wrong, Invalid) else None, wrong.sentence)
    if form.errors:
        return page(request, duty, form, status=422)
    messages.success(request, _("Đã ghi người giữ việc."))
    return redirect("duties:one", duty_id=duty.pk)
