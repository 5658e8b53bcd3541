"""Queued work of the counter: long books drawn, old ones and photographs that nobody took let go."""

from uuid import UUID

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from thongsuot.core.clock import now, today
from thongsuot.counter.actions import books, phone


@app.task(name=books.DRAW, queue="papers", retry=RetryStrategy(max_attempts=3, exponential_wait=4))
def draw_book(book_id: str):
    """Draw a long book; a run that is killed begins anew."""
    books.draw_book(book_id=UUID(book_id), clock=now, today=today())


@app.periodic(cron="40 19 * * *")
@app.task(name="thongsuot.counter.jobs.forget_books", queue="files", queueing_lock="counter.forget_books")
def forget_books(timestamp: int):
    """Every night: files of books drawn more than seven days ago are let go."""
    books.forget_books(at=now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="thongsuot.counter.jobs.forget_photos", queue="files", queueing_lock="counter.forget_photos")
def forget_photos(timestamp: int):
    """Every five minutes: photographs that nobody attached within the hour are let go."""
    phone.forget_photos(at=now())
