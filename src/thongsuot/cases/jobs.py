"""Queued work of cases: each task takes an id at most and calls one action."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from thongsuot.cases.actions import alarm, counting, learning, rate, secret_check
from thongsuot.cases.queries.quality import NAMES
from thongsuot.core.actors import service
from thongsuot.core.clock import legal_day, now


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


@app.periodic(cron="20 22 * * *")
@app.task(name="thongsuot.cases.jobs.close_answered", queue="cases", queueing_lock="cases.close_answered")
def close_answered(timestamp: int):
    """Every morning: what was answered long ago and heard no word since is closed, one transaction a case."""
    at = now()
    for case_id in rate.waiting_to_close(legal_day(at)):
        rate.close(case_id=case_id, actor=service("close"), on=legal_day(at), at=at)


@app.periodic(cron="50 * * * *")
@app.task(name="thongsuot.cases.jobs.forget_tries", queue="cases", queueing_lock="cases.forget_tries")
def forget_tries(timestamp: int):
    """Every hour: counts of secrets tried on a code a day ago are dropped."""
    secret_check.forget_tries(now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="thongsuot.cases.jobs.count_figures", queue="cases", queueing_lock="cases.count_figures")
def count_figures(timestamp: int):
    """Every ten minutes: the public figures are counted, so that no page waits for it."""
    counting.count_figures(at=now())


@app.periodic(cron="10 19 * * 6")
@app.task(name="thongsuot.cases.jobs.learn_weekly", queue="cases", queueing_lock="cases.learn_weekly")
def learn_weekly(timestamp: int):
    """Early on Sunday: the models of suggestions learn from what officers decided, one job each."""
    for name in NAMES:
        learn_suggestions.defer(name=name)


@app.task(
    name="thongsuot.cases.jobs.learn_suggestions",
    queue="learning",
    retry=RetryStrategy(max_attempts=3, exponential_wait=4),
)
def learn_suggestions(name: str):
    """Each week or when an administrator asks: one model learns anew, in a process of its own.

    A run that is killed, or whose process is, learns anew: nothing is written before all is learned and measured.
    """
    learning.learn(name=name, actor=service("learning"), at=now())
