"""Queued work of this room: no job has an argument that names a denunciation, and no message says what is new."""

from procrastinate.contrib.django import app

from thongsuot.core.clock import legal_day, now
from thongsuot.denunciations.actions import erasing, identifying, overseeing, reminding
from thongsuot.denunciations.files import sweeping


@app.periodic(cron="40 19 * * *")
@app.task(name="thongsuot.denunciations.jobs.sweep_files", queue="files", queueing_lock="denunciations.sweep_files")
def sweep_files(timestamp: int) -> int:
    """Remove sealed files that no row knows, a day old, at 02:40 in Vietnam."""
    return sweeping.sweep(at=now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="thongsuot.denunciations.jobs.send_news", queue="duties", queueing_lock="denunciations.send_news")
def send_news(timestamp: int):
    """Every ten minutes: who has something new in the sealed room is asked to sign in, once."""
    reminding.send_news(at=now())


@app.periodic(cron="*/5 * * * *")
@app.task(
    name="thongsuot.denunciations.jobs.expire_grants", queue="duties", queueing_lock="denunciations.expire_grants"
)
def expire_grants(timestamp: int):
    """Every five minutes: sight of an identity whose time is over ends."""
    identifying.expire_grants(at=now())


@app.periodic(cron="10 23 * * *")
@app.task(
    name="thongsuot.denunciations.jobs.remind_sealed", queue="duties", queueing_lock="denunciations.remind_sealed"
)
def remind_sealed(timestamp: int):
    """Every morning: clocks are reckoned afresh, postings that stood their days are closed, the body above learns of

    what is late, and who holds keys of what falls due or is late is to hear.
    """
    at = now()
    reminding.recount()
    reminding.end_postings(on=legal_day(at), at=at)
    overseeing.note_overdue(on=legal_day(at), at=at)
    reminding.remind(on=legal_day(at), at=at)


@app.periodic(cron="20 20 * * *")
@app.task(name="thongsuot.denunciations.jobs.erase_ended", queue="duties", queueing_lock="denunciations.erase_ended")
def erase_ended(timestamp: int):
    """Every night: the keys of what was kept long enough are destroyed, one transaction a denunciation."""
    at = now()
    for denunciation_id in erasing.erasable(legal_day(at)):
        erasing.erase(denunciation_id=denunciation_id, on=legal_day(at), at=at)
