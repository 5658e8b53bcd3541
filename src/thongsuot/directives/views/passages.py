"""What was read in an instrument, decided on its page: one by one, several at once, all the rest; worded; added."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thongsuot.core.access import require
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.directives.actions import passages as actions
from thongsuot.directives.forms.instruments import PassageForm
from thongsuot.directives.models import Instrument, Passage
from thongsuot.directives.views.instruments import found_or_404, moment, page_of

State = Passage.State
DECISIONS = {"xac-nhan": State.CONFIRMED, "bo": State.LEFT_OUT, "xem-lai": State.PROPOSED}


@login_required
@never_cache
@require_POST
def decide(request, instrument_id: UUID):
    """Decide on one passage (the button names it) or on those that are ticked."""
    found = found_or_404(request, instrument_id)
    verb, _sign, one = request.POST.get("viec", "").partition("=")
    if verb not in DECISIONS:
        raise Http404
    try:
        ids = [UUID(each) for each in ([one] if one else request.POST.getlist("chon"))]
    except ValueError:
        raise Http404 from None
    state = DECISIONS[verb]
    try:
        done = actions.decide(
            instrument_id=instrument_id, passage_ids=ids, state=state, actor=request.actor, **moment()
        )
    except (Invalid, NotAllowedNow) as wrong:
        return page_of(request, found, trouble=str(wrong.sentence), deciding=True, status=wrong.status)
    return redirect(_back(request, found, max(each.position for each in done)))


def _back(request, found: Instrument, at: int) -> str:
    """Return the address of the same list, at the next passage that nobody decided on, else at this one.

    One on which a decision was taken back is itself the next.
    """
    waiting = found.passages.filter(state=State.PROPOSED, position__gte=at).order_by("position")
    next_at = waiting.values_list("position", flat=True).first() or at
    kept = {name: request.GET[name] for name in ("xem", "trang") if request.GET.get(name)}
    address = reverse("directives:instrument", args=[found.pk])
    return f"{address}?{urlencode(kept | {'den': next_at})}#doan-{next_at}"


@login_required
@require_POST
def confirm_rest(request, instrument_id: UUID):
    """Confirm all that nobody decided on yet."""
    found_or_404(request, instrument_id)
    done = actions.confirm_rest(instrument_id=instrument_id, actor=request.actor, **moment())
    messages.success(request, ngettext("Đã xác nhận %d đoạn còn lại.", "Đã xác nhận %d đoạn còn lại.", done) % done)
    return redirect("directives:instrument", instrument_id)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def passage(request, instrument_id: UUID, passage_id: UUID):
    """One passage: put in other words, as another kind, with another day; the source's wording stays beside it."""
    found = found_or_404(request, instrument_id)
    require(request.actor, "directives.keep_instrument", found)
    row = found.passages.filter(pk=passage_id).first()
    if row is None:
        raise Http404
    form = PassageForm(request.POST or None, passage=row)
    if request.method == "POST" and form.is_valid():
        given = {"instrument_id": instrument_id, "worded": form.worded(), "actor": request.actor} | moment()
        if _done(form, lambda: actions.reword(passage_id=passage_id, **given)):
            return redirect(_back(request, found, row.position))
    return _page(request, found, form, row)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def add(request, instrument_id: UUID):
    """Add what the program did not find."""
    found = found_or_404(request, instrument_id)
    require(request.actor, "directives.keep_instrument", found)
    form = PassageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = {"instrument_id": instrument_id, "worded": form.worded(), "actor": request.actor} | moment()
        if _done(form, lambda: actions.add_passage(form_id=form.cleaned_data["form_id"], **given)):
            messages.success(request, _("Đã thêm đoạn vào cuối danh sách."))
            return redirect("directives:instrument", instrument_id)
    return _page(request, found, form, None)


def _done(form, act) -> bool:
    """Run an act; what is wrong is said beside its field."""
    try:
        act()
    except (Invalid, NotAllowedNow) as wrong:
        form.add_error(wrong.field if wrong.field in form.fields else None, str(wrong.sentence))
        return False
    return True


def _page(request, found: Instrument, form: PassageForm, row: Passage | None):
    status = 422 if form.is_bound and form.errors else 200
    shown = {"instrument": found, "form": form, "passage": row}
    return render(request, "directives/instrument_passage.html", shown, status=status)
