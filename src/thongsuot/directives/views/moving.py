"""The day of a task that was sent: what another one means is shown, then it is moved."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import Invalid
from thongsuot.directives import actions
from thongsuot.directives.forms.moving import MoveForm
from thongsuot.directives.models import Task
from thongsuot.directives.queries.chain import later_below
from thongsuot.directives.queries.tasks import progress_of
from thongsuot.directives.views.task_making import carried, moment, seen_task

NAMED = 20  # tasks below that are later, by name


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def move(request, task_id: UUID):
    """Show what another day of a task means; POST with `dong-y` moves it, once this day was shown."""
    task = seen_task(request, task_id)
    require(request.actor, "directives.send_task", task)
    form = MoveForm(request.POST or None, initial={"due_on": task.due_on, "revision": task.revision})
    if request.method == "GET":
        return _page(request, task, form)
    if form.is_valid() and not ("dong-y" in request.POST and form.was_shown):
        return _preview(request, task, form)
    if carried(form, actions.move_day, task, task_id=task.pk, **moment(request)):
        messages.success(request, _("Đã đổi hạn. Từng đơn vị được báo một lần."))
        return redirect("directives:task", task.pk)
    task.refresh_from_db()
    return _page(request, task, form, day=_possible(task, form), status=422)


def _possible(task: Task, form: MoveForm) -> date | None:
    """Return the day typed where the task can have it: of another one nothing is shown."""
    day = form.cleaned_data.get("due_on")
    try:
        actions.check_new_day(task, day, clock.today()) if day else None
    except Invalid:
        return None
    return day


def _preview(request, task: Task, form: MoveForm):
    """Show what the day typed would mean, or why the task cannot have it."""
    day = form.cleaned_data["due_on"]
    try:
        actions.check_new_day(task, day, clock.today())
    except Invalid as wrong:
        form.add_error("due_on", wrong.sentence)
        return _page(request, task, form, status=422)
    return _page(request, task, form, day=day)


def _page(request, task: Task, form: MoveForm, day: date | None = None, status: int = 200):
    progress = progress_of([task], clock.today())[task.pk]
    below = later_below(request.actor, task, day) if day else Task.objects.none()
    page = {
        "task": task,
        "form": form,
        "day": day,
        "owing": progress.asked - progress.done,
        "late": progress.counts.get("late", 0),
        "done": progress.done,
        "below": list(below[:NAMED]),
        "below_count": below.count(),
    }
    return render(request, "directives/task_move.html", page, status=status)
