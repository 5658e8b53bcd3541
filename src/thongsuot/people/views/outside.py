"""To the identity provider and back; and the page on which an administrator records an officer's subject."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView, OAuth2LoginView
from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from requests import RequestException

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.people import actions, forms
from thongsuot.people.models import LinkedIdentity
from thongsuot.people.outside import PROVIDER, TROUBLE, Answer, stopped
from thongsuot.people.permissions import OnDay, visible_officers
from thongsuot.units.forms import carry_out


def _passed_on(request: HttpRequest, provider_id: str, ask: Callable[[], HttpResponse]) -> HttpResponse:
    if provider_id != PROVIDER or not settings.OIDC_ISSUER:
        raise Http404
    try:
        return ask()
    except (RequestException, OAuth2Error, KeyError, ValueError):
        # The provider does not answer, or not as OpenID Connect says: whoever runs it has to look.
        return stopped(request, TROUBLE)


@require_GET
def leave(request: HttpRequest, provider_id: str) -> HttpResponse:
    view = OAuth2LoginView.adapter_view(Answer(request, PROVIDER))
    return _passed_on(request, provider_id, partial(view, request))


@require_GET
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    view = OAuth2CallbackView.adapter_view(Answer(request, PROVIDER))
    return _passed_on(request, provider_id, partial(view, request))


@require_GET
def confirm(request: HttpRequest) -> HttpResponse:
    """Lead to the provider, which asks its user anew; the form that waits goes on after the way back."""
    back = get_next_redirect_url(request) or reverse("people:profile")
    return _passed_on(request, PROVIDER, partial(_ask_anew, request, back))


def _ask_anew(request: HttpRequest, back: str) -> HttpResponse:
    if not request.user.is_authenticated:
        return redirect_to_login(back)
    provider = get_adapter().get_provider(request, PROVIDER)
    return provider.redirect(request, AuthProcess.LOGIN, back, confirming=True)


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
