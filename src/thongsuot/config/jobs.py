"""The queue's own housekeeping."""

from procrastinate import JobContext
from procrastinate.contrib.django import app

from thongsuot.changes.queries.destroyed import last_destroyed
from thongsuot.config.database import urls
from thongsuot.config.env import env
from thongsuot.config.scrubbing import mark, scrub, scrubbed_at
from thongsuot.core.clock import now


@app.periodic(cron="*/2 * * * *", periodic_id="retry_stalled")
@app.task(name="config.retry_stalled", queue="housekeeping", queueing_lock="config.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Put jobs of workers that were killed back into the queue; async because procrastinate offers it only so."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@app.periodic(cron="30 20 * * *", periodic_id="scrub_destroyed")
@app.task(name="thongsuot.config.jobs.scrub_destroyed", queue="scrubbing", queueing_lock="config.scrub_destroyed")
def scrub_destroyed(timestamp: int) -> bool:
    """At 03:30 in Vietnam: what was sealed, erased or let go since the last time goes from the disk too.

    Only where this process has the owner's address, as with the embedded database; `thongsuot doctor` says so else.
    """
    owner, at, data_dir = urls().get("owner"), now(), env().data_dir
    last, before = last_destroyed(), scrubbed_at(data_dir)
    if owner is None or last is None or (before is not None and before > last):
        return False
    done = scrub(owner)
    if done.whole:
        mark(data_dir, at)
    return done.whole
