"""Queued work of this room; no argument of a job names a denunciation, but as an id that says nothing."""

from procrastinate.contrib.django import app

from thongsuot.core.clock import now
from thongsuot.denunciations.files import sweeping


@app.periodic(cron="40 19 * * *")
@app.task(name="thongsuot.denunciations.jobs.sweep_files", queue="files", queueing_lock="denunciations.sweep_files")
def sweep_files(timestamp: int) -> int:
    """Remove sealed files that no row knows, a day old, at 02:40 in Vietnam."""
    return sweeping.sweep(at=now())
