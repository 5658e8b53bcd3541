"""The second complaint at the counter: written down by the code of the first, answered with the receipt."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.cases.views.desk.acts import receipt_page
from thongsuot.complaints.actions.counter import TAKES_IN, take_second
from thongsuot.complaints.forms.counter import SecondForm
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def second(request):
    """Show the form; take the complaint; answer with the receipt of the new case and its secret, shown this once."""
    if not request.actor.units_as(*TAKES_IN):
        raise Refused("cases.receive")
    form = SecondForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        now = clock.now()
        moment = {"actor": request.actor, "on": clock.legal_day(now), "at": now}
        try:
            case, secret = take_second(**form.cleaned_data, **moment)
        except (Invalid, NotAllowedNow) as trouble:
            form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
        else:
            return render(request, "cases/desk/receipt.html", receipt_page(case, secret))
    return render(request, "complaints/counter.html", {"form": form}, status=422 if form.errors else 200)
