"""The queue's own housekeeping."""

from procrastinate import JobContext
from procrastinate.contrib.django import app


@app.periodic(cron="*/2 * * * *", periodic_id="retry_stalled")
@app.task(name="config.retry_stalled", queue="housekeeping", queueing_lock="config.retry_stalled", pass_context=True)
async def retry_stalled(context: JobContext, timestamp: int) -> None:
    """Put jobs of workers that were killed back into the queue; async because procrastinate offers it only so."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)
