"""Nhập sổ cũ: a register comes in by its file, step by step: columns, preview, taking in, odd rows, undoing."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thongsuot.cases.permissions import visible_to
from thongsuot.changes.actions.registers import odd as odd_rows
from thongsuot.changes.actions.registers import taking, undoing, uploading
from thongsuot.changes.forms.registers import AsideForm, ColumnsForm, RowForm, UndoRegisterForm, UploadForm
from thongsuot.changes.models import OddRow, Register
from thongsuot.changes.permissions import imports_at, reads_rows, registers_of
from thongsuot.changes.queries import registers as queries
from thongsuot.changes.registers import layout_of, values_of
from thongsuot.core import clock
from thongsuot.core.errors import DomainError, Invalid, NotAllowedNow, Refused
from thongsuot.files.tables import KINDS, table_answer

State = Register.State
UNITS_SHOWN, PAST_SHOWN, ODD_A_PAGE, KEPT_SHOWN = 200, 20, 50, 50


def _moment() -> dict:
    return {"on": clock.today(), "at": clock.now()}


def _said(form, trouble: DomainError) -> None:
    form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))


@never_cache
@require_http_methods(["GET", "POST"])
def registers(request: HttpRequest) -> HttpResponse:
    """The registers so far, and the form for another one."""
    units = imports_at(request.actor)
    if not units.exists():
        raise Refused("changes.import_register")
    own = units.filter(pk__in=request.actor.seats) if units.count() > UNITS_SHOWN else units
    form = UploadForm(request.POST or None, request.FILES or None, units=own.order_by("sort_key", "id"))
    if request.method == "POST" and form.is_valid():
        given, file = form.cleaned_data, form.cleaned_data["file"]
        try:
            register = uploading.upload(
                file=file, name=file.name, source=given["source"], unit=given["unit"], actor=request.actor, **_moment()
            )
            return redirect("changes:register", register.pk)
        except Invalid as trouble:
            _said(form, trouble)
    rows = registers_of(request.actor).select_related("unit", "officer").order_by("-uploaded_at")[:PAST_SHOWN]
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "changes/registers/list.html", {"form": form, "registers": rows}, status=status)


def _found(request: HttpRequest, register_id: UUID) -> Register:
    found = registers_of(request.actor).select_related("unit", "officer").filter(pk=register_id).first()
    if found is None:
        raise Http404
    return found


@never_cache
@require_GET
def register(request: HttpRequest, register_id: UUID) -> HttpResponse:
    """One register at the step it is at. What runs is asked for again: by htmx, else by the page itself."""
    found = _found(request, register_id)
    running = found.state in taking.UNDER_WAY
    if request.headers.get("HX-Request") and not running:
        return HttpResponse(headers={"HX-Refresh": "true"})
    if found.state == State.MAPPING:
        return _columns_page(request, found, _columns_form(found))
    return render(request, "changes/registers/one.html", _context(request, found, running=running))


def _context(request: HttpRequest, found: Register, **more) -> dict:
    context = {"register": found, "state": State, "share": _share(found), **more}
    context["still"] = clock.now() - found.worked_at > taking.STILL
    reads = reads_rows(request.actor, found)
    if found.state == State.LOOKED:
        context |= _preview(found) if reads else {}
        context["reasons"] = found.layout.get("reasons", {})
    if reads and found.state in (State.TAKEN, State.UNDONE):
        rows = OddRow.objects.filter(register=found, state=OddRow.State.OPEN).order_by("number")
        context["page"] = Paginator(rows, ODD_A_PAGE).get_page(request.GET.get("trang"))
        context["set_aside"] = OddRow.objects.filter(register=found, state=OddRow.State.ASIDE).count()
    if found.state == State.UNDONE:
        context["kept"] = _seen(request, found.taken_rows)
    return context


def _preview(found: Register) -> dict:
    try:
        return {"lines": queries.first_lines(found, clock.now())}
    except NotAllowedNow as gone:
        return {"gone": gone.sentence}


def _seen(request: HttpRequest, rows):
    """Return the first of these rows, of cases that whoever asks may see."""
    rows = rows.filter(case__in=visible_to(request.actor).values("pk"))
    return rows.select_related("case").order_by("number")[:KEPT_SHOWN]


def _share(found: Register) -> int:
    """Return how much is done, in percent, 0 while it is not known."""
    return min(100, 100 * found.done // found.rows) if found.rows else 0


def _columns_form(found: Register, data=None) -> ColumnsForm:
    return ColumnsForm(data, headings=found.headings, columns=layout_of(found).columns)


def _columns_page(request: HttpRequest, found: Register, form: ColumnsForm) -> HttpResponse:
    try:
        values = uploading.samples(found) if reads_rows(request.actor, found) else {}
    except (Invalid, NotAllowedNow) as gone:
        values, found.problem = {}, str(gone.sentence)
    columns = [(field, values.get(number, [])) for number, field in enumerate(form)]
    status = 422 if form.is_bound and form.errors else 200
    context = {"register": found, "form": form, "columns": columns}
    return render(request, "changes/registers/columns.html", context, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, register_id: UUID) -> HttpResponse:
    """Say what the columns hold; also once more after the preview."""
    found = _found(request, register_id)
    if request.method == "GET" and found.state not in (State.MAPPING, State.LOOKED):
        return redirect("changes:register", register_id)
    form = _columns_form(found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            uploading.map_columns(register_id=register_id, columns=form.columns(), actor=request.actor, **_moment())
            return redirect("changes:register", register_id)
        except Invalid as trouble:
            _said(form, trouble)
    return _columns_page(request, found, form)


@require_POST
def take(request: HttpRequest, register_id: UUID) -> HttpResponse:
    taking.take_in(register_id=register_id, actor=request.actor, **_moment())
    return redirect("changes:register", register_id)


@require_POST
def drop(request: HttpRequest, register_id: UUID) -> HttpResponse:
    taking.drop(register_id=register_id, actor=request.actor, **_moment())
    messages.success(request, _("Đã bỏ tệp này. Chưa dòng nào được nhập."))
    return redirect("changes:registers")


@require_POST
def go_on(request: HttpRequest, register_id: UUID) -> HttpResponse:
    taking.go_on(register_id=register_id, actor=request.actor, **_moment())
    return redirect("changes:register", register_id)


@never_cache
@require_http_methods(["GET", "POST"])
def row(request: HttpRequest, register_id: UUID, row_id: UUID) -> HttpResponse:
    """One odd row: mend it and take it, or set it aside with a reason."""
    found = _found(request, register_id)
    odd = OddRow.objects.filter(register=found, pk=row_id, state=OddRow.State.OPEN).first()
    if odd is None or not reads_rows(request.actor, found):
        raise Http404
    odd.register = found
    aside = "reason" in request.POST
    values = values_of(odd)
    form = RowForm(None if aside else request.POST or None, fields=queries.mendable(found), initial=values)
    leave = AsideForm(request.POST if aside else None)
    used = leave if aside else form
    if request.method == "POST" and used.is_valid():
        try:
            _settle(request, odd, form, leave, aside=aside)
            return redirect("changes:register", register_id)
        except Invalid as trouble:
            _said(used, trouble)
    context = {"register": found, "odd": odd, "form": form, "leave": leave, "readable": bool(odd.sealed)}
    return render(request, "changes/registers/row.html", context, status=422 if used.errors else 200)


def _settle(request, odd: OddRow, form: RowForm, leave: AsideForm, *, aside: bool) -> None:
    whose = {"register_id": odd.register_id, "row_id": odd.pk, "actor": request.actor} | _moment()
    if aside:
        odd_rows.set_aside(reason=leave.cleaned_data["reason"], **whose)
        messages.success(request, _("Đã bỏ dòng %d. Lý do được ghi vào sổ cái.") % odd.number)
    else:
        odd_rows.mend(values=form.cleaned_data, **whose)
        messages.success(request, _("Đã nhập dòng %d.") % odd.number)


@never_cache
@require_GET
def odd_table(request: HttpRequest, register_id: UUID, kind: str) -> HttpResponse:
    """The odd rows as a table for a spreadsheet, with why each was not taken; no cell runs as a formula."""
    found = _found(request, register_id)
    if kind not in KINDS or not reads_rows(request.actor, found):
        raise Http404
    odd_rows.export(register_id=register_id, actor=request.actor, **_moment())
    return table_answer(kind, "dong-chua-nhap", queries.odd_table(found))


@never_cache
@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, register_id: UUID) -> HttpResponse:
    """Take a whole register back: what will go and what stays is said first."""
    found = _found(request, register_id)
    if found.state != State.TAKEN:
        return redirect("changes:register", register_id)
    form = UndoRegisterForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            undoing.undo(register_id=register_id, actor=request.actor, **form.cleaned_data, **_moment())
            return redirect("changes:register", register_id)
        except (Invalid, NotAllowedNow) as trouble:
            _said(form, trouble)
    worked = undoing.touched(found)
    context = {"register": found, "form": form, "free": undoing.untouched(found).count()}
    context |= {"worked": _seen(request, worked), "worked_count": worked.count()}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "changes/registers/undo.html", context, status=status)
