"""The list of officers, an officer's page, and the forms that change accounts and posts."""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.people import actions, forms, queries
from thongsuot.people.actions.renewing import REMEMBERED
from thongsuot.people.models import Officer
from thongsuot.people.permissions import OnDay, visible_officers
from thongsuot.people.proofs import has_second_factor
from thongsuot.units.forms import carry_out
from thongsuot.units.models import Unit
from thongsuot.units.permissions import administered_by
from thongsuot.units.views import page_of


def _officer(request: HttpRequest, officer_id: UUID) -> Officer:
    return get_object_or_404(visible_officers(request.actor, clock.today()), pk=officer_id)


def _page(request, form, *, title, submit, status=None, **more) -> HttpResponse:
    status = status or (422 if form.is_bound and form.errors else 200)
    context = {"form": form, "title": title, "submit": submit} | more
    return render(request, "units/form.html", context, status=status)


@require_GET
def officers(request: HttpRequest) -> HttpResponse:
    require(request.actor, "people.list_officers", None)
    text = request.GET.get("q", "").strip()
    found = queries.search_officers(visible_officers(request.actor, clock.today()), text)
    return render(request, "people/officers.html", {"q": text, "page": page_of(request, found)})


def table(request: HttpRequest) -> Iterator[list]:
    """Return the accounts that the list shows, for a spreadsheet; no address, no telephone."""
    require(request.actor, "people.list_officers", None)
    found = visible_officers(request.actor, clock.today())
    return _rows(queries.search_officers(found, request.GET.get("q", "").strip()))


def _rows(found) -> Iterator[list]:
    yield [_("Họ tên"), _("Tên đăng nhập"), _("Chức danh"), _("Tài khoản")]
    for each in found.iterator(chunk_size=1000):
        yield [each.full_name, each.username, each.title, _("đang mở") if each.is_active else _("đã khóa")]


@require_GET
def officer(request: HttpRequest, officer_id: UUID) -> HttpResponse:
    found = _officer(request, officer_id)
    held = OnDay(found, clock.today())
    posts = list(queries.posts_of(found))
    reach = set(administered_by(request.actor).filter(posts__in=posts).values_list("pk", flat=True))
    context = {
        "officer": found,
        "posts": posts,
        "reach": reach,
        "today": clock.today(),
        "role_names": forms.ROLE_NAMES,
        "absences": found.absences.order_by("-first_day"),
        "may_change": can(request.actor, "people.change_officer", held),
        "may_close": can(request.actor, "people.end_sessions", held),
        "may_reset": can(request.actor, "people.reset_password", held),
        "renewals": queries.renewals_of([found], clock.now() - REMEMBERED),
        "has_second_factor": has_second_factor(found),
        "has_outside": bool(settings.OIDC_ISSUER),
    }
    return render(request, "people/officer.html", context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    require(request.actor, "people.add_officer", None)
    form = forms.NewOfficerForm(request.POST or None)
    act = partial(actions.add_officer, actor=request.actor, at=clock.now())
    if request.method == "POST" and carry_out(form, act):
        made, password = form.result
        return _once(request, made, password)
    return _page(request, form, title=_("Thêm cán bộ"), submit=_("Mở tài khoản"))


def _once(request: HttpRequest, found: Officer, password: str) -> HttpResponse:
    """Show a one-time password, this once: it is stored nowhere and the page is not kept."""
    answer = render(request, "people/password.html", {"officer": found, "password": password})
    answer["Cache-Control"] = "no-store"
    return answer


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, officer_id: UUID) -> HttpResponse:
    found = _officer(request, officer_id)
    require(request.actor, "people.change_officer", OnDay(found, clock.today()))
    initial = {name: getattr(found, name) for name in ("full_name", "title", "email", "phone")}
    form = forms.OfficerForm(request.POST or None, initial=initial)
    act = partial(actions.edit_officer, officer_id=officer_id, actor=request.actor, on=clock.today(), at=clock.now())
    if request.method == "POST" and carry_out(form, act):
        return redirect("people:officer", officer_id)
    return _page(request, form, title=_("Sửa thông tin cán bộ"), submit=_("Lưu thông tin"), officer=found)


@require_http_methods(["GET", "POST"])
def password(request: HttpRequest, officer_id: UUID) -> HttpResponse:
    found = _officer(request, officer_id)
    require(request.actor, "people.reset_password", OnDay(found, clock.today()))
    if request.method == "POST":
        when = {"on": clock.today(), "at": clock.now()}
        return _once(request, found, actions.reset_password(officer_id=officer_id, actor=request.actor, **when))
    said = _("%(name)s sẽ phải đăng nhập lại bằng mật khẩu mới. Mật khẩu mới chỉ hiện một lần.") % {"name": found}
    return render(request, "people/confirm.html", _asked(found, _("Cấp lại mật khẩu"), said))


def _asked(found: Officer, title: str, said: str, danger: bool = False) -> dict:
    return {"officer": found, "title": title, "submit": title, "said": said, "danger": danger}


def _id_of(text: str) -> UUID | None:
    """Return the id that a link names; what is none was never one of our links."""
    try:
        return UUID(text)
    except ValueError:
        return None


@require_http_methods(["GET", "POST"])
def give_post(request: HttpRequest, officer_id: UUID) -> HttpResponse:
    found = get_object_or_404(visible_officers(request.actor, clock.today()), pk=officer_id, is_active=True)
    unit = Unit.objects.filter(pk=_id_of(request.GET.get("don-vi", ""))).first()
    form = forms.PostForm(request.POST or None, initial={"on": clock.today(), "unit": unit.code if unit else ""})
    act = partial(actions.give_post, officer_id=officer_id, actor=request.actor, at=clock.now())
    if request.method == "POST" and carry_out(form, act):
        return redirect("people:unit", form.result.unit_id)
    return _page(request, form, title=_("Giao vai"), submit=_("Giao vai"), officer=found)
