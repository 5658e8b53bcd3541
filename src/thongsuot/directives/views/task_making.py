"""A task before it is sent: written, its units chosen, what it means today shown, then sent or dropped."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused, Stale
from thongsuot.directives import actions
from thongsuot.directives.forms.tasks import RULE_NAMES, AddressForm, TaskForm, address_of, begun_with
from thongsuot.directives.models import Task
from thongsuot.directives.permissions import WORKERS, tasks_seen_by
from thongsuot.directives.queries.addressing import preview
from thongsuot.directives.queries.beginning import begun
from thongsuot.directives.queries.conflicts import conflicts
from thongsuot.directives.rules.addressing import CHILDREN, COMMUNES
from thongsuot.units.forms import KIND_NAMES, carry_out

LONGEST_REVISION = 9


def moment(request) -> dict:
    """Return who acts and when, for an action."""
    now = clock.now()
    return {"actor": request.actor, "on": clock.legal_day(now), "at": now}


def seen_task(request, task_id) -> Task:
    """Return the task for a page; 404 where it is absent or unseen."""
    rows = tasks_seen_by(request.actor).select_related("unit", "instrument", "passage", "place", "parent__task")
    task = rows.filter(pk=task_id).first()
    if task is None:
        raise Http404
    return task


def _draft(request, task_id, permission: str) -> Task:
    task = seen_task(request, task_id)
    require(request.actor, permission, task)
    return task


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new(request):
    """Write a task; it begins with the sentence, instrument, topic, part or finding that the address names."""
    if not request.actor.units_as(*WORKERS):
        raise Refused("directives.draft_task")
    start = begun(request.actor, request.GET)
    form = TaskForm(request.POST or None, initial=start.initial, actor=request.actor, only=start.unit)
    source = {"passage_id": start.passage_id, "instrument_id": start.instrument_id, "parent_id": start.parent_id}
    if request.method == "POST" and carry_out(form, actions.draft_task, **source, **moment(request)):
        return redirect("directives:task_units", form.result.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "directives/task_form.html", {"form": form, "start": start}, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def change(request, task_id: UUID):
    """Change the words and days of a task that was not sent yet."""
    task = _draft(request, task_id, "directives.change_task")
    kept = {"addressed": actions.Wanted.of(task).addressed}
    form = TaskForm(request.POST or None, initial=begun_with(task), actor=request.actor, task=task)
    if request.method == "POST":
        if _changed(request, form, task, kept):
            return redirect("directives:task", task.pk)
        return render(request, "directives/task_form.html", {"form": form, "task": task}, status=422)
    return render(request, "directives/task_form.html", {"form": form, "task": task})


def _changed(request, form, task: Task, kept: dict) -> bool:
    def act(*, wanted, revision, **by):
        wanted = actions.Wanted(**vars(wanted) | kept)
        return actions.change_task(task_id=task.pk, wanted=wanted, revision=revision, **by)

    return carried(form, act, task, **moment(request))


def carried(form, act, row, **by) -> bool:
    """Run the act; where somebody was first say so, and let the next press act on what there is now of `row`."""
    try:
        return carry_out(form, act, **by)
    except Stale as stale:
        say_stale(form, stale, row)
        return False


def say_stale(form, stale: Stale, row) -> None:
    """Say that somebody was first; what was typed stays, with the revision that `row` has now."""
    form.data = form.data.copy()
    form.data["revision"] = type(row).objects.values_list("revision", flat=True).get(pk=row.pk)
    form.add_error(None, stale.sentence)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def units(request, task_id: UUID):
    """Choose the units by a rule; each press shows how many it means today, the last one keeps it."""
    task = _draft(request, task_id, "directives.change_task")
    if request.method == "GET":
        usual = CHILDREN if task.parent_id else COMMUNES
        form = AddressForm(initial=address_of(task, usual), task=task)
        return _units_page(request, form, task)
    form = AddressForm(request.POST, task=task)
    if "giu" in request.POST and _kept(request, form, task):
        return redirect("directives:task_send", task.pk)
    shown = _shown(form)
    return _units_page(request, shown or form, task, status=200 if shown else 422)


def _kept(request, form: AddressForm, task: Task) -> bool:
    def act(*, wanted, revision, **by):
        return actions.change_task(task_id=task.pk, wanted=wanted, revision=revision, **by)

    try:
        return form.is_valid() and carried(form, act, task, **moment(request))
    except Invalid as wrong:
        form.add_error(wrong.field, wrong.sentence)
        return False


def _shown(form: AddressForm) -> AddressForm | None:
    """Return the form again with what was typed taken into its lists; None where something is wrong."""
    if not form.is_valid():
        return None
    try:
        addressed = form.addressed()
    except Invalid as wrong:
        form.add_error(wrong.field, wrong.sentence)
        return None
    seen = form.cleaned_data["revision"]
    fresh = Task(pk=form.task.pk, addressed=addressed.as_json(), revision=seen, unit=form.task.unit)
    return AddressForm(initial=address_of(fresh), task=fresh)


def _units_page(request, form: AddressForm, task: Task, status: int = 200):
    stored = form.task.addressed
    shown = preview(stored, giver=task.unit, on=clock.today()) if stored else None
    page = {"form": form, "task": task, "preview": shown}
    return render(request, "directives/task_units.html", page, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def send(request, task_id: UUID):
    """Show what sending means today, and what else asks the same of the same units; POST sends."""
    task = _draft(request, task_id, "directives.change_task")
    if request.method == "POST":
        try:
            actions.send_task(task_id=task.pk, revision=_revision(request), **moment(request))
        except (Invalid, NotAllowedNow, Stale) as wrong:
            task.refresh_from_db()
            return _send_page(request, task, wrong.sentence, status=wrong.status)
        return redirect("directives:task", task.pk)
    return _send_page(request, task)


def _revision(request) -> int:
    """Return which version of the draft the pressed page showed. Raises: Stale where it names none."""
    given = request.POST.get("revision", "")
    if not given.isdecimal() or len(given) > LONGEST_REVISION:
        raise Stale(_("Vừa có người khác sửa nhiệm vụ này. Mở lại trang để xem rồi sửa tiếp."))
    return int(given)


def _send_page(request, task: Task, trouble: str = "", status: int = 200):
    today = clock.today()
    shown = preview(task.addressed, giver=task.unit, on=today)
    found = conflicts(task, shown.ids, request.actor) if shown else []
    page = {
        "task": task,
        "preview": shown,
        "rule": rule_words(task),
        "conflicts": found,
        "trouble": trouble,
        "may_send": can(request.actor, "directives.send_task", task) and task.state == Task.State.DRAFT,
        "is_draft": task.state == Task.State.DRAFT,
    }
    return render(request, "directives/task_send.html", page, status=status)


def rule_words(task: Task) -> str:
    """Return the rule of addressing in words; empty where none was chosen."""
    stored = task.addressed
    if not stored:
        return ""
    words = str(RULE_NAMES[stored["rule"]])
    if stored["kinds"]:
        words += ": " + ", ".join(str(KIND_NAMES[kind]) for kind in stored["kinds"] if kind in KIND_NAMES)
    return words


@login_required
@require_POST
def drop(request, task_id: UUID):
    """Drop a task that was not sent."""
    task = _draft(request, task_id, "directives.change_task")
    actions.drop_task(task_id=task.pk, revision=_revision(request), **moment(request))
    messages.success(request, _("Đã bỏ nhiệm vụ chưa gửi."))
    return redirect("directives:tasks")
