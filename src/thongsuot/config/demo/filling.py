"""Fill an empty database with the demonstration; one that is filled stays as it is."""

from collections.abc import Callable
from random import Random
from uuid import UUID

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.testing import InMemoryConnector

from thongsuot.config.demo import (
    aimed,
    complained,
    conferred,
    denounced,
    houses,
    kept,
    promised,
    received,
    registered,
    sealed,
    talked,
    tasked,
)
from thongsuot.config.demo.days import Days
from thongsuot.config.demo.kept import SignIn
from thongsuot.config.demo.plan import Planner
from thongsuot.config.demo.printed import as_they_stand, sign_ins
from thongsuot.config.demo.staff import Staff
from thongsuot.config.demo.timeline import tell
from thongsuot.config.demo.walk import Walk, World
from thongsuot.config.words import _
from thongsuot.core import clock
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.duties.actions import remind_batch
from thongsuot.law.queries import book
from thongsuot.units.models import Unit

SEED = 20250701
CASES = {"small": 150, "province": 2000, "national": 6000}
EVERY = 100  # cases between two lines of progress


def fill(size: str, progress: Callable[[str], None]) -> list[SignIn]:
    """Fill an empty database with the demonstration of `size` and return its sign-ins.

    A filled one stays as it is, and what was printed then is returned again; a database that holds other data is left
    alone, and nothing is returned. `progress` gets a sentence now and then. What is queued by acts of the past (looks
    for danger, messages) is not worked off now: it was, on their day.

    Raises: NotAllowedNow (an earlier filling was stopped half-way).
    """
    if Unit.objects.exists():
        if kept.kept() or not kept.path().exists():
            return as_they_stand(kept.kept())
        raise NotAllowedNow(_("Lần điền dữ liệu trước bị dừng giữa chừng: hãy chạy “thongsuot demo --fresh”."))
    with app.replace_connector(InMemoryConnector()):
        return _fill(size, progress)


def _fill(size: str, progress: Callable[[str], None]) -> list[SignIn]:
    _do_not_wait_for_the_disk()
    rng, now = Random(SEED), clock.now()
    progress(_("Dựng các đơn vị và cán bộ…"))
    staff = Staff(rng, houses.SINCE, kept.password())
    world = World(houses.build(size, staff, now), Days(book().calendar, rng), rng, now)
    staff.save(actor=houses.DEMO, subject=Ref("installation", UUID(int=1)), at=now)
    _send_heads_away(world)
    residents = _tell(world, size, progress)
    decided = complained.tell(world)
    promised.tell(world)
    received.tell(world)
    registered.tell(world)
    tasked.tell(world)
    talked.tell(world)
    conferred.tell(world)
    aimed.tell(world)
    progress(_("Trao khóa và niêm phong các đơn tố cáo…"))
    denounced.tell(sealed.found(world), size)
    _remind(world)
    printed = sign_ins(world.houses, [*residents, decided])
    kept.keep(printed)
    return printed


def _do_not_wait_for_the_disk() -> None:
    """Whatever a power cut took, `--fresh` makes again."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")


def _send_heads_away(world: World) -> None:
    """Let heads be away now and then, so that deputies approve."""
    staff, days = world.houses.staff, world.days
    for desk in world.houses.desks.values():
        first = days.next_day(houses.SINCE, world.rng.randint(5, 200))
        staff.send_away(desk, first, days.next_day(first, 4), actor=houses.DEMO, at=world.now)


def _tell(world: World, size: str, progress: Callable[[str], None]) -> list[Walk]:
    planner = Planner(world)
    shown = world.houses.shown
    residents = planner.residents(shown)
    walks = [*planner.ordinary(CASES[size]), *residents, planner.alarm(shown)]
    walks += planner.waiting(shown)
    walks += planner.practice()

    def say(began: int) -> None:
        if began % EVERY == 0:
            progress(_("Kể {began} trên {all} vụ việc…").format(began=began, all=len(walks)))

    tell(world, walks, say)
    return residents


def _remind(world: World) -> None:
    """Send the reminders of today, once, as the daily job will from now on."""
    while remind_batch(on=clock.legal_day(world.now), at=world.now):
        pass
