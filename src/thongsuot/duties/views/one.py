"""One duty: why this day, what was done on it, who keeps it."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thongsuot.core.access import can
from thongsuot.core.clock import today
from thongsuot.duties import queries
from thongsuot.duties.forms import GiveForm
from thongsuot.duties.models import Duty
from thongsuot.duties.rules import task_name
from thongsuot.duties.rules.chain import Link
from thongsuot.duties.rules.grounds import ground_name
from thongsuot.duties.views.doing import doing, urging
from thongsuot.duties.views.rows import matter_url, often
from thongsuot.duties.words import VERBS
from thongsuot.law.queries import book
from thongsuot.law.rules import LawError


def seen(request, duty_id) -> Duty:
    """Return the duty for a page; 404 where it is absent or unseen."""
    duty = queries.visible_to(request.actor).select_related("holder_unit", "holder_officer").filter(pk=duty_id).first()
    if duty is None:
        raise Http404
    return duty


@login_required
@require_GET
def one(request, duty_id):
    return page(request, seen(request, duty_id), None)


def page(request, duty: Duty, form, status: int = 200, **forms):
    """Return the page of one duty; `form`: a filled form for naming its keeper, or None for a fresh one.

    `forms`: filled forms of other acts, by the name the template knows them by.
    """
    language, day, calendar = get_language() or "vi", today(), book().calendar
    badge = queries.badge_of(duty, day, calendar)
    running = duty.state in queries.owed.RUNNING
    shown = {
        "duty": duty,
        "badge": badge,
        "words": badge.words(language),
        "task": task_name(duty.task, language),
        "often": often(duty, language),
        "matter": matter_url(duty),
        "acts": [(act, _(VERBS[act.verb])) for act in queries.acts_of(duty)],
        "links": links_of(duty, language),
        "clocks": queries.clocks_of([duty], day, calendar)[duty.pk],
        "gone": queries.gone_officers([duty], day).get(duty.pk) if running else None,
        "may_hand_over": duty.holder_officer_id and request.actor.holds("head", duty.holder_unit_id),
        "form": (form or GiveForm(duty=duty, on=day)) if running and can(request.actor, "duties.give", duty) else None,
    }
    shown |= doing(request.actor, duty, day) | urging(request.actor, duty) | forms
    return render(request, "duties/one.html", shown | _explained(duty, language), status=status)


def links_of(duty: Duty, language: str) -> list[tuple[Link, str, str]]:
    """Return the chain of what moved the day: each link, its name, and its ground in words."""
    links = queries.chain_of(duty)
    return [(link, _(VERBS[link.kind]), ground_name(link.ground, language)) for link in links] if len(links) > 1 else []


def _explained(duty: Duty, language: str) -> dict:
    """Return the count day by day; where the book can no longer count it, the sentence that says why."""
    try:
        return {"due": queries.explain(duty), "english": language == "en"}
    except LawError as trouble:
        return {"trouble": trouble.sentence}
