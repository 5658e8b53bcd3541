"""Thông báo: what an officer has been told, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thongsuot.core.clock import legal_day, now
from thongsuot.notices import actions, queries
from thongsuot.notices.models import Message
from thongsuot.notices.texts import KIND, Text, texts_of, worded
from thongsuot.wording.queries import versions

PAGE, CHUNK = 30, 500


@dataclass(frozen=True)
class Told:
    """A message with its words; `path` leads to the matter, always on this site."""

    message: Message
    text: Text
    path: str


def told(messages: list[Message]) -> list[Told]:
    texts = texts_of(messages, get_language())
    return [Told(one, text, one.params.get("path", "")) for one, text in zip(messages, texts, strict=True)]


@login_required
@require_GET
def inbox(request):
    only_new = request.GET.get("moi") == "1"
    page = Paginator(queries.inbox(request.actor, unread_only=only_new), PAGE).get_page(request.GET.get("trang"))
    shown = {"page": page, "told": told(list(page.object_list)), "only_new": only_new}
    return render(request, "notices/inbox.html", shown | {"unread": queries.unread_count(request.actor)})


def table(request: HttpRequest) -> Iterator[list]:
    """Return what the officer has been told, as the page shows it, all pages."""
    return _rows(queries.inbox(request.actor, unread_only=request.GET.get("moi") == "1"))


def _rows(messages: QuerySet[Message]) -> Iterator[list]:
    yield [_("Ngày báo"), _("Tin"), _("Ngày đọc")]
    own, language = versions(KIND), get_language()
    for message in messages.iterator(chunk_size=CHUNK):
        read_on = legal_day(message.read_at) if message.read_at else None
        yield [legal_day(message.created_at), worded(message, language, own).subject, read_on]


@login_required
@require_POST
def read(request, message_id):
    """Mark one as read and go where it leads."""
    message = actions.mark_read(message_id=message_id, actor=request.actor, at=now())
    path = message.params.get("path", "")
    ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return redirect(path if ours else "notices:inbox")


@login_required
@require_POST
def read_all(request):
    actions.mark_all_read(actor=request.actor, at=now())
    return redirect("notices:inbox")
