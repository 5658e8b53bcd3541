"""How promises stand on a day, in the database: the twin of `rules.standing`, tested equal row by row."""

from datetime import date, timedelta

from django.db.models import Case, CharField, F, QuerySet, Value, When

from thongsuot.commitments.rules import GRACE_DAYS
from thongsuot.commitments.rules.fold import BROKEN, KEPT, WITHDRAWN


def standing_on(today: date) -> Case:
    """Return the expression that names how each row stands; for the tables of the desk and of the public alike."""
    lapsed = today - timedelta(days=GRACE_DAYS)
    return Case(
        When(state=KEPT, ended_on__lte=F("due_on"), then=Value("kept")),
        When(state=KEPT, then=Value("kept-late")),
        When(state=BROKEN, then=Value("broken")),
        When(state=WITHDRAWN, then=Value("withdrawn")),
        When(due_on__gte=today, then=Value("running")),
        When(due_on__gte=lapsed, then=Value("late")),
        default=Value("broken"),
        output_field=CharField(max_length=10),
    )


def stood(rows: QuerySet, today: date) -> QuerySet:
    """Return `rows` with `stands`, a key of `rules.STANDINGS`."""
    return rows.annotate(stands=standing_on(today))
