"""What the body above hears of lateness: which body, since which day, whether it has said why. Nothing more."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thongsuot.core.actors import Actor
from thongsuot.denunciations.models import Act, Overseer, SealedDuty
from thongsuot.denunciations.permissions import overseen_by
from thongsuot.denunciations.rules.clocks import OVERDUE, WATCHED
from thongsuot.law.queries import book
from thongsuot.law.rules import DueDay


@dataclass(frozen=True)
class Late:
    """One line. `id`: of the overseer's own row; `since`: the last day that was missed; `due_on`: of the report.

    `due`: that day counted by its rule of law, while the report is owed.
    `reported_on`: None until the body reported; `is_readable`: whether its report was sealed to this officer;
    `is_still_late`: whether the clock still runs past its day.
    """

    id: UUID
    unit_name: str
    since: date
    due_on: date | None
    reported_on: date | None
    is_readable: bool
    is_still_late: bool
    due: DueDay | None = None


def late_below(actor: Actor, *, on: date) -> list[Late]:
    """Return what `actor` may hear is late, what still waits for a report first; needs no unlocked key."""
    rows = {row.denunciation_id: row for row in overseen_by(actor).order_by("id")}
    since = _since(rows)
    owed = _owed(rows)
    running = _running(rows, on)
    lines = [_line(rows[pk], day, owed.get(pk), pk in running) for pk, day in since.items()]
    return sorted(lines, key=lambda line: (line.reported_on is not None, line.since, line.unit_name, str(line.id)))


def waiting_reports(actor: Actor) -> int:
    """Return for how many late matters below this officer still waits for the reasons."""
    pks = overseen_by(actor).values("denunciation_id")
    return SealedDuty.objects.filter(denunciation__in=pks, task=OVERDUE, state="open").count()


def _since(pks) -> dict[UUID, date]:
    """Return the last missed day of each that the body above was told of, the latest told."""
    acts = Act.objects.filter(denunciation__in=list(pks), verb="overdue").order_by("number")
    return {pk: date.fromisoformat(details["since"]) for pk, details in acts.values_list("denunciation_id", "details")}


def _owed(pks) -> dict[UUID, SealedDuty]:
    duties = SealedDuty.objects.filter(denunciation__in=list(pks), task=OVERDUE).order_by("turn")
    return {duty.denunciation_id: duty for duty in duties}


def _running(pks, on: date) -> set[UUID]:
    late = SealedDuty.objects.filter(denunciation__in=list(pks), task__in=WATCHED, state="open", due_on__lt=on)
    return set(late.values_list("denunciation_id", flat=True))


def _line(row: Overseer, since: date, owed: SealedDuty | None, is_still_late: bool) -> Late:
    reported_on = owed.ended_on if owed and owed.state == "met" else None
    return Late(
        id=row.pk,
        unit_name=row.denunciation.unit.name,
        since=since,
        due_on=owed.due_on if owed else None,
        reported_on=reported_on,
        is_readable=row.report is not None,
        is_still_late=is_still_late,
        due=_counted(owed) if owed and not reported_on else None,
    )


def _counted(owed: SealedDuty) -> DueDay | None:
    return book().due(owed.rule_code, owed.starts_on, owed.rule_variant) if owed.due_on else None
