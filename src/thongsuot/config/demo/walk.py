"""One case of the demonstration on its way: who acts, when, and the action called. Its life is told by `life`."""

import io
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from thongsuot.cases.models import Case
from thongsuot.config.demo.days import Days
from thongsuot.config.demo.houses import Houses
from thongsuot.config.demo.staff import Desk
from thongsuot.config.demo.stock import Telling
from thongsuot.core.actors import resident
from thongsuot.core.clock import legal_day
from thongsuot.people.models import Officer


@dataclass
class World:
    """What all walks share: the houses, the days, what is known of cases, and the moment at which the past ends."""

    houses: Houses
    days: Days
    rng: Random
    now: datetime
    spawned: list = field(default_factory=list)
    verbs: dict[str, int] = field(default_factory=dict)


@dataclass
class Walk:
    """A case to be told. `turns`: what is to happen beside the usual; `stop_after`: the verb after which it waits.

    `quick`: its steps follow each other within hours, for what waits on the desks today. `main`: the case it is joined
    to. `parts`: what a mixed submission is split into.
    """

    world: World
    desk: Desk
    telling: Telling
    at: datetime
    turns: frozenset[str] = frozenset()
    stop_after: str = ""
    quick: bool = False
    channel: str = "web"
    secret: str | None = None
    case: Case | None = None
    main: "Walk | None" = None
    parts: tuple[Telling, ...] = ()
    over: bool = False
    worker: Officer | None = None

    @property
    def on(self) -> date:
        return legal_day(self.at)

    @property
    def rng(self) -> Random:
        return self.world.rng

    def later(self, least: int, most: int):
        """Wait `least` to `most` working days, then go on in office hours; quick walks wait minutes."""
        days = 0 if self.quick else self.rng.randint(least, most)
        self.at = self.world.days.after(self.at, days)
        yield self.at

    def at_home(self, least: int, most: int):
        """Wait `least` to `most` days until the resident comes back to it, at any hour."""
        if self.quick:
            self.at += timedelta(minutes=self.rng.randint(20, 90))
        else:
            later = self.world.days.home(self.on + timedelta(days=self.rng.randint(least, most)))
            self.at = max(later, self.at + timedelta(hours=1))
        yield self.at

    def by(self, officer: Officer) -> dict:
        """Return case, actor and moment for an act of this officer."""
        actor = self.world.houses.staff.actor(officer, self.on, (self.desk,))
        return {"case_id": self.case.pk, "actor": actor, "on": self.on, "at": self.at}

    def by_resident(self) -> dict:
        return {"case_id": self.case.pk, "actor": resident(self.case.pk), "on": self.on, "at": self.at}

    def did(self, verb: str, case: Case | None = None) -> None:
        """Count an act, keep the case as it is now, and stop where the walk was to."""
        self.world.verbs[verb] = self.world.verbs.get(verb, 0) + 1
        self.case = case or self.case
        if verb == self.stop_after:
            raise Waits

    def head(self) -> Officer:
        return self.desk.approver(self.on)

    def take_desk(self, unit_id: UUID) -> None:
        """Follow the case to the body that holds it now."""
        self.desk = self.world.houses.desks[unit_id]


class Waits(Exception):
    """The walk stops here and leaves its case on somebody's desk."""


def upload(name: str, content: bytes) -> tuple[str, io.BytesIO]:
    return name, io.BytesIO(content)
