"""Queued work of complaints: what the days bring about by themselves."""

from procrastinate.contrib.django import app

from thongsuot.complaints.actions import enforcing
from thongsuot.core.actors import service
from thongsuot.core.clock import legal_day, now


@app.periodic(cron="25 22 * * *")
@app.task(
    name="thongsuot.complaints.jobs.let_decisions_take_effect",
    queue="cases",
    queueing_lock="complaints.let_decisions_take_effect",
)
def let_decisions_take_effect(timestamp: int):
    """Every morning: decisions whose time is over and that nobody has taken further are in effect."""
    at = now()
    for case_id in enforcing.waiting_for_effect(legal_day(at)):
        enforcing.take_effect(case_id=case_id, actor=service("take-effect"), on=legal_day(at), at=at)
