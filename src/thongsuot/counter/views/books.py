"""The law's books: ask for one, watch a long one being drawn, take it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.core import clock
from thongsuot.core.errors import Invalid, Refused
from thongsuot.counter.actions.books import ask_book, draw_now
from thongsuot.counter.forms import BookForm
from thongsuot.counter.permissions import books_of, read_units
from thongsuot.counter.queries.books import Wanted, book_to_download, seen_book
from thongsuot.counter.rules import BOOK_AT_ONCE, BOOK_BY_CODE
from thongsuot.counter.views.sending import pdf
from thongsuot.files.responses import download

LATEST = 20
MOST_UNITS = 200


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def listing(request):
    """Ask for a book; a short one is the answer, a long one has a page that waits for it."""
    units = list(read_units(request.actor).select_related("parent").order_by("sort_key", "id")[:MOST_UNITS])
    if not units:
        raise Refused("counter.draw_book")
    today = clock.today()
    first = today.replace(month=1, day=1)
    form = BookForm(request.POST or None, units=units, initial={"from_on": first, "to_on": today})
    if request.method == "GET" or not form.is_valid():
        return _listing(request, form)
    now, given = clock.now(), dict(form.cleaned_data)
    reason, wanted = given.pop("reason"), Wanted(**given | {"unit_id": UUID(given["unit_id"])})
    try:
        book = ask_book(wanted=wanted, reason=reason, actor=request.actor, on=clock.legal_day(now), at=now)
    except Refused as trouble:
        if trouble.permission != "counter.draw_names":
            raise
        form.add_error("named", _("Tên đầy đủ chỉ in được ở chính đơn vị giữ sổ. Bỏ chọn ô này."))
        return _listing(request, form)
    except Invalid as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
        return _listing(request, form)
    if book.total > BOOK_AT_ONCE:
        return redirect("counter:book", book.pk)
    return pdf(draw_now(book, actor=request.actor, at=now), f"so-{book.kind}-{book.from_on}-{book.to_on}")


def _listing(request, form):
    books = books_of(request.actor).filter(total__gt=BOOK_AT_ONCE).select_related("unit", "file")
    latest = [(book, BOOK_BY_CODE[book.kind]) for book in books.order_by("-asked_at")[:LATEST]]
    page = {"form": form, "books": latest}
    return render(request, "counter/books.html", page, status=422 if form.errors else 200)


@login_required
@never_cache
@require_GET
def one(request, book_id: UUID):
    """Show how far a long book is; asked again by htmx every two seconds, by a link without scripts."""
    book = seen_book(request.actor, book_id)
    page = {"book": book, "kind": BOOK_BY_CODE[book.kind], "gone": bool(book.file and book.file.removed_at)}
    return render(request, "counter/book.html" + ("#progress" if request.htmx else ""), page)


@login_required
@never_cache
@require_GET
def file(request, book_id: UUID):
    """Give the file of a long book, while it is kept and to who might draw it today."""
    return download(book_to_download(request.actor, book_id).file, request=request)
