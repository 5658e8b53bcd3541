"""The public page that counts a due day for anyone, day by day, or the hours of a term in hours."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from thongsuot.law.forms import DueForm
from thongsuot.law.hours import due_hours
from thongsuot.law.queries import book
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
