"""To the identity provider and back; and the page on which an administrator records an officer's subject."""

from functools import partial
from uuid import UUID

from allauth.socialaccount.providers.openid_connect.views import callback, login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from requests import RequestException

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.people import actions, forms
from thongsuot.people.models import LinkedIdentity
from thongsuot.people.outside import PROVIDER, TROUBLE, stopped
from thongsuot.people.permissions import OnDay, visible_officers
from thongsuot.units.forms import carry_out


def _passed_on(view, request: HttpRequest, provider_id: str) -> HttpResponse:
    if provider_id != PROVIDER or not settings.OIDC_ISSUER:
        raise Http404
    try:
        return view(request, provider_id)
    except (RequestException, KeyError, ValueError):
        # The provider does not answer, or not as OpenID Connect says: whoever runs it has to look.
        return stopped(request, TROUBLE)


@require_GET
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _passed_on(login, request, provider_id)


@require_GET
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    return _passed_on(callback, request, provider_id)


@require_http_methods(["GET", "POST"])
def identity(request: HttpRequest, officer_id: UUID) -> HttpResponse:
    if not settings.OIDC_ISSUER:
        raise Http404
    found = get_object_or_404(visible_officers(request.actor, clock.today()), pk=officer_id)
    require(request.actor, "people.link_identity", OnDay(found, clock.today()))
    linked = LinkedIdentity.objects.filter(officer=found, issuer=settings.OIDC_ISSUER).first()
    form = forms.IdentityForm(request.POST or None, initial={"subject": linked.subject if linked else ""})
    act = partial(actions.link_identity, officer_id=officer_id, actor=request.actor, on=clock.today(), at=clock.now())
    if request.method == "POST" and carry_out(form, act):
        return redirect("people:officer", officer_id)
    context = {"form": form, "title": _("Gắn với hệ thống định danh"), "submit": _("Lưu mã định danh")}
    return render(
        request, "units/form.html", context | {"officer": found}, status=422 if form.is_bound and form.errors else 200
    )
