"""Queued work of directives: each job takes an id and calls one action."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from thongsuot.core.actors import service
from thongsuot.core.clock import now
from thongsuot.directives.actions import importing, moving, sending


@app.task(
    name="thongsuot.directives.jobs.open_assignments",
    queue="duties",
    retry=RetryStrategy(max_attempts=8, exponential_wait=4),
)
def open_assignments(task_id: str):
    """Once a batch of a task sent: the duties of the next units are opened."""
    sending.open_batch(task_id=UUID(task_id), actor=service("directives"), at=now())


@app.task(name=moving.MOVE, queue="duties", retry=RetryStrategy(max_attempts=8, exponential_wait=4))
def move_days(task_id: str):
    """Once a batch of a task whose day was moved: the duties of the next units follow, and their holders are told."""
    moving.move_batch(task_id=UUID(task_id), actor=service("directives"), at=now())


@app.task(name=importing.READ, queue="imports", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def read_document(importing_id: str):
    """Once a file: its text is read and kept as a draft of the register."""
    importing.read_in(importing_id=UUID(importing_id), clock=now)
