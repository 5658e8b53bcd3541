"""The officers of the demonstration: who sits at which desk. Accounts and posts come in bulk, with one entry."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from random import Random
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from thongsuot.config.demo import names
from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.ledger import actions as ledger
from thongsuot.people.actions import record_absence
from thongsuot.people.models import Officer, Post
from thongsuot.people.queries import actor_for
from thongsuot.units.models import Place, Unit
from thongsuot.units.rules import name_order_bytes, search_text

TITLES = {
    "receptionist": "Cán bộ tiếp công dân",
    "handler": "Chuyên viên",
    "head": "Người đứng đầu",
    "deputy": "Cấp phó",
    "publisher": "Cán bộ công khai",
    "supervisor": "Cán bộ theo dõi, đôn đốc",
    "auditor": "Cán bộ kiểm tra",
    "administrator": "Quản trị hệ thống",
}


@dataclass
class Desk:
    """A body that answers, its officers, and the desks inside it by topic; `raised_to` is the body above."""

    unit: Unit
    place: Place | None
    head: Officer = None
    deputy: Officer | None = None
    receptionist: Officer = None
    publisher: Officer = None
    workers: dict[str, tuple[Unit, Officer]] = field(default_factory=dict)
    away: list[tuple[date, date]] = field(default_factory=list)

    def worker(self, topic: str) -> tuple[Unit, Officer]:
        """Return the desk inside and the officer who work on `topic`: the narrowest, else those for everything."""
        return self.workers.get(topic) or self.workers.get(topic.split(".")[0]) or self.workers[""]

    def approver(self, on: date) -> Officer:
        """Return the head, or the deputy while the head is away."""
        away = any(first <= on <= last for first, last in self.away)
        return self.deputy if away and self.deputy else self.head


class Staff:
    """Makes officers and posts; nothing is in the database before `save`."""

    def __init__(self, rng: Random, since: date, password: str):
        self.rng, self.since = rng, since
        self.password = make_password(password)
        self.officers: list[Officer] = []
        self.posts: list[Post] = []
        self.actors: dict[tuple[UUID, date | None], Actor] = {}

    def officer(self, username: str, role: str) -> Officer:
        """Return a new officer; all of the demonstration share one password."""
        name = names.person(self.rng)
        title = TITLES[role]
        officer = Officer(username=username, full_name=name, title=title, password=self.password)
        officer.search_key = search_text(name, username, title, limit=200)
        officer.sort_key = name_order_bytes(name)
        self.officers.append(officer)
        return officer

    def post(
        self, officer: Officer, unit: Unit, role: str, *, deputy: bool = False, part_time: bool = False
    ) -> Officer:
        self.posts.append(
            Post(officer=officer, unit=unit, role=role, deputy=deputy, part_time=part_time, valid_from=self.since)
        )
        return officer

    def appoint(self, username: str, unit: Unit, role: str, **more) -> Officer:
        """Return a new officer in post."""
        shown = "deputy" if more.get("deputy") else role
        return self.post(self.officer(username, shown), unit, role, **more)

    @transaction.atomic
    def save(self, *, actor: Actor, subject: Ref, at: datetime) -> None:
        """Write all officers and posts made since the last time, with one entry."""
        Officer.objects.bulk_create(self.officers, batch_size=1000)
        Post.objects.bulk_create(self.posts, batch_size=1000)
        act = {"officers": len(self.officers), "posts": len(self.posts), "since": self.since}
        ledger.record(actor=actor, verb="people.set_up_staff", subject=subject, act=act, at=at)
        self.officers, self.posts = [], []

    def send_away(self, desk: Desk, first: date, last: date, *, actor: Actor, at: datetime) -> None:
        """Let the head of `desk` be away, so that the deputy approves."""
        record_absence(officer_id=desk.head.pk, first_day=first, last_day=last, actor=actor, on=first, at=at)
        desk.away.append((first, last))

    def actor(self, officer: Officer, on: date, desks: Iterable[Desk] = ()) -> Actor:
        """Return the officer as an actor; asked of the database once, for deputies once a day."""
        is_deputy = any(desk.deputy is officer for desk in desks)
        key = (officer.pk, on if is_deputy else None)
        if key not in self.actors:
            self.actors[key] = actor_for(officer, on=on)
        return self.actors[key]
