"""Thư cần in: letters of the officer's units, printed and marked as posted."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from thongsuot.core.clock import now, today
from thongsuot.notices import actions, queries
from thongsuot.notices.texts import text_of
from thongsuot.units.models import Unit

PAGE = 50


@login_required
@require_GET
def letters(request):
    page = Paginator(queries.letters_to_print(request.actor), PAGE).get_page(request.GET.get("trang"))
    waiting = [(letter, text_of(letter)) for letter in page.object_list]
    posted = [(letter, text_of(letter)) for letter in queries.letters_posted(request.actor)]
    return render(request, "notices/letters.html", {"page": page, "waiting": waiting, "posted": posted})


@login_required
@require_GET
def printed(request):
    """The chosen letters, or all that wait (at most one page of the list), each on a sheet of its own."""
    waiting = queries.letters_to_print(request.actor)
    chosen = _ids(request.GET.getlist("thu"))
    chosen_letters = list((waiting.filter(pk__in=chosen) if chosen else waiting)[:PAGE])
    units = Unit.objects.in_bulk({letter.unit_id for letter in chosen_letters})
    sheets = [(letter, text_of(letter), units[letter.unit_id]) for letter in chosen_letters]
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


def _ids(texts) -> list[UUID]:
    """Return the ids among `texts`; what is none was never one of our check boxes."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
