"""A document comes in: chosen, read in the background, followed, read as pictures where it is a scan; or by hand."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thongsuot.core.errors import DomainError, Invalid, Refused
from thongsuot.directives.actions import importing as actions
from thongsuot.directives.actions.instruments import register_by_hand
from thongsuot.directives.forms.instruments import NewForm, UploadForm
from thongsuot.directives.importing_words import said
from thongsuot.directives.models import Importing
from thongsuot.directives.permissions import importings_seen_by
from thongsuot.directives.views.instruments import moment, own_units
from thongsuot.reading import engine

RUNNING = (Importing.State.WAITING, Importing.State.READING)
STEPS = (
    gettext_lazy("Lấy chữ trong tệp"),
    gettext_lazy("Tìm nhiệm vụ, chỉ tiêu, hạn, viện dẫn"),
    gettext_lazy("Ghi bản nháp"),
)


def _units(request):
    units = own_units(request.actor)
    if not units.exists():
        raise Refused("directives.register")
    return units


def _said(form, trouble: DomainError) -> None:
    form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def upload(request):
    """Choose a document; the page after it follows the reading."""
    form = UploadForm(request.POST or None, request.FILES or None, units=_units(request))
    if request.method == "POST" and form.is_valid():
        file, unit = form.cleaned_data["file"], form.cleaned_data["unit"]
        try:
            row = actions.start_import(unit_id=unit.pk, upload=file, name=file.name, actor=request.actor, **moment())
            return redirect("directives:importing", row.pk)
        except Invalid as trouble:
            _said(form, trouble)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "directives/import.html", {"form": form}, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def by_hand(request):
    """Enter an instrument without reading a file."""
    form = NewForm(request.POST or None, request.FILES or None, units=_units(request))
    if request.method == "POST" and form.is_valid():
        given, file = form.cleaned_data, form.cleaned_data["file"]
        try:
            made = register_by_hand(
                unit_id=given["unit"].pk,
                about=form.about(),
                uploads=[(file, file.name)] if file else (),
                form_id=given["form_id"],
                actor=request.actor,
                **moment(),
            )
            return redirect("directives:instrument", made.pk)
        except Invalid as trouble:
            _said(form, trouble)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "directives/import_by_hand.html", {"form": form}, status=status)


def _found(request, importing_id: UUID) -> Importing:
    rows = importings_seen_by(request.actor).select_related("unit", "instrument")
    found = rows.filter(pk=importing_id).first()
    if found is None:
        raise Http404
    return found


@login_required
@never_cache
@require_GET
def importing(request, importing_id: UUID):
    """How far a file is: asked again by htmx, else by the page itself; once read, its draft."""
    found = _found(request, importing_id)
    if request.headers.get("HX-Request") and found.state not in RUNNING:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if found.state == Importing.State.READ:
        return redirect("directives:instrument", found.instrument_id)
    shown = {
        "importing": found,
        "running": found.state in RUNNING,
        "done_steps": _done_steps(found),
        "step": STEPS[_done_steps(found)],
        "steps": len(STEPS),
        "trouble": said(found.trouble, found.name),
        "scanned": found.trouble == actions.SCANNED,
        "lack": said(engine.missing()) if found.trouble == actions.SCANNED else "",
    }
    return render(request, "directives/importing.html", shown)


def _done_steps(row: Importing) -> int:
    """Return how many steps of reading are done: the text's pages are known once it is out, and done once it is read.

    Of a scan the pages are counted one by one while its text is taken out.
    """
    if not row.pages or (row.scanned and row.done_pages < row.pages):
        return 0
    return 2 if row.done_pages >= row.pages and not row.scanned else 1


@login_required
@require_POST
def read_scan(request, importing_id: UUID):
    """Have the pages read as pictures."""
    actions.read_scan(importing_id=_found(request, importing_id).pk, actor=request.actor, **moment())
    return redirect("directives:importing", importing_id)


@login_required
@require_POST
def drop(request, importing_id: UUID):
    """Let go of a file that did not become a draft."""
    actions.drop_import(importing_id=_found(request, importing_id).pk, actor=request.actor, **moment())
    messages.success(request, _("Đã bỏ tệp này. Chưa có gì vào sổ."))
    return redirect("directives:instruments")
