"""A day off entered while the desk works: until every running duty is counted afresh, and what the desk feels."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

import psycopg

from thongsuot.changes import actions
from thongsuot.changes.models import Change, Recount
from thongsuot.config.bench.figures import Figure, timed
from thongsuot.config.bench.life import Office
from thongsuot.config.bench.stage import Stage
from thongsuot.config.database import urls
from thongsuot.core import clock
from thongsuot.core.actors import Actor
from thongsuot.duties.models import Duty
from thongsuot.law.queries import book
from thongsuot.law.rules import Entry, reminder_day
from thongsuot.people.models import Post
from thongsuot.people.queries import actor_for
from thongsuot.units.queries import installation

PATIENCE = 600.0  # seconds
RULES = ("PAKN.RESOLVE", "KN.FIRST", "TCD.REPLY")
STARTS = 5
# An open duty of the stage and its first act, once more under new keys, each with a start and last day of its own.
_COPIES = """
    CREATE TEMP TABLE made ON COMMIT DROP AS
    SELECT gen_random_uuid() AS key, p.*, s.starts_on AS starts, s.due_on AS due, s.remind_on AS remind,
           a.details AS opened, a.actor_ref AS opener
    FROM (SELECT * FROM duties_duty WHERE rule_code = %(code)s AND state = 'open' AND revision = 1 LIMIT 1) p
    JOIN duties_dutyact a ON a.duty_id = p.id,
    generate_series(1, %(number)s) n
    JOIN unnest(%(starts)s::date[], %(due)s::date[], %(remind)s::date[]) WITH ORDINALITY
        s(starts_on, due_on, remind_on, at) ON s.at = n %% %(kinds)s + 1
"""
_TAKEN = {"id": "key", "starts_on": "starts", "due_on": "due", "remind_on": "remind", "look_on": "remind"}
_ACTS = """
    INSERT INTO duties_dutyact (id, duty_id, number, verb, "on", at, actor_ref, details)
    SELECT gen_random_uuid(), key, 1, 'opened', starts, opened_at, opener,
           opened || jsonb_build_object('starts_on', starts, 'due_on', due, 'remind_on', remind) FROM made
"""


def explained(times: int) -> Figure:
    """Return the times of one due day with every day explained."""
    found, taken = book(), []
    for n in range(times):
        start = time.perf_counter()
        due = found.due(RULES[n % 3], date(2026, 1, 5) + timedelta(n % 300))
        [step.why for step in due.steps]
        taken.append(time.perf_counter() - start)
    return timed("due_explained", taken)


def moving(office: Office, stage: Stage, number: int) -> list[Figure]:
    """Return how long the worker takes for `number` running duties after a day off, and the desk's times meanwhile."""
    day = _copied(number)
    at = clock.now()
    entry = Entry(on=day, kind="off", name="nghỉ theo thông báo", name_en="off by notice")
    start = time.perf_counter()
    change = actions.change_days(
        days=(entry,), known_since=clock.today(), ground="Đo", actor=_root(stage), on=clock.today(), at=at
    )
    seconds = list(_desk(office, change))
    took = time.perf_counter() - start
    row = change.recounts.get()
    if row.moved < number:
        raise RuntimeError(f"{row.moved} of {number} duties moved")
    return [Figure(name="recount", value=took, unit=f"s / {row.moved}"), timed("recount.desk", seconds)]


def _root(stage: Stage) -> Actor:
    """Return the administrator of the root unit."""
    root = installation().root_unit_id
    post = Post.objects.filter(unit_id=root, role="administrator").select_related("officer").first()
    officer = post.officer if post else stage.world.houses.shown.head
    if post is None:
        Post.objects.create(officer=officer, unit_id=root, role="administrator", valid_from=clock.today())
    return actor_for(officer, on=clock.today())


def _copied(number: int) -> date:
    """Add `number` running duties whose time holds the same working day, and return that day."""
    found, today = book(), clock.today()
    code = Duty.objects.filter(state="open", revision=1).exclude(rule_code="").values_list("rule_code", flat=True)[0]
    starts = [today - timedelta(n) for n in range(STARTS)]
    due = [found.due(code, start).due_on for start in starts]
    remind = [reminder_day(*days, found.calendar) for days in zip(starts, due, strict=True)]
    values = {"code": code, "number": number, "kinds": STARTS, "starts": starts, "due": due, "remind": remind}
    columns = [field.column for field in Duty._meta.concrete_fields]
    with psycopg.connect(urls()["owner"]) as connection:
        connection.execute(_COPIES, values)
        taken = ", ".join(_TAKEN.get(column, column) for column in columns)
        connection.execute(f"INSERT INTO duties_duty ({', '.join(columns)}) SELECT {taken} FROM made")
        connection.execute(_ACTS)
    with psycopg.connect(urls()["owner"], autocommit=True) as connection:
        connection.execute("ANALYZE duties_duty, duties_dutyact")
    day = today + timedelta(1)
    while not found.calendar.is_working(day):
        day += timedelta(1)
    return day


def _desk(office: Office, change: Change) -> Iterator[float]:
    """Ask for pages of the desk, one after the other, until the recount of `change` is done."""
    paths = [("handler", "/ban-lam-viec/"), ("head", "/ban-lam-viec/vu-viec/"), ("head", "/ban-lam-viec/thong-bao/")]
    until = time.perf_counter() + PATIENCE
    for number in count():
        role, path = paths[number % len(paths)]
        yield office.officers[role].seconds(path)
        if Recount.objects.filter(change=change, finished_at__isnull=False).exists():
            return
        if time.perf_counter() > until:
            raise RuntimeError("the recount did not end: is the worker running?")
