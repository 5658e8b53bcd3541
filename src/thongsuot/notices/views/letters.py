"""Thư cần in: letters of the officer's units, printed and marked as posted."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thongsuot.core.clock import legal_day, now, today
from thongsuot.notices import actions, queries
from thongsuot.notices.models import Message
from thongsuot.notices.texts import KIND, Text, texts_of, worded
from thongsuot.units.models import Unit
from thongsuot.wording.queries import versions

PAGE, CHUNK = 50, 500


@login_required
@require_GET
def letters(request):
    page = Paginator(queries.letters_to_print(request.actor), PAGE).get_page(request.GET.get("trang"))
    waiting, posted = _worded(page.object_list), _worded(queries.letters_posted(request.actor))
    return render(request, "notices/letters.html", {"page": page, "waiting": waiting, "posted": posted})


def table(request) -> Iterator[list]:
    """Return the letters to print for a spreadsheet: what each tells of, by its code; no name, no address."""
    yield [_("Ngày báo"), _("Đơn vị"), _("Tin"), _("Tập làm")]
    names: dict[UUID, str] = {}
    own = versions(KIND)
    for letter in queries.letters_to_print(request.actor).iterator(chunk_size=CHUNK):
        if letter.unit_id not in names:
            names[letter.unit_id] = str(Unit.objects.get(pk=letter.unit_id))
        said = worded(letter, get_language(), own).subject
        yield [legal_day(letter.created_at), names[letter.unit_id], said, _("có") if letter.practice else _("không")]


@login_required
@require_GET
def printed(request):
    """The chosen letters, or all that wait (at most one page of the list), each on a sheet of its own."""
    waiting = queries.letters_to_print(request.actor)
    chosen = _ids(request.GET.getlist("thu"))
    chosen_letters = list((waiting.filter(pk__in=chosen) if chosen else waiting)[:PAGE])
    units = Unit.objects.in_bulk({letter.unit_id for letter in chosen_letters})
    sheets = [(letter, text, units[letter.unit_id]) for letter, text in _worded(chosen_letters)]
    return render(request, "notices/printed.html", {"sheets": sheets, "today": today()})


@login_required
@require_POST
def posted(request):
    chosen = _ids(request.POST.getlist("thu"))
    if not chosen:
        messages.warning(request, _("Chưa chọn thư nào. Đánh dấu thư đã gửi rồi bấm lại."))
        return redirect("notices:letters")
    done = actions.mark_posted(message_ids=chosen, actor=request.actor, at=now())
    sentence = ngettext("Đã ghi %(n)s thư là đã gửi.", "Đã ghi %(n)s thư là đã gửi.", len(done)) % {"n": len(done)}
    messages.success(request, sentence)
    return redirect("notices:letters")


def _worded(found) -> list[tuple[Message, Text]]:
    """Return letters with their words."""
    found = list(found)
    return list(zip(found, texts_of(found), strict=True))


def _ids(texts) -> list[UUID]:
    """Return the ids among `texts`; what is none was never one of our check boxes."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
