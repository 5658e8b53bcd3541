"""News and reminders for named investigators, without a word of what: sign in, something waits."""

from datetime import date, datetime, timedelta

from django.db import transaction

from thongsuot.core.access import require
from thongsuot.core.actors import service
from thongsuot.denunciations.actions.clocks import set_duties
from thongsuot.denunciations.actions.record import OPEN, tell_readers, write_act
from thongsuot.denunciations.models import Denunciation, News, SealedDuty
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.clocks import POSTING
from thongsuot.denunciations.rules.transitions import ERASED
from thongsuot.notices.actions import notify_officers
from thongsuot.people.models import Officer

TEMPLATE = "new-work"
LATE_EVERY = timedelta(days=2)


def send_news(*, at: datetime) -> int:
    """Tell each officer with news once, whatever the number of things; return how many were told.

    The message is written before the note is struck out: a killed run may tell twice, never not at all.
    """
    since = list(News.objects.filter(since__lte=at).values_list("officer_id", flat=True))
    officers = list(Officer.objects.filter(pk__in=since, is_active=True))
    notify_officers(officers=officers, template=TEMPLATE, params={"path": "/ban-lam-viec/"}, at=at)
    News.objects.filter(officer__in=since, since__lte=at).delete()
    return len(officers)


@transaction.atomic(using=SEALED)
def remind(*, on: date, at: datetime) -> int:
    """Let those who hold keys hear of what falls due or is late; return how many duties were looked at."""
    rows = (
        SealedDuty.objects.select_for_update(of=("self",)).filter(state="open", look_on__lte=on).exclude(task=POSTING)
    )
    duties = list(rows.select_related("denunciation"))
    for duty in duties:
        tell_readers(duty.denunciation, at=at)
        duty.look_on = duty.due_on if on < duty.due_on else on + LATE_EVERY
        duty.save(update_fields=["look_on"])
    return len(duties)


def end_postings(*, on: date, at: datetime) -> int:
    """Close each posting whose last day is past: it stood its days; return how many.

    The act, dated on the last day, says from when to when, and is committed to in the book like any other: with the act
    that posted it, that is the proof. Source: Luật Tố cáo 25/2018/QH14, Điều 40; Nghị định 31/2019/NĐ-CP.
    """
    over = SealedDuty.objects.filter(state="open", task=POSTING, due_on__lt=on)
    ids = set(over.exclude(denunciation__state=ERASED).values_list("denunciation_id", flat=True))
    return sum(_end_posting(pk, on, at) for pk in sorted(ids))


@transaction.atomic(using=SEALED)
def _end_posting(denunciation_id, on: date, at: datetime) -> int:
    row = Denunciation.objects.select_for_update(of=("self",)).get(pk=denunciation_id)
    actor = service("sealed")
    require(actor, "denunciations.end_posting", row)
    over = list(SealedDuty.objects.filter(denunciation=row, state="open", task=POSTING, due_on__lt=on))
    for duty in over:
        details = {"since": duty.starts_on.isoformat(), "until": duty.due_on.isoformat(), "turn": duty.turn}
        write_act(row, "end_posting", actor=actor, ring=None, part=OPEN, on=duty.due_on, at=at, details=details)
    if over:
        tell_readers(row, at=at)
    return len(over)


def recount() -> int:
    """Reckon the running clocks afresh, after a change of law or calendar; return how many denunciations were done."""
    running = SealedDuty.objects.filter(state__in=("open", "suspended")).values("denunciation")
    ids = list(Denunciation.objects.filter(pk__in=running).exclude(state=ERASED).values_list("pk", flat=True))
    for pk in ids:
        with transaction.atomic(using=SEALED):
            set_duties(Denunciation.objects.select_for_update(of=("self",)).get(pk=pk))
    return len(ids)
