"""One part of a task: what is wanted of the unit and why, its plan, its reports, and every act on it."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.core.errors import NotFound
from thongsuot.directives import actions
from thongsuot.directives.forms import work as forms
from thongsuot.directives.forms.targets import LinkForm
from thongsuot.directives.models import Assignment, Event, Report
from thongsuot.directives.permissions import events_seen_by
from thongsuot.directives.queries.chain import last_day
from thongsuot.directives.queries.known import known
from thongsuot.directives.queries.links import linked
from thongsuot.directives.queries.part_history import history, unanswered, urgings_of
from thongsuot.directives.queries.part_page import broken_down, partners, plans_of, reports_of
from thongsuot.directives.queries.tasks import progress_of
from thongsuot.directives.queries.work import file_of, reasons, running_report_duty, seen
from thongsuot.directives.rules.standing import Part, standing
from thongsuot.directives.views.task_making import moment
from thongsuot.files.responses import download
from thongsuot.units.forms import carry_out

OPEN, REPORTED, ACCEPTED, QUEUED = "open", "reported", "accepted", "queued"


@dataclass(frozen=True)
class Doing:
    """An act as the page offers it. `states`: in which it can be done; `who`: said to those who may not."""

    slug: str
    permission: str
    label: str
    states: tuple[str, ...]
    form: type
    action: object
    who: str


_WORKERS = gettext_lazy("Cán bộ của đơn vị được giao làm bước này.")
_HEAD = gettext_lazy("Người đứng đầu đơn vị được giao làm bước này.")
_ABOVE = gettext_lazy("Người đứng đầu hoặc người theo dõi của đơn vị giao làm bước này.")
DOINGS = (
    Doing("bao-cao", "work", gettext_lazy("Báo cáo tiến độ"), (OPEN, REPORTED), forms.ReportForm, actions.report,
          _WORKERS),
    Doing("ke-hoach", "work", gettext_lazy("Lập kế hoạch"), (OPEN, REPORTED), forms.PlanForm, actions.plan, _WORKERS),
    Doing("giao-nguoi", "assign", gettext_lazy("Giao người làm"), (OPEN, REPORTED), forms.NameForm,
          actions.name_officer, _HEAD),
    Doing("cho-thoi", "answer", gettext_lazy("Cho đơn vị thôi việc này"), (QUEUED, OPEN, REPORTED), forms.ReleaseForm,
          actions.release, _ABOVE),
    Doing("mo-lai", "answer", gettext_lazy("Mở lại việc đã công nhận"), (ACCEPTED,), forms.WhyForm,
          actions.reopen_assignment, _ABOVE),
)  # fmt: skip
BY_SLUG = {doing.slug: doing for doing in DOINGS}


@dataclass(frozen=True)
class Choice:
    """An act as `allowed_acts` draws it: a link, or why it cannot be done."""

    label: str
    href: str
    allowed: bool
    first: bool
    note: str


def _seen(request, assignment_id: UUID) -> Assignment:
    row = seen(request.actor, assignment_id)
    if row is None:
        raise Http404
    return row


def choices(actor, row: Assignment) -> list[Choice]:
    """Return the acts on a part, those that can be done first named; acts of other people are left out."""
    found: list[Choice] = []
    for doing in DOINGS:
        if not can(actor, f"directives.{doing.permission}", row):
            continue
        open_now = row.state in doing.states
        href = reverse("directives:assignment_act", args=[row.pk, doing.slug])
        first = open_now and not any(each.first for each in found)
        if open_now:
            found.append(Choice(str(doing.label), href, True, first, ""))
    if can(actor, "directives.work", row) and row.state in (OPEN, REPORTED):
        href = f"{reverse('directives:task_new')}?parent={row.pk}"
        found.append(Choice(_("Giao tiếp cho đơn vị trực thuộc"), href, True, False, ""))
    return found


@login_required
@never_cache
@require_GET
def one(request, assignment_id: UUID):
    row, today = _seen(request, assignment_id), clock.today()
    due_on = row.duty.due_on if row.duty else row.task.due_on
    plan_by = row.task.plan_by if row.part == Assignment.Part.LEAD else None
    ended_on = row.duty.ended_on if row.duty else None
    parts = broken_down(request.actor, row)
    progress, urgings = progress_of(parts, today), urgings_of(request.actor, row)
    page = {
        "row": row,
        "task": row.task,
        "stands": standing(Part(row.state, due_on, plan_by, row.planned_on, ended_on), today),
        "due_on": due_on,
        "plan_by": plan_by,
        "reasons": reasons(request.actor, row),
        "plans": plans_of(row),
        "reports": reports_of(row),
        "parts": [(part, progress[part.pk]) for part in parts],
        "last_day": last_day(row.pk) if parts else None,
        "today": today,
        "known": known(row, request.actor),
        "partners": partners(row, today),
        "events": events_seen_by(request.actor).filter(task=row.task, unit=row.unit).order_by("due_on"),
        "event_open": _open_event(request.actor, row),
        "report_duty": running_report_duty(row),
        "acts": choices(request.actor, row),
        "answers": can(request.actor, "directives.answer", row),
        "links": linked(row, request.actor),
        "link_form": LinkForm() if can(request.actor, "directives.work", row) else None,
        "history": history(request.actor, row, urgings),
        "urgings": unanswered(urgings),
        "answers_urging": row.duty and can(request.actor, "duties.answer_urge", row.duty),
        "duty_seen": row.duty and can(request.actor, "duties.view", row.duty),
    }
    return render(request, "directives/assignment.html", page)


def _open_event(actor, row: Assignment) -> Event | None:
    """Return the event that the task asks of the unit and that was not held yet."""
    rows = events_seen_by(actor).filter(task=row.task, unit=row.unit, duty=row.duty, state=Event.State.PLANNED)
    return rows.first() if row.duty_id else None


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def act(request, assignment_id: UUID, slug: str):
    """Show the form of an act, or do it. Refused and NotFound are answered by the middleware."""
    row, doing = seen(request.actor, assignment_id), BY_SLUG.get(slug)
    if row is None or doing is None:
        raise NotFound(_("Không tìm thấy phần việc này, hoặc anh/chị không được xem."))
    require(request.actor, f"directives.{doing.permission}", row)
    closed = "" if row.state in doing.states else str(actions.refusal(row.state))
    form = _form(request, doing, row)
    if request.method == "POST":
        if carry_out(form, doing.action, assignment_id=row.pk, **moment(request)):
            return redirect("directives:assignment", row.pk)
        return _act_page(request, doing, row, form, "", status=422)
    return _act_page(request, doing, row, form, closed)


def _form(request, doing: Doing, row: Assignment):
    files = {name: request.FILES.getlist(name) for name in request.FILES}
    data = (request.POST, files) if request.method == "POST" else ()
    more = {}
    if doing.form is forms.ReportForm:
        more = {"what": known(row, request.actor)}
    elif doing.form is forms.NameForm:
        more = {"row": row, "on": clock.today()}
    return doing.form(*data, **more)


def _act_page(request, doing: Doing, row: Assignment, form, closed: str, status: int = 200):
    page = {"row": row, "task": row.task, "title": doing.label, "form": form, "closed": closed}
    page["danger"] = doing.slug in ("cho-thoi", "mo-lai")
    return render(request, "directives/assignment_act.html", page, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def answer(request, report_id: UUID, slug: str):
    """Accept a report, or return it with what is missing."""
    report = Report.objects.filter(pk=report_id).select_related("assignment").first()
    row = seen(request.actor, report.assignment_id) if report else None
    if row is None or slug not in ANSWERS:
        raise NotFound(_("Không tìm thấy báo cáo này, hoặc anh/chị không được xem."))
    require(request.actor, "directives.answer", row)
    title, form_class, action = ANSWERS[slug]
    form = form_class(request.POST or None) if request.method == "GET" else form_class(request.POST)
    if request.method == "POST" and carry_out(form, action, report_id=report.pk, **moment(request)):
        return redirect("directives:assignment", row.pk)
    page = {"row": row, "task": row.task, "title": title, "form": form, "report": report, "closed": ""}
    if report.state != Report.State.SENT and request.method == "GET":
        page["closed"] = _("Báo cáo này đã được trả lời. Tải lại trang để xem.")
    return render(request, "directives/assignment_act.html", page, status=422 if form.errors else 200)


ANSWERS = {
    "cong-nhan": (gettext_lazy("Công nhận báo cáo"), forms.AnswerForm, actions.accept_report),
    "tra-lai": (gettext_lazy("Trả lại báo cáo"), forms.ReturnForm, actions.return_report),
}


@login_required
@never_cache
@require_GET
def file(request, assignment_id: UUID, file_id: UUID):
    """Give a file of a plan or report to who sees the part."""
    row = seen(request.actor, assignment_id)
    found = file_of(row, file_id) if row else None
    if found is None:
        raise Http404
    return download(found, inline_ok=True, request=request)
