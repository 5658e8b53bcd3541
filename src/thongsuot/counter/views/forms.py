"""Forms to print: blank, and with what a case says; the slip that the person takes home."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.cases.actions.people import reveal_party
from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.codes import key_for
from thongsuot.cases.queries.casepage import seen_case
from thongsuot.cases.rules.secret import same_secret, secret_for
from thongsuot.cases.views.submit import SECRET_SHOWN_SECONDS
from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.core.errors import NotFound
from thongsuot.core.ids import show_code
from thongsuot.counter.forms import ReasonForm
from thongsuot.counter.layout import forms as layout
from thongsuot.counter.layout import slip
from thongsuot.counter.queries.forms import form_named, form_of, forms, values_of
from thongsuot.counter.views.sending import pdf
from thongsuot.files import queries as stored
from thongsuot.units.models import Unit


def _unit(actor) -> Unit | None:
    return Unit.objects.filter(pk__in=actor.unit_ids).select_related("parent").order_by("sort_key", "id").first()


@login_required
@never_cache
@require_GET
def listing(request):
    """Show every form that can be printed blank."""
    return render(request, "counter/forms.html", {"forms": forms().values()})


@login_required
@never_cache
@require_GET
def blank(request, code: str, kind: str):
    """Give a form to fill in by hand, as PDF or as a page to print."""
    form, unit = form_named(code), _unit(request.actor)
    if kind == "pdf":
        return pdf(layout.write(form, unit, {}), f"mau-{code}")
    if kind != "in":
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return render(request, "counter/form_print.html", {"page": layout.page_of(form, unit, {})})


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def filled(request, case_id):
    """Offer the papers of a case; its form with the persons in clear asks why, which is an act of the case."""
    case = seen_case(request.actor, case_id)
    may_reveal = can(request.actor, "cases.reveal_party", case)
    form = ReasonForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        page = {"case": case, "form": form, "may_reveal": may_reveal}
        return render(request, "counter/filled.html", page, status=422 if form.errors else 200)
    now = clock.now()
    moment = {"actor": request.actor, "on": clock.legal_day(now), "at": now}
    parties = reveal_party(case_id=case.pk, reason=form.cleaned_data["reason"], **moment)
    return _form_of(request, case, values_of(case, parties))


def _form_of(request, case, values: dict[str, str]):
    received, unit = case.received_on, case.received_unit
    dated = f"Nhận ngày {received.day}/{received.month}/{received.year}"
    more = {"code": show_code(case.code), "dated": dated}
    if "in" in request.POST:
        page = layout.page_of(form_of(case), unit, values, **more)
        return render(request, "counter/form_print.html", {"page": page, "case": case})
    return pdf(layout.write(form_of(case), unit, values, **more), f"phieu-{show_code(case.code)}")


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def slip_of(request, case_id, paper: str):
    """Give the slip; by POST with the token of the form that made the case, within the hour, with its secret."""
    case = seen_case(request.actor, case_id)
    if paper not in slip.PAPERS:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    content = slip.write(case, paper, stored.of(case_ref(case)), _secret(request, case))
    return pdf(content, f"bien-nhan-{show_code(case.code)}")


def _secret(request, case) -> str:
    """Return the secret where the request brings the very token from which it was made, an hour at most after."""
    token = request.POST.get("token", "")
    fresh = (clock.now() - case.received_at).total_seconds() < SECRET_SHOWN_SECONDS
    if not (fresh and token and token == case.form_token):
        return ""
    secret, salt = secret_for(settings.HOUSE_KEY, token), case.secret_salt
    return secret if same_secret(key_for(salt), salt, secret, case.secret_hash) else ""
