"""Queued work of acts that cross rooms: what follows from a change of the book of law, or of the tree of units."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from thongsuot.changes.actions import bulk as many
from thongsuot.changes.actions import placing, recounting, reorganising, repointing
from thongsuot.changes.actions.registers import running, taking, uploading
from thongsuot.core.clock import now, today


@app.task(name=recounting.JOB, queue="changes", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def recount(recount_id: str):
    """Count afresh and tell, batch by batch; a run that is killed goes on from its last batch."""
    recounting.carry_on(recount_id=recount_id, clock=now)


@app.periodic(cron="*/10 * * * *")
@app.task(name="thongsuot.changes.jobs.take_up_recounts", queue="duties", queueing_lock="changes.take_up_recounts")
def take_up_recounts(timestamp: int):
    """Every ten minutes: queue again what a crash left undone."""
    recounting.take_up()


@app.periodic(cron="50 19 * * *")
@app.task(name="thongsuot.changes.jobs.check_due_days", queue="changes", queueing_lock="changes.check_due_days")
def check_due_days(timestamp: int):
    """Every night at 02:50 in Vietnam: days that an act wrote by the old book while it changed are counted afresh."""
    recounting.mend(at=now())


@app.periodic(cron="* * * * *")
@app.task(name=reorganising.JOB, queue="duties", queueing_lock="changes.begin_reorganisation")
def begin_reorganisation(timestamp: int):
    """Every minute, and at 00:00 of the day of a plan: put into force what was confirmed and whose day has come."""
    for reorganisation_id in reorganising.due(today()):
        reorganising.begin(reorganisation_id=reorganisation_id, at=now())


@app.task(name=repointing.JOB, queue="changes", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def repoint(reorganisation_id: str):
    """Give what was with ended units to who keeps it, batch by batch; a run that is killed goes on from its last."""
    repointing.carry_on(reorganisation_id=reorganisation_id, clock=now)


@app.periodic(cron="*/10 * * * *")
@app.task(name="thongsuot.changes.jobs.take_up_repointing", queue="duties", queueing_lock="changes.take_up_repointing")
def take_up_repointing(timestamp: int):
    """Every ten minutes: what a crash left undone, what an act left behind meanwhile, what waits in a queue no more."""
    repointing.mend(at=now())
    repointing.take_up()
    while placing.let_go(at=now()):
        pass


@app.task(name=uploading.JOB, queue="imports", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def bring_in(register_id: str):
    """Look at, take in or undo the next pieces of a register; a run that is killed goes on from its last piece."""
    running.bring_on(register_id=register_id, clock=now)


@app.periodic(cron="10 19 * * *")
@app.task(name="thongsuot.changes.jobs.forget_registers", queue="files", queueing_lock="changes.forget_registers")
def forget_registers(timestamp: int):
    """Every night at 02:10 in Vietnam: what is kept of registers for working off goes with its last day."""
    taking.forget_old(on=today())


@app.task(name=many.JOB, queue="changes", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def bulk(bulk_id: str):
    """Do one act on many cases, batch by batch; a run that is killed goes on from its last batch."""
    many.carry_on(bulk_id=bulk_id, clock=now)


@app.periodic(cron="*/10 * * * *")
@app.task(name="thongsuot.changes.jobs.take_up_bulks", queue="duties", queueing_lock="changes.take_up_bulks")
def take_up_bulks(timestamp: int):
    """Every ten minutes: go on with acts on many cases that a crash left undone, each in a job of its own."""
    many.take_up()
