"""Who denounced: what a custodian decides, and what the investigator then sees, for a time; each look is logged."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thongsuot.core import clock
from thongsuot.core.errors import DomainError, Invalid
from thongsuot.denunciations.actions import identifying
from thongsuot.denunciations.actions.record import unseen
from thongsuot.denunciations.forms.desk.keys import AnswerForm
from thongsuot.denunciations.queries.identities import waiting
from thongsuot.denunciations.views.desk.keys import moment, said, typed
from thongsuot.denunciations.views.desk.unlocked import CUSTODIANS, unlocked_by, with_key

GRANT, REFUSE = "cho-xem", "khong-cho"


@with_key("GET", kinds=CUSTODIANS)
def queue(request):
    rows = waiting(actor=request.actor, unlocked=request.unlocked)
    return render(request, "denunciations/desk/identity_queue.html", {"rows": rows})


@with_key("GET", "POST", kinds=CUSTODIANS)
def decide(request, request_id):
    """Grant or refuse one request, in writing, with the passphrase once more."""
    found = waiting(actor=request.actor, unlocked=request.unlocked)
    row = next((one for one in found if one.id == request_id), None)
    if row is None:
        raise unseen()
    form = AnswerForm(typed(request))
    page = {"form": form, "row": row}
    if not form.is_bound:
        return render(request, "denunciations/desk/identity_decide.html", page)
    if not form.is_valid():
        return render(request, "denunciations/desk/identity_decide.html", page, status=422)
    try:
        told = _decided(request, row, form.cleaned_data)
    except DomainError as trouble:
        said(form, trouble)
        return render(request, "denunciations/desk/identity_decide.html", page, status=trouble.status)
    messages.success(request, told)
    return redirect("sealed:identities")


def _decided(request, row, given) -> str:
    acts = {GRANT: identifying.grant_identity, REFUSE: identifying.refuse_identity}
    wanted = request.POST.get("quyet-dinh", "")
    if wanted not in acts:
        raise Invalid(_("Bấm “Cho xem” hoặc “Không cho xem”."))
    key = unlocked_by(request, given["passphrase"])
    acts[wanted](request_id=row.id, answer=given["answer"], actor=request.actor, unlocked=key, **moment())
    return _("Đã cho xem. Người tố cáo được báo.") if wanted == GRANT else _("Đã không cho xem.")


@with_key("POST")
def identity(request, denunciation_id):
    """Show who denounced, once; leaving the page ends it, looking again is logged again."""
    who = identifying.open_identity(
        denunciation_id=denunciation_id, actor=request.actor, unlocked=request.unlocked, at=clock.now()
    )
    page = {"who": who, "denunciation_id": denunciation_id}
    return render(request, "denunciations/desk/identity.html", page)
