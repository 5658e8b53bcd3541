"""Public pages: a due day or hour counted for anyone, and the instruments that all of it rests on."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.law.forms import DueForm
from thongsuot.law.hours import due_hours
from thongsuot.law.queries import book
from thongsuot.law.register import Use, register, uses
from thongsuot.law.rules import DueDay, LawError
from thongsuot.law.rules.hours import DueHours

WRONG = 422


@require_GET
def due(request):
    """Ask for a rule and a day; where both are given, answer with the due day and why."""
    form = DueForm(request.GET if "rule" in request.GET else None, book=book())
    found = _answer(form) if form.is_bound and form.is_valid() else None
    status = WRONG if form.errors else 200
    found = {"due_at" if isinstance(found, DueHours) else "due": found}
    return render(request, "law/due.html", {"form": form} | found, status=status)


def _answer(form: DueForm) -> DueDay | DueHours | None:
    asked = form.cleaned_data
    code, variant = asked["rule"]
    try:
        if form.in_hours:
            return due_hours(code, form.starts, asked["as_known_on"])
        return book(asked["as_known_on"]).due(code, asked["starts_on"], variant, asked["extend"], asked["suspend"])
    except LawError as error:
        form.refuse(error)
        return None


@require_GET
def instruments(request):
    """List the register of instruments, those in force first."""
    today = clock.today()
    rows = sorted(register().instruments, key=lambda one: (not one.in_force(today), one.title))
    page = {"instruments": rows, "today": today, "english": get_language() == "en"}
    return render(request, "law/instruments.html", page)


@require_GET
def instrument(request, slug: str):
    """Show one instrument: how long it holds, what changed or replaced it, and what rests on which article."""
    book = register()
    one = book.by_slug.get(slug)
    if one is None:
        raise Http404
    page = {
        "one": one,
        "follows": book.by_number.get(one.replaced_by),
        "amended": [book.by_number[number] for number in one.amended_by],
        "uses": _anchored(uses().get(one.number, ())),
        "english": get_language() == "en",
    }
    return render(request, "law/instrument.html", page)


def _anchored(rows: tuple[Use, ...]) -> list[tuple[Use, list[str]]]:
    """Return each use with the articles it is the first to name, since an anchor stands once on a page."""
    seen: set[str] = set()
    found = []
    for use in rows:
        found.append((use, [article for article in dict.fromkeys(use.articles) if article not in seen]))
        seen.update(use.articles)
    return found
