"""A head allows an administrator to give the remaining way into an account anew."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.people import actions, queries
from thongsuot.people.actions.renewing import REMEMBERED
from thongsuot.people.models import Officer
from thongsuot.people.permissions import OnDay


@require_http_methods(["GET", "POST"])
def allow(request: HttpRequest, officer_id: UUID) -> HttpResponse:
    found = Officer.objects.filter(pk=officer_id).first() or Officer(pk=officer_id)
    if not can(request.actor, "people.allow_renewal", OnDay(found, clock.today())):
        raise Http404
    if request.method == "POST":
        actions.allow_renewal(officer_id=officer_id, actor=request.actor, on=clock.today(), at=clock.now())
        messages.success(request, _("Đã cho phép trong 24 giờ."))
        return redirect("people:profile")
    renewals = queries.renewals_of([found], clock.now() - REMEMBERED)
    return render(request, "people/allow_renewal.html", {"officer": found, "renewals": renewals})
