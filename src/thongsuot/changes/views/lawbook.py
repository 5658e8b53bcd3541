"""The book of law for the administrator of the root: calendar, rules, lists; change them with a preview, take back."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.changes import actions
from thongsuot.changes.actions.lawbook import VERBS, year_proposal
from thongsuot.changes.forms import DaysForm, RuleFilter, RuleForm, UndoForm, YearForm
from thongsuot.changes.forms.lawbook import CONFIDENCE_NAMES, COUNTING_NAMES, KIND_NAMES, UNIT_NAMES
from thongsuot.changes.models import Change
from thongsuot.changes.queries import lawbook as queries
from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import DomainError, Invalid, NotAllowedNow
from thongsuot.law.hours import hour_terms
from thongsuot.law.lists import lists
from thongsuot.law.queries import book
from thongsuot.law.rules.amending import Proposal, amended, check_day

PERMISSION = "changes.amend_law"
NAMES = {
    "confidences": dict(CONFIDENCE_NAMES),
    "countings": dict(COUNTING_NAMES),
    "kinds": dict(KIND_NAMES),
    "units": dict(UNIT_NAMES),
}


def _page(request: HttpRequest, name: str, **context) -> HttpResponse:
    """Answer with one page of the book; a form with errors makes it 422."""
    form = context.get("form")
    status = 422 if form is not None and form.is_bound and form.errors else 200
    context |= {"names": NAMES, "english": get_language() == "en"}
    return render(request, f"changes/law/{name}.html", context, status=status)


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """One year of the calendar, and the changes of the book so far."""
    require(request.actor, PERMISSION, None)
    held = book().calendar
    year = _year(request, held.years)
    days = _days_of(year)
    changes = Change.objects.filter(verb__in=VERBS).order_by("-at")[:20]
    years = sorted(held.years)
    return _page(request, "calendar", year=year, years=years, days=days, changes=changes, next_year=years[-1] + 1)


def _year(request: HttpRequest, years: frozenset[int]) -> int:
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else clock.today().year
    return year if year in years else max(years)


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Every row of law with source, time and confidence."""
    require(request.actor, PERMISSION, None)
    form = RuleFilter(request.GET)
    rows = queries.rows(**form.cleaned_data) if form.is_valid() else []
    return _page(request, "rules", form=form, rows=rows, hours=hour_terms().values())


def table(request: HttpRequest) -> list[tuple]:
    """Return the rows of law that the page shows, for a spreadsheet."""
    require(request.actor, PERMISSION, None)
    form = RuleFilter(request.GET)
    return queries.as_table(queries.rows(**form.cleaned_data) if form.is_valid() else [])


def days_table(request: HttpRequest) -> list[list]:
    """Return the days of the year that the page of the calendar shows, for a spreadsheet."""
    require(request.actor, PERMISSION, None)
    days = _days_of(_year(request, book().calendar.years))
    return [
        [_("Ngày"), _("Loại"), _("Tên"), _("Tên tiếng Anh")],
        *([each.on, str(NAMES["kinds"].get(each.kind, each.kind)), each.name, each.name_en] for each in days),
    ]


def _days_of(year: int) -> list:
    return sorted((day for on, day in book().calendar.entries.items() if on.year == year), key=lambda day: day.on)


@require_GET
def closed_lists(request: HttpRequest) -> HttpResponse:
    """Every closed list of law, each row with its source, time and confidence."""
    require(request.actor, PERMISSION, None)
    return _page(request, "lists", lists=lists().values(), today=clock.today())


@require_http_methods(["GET", "POST"])
def day(request: HttpRequest) -> HttpResponse:
    require(request.actor, PERMISSION, None)
    form = DaysForm(request.POST or None)
    return _change(request, form, "day", _days_asked, _days_done)


def _days_asked(form: DaysForm) -> Proposal:
    days, held = form.days(), book().calendar
    if not days:
        raise Invalid(_("Khoảng này không có ngày nào đổi được. Xem lại ngày và loại ngày."), field="until")
    for each in days:
        check_day(held, each)
    return Proposal(days=days)


def _days_done(form: DaysForm, proposal: Proposal):
    return partial(actions.change_days, days=proposal.days, known_since=form.cleaned_data["known_since"])


@require_http_methods(["GET", "POST"])
def year(request: HttpRequest) -> HttpResponse:
    require(request.actor, PERMISSION, None)
    form = YearForm(request.POST or None, initial={"year": max(book().calendar.years) + 1})
    return _change(request, form, "year", lambda form: year_proposal(form.cleaned_data["year"]), _year_done)


def _year_done(form: YearForm, proposal: Proposal):
    typed = form.cleaned_data
    return partial(actions.add_year, year=typed["year"], known_since=typed["known_since"])


@require_http_methods(["GET", "POST"])
def rule(request: HttpRequest) -> HttpResponse:
    """A further version of one row; `ma`, `dang` and `tu` name the row to start from."""
    require(request.actor, PERMISSION, None)
    start = _row_asked(request)
    form = RuleForm(request.POST or None, initial=RuleForm.initial_of(start))
    return _change(request, form, "rule", _rule_asked, _rule_done, start=start)


def _row_asked(request: HttpRequest):
    code, variant = (request.POST.get(name, request.GET.get(key, "")) for name, key in _ROW)
    rows = book().rows(code, variant)
    if not rows:
        raise Http404
    wanted = request.GET.get("tu", "")
    return next((row for row in rows if row.in_force_from.isoformat() == wanted), rows[-1])


_ROW = (("code", "ma"), ("variant", "dang"))


def _rule_asked(form: RuleForm) -> Proposal:
    return Proposal(rules=amended(book(), form.row(), end_earlier=form.cleaned_data["end_earlier"]))


def _rule_done(form: RuleForm, proposal: Proposal):
    return partial(actions.change_rule, row=form.row(), end_earlier=form.cleaned_data["end_earlier"])


def _change(request: HttpRequest, form, name: str, asked, done, **context) -> HttpResponse:
    """Show the form, then what would move, then do it: the same form each time, the last time with `confirm`."""
    preview = None
    if request.method == "POST" and form.is_valid():
        try:
            proposal = asked(form)
            if "confirm" in request.POST:
                return _done(request, done(form, proposal), form.cleaned_data["ground"])
            preview = queries.preview(proposal)
            context["proposal"] = proposal
        except (Invalid, NotAllowedNow) as wrong:
            form.refuse(wrong)
    return _page(request, name, form=form, preview=preview, **context)


def _done(request: HttpRequest, act, ground: str) -> HttpResponse:
    change = act(ground=ground, actor=request.actor, on=clock.today(), at=clock.now())
    messages.success(request, _("Đã ghi vào sổ. Các hạn đang chạy được tính lại ngay sau đây."))
    return redirect("changes:law_change", change.pk)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """One change of the book: what it wrote, what has moved; by POST it is taken back, after a preview."""
    require(request.actor, PERMISSION, None)
    row = Change.objects.filter(pk=change_id, verb__in=VERBS).select_related("content").first()
    if row is None:
        raise Http404
    form, preview = UndoForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        try:
            if "confirm" in request.POST:
                return _done(request, partial(actions.undo_law_change, change_id=row.pk), form.cleaned_data["ground"])
            preview = queries.preview(queries.reversal(row, known_since=clock.today()))
        except DomainError as wrong:
            form.add_error(None, wrong.sentence)
    found = queries.happened(row)
    by_unit, first = queries.moved_by(found.recount) if found.recount else ([], [])
    return _page(request, "change", found=found, form=form, preview=preview, by_unit=by_unit, first=first)
