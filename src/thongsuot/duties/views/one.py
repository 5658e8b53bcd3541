"""One duty: why this day, what was done on it, who keeps it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thongsuot.core.access import can
from thongsuot.core.clock import now, today
from thongsuot.duties import actions, queries
from thongsuot.duties.forms import GiveForm
from thongsuot.duties.models import Duty
from thongsuot.duties.rules import task_name
from thongsuot.duties.views.rows import matter_url
from thongsuot.law.queries import book
from thongsuot.law.rules import LawError

VERBS = {
    "opened": gettext_noop("Mở việc"),
    "extended": gettext_noop("Gia hạn"),
    "suspended": gettext_noop("Tạm dừng"),
    "resumed": gettext_noop("Chạy tiếp"),
    "handed": gettext_noop("Chuyển đơn vị giữ"),
    "assigned": gettext_noop("Giao người giữ"),
    "recomputed": gettext_noop("Tính lại hạn"),
    "met": gettext_noop("Hoàn thành"),
    "waived": gettext_noop("Không phải làm nữa"),
    "reopened": gettext_noop("Mở lại"),
    "corrected": gettext_noop("Sửa ghi nhầm"),
}


def _duty(request, duty_id) -> Duty:
    duty = queries.visible_to(request.actor).select_related("holder_unit", "holder_officer").filter(pk=duty_id).first()
    if duty is None:
        raise Http404
    return duty


@login_required
@require_GET
def one(request, duty_id):
    return _page(request, _duty(request, duty_id), None)


def _page(request, duty: Duty, form, status: int = 200):
    language = get_language() or "vi"
    badge = queries.badge_of(duty, today(), book().calendar)
    may_give = duty.state in queries.owed.RUNNING and can(request.actor, "duties.give", duty)
    page = {
        "duty": duty,
        "badge": badge,
        "words": badge.words(language),
        "task": task_name(duty.task, language),
        "matter": matter_url(duty),
        "acts": [(act, _(VERBS[act.verb])) for act in queries.acts_of(duty)],
        "form": (form or GiveForm(duty=duty, on=today())) if may_give else None,
    }
    return render(request, "duties/one.html", page | _explained(duty, language), status=status)


def _explained(duty: Duty, language: str) -> dict:
    """Return the count day by day; where the book can no longer count it, the sentence that says why."""
    try:
        return {"due": queries.explain(duty), "english": language == "en"}
    except LawError as trouble:
        return {"trouble": trouble.sentence}


@login_required
@require_POST
def give(request, duty_id):
    duty = _duty(request, duty_id)
    form = GiveForm(request.POST, duty=duty, on=today())
    if not form.is_valid():
        return _page(request, duty, form, status=422)
    officer = form.cleaned_data["officer"]
    actions.give(duty_id=duty.pk, officer_id=officer.pk if officer else None, actor=request.actor, on=today(), at=now())
    messages.success(request, _("Đã ghi người giữ việc."))
    return redirect("duties:one", duty_id=duty.pk)
