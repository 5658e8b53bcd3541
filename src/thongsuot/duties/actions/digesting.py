"""The weekly digest of heads and supervisors: once a week and officer, nothing where nothing is owed."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import override

from thongsuot.core.actors import Actor
from thongsuot.duties import rules
from thongsuot.duties.models import Digest, DigestRefusal, Duty
from thongsuot.duties.permissions import OVERSEERS
from thongsuot.duties.queries.digest import Week, week_of
from thongsuot.law.queries import book
from thongsuot.notices.actions import notify_officers
from thongsuot.people.models import Officer, Post
from thongsuot.people.queries import actor_for
from thongsuot.units.models import valid_on

BATCH = 50
PATH = "/ban-lam-viec/ban-tin-tuan/"


@transaction.atomic
def digest_batch(*, on: date, at: datetime, limit: int = BATCH) -> int:
    """Look at the week of up to `limit` heads and supervisors who were not looked at yet; return how many.

    The row that says so and the message commit together, so a killed run sends nothing twice and forgets nobody.
    """
    monday = on - timedelta(days=on.weekday())
    posts = Post.objects.filter(valid_on(on), role__in=OVERSEERS)
    seen = Digest.objects.filter(monday=monday).values("officer")
    waiting = Officer.objects.filter(is_active=True, pk__in=posts.values("officer")).exclude(pk__in=seen)
    officers = list(waiting.select_for_update(skip_locked=True, of=("self",)).order_by("pk")[:limit])
    refused = set(DigestRefusal.objects.filter(officer__in=officers).values_list("officer_id", flat=True))
    for officer in officers:
        told = officer.pk not in refused and _tell(officer, on, at)
        Digest.objects.create(officer=officer, monday=monday, told=told, at=at)
    return len(officers)


def _tell(officer: Officer, on: date, at: datetime) -> bool:
    """Send the digest where the officer's units owe anything; return whether it was."""
    week = week_of(actor_for(officer, on=on), on, book().calendar)
    if not week.owed:
        return False
    params = {"path": PATH, "due": _day(on), "lines": _lines(week, officer.language), **week.counts}
    notify_officers(officers=[officer], template="weekly-digest", params=params, at=at)
    return True


def _lines(week: Week, language: str) -> str:
    with override(language):
        return "\n".join(f"– {_line(duty, language)}" for duty in week.oldest)


def _line(duty: Duty, language: str) -> str:
    due = f"due {_day(duty.due_on)}" if language == "en" else f"hạn {_day(duty.due_on)}"
    return f"{rules.task_name(duty.task, language)} ({duty.label}), {duty.holder_unit}, {due}"


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


@transaction.atomic
def choose_digest(*, wanted: bool, actor: Actor, at: datetime) -> None:
    """Get the weekly digest or not, by the officer's own choice. No entry: it concerns nobody else."""
    if wanted:
        DigestRefusal.objects.filter(officer_id=actor.officer_id).delete()
    else:
        DigestRefusal.objects.get_or_create(officer_id=actor.officer_id, defaults={"at": at})
