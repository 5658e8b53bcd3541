"""Queued work of cases: each task takes an id at most and calls one action."""

from uuid import UUID

from procrastinate.contrib.django import app

from thongsuot.cases.actions import alarm
from thongsuot.core.clock import now


@app.task(name="thongsuot.cases.jobs.look_for_danger", queue="cases")
def look_for_danger(case_id: str):
    """Once a new case: ring where its words speak of danger to life or health."""
    alarm.look_for_danger(case_id=UUID(case_id), at=now())


@app.periodic(cron="* * * * *")
@app.task(name="thongsuot.cases.jobs.climb_alarms", queue="cases", queueing_lock="cases.climb_alarms")
def climb_alarms(timestamp: int):
    """Every minute: alarms that nobody has taken for a quarter of an hour go one unit up."""
    at = now()
    for case_id in alarm.ringing(at):
        alarm.climb(case_id=case_id, at=at)
