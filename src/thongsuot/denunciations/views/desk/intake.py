"""At the counter: written down or scanned by an officer who cannot read it afterwards, and the receipt printed."""

from django.shortcuts import render

from thongsuot.core import clock
from thongsuot.core.errors import DomainError, Refused
from thongsuot.denunciations.actions.receive import receive
from thongsuot.denunciations.forms.desk.intake import IntakeForm
from thongsuot.denunciations.keys.receipts import new_token
from thongsuot.denunciations.queries.keyholders import is_ready
from thongsuot.denunciations.views.desk.unlocked import door

TAKES_IN = ("receptionist", "head")


@door("GET", "POST")
def intake(request):
    """Show the form; seal what it brings; answer with the receipt, so that a reload shows the same one."""
    if request.actor.practice or not request.actor.units_as(*TAKES_IN):
        raise Refused("denunciations.receive")
    if not is_ready(clock.today()):
        return render(request, "denunciations/desk/intake_closed.html")
    if request.method == "GET":
        return _page(request, IntakeForm(initial={"token": new_token(), "received_on": clock.today()}))
    form = IntakeForm(request.POST, {name: request.FILES.getlist(name) for name in request.FILES})
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        received = _received(request, form)
    except DomainError as trouble:
        field = "uploads" if trouble.field == "files" else trouble.field
        form.add_error(field if field in form.fields else None, str(trouble.sentence))
        return _page(request, form, status=trouble.status)
    return render(request, "denunciations/desk/intake_receipt.html", {"received": received, "host": request.get_host()})


def _received(request, form: IntakeForm):
    token, now = form.cleaned_data["token"], clock.now()
    return receive(given=form.given(), form_token=token, actor=request.actor, on=form.received(), at=now)


def _page(request, form: IntakeForm, status: int = 200):
    who = [form[name] for name in ("name", "address", "phone", "email", "id_number")]
    return render(request, "denunciations/desk/intake.html", {"form": form, "who": who}, status=status)
