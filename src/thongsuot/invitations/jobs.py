"""Queued work of this room: words of acts, the reminder of the day before, and what is deleted after a gathering."""

from collections.abc import Callable
from contextlib import ExitStack
from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from thongsuot.core.clock import now
from thongsuot.invitations import actions
from thongsuot.invitations.models import Roster


@app.task(
    name="thongsuot.invitations.jobs.send_word",
    queue="notices",
    retry=RetryStrategy(max_attempts=8, exponential_wait=4),
)
def send_word(act_id: str) -> int:
    """Once an act has news for whoever is invited: it goes out, once."""
    return actions.send_word(act_id=UUID(act_id), at=now())


@app.periodic(cron="15 0-12 * * *")
@app.task(name="thongsuot.invitations.jobs.remind", queue="notices", queueing_lock="invitations.remind")
def remind(timestamp: int) -> int:
    """Each hour from 7:15 to 19:15 in Vietnam: the reminders of gatherings of tomorrow that have not gone yet."""
    return _each(actions.remind)


@app.periodic(cron="50 19 * * *")
@app.task(name="thongsuot.invitations.jobs.forget", queue="housekeeping", queueing_lock="invitations.forget")
def forget(timestamp: int) -> int:
    """Every night at 2:50 in Vietnam: who was invited, 90 days after the gathering."""
    return _each(actions.forget)


def _each(act: Callable[..., int]) -> int:
    """Do it to each roster that still has names; one that fails keeps none of the others back.

    Raises: what the last that failed raised, once all had their turn.
    """
    done: list[int] = []
    with ExitStack() as turns:
        for pk in Roster.objects.filter(forgotten_on=None).order_by("-pk").values_list("pk", flat=True):
            turns.callback(lambda pk=pk: done.append(act(roster_id=pk, at=now())))
    return sum(done)
