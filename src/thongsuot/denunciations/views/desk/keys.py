"""One's own key: made, unlocked, locked again, its passphrase changed or mended, ended."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from thongsuot.core import clock
from thongsuot.core.errors import DomainError
from thongsuot.denunciations.actions import holding, recovering
from thongsuot.denunciations.actions.record import unseen
from thongsuot.denunciations.forms.desk.keys import ChangeForm, ConfirmForm, EnrolForm, FreshForm, UnlockForm
from thongsuot.denunciations.keys.session import LIFE, PATH
from thongsuot.denunciations.models import Keyholder
from thongsuot.denunciations.queries.holders import mark_of, pending_recovery
from thongsuot.denunciations.queries.keyholders import custodians, key_of
from thongsuot.denunciations.views.desk.unlocked import (
    door,
    forget,
    is_unlocked,
    unlocked_by,
    with_cookie,
    without_cookie,
    wrapped_key,
)
from thongsuot.units.models import Unit

MINUTES = LIFE.seconds // 60


def own_key(request) -> Keyholder:
    """Return the officer's key, admitted or not; raises NotFound."""
    holder = key_of(request.actor)
    if holder is None:
        raise unseen()
    return holder


def typed(request):
    """Return what a form was sent with, None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def moment() -> dict:
    now = clock.now()
    return {"on": clock.legal_day(now), "at": now}


def said(form, trouble: DomainError, *, field: str = "passphrase"):
    """Write an error of an action beside its field of the form, or above it."""
    named = trouble.field if trouble.field in form.fields else field if trouble.field else None
    form.add_error(named, str(trouble.sentence))
    return form


@door("GET")
def own(request):
    """Where my key stands: none, waiting, admitted, being recovered; what comes next."""
    if request.actor.practice:
        raise unseen()
    holder = key_of(request.actor)
    page = {
        "holder": holder,
        "mark": mark_of(holder) if holder else "",
        "unlocked": is_unlocked(request),
        "recovery": pending_recovery(holder) if holder else None,
        "shares": holder.shares.exists() if holder else False,
        "custodians": len(custodians(clock.today())),
        "minutes": MINUTES,
    }
    return render(request, "denunciations/desk/own.html", page)


@door("GET", "POST")
def enrol(request):
    if request.actor.practice or key_of(request.actor) is not None:
        raise unseen()
    units = Unit.objects.filter(pk__in=request.actor.seats).order_by("sort_key", "id")
    form = EnrolForm(typed(request), units=units)
    if not form.is_bound:
        return _form(request, "enrol", form)
    if not form.is_valid():
        return _form(request, "enrol", form, status=422)
    given = form.cleaned_data
    unit = next(unit for unit in units if unit.pk == form.chosen())
    try:
        holding.enrol(
            unit=unit, kind=given["kind"], passphrase=given["passphrase"], actor=request.actor, **moment()
        )  # fmt: skip
    except DomainError as trouble:
        return _form(request, "enrol", said(form, trouble), status=trouble.status)
    messages.success(request, _("Đã tạo khóa. Khóa mở được hồ sơ sau khi người giữ khóa danh tính kết nạp."))
    return redirect("sealed:own")


def _form(request, name: str, form, status: int = 200, **more):
    return render(request, f"denunciations/desk/{name}.html", {"form": form, **more}, status=status)


@door("GET", "POST")
def unlock(request):
    """Type the passphrase; go on to where one was going."""
    holder = own_key(request)
    target = request.POST.get("next") or request.GET.get("next", "")
    form = UnlockForm(typed(request))
    if not form.is_bound:
        return _form(request, "unlock", form, next=target, minutes=MINUTES)
    try:
        if not form.is_valid():
            return _form(request, "unlock", form, status=422, next=target, minutes=MINUTES)
        request.unlocked = unlocked_by(request, form.cleaned_data["passphrase"])
    except DomainError as trouble:
        page = {"next": target, "minutes": MINUTES}
        return _form(request, "unlock", said(form, trouble), status=trouble.status, **page)
    return with_cookie(redirect(_safe(request, target, holder)), wrapped_key(request))


def _safe(request, target: str, holder: Keyholder) -> str:
    """Return where to go next: only within the room, so that no link leads out with the key open."""
    here = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    if here and target.startswith(f"{PATH}to-cao/"):
        return target
    return reverse("sealed:list" if holder.is_current else "sealed:own")


@door("POST")
def lock(request):
    own_key(request)
    forget(request)
    messages.success(request, _("Đã khóa. Muốn đọc tiếp thì gõ mật ngữ."))
    return without_cookie(redirect("sealed:own"))


@door("GET", "POST")
def change(request):
    own_key(request)
    return _done(
        request, "change", ChangeForm(typed(request)), _("Đã đổi mật ngữ."), _change, field="old"
    )  # fmt: skip


def _change(request, given):
    holding.change_passphrase(old=given["old"], new=given["passphrase"], actor=request.actor, **moment())


@door("GET", "POST")
def recover(request):
    """The passphrase is lost: choose a new one, and let two custodians pass the old key into it."""
    own_key(request)
    told = _("Đã gửi. Gặp hai người giữ khóa danh tính, mỗi người làm một nửa.")
    return _done(request, "recover", FreshForm(typed(request)), told, _ask)


def _ask(request, given):
    recovering.ask_recovery(passphrase=given["passphrase"], actor=request.actor, **moment())
    forget(request)


@door("GET", "POST")
def finish(request):
    """Take the old key back under the new passphrase; where nothing was asked for, that comes first."""
    if pending_recovery(own_key(request)) is None:
        messages.info(request, _("Chưa có đề nghị lấy lại khóa nào. Đặt mật ngữ mới và gửi đề nghị ở đây trước."))
        return redirect("sealed:recover")
    told = _("Đã lấy lại khóa. Mật ngữ mới dùng được từ bây giờ.")
    return _done(request, "finish", UnlockForm(typed(request)), told, _finish)


def _finish(request, given):
    recovering.finish_recovery(passphrase=given["passphrase"], actor=request.actor, **moment())


@door("GET", "POST")
def end(request):
    """End one's own key: nothing opens any more."""
    holder = own_key(request)
    told = _("Đã kết thúc khóa. Từ nay khóa này không mở được hồ sơ nào.")
    return _done(request, "end_own", ConfirmForm(typed(request)), told, _end, holder=holder)


def _end(request, given):
    request.unlocked = unlocked_by(request, given["passphrase"])
    holding.end_key(keyholder_id=request.unlocked.keyholder_id, actor=request.actor, **moment())
    forget(request)


def _done(request, name: str, form, told: str, act, *, field: str = "passphrase", **more):
    """Draw a form, or do what it asks and go back to the key's page."""
    if not form.is_bound:
        return _form(request, name, form, **more)
    if not form.is_valid():
        return _form(request, name, form, status=422, **more)
    try:
        act(request, form.cleaned_data)
    except DomainError as trouble:
        return _form(request, name, said(form, trouble, field=field), status=trouble.status, **more)
    messages.success(request, told)
    return redirect("sealed:own")
