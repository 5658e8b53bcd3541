"""One page for every act on a denunciation: shows its form, does it, keeps what was typed when something is wrong."""

from django.contrib import messages
from django.shortcuts import redirect, render

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import DomainError, Invalid, NotAllowedNow, Stale, TooMany
from thongsuot.denunciations.actions.reading import note_shown, sheet_for_act
from thongsuot.denunciations.actions.record import check_state, unseen
from thongsuot.denunciations.permissions import visible_to
from thongsuot.denunciations.queries.sheets import Sheet
from thongsuot.denunciations.views.desk.sheet import lines_of
from thongsuot.denunciations.views.desk.table import BY_SLUG, SealedAct
from thongsuot.denunciations.views.desk.unlocked import unlocked_by, with_key

SHOWN_HERE = (Invalid, NotAllowedNow, Stale, TooMany)


def opened(request, denunciation_id) -> Sheet:
    """Return the sheet, its reading not logged yet; raises NotFound for what is absent or may not be seen alike."""
    return sheet_for_act(denunciation_id=denunciation_id, actor=request.actor, unlocked=request.unlocked)


@with_key("GET", "POST")
def act(request, denunciation_id, slug: str):
    row = BY_SLUG.get(slug)
    if row is None:
        raise unseen()
    sheet = opened(request, denunciation_id)
    require(request.actor, f"denunciations.{row.verb}", sheet.row)
    form = _form(request, row, sheet)
    if not form.is_bound:
        check_state(sheet.row, row.verb)
        return _page(request, row, sheet, form)
    if not form.is_valid():
        return _page(request, row, sheet, form, status=422)
    try:
        _do(request, row, sheet, form)
    except SHOWN_HERE as trouble:
        return _again(request, row, form, trouble)
    messages.success(request, str(row.done))
    return _next(request, row, sheet)


def _form(request, row: SealedAct, sheet: Sheet):
    today = clock.today()
    if request.method == "GET":
        return row.form(sheet=sheet, on=today)
    files = {name: request.FILES.getlist(name) for name in request.FILES}
    return row.form(request.POST, files, sheet=sheet, on=today)


def _do(request, row: SealedAct, sheet: Sheet, form) -> None:
    if "passphrase" in form.fields:
        unlocked_by(request, form.cleaned_data["passphrase"])
    now = clock.now()
    shown = {"revision": form.cleaned_data["revision"]} if row.revised else {}
    row.action(
        denunciation_id=sheet.row.pk,
        actor=request.actor,
        unlocked=request.unlocked,
        on=clock.legal_day(now),
        at=now,
        **shown,
        **form.arguments(),
    )


def _again(request, row: SealedAct, form, trouble: DomainError):
    """Draw the page again with everything typed; where somebody was first, with what they did."""
    sheet = form.sheet = opened(request, form.sheet.row.pk)
    meanwhile = []
    if isinstance(trouble, Stale):
        seen = form.cleaned_data["revision"]
        meanwhile = [line for line in lines_of(sheet) if line.act.number > seen]
        form.renew()
    form.add_error(form.field_of(trouble.field) if trouble.field else None, str(trouble.sentence))
    return _page(request, row, sheet, form, status=trouble.status, meanwhile=meanwhile)


def _page(request, row: SealedAct, sheet: Sheet, form, status: int = 200, **more):
    """Draw the page; where it shows words of the denunciation, that is a reading, logged first."""
    if sheet.title or sheet.first or more.get("meanwhile"):
        note_shown(sheet, actor=request.actor, at=clock.now())
    page = {"act": row, "sheet": sheet, "form": form, "asked_for": _asked_for(sheet), **more}
    return render(request, "denunciations/desk/act.html", page, status=status)


def _asked_for(sheet: Sheet) -> list[str]:
    """Return the words by which protection was asked for, for who decides on it."""
    later = [act.texts.get("text", "") for act in sheet.acts if act.verb == "protect"]
    return [words for words in (sheet.first.get("protection", ""), *later) if words]


def _next(request, row: SealedAct, sheet: Sheet):
    pk = sheet.row.pk
    if row.leaves and not visible_to(request.actor).filter(pk=pk).exists():
        return redirect("sealed:list")
    return redirect("sealed:sheet", denunciation_id=pk)
