"""What the bench measures on: units, officers and cases made by the actions, then many copies of those cases."""

from dataclasses import dataclass
from random import Random
from uuid import UUID

import psycopg
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector

from thongsuot.config.bench.copies import Keys, Pattern, fill, patterns
from thongsuot.config.bench.offices import Office, offices
from thongsuot.config.database import urls
from thongsuot.config.demo import houses, kept
from thongsuot.config.demo.days import Days
from thongsuot.config.demo.plan import Planner
from thongsuot.config.demo.staff import Staff
from thongsuot.config.demo.timeline import tell
from thongsuot.config.demo.walk import World
from thongsuot.core import clock
from thongsuot.core.refs import Ref
from thongsuot.law.queries import book

SEED = 4
PREFIX = "4715"


@dataclass
class Stage:
    """The world of the cases made by the actions, their patterns, and the officers' one password."""

    world: World
    found: list[Pattern]
    keys: Keys
    offices: list[Office]
    password: str


def set_up(cases: int, made: int, size: str) -> Stage:
    """Return a stage with about `cases` cases, `made` of them by the actions, and the tables analysed.

    `size`: of the demonstration whose units and officers share the cases, commune by commune.
    """
    rng, now = Random(SEED), clock.now()
    password = kept.password()
    staff = Staff(rng, houses.SINCE, password)
    with app.replace_connector(InMemoryConnector()):
        world = World(houses.build(size, staff, now), Days(book().calendar, rng), rng, now)
        staff.save(actor=houses.DEMO, subject=Ref("installation", UUID(int=1)), at=now)
        planner = Planner(world)
        tell(world, [*planner.ordinary(made), *planner.waiting(world.houses.shown)], lambda began: None)
    with psycopg.connect(urls()["owner"], autocommit=True) as connection:
        shared = offices(world.houses)
        found = patterns(connection, shared)
        taken = {code[:12] for (code,) in connection.execute("SELECT code FROM cases_case").fetchall()}
        keys = Keys(rng, PREFIX, taken)
        fill(connection, max(0, cases - len(taken)), found, keys, shared)
        connection.execute("ANALYZE")
    return Stage(world, found, keys, shared, password)
