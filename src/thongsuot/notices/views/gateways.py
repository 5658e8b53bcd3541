"""Đường gửi: which hosts take our messages, and a test."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thongsuot.core.access import can
from thongsuot.core.clock import now
from thongsuot.notices import actions, queries
from thongsuot.notices.forms import FORMS, TestForm
from thongsuot.notices.models import Gateway


def _guard(request, channel: str | None = None) -> None:
    """Answer 404 to whoever may not configure, and for a channel there is none of."""
    if not can(request.actor, "notices.configure", None) or (channel and channel not in FORMS):
        raise Http404


@login_required
@require_GET
def gateways(request):
    _guard(request)
    return render(request, "notices/gateways.html", {"rows": queries.gateways()})


def table(request) -> Iterator[list]:
    """Return the ways out for a spreadsheet: the host that is called, never a token or a password."""
    _guard(request)
    return _rows()


def _rows() -> Iterator[list]:
    yield [_("Đường gửi"), _("Đang dùng"), _("Tên máy"), _("Tin đang chờ"), _("Tin không gửi được")]
    for row in queries.gateways():
        kept = row["gateway"]
        host = (kept.host or urlsplit(kept.url).hostname or "") if kept else ""
        used = _("có") if kept and kept.active else _("không")
        yield [row["channel"], used, host, row["waiting"], row["failed"]]


@login_required
def gateway(request, channel):
    """The form of one way out; the stored secret is never shown."""
    _guard(request, channel)
    kept = Gateway.objects.filter(channel=channel).first() or Gateway(channel=channel)
    form = FORMS[channel](request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in form.Meta.fields}
        actions.set_gateway(channel=channel, values=values, secret=form.secret(), actor=request.actor, at=now())
        messages.success(request, _("Đã lưu đường gửi."))
        return redirect("notices:gateway", channel=channel)
    shown = {"form": form, "channel": channel, "kept": kept, "test": TestForm(channel=channel)}
    return render(request, "notices/gateway.html", shown, status=422 if form.errors else 200)


@login_required
@require_POST
def test(request, channel):
    _guard(request, channel)
    kept = Gateway.objects.filter(channel=channel).first()
    form = TestForm(request.POST, channel=channel)
    if kept is None or not form.is_valid():
        shown = {"form": FORMS[channel](instance=kept), "channel": channel, "kept": kept, "test": form}
        return render(request, "notices/gateway.html", shown, status=422)
    address = form.cleaned_data["address"]
    problem = actions.send_test(channel=channel, address=address, actor=request.actor, at=now())
    if problem:
        messages.error(
            request, _("Chưa gửi được: %(problem)s. Xem lại địa chỉ máy và mật khẩu.") % {"problem": problem}
        )
    else:
        messages.success(request, _("Nơi gửi đã nhận tin thử."))
    return redirect("notices:gateway", channel=channel)
