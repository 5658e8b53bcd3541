"""Hộp thư: where letters come from, and whether it can be reached."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thongsuot.core.access import can
from thongsuot.core.clock import legal_day, now
from thongsuot.core.errors import Invalid
from thongsuot.mail import queries
from thongsuot.mail.actions.mailboxes import set_mailbox, try_mailbox
from thongsuot.mail.forms import MailboxForm
from thongsuot.mail.models import Mailbox
from thongsuot.mail.templatetags.mail_words import mail_problem


def _guard(request: HttpRequest) -> None:
    """Answer 404 to whoever may not configure."""
    if not can(request.actor, "mail.configure", None):
        raise Http404


@require_GET
def mailboxes(request: HttpRequest) -> HttpResponse:
    _guard(request)
    return render(request, "mail/mailboxes.html", {"rows": queries.mailboxes(now())})


def table(request: HttpRequest) -> Iterator[list]:
    """Return the mailboxes for a spreadsheet: no name to sign in with, no password, no sender."""
    _guard(request)
    return _rows(queries.mailboxes(now()))


def _rows(found: list[queries.BoxShown]) -> Iterator[list]:
    heads = [_("Hộp thư"), _("Đơn vị"), _("Đang dùng"), _("Vào được ngày"), _("Trở ngại"), _("Thư để riêng")]
    yield [*heads, _("Thư không nhận trong 30 ngày qua")]
    for row in found:
        box = row.mailbox
        reached = legal_day(box.reached_at) if box.reached_at else None
        problem = mail_problem(box.problem) if box.problem else ""
        used = _("có") if box.active else _("không")
        refused = sum(number for _reason, number in row.refused)
        yield [box.address, box.unit, used, reached, problem, row.waiting, refused]


@require_http_methods(["GET", "POST"])
def mailbox(request: HttpRequest, mailbox_id: UUID | None = None) -> HttpResponse:
    """The form of one mailbox, or of a new one."""
    _guard(request)
    kept = get_object_or_404(Mailbox.objects.select_related("unit"), pk=mailbox_id) if mailbox_id else None
    form = MailboxForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid() and (saved := _saved(request, form, mailbox_id)):
        messages.success(request, _("Đã lưu hộp thư. Bấm “Thử kết nối” để xem có vào được không."))
        return redirect("mail:mailbox", mailbox_id=saved.pk)
    shown = {"form": form, "kept": kept}
    return render(request, "mail/mailbox.html", shown, status=422 if form.errors else 200)


def _saved(request: HttpRequest, form: MailboxForm, mailbox_id: UUID | None) -> Mailbox | None:
    password = form.cleaned_data["new_password"] or None
    given = {"mailbox_id": mailbox_id, "unit": form.unit_given(), "values": form.values(), "password": password}
    try:
        return set_mailbox(**given, actor=request.actor, at=now())
    except Invalid as wrong:
        form.add_error(wrong.field, wrong.sentence)
        return None


@require_POST
def try_it(request: HttpRequest, mailbox_id: UUID) -> HttpResponse:
    """Sign in once, and say in a sentence how it went."""
    _guard(request)
    get_object_or_404(Mailbox, pk=mailbox_id)
    problem, count = try_mailbox(mailbox_id=mailbox_id, actor=request.actor)
    if problem:
        messages.error(request, mail_problem(problem))
    else:
        said = ngettext("Vào được hộp thư. Thư mục có %(n)d thư.", "Vào được hộp thư. Thư mục có %(n)d thư.", count)
        messages.success(request, said % {"n": count})
    return redirect("mail:mailbox", mailbox_id=mailbox_id)
