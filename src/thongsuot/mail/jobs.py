"""Queued work of the mail room: fetch what came, forget what is over."""

from procrastinate.contrib.django import app

from thongsuot.core.clock import now
from thongsuot.mail.actions.fetching import fetch_all
from thongsuot.mail.actions.tidying import tidy as tidy_up


@app.periodic(cron="* * * * *")
@app.task(name="thongsuot.mail.jobs.fetch", queue="mail", queueing_lock="mail.fetch", lock="mail.fetch")
def fetch(timestamp: int):
    """Every minute: take what has come to the mailboxes in use."""
    fetch_all(clock=now)


@app.periodic(cron="30 19 * * *")
@app.task(name="thongsuot.mail.jobs.tidy", queue="mail", queueing_lock="mail.tidy")
def tidy(timestamp: int):
    """Every night at 2:30 in Vietnam: letters nobody decided on for fourteen days, old marks and receipts."""
    tidy_up(at=now())
