"""One task: what is wanted, how the opening and the work go, unit by unit; answering many reports; ending it."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.directives import actions
from thongsuot.directives.forms.inputs import WhyForm
from thongsuot.directives.forms.listing import STATES
from thongsuot.directives.models import Task
from thongsuot.directives.permissions import assignments_seen_by, tasks_seen_by
from thongsuot.directives.queries.moves import moves_of, to_follow
from thongsuot.directives.queries.one_task import parts_of, waiting_reports
from thongsuot.directives.queries.tasks import progress_of
from thongsuot.directives.rules.standing import STANDINGS
from thongsuot.directives.views.task_making import moment, rule_words, seen_task
from thongsuot.directives.words import EVENTS
from thongsuot.directives.words import STANDINGS as WORDS
from thongsuot.duties.rules.kinds import PERIODS
from thongsuot.units.forms import carry_out

PAGE = 50
MOST = 200  # reports accepted by one press


@login_required
@never_cache
@require_GET
def one(request, task_id: UUID):
    task, today = seen_task(request, task_id), clock.today()
    progress = progress_of([task], today)[task.pk]
    stands, words = _asked(request)
    rows = parts_of(request.actor, task, today, stands=stands, words=words)
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    gives = can(request.actor, "directives.send_task", task)
    shown = {
        "task": task,
        "state": STATES[task.state],
        "event": EVENTS.get(task.event_kind, ""),
        "every": PERIODS[task.report_every][1] if task.report_every else "",
        "rule": rule_words(task),
        "progress": progress,
        "page": page,
        "tabs": [(one, WORDS[one][0], count, one == stands) for one, count in progress.standings],
        "stands": stands,
        "words": words,
        "gives": gives,
        "drafts": can(request.actor, "directives.change_task", task) and task.state == Task.State.DRAFT,
        "following": to_follow(task).count() if task.state == Task.State.SENT else 0,
        "moves": moves_of(task),
        "waiting": waiting_reports(request.actor, task).count() if gives else 0,
        "parent_seen": task.parent_id and tasks_seen_by(request.actor).filter(pk=task.parent.task_id).exists(),
        "sees_parts": assignments_seen_by(request.actor).filter(task=task).exists(),
    }
    return render(request, "directives/task.html", shown)


def _asked(request) -> tuple[str, str]:
    stands = request.GET.get("the_nao", "")
    return (stands if stands in STANDINGS else ""), request.GET.get("q", "")[:100].strip()


def table(request) -> Iterator[list]:
    """Return the units of one task under the same filter, all pages of it."""
    try:
        task = seen_task(request, UUID(request.GET.get("cua", "")))
    except ValueError:
        task = seen_task(request, None)
    stands, words = _asked(request)
    return _rows(parts_of(request.actor, task, clock.today(), stands=stands, words=words))


def _rows(found) -> Iterator[list]:
    yield [
        _("Đơn vị"), _("Phối hợp"), _("Tình trạng"), _("Người làm"), _("Có kế hoạch từ"), _("Tiến độ (%)"),
        _("Phải xong"), _("Công nhận ngày"),
    ]  # fmt: skip
    for row in found.iterator(chunk_size=1000):
        yield [
            row.unit.name, _("có") if row.part == "coordinating" else "", str(WORDS[row.stands][0]), row.officer or "",
            row.planned_on, row.percent, row.duty.due_on if row.duty else row.task.due_on, row.accepted_on,
        ]  # fmt: skip


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def accept_many(request, task_id: UUID):
    """Show the final reports that wait, those ticked or all; POST with `dong-y` accepts each by an act of its own."""
    task = seen_task(request, task_id)
    require(request.actor, "directives.send_task", task)
    reports = waiting_reports(request.actor, task)
    ticked = _uuids((request.POST if request.method == "POST" else request.GET).getlist("chon"))
    if ticked or request.method == "POST":
        reports = reports.filter(pk__in=ticked)
    if request.method == "POST" and "dong-y" in request.POST:
        done, refused = actions.accept_reports(
            report_ids=list(reports.values_list("pk", flat=True)[:MOST]), **moment(request)
        )
        _tell(request, done, refused)
        return redirect("directives:task", task.pk)
    page = {"task": task, "reports": list(reports[:MOST]), "count": reports.count(), "most": MOST}
    return render(request, "directives/task_accept.html", page)


def _tell(request, done: int, refused: list[str]) -> None:
    said = ngettext("Đã công nhận %(n)s báo cáo.", "Đã công nhận %(n)s báo cáo.", done) % {"n": done}
    messages.success(request, said)
    for sentence in dict.fromkeys(refused):
        messages.warning(request, sentence)


def _uuids(texts: list[str]) -> list[UUID]:
    found = []
    for text in texts[: 2 * MOST]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue  # a value that no page of ours sent names nothing
    return found


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def end(request, task_id: UUID):
    """End a task that no unit owes any more, with what came of it."""
    task = seen_task(request, task_id)
    require(request.actor, "directives.send_task", task)
    form = WhyForm(request.POST or None)
    form.fields["why"].label = _("Kết quả chung")
    if request.method == "POST" and carry_out(form, actions.end_task, task_id=task.pk, **moment(request)):
        return redirect("directives:task", task.pk)
    left = task.assignments.filter(state__in=("queued", "open", "reported")).count()
    page = {"task": task, "form": form, "left": left, "title": _("Kết thúc nhiệm vụ")}
    return render(request, "directives/task_end.html", page, status=422 if form.errors else 200)
