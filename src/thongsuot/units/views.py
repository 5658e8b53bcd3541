"""Pages of administration about units: the tree, search, forms, competence of a place, the installation."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.language.topics import topics
from thongsuot.units import actions, foreseeing, forms, places, queries
from thongsuot.units.choosing import find_units
from thongsuot.units.models import Competence, Place, Unit, valid_on
from thongsuot.units.permissions import administered_by, endable_by, visible_to

PAGE = 50


def _unit(request: HttpRequest, unit_id: UUID) -> Unit:
    return get_object_or_404(visible_to(request.actor).select_related("parent", "place"), pk=unit_id)


def _changeable(request: HttpRequest, unit_id: UUID) -> Unit:
    unit = _unit(request, unit_id)
    require(request.actor, "units.change", unit)
    return unit


def moment() -> dict:
    """Return the instant of the request, for an action."""
    return {"at": clock.now()}


def page_of(request: HttpRequest, rows):
    """Return the page of `rows` that `?trang=` asks for, the nearest where there is none such."""
    return Paginator(rows, PAGE).get_page(request.GET.get("trang"))


@require_GET
def tree(request: HttpRequest) -> HttpResponse:
    require(request.actor, "units.view", None)
    text = request.GET.get("q", "").strip()
    found = queries.search_units(text, limit=PAGE) if text else None
    tops = page_of(request, queries.children(None, clock.today()))
    own = administered_by(request.actor).filter(pk__in=request.actor.seats).order_by("sort_key")
    context = {"q": text, "found": found, "tops": tops, "own": own}
    context["may_create_top"] = can(request.actor, "units.create_below", None)
    return render(request, "units/tree.html", context)


def table(request: HttpRequest) -> Iterator[list]:
    """Return the units the search found, else every unit of today, for a spreadsheet."""
    require(request.actor, "units.view", None)
    text, today = request.GET.get("q", "").strip(), clock.today()
    if text:
        return _rows(queries.search_units(text, limit=PAGE))
    everyone = visible_to(request.actor).filter(valid_on(today)).select_related("parent", "place")
    return _rows(everyone.order_by("sort_key", "id").iterator(chunk_size=1000))


def _rows(found) -> Iterator[list]:
    yield [_("Mã đơn vị"), _("Tên đơn vị"), _("Trực thuộc"), _("Địa bàn"), _("Từ ngày"), _("Đến hết ngày")]
    for each in found:
        yield [each.code, each.name, each.parent or "", each.place or "", each.valid_from, each.valid_until]


@require_GET
def branch(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    unit = _unit(request, unit_id)
    below = page_of(request, queries.children(unit, clock.today()))
    return render(request, "units/_branch.html", {"unit": unit, "children": below})


@require_GET
def names(request: HttpRequest) -> HttpResponse:
    require(request.actor, "units.view", None)
    found = find_units(request.GET.get("q", ""), clock.today())
    return render(request, "units/_names.html", {"found": found, "at": request.GET.get("o", "")[:60]})


def _form_page(request, form, *, title, submit, **more):
    """Show a form; `more`: its unit, the sentence to confirm, what would change hands."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "units/form.html", {"form": form, "title": title, "submit": submit} | more, status=status)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, unit_id: UUID | None = None) -> HttpResponse:
    parent = _unit(request, unit_id) if unit_id else None
    require(request.actor, "units.create_below", parent)
    form = forms.NewUnitForm(request.POST or None, initial={"on": clock.today()})
    create = partial(actions.create_unit, parent_id=unit_id, actor=request.actor)
    if request.method == "POST" and forms.carry_out(form, create, **moment()):
        return redirect("people:unit", form.result.pk)
    return _form_page(request, form, title=_("Thành lập đơn vị"), submit=_("Thành lập đơn vị"), unit=parent)


@require_http_methods(["GET", "POST"])
def rename(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    unit = _changeable(request, unit_id)
    initial = {"name": unit.name, "short_name": unit.short_name, "on": clock.today()}
    form = forms.RenameForm(request.POST or None, initial=initial)
    act = partial(actions.rename_unit, unit_id=unit_id, actor=request.actor)
    if request.method == "POST" and forms.carry_out(form, act, **moment()):
        return redirect("people:unit", unit_id)
    return _form_page(request, form, title=_("Đổi tên đơn vị"), submit=_("Đổi tên"), unit=unit)


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    unit = _changeable(request, unit_id)
    form = forms.MoveForm(request.POST or None, initial={"on": clock.today()})
    page = partial(_form_page, request, form, title=_("Chuyển đơn vị"), submit=_("Chuyển đơn vị"), unit=unit)
    if request.method == "GET" or not form.is_valid():
        return page()
    if "confirm" not in request.POST:
        parent = Unit.objects.get(pk=form.cleaned_data["parent"])
        said = {"unit": unit, "parent": parent, "count": queries.descendants([unit_id]).count() - 1}
        return page(confirm=_("Chuyển %(unit)s cùng %(count)s đơn vị trực thuộc về dưới %(parent)s.") % said)
    act = partial(actions.move_unit, unit_id=unit_id, actor=request.actor)
    return redirect("people:unit", unit_id) if forms.carry_out(form, act, **moment()) else page()


@require_http_methods(["GET", "POST"])
def contact(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    unit = _changeable(request, unit_id)
    initial = {"email": unit.email, "phone": unit.phone, "address": unit.address}
    form = forms.ContactForm(request.POST if request.method == "POST" else None, initial=initial)
    act = partial(actions.set_contact, unit_id=unit_id, actor=request.actor)
    if request.method == "POST" and forms.carry_out(form, act, **moment()):
        return redirect("people:unit", unit_id)
    return _form_page(request, form, title=_("Cách liên hệ"), submit=_("Lưu cách liên hệ"), unit=unit)


@require_http_methods(["GET", "POST"])
def competence(request: HttpRequest, unit_id: UUID) -> HttpResponse:
    """Make a unit competent: what would change hands is shown before anything is written."""
    unit = _changeable(request, unit_id)
    form = forms.CompetenceForm(request.POST or None, initial={"on": clock.today()})
    page = partial(_form_page, request, form, title=_("Giao thẩm quyền"), submit=_("Giao thẩm quyền"), unit=unit)
    if request.method == "GET" or not form.is_valid():
        return page()
    if "confirm" not in request.POST:
        typed = form.cleaned_data
        shifts = foreseeing.if_given(unit, typed["topic"], typed["kind"], typed["place"], clock.today())
        return page(shifts=shifts, confirm=_("Giao thẩm quyền cho %(unit)s.") % {"unit": unit})
    act = partial(actions.set_competence, unit_id=unit_id, actor=request.actor)
    return redirect("people:unit", unit_id) if forms.carry_out(form, act, **moment()) else page()


@require_http_methods(["GET", "POST"])
def competence_end(request: HttpRequest, competence_id: UUID) -> HttpResponse:
    """End a competence, as `competence` begins one."""
    rows = endable_by(request.actor).select_related("unit", "place")
    row = get_object_or_404(rows, pk=competence_id)
    form = forms.EndForm(request.POST or None, initial={"on": clock.today()})
    words = {"title": _("Kết thúc thẩm quyền"), "submit": _("Kết thúc thẩm quyền"), "unit": row.unit}
    page = partial(_form_page, request, form, **words)
    if request.method == "GET" or not form.is_valid():
        return page()
    if "confirm" not in request.POST:
        shifts = foreseeing.if_ended(row, clock.today())
        return page(shifts=shifts, confirm=_("Kết thúc thẩm quyền của %(unit)s.") % {"unit": row.unit})
    act = partial(actions.end_competence, competence_id=competence_id, actor=request.actor)
    return redirect("people:unit", row.unit_id) if forms.carry_out(form, act, **moment()) else page()


@require_GET
def place(request: HttpRequest, place_id: UUID) -> HttpResponse:
    require(request.actor, "units.view", None)
    found = get_object_or_404(Place.objects.select_related("parent"), pk=place_id)
    today = clock.today()
    rows = Competence.objects.filter(valid_on(today), place=found).select_related("unit")
    context = {
        "place": found,
        "rows": rows.order_by("topic", "kind", "unit__sort_key"),
        "overlaps": queries.overlaps(place_id, today),
        "holes": queries.holes(place_id, [topic.code for topic in topics()], today),
        "successors": [] if found.valid_until is None else places.successors(found, today),
    }
    return render(request, "units/place.html", context)


@require_GET
def place_search(request: HttpRequest) -> HttpResponse:
    require(request.actor, "units.view", None)
    text = request.GET.get("q", "").strip()
    hits = places.search_places(text, clock.today(), levels=("commune", "province"), limit=PAGE) if text else []
    return render(request, "units/places.html", {"q": text, "hits": hits})


@require_http_methods(["GET", "POST"])
def installation(request: HttpRequest) -> HttpResponse:
    require(request.actor, "units.change_installation", None)
    present = queries.installation()
    initial = {name: getattr(present, name) for name in ("name_vi", "name_en", "phone", "hours")}
    form = forms.InstallationForm(request.POST or None, initial=initial)
    act = partial(
        actions.set_installation,
        code_prefix=present.code_prefix,
        root_unit_id=present.root_unit_id,
        actor=request.actor,
    )
    if request.method == "POST" and forms.carry_out(form, act, **moment()):
        return redirect("units:tree")
    return _form_page(request, form, title=_("Thông tin hệ thống"), submit=_("Lưu thông tin"))
