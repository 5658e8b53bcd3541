"""Reads over officers and posts: who acts today in which role, who heads a unit, lists by name."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.db.models import Max, QuerySet

from thongsuot.core.actors import ROLES, Actor, HeldPost
from thongsuot.people.models import Absence, Officer, Post, Renewal
from thongsuot.people.rules import Browser, browser_of, made_at
from thongsuot.units.models import Unit, valid_on
from thongsuot.units.queries import matching

ONE_TIME = timedelta(days=7)


def actor_for(officer: Officer, *, on: date, practice: bool = False, begun_by: date | None = None) -> Actor:
    """Return `officer` as an actor by the posts held on day `on`; an inactive officer holds none.

    `practice`: all roles in the practice unit and nothing else; without a practice unit, no post at all.
    `begun_by`: only posts that began on that day or before, for what was given in the officer's name then.
    """
    ref = f"officer:{officer.pk}"
    if not officer.is_active:
        return Actor(ref=ref, officer_id=officer.pk, practice=practice)
    posts = _practice_posts(on) if practice else _held_posts(officer, on, begun_by or on)
    return Actor(ref=ref, posts=posts, officer_id=officer.pk, practice=practice)


def _held_posts(officer: Officer, on: date, begun_by: date) -> tuple[HeldPost, ...]:
    held = Post.objects.filter(valid_on(on), officer=officer, valid_from__lte=begun_by)
    rows = held.values_list("unit_id", "role", "deputy")
    headed = headed_units({unit_id for unit_id, _role, deputy in rows if deputy}, on)
    return tuple(HeldPost(unit, role, deputy, not deputy or unit not in headed) for unit, role, deputy in rows)


def _practice_posts(on: date) -> tuple[HeldPost, ...]:
    unit_id = Unit.objects.filter(valid_on(on), practice=True).order_by("id").values_list("id", flat=True).first()
    return tuple(HeldPost(unit_id, role) for role in ROLES) if unit_id else ()


def headed_units(unit_ids, on: date) -> set[UUID]:
    """Return those of `unit_ids` that have a head present on day `on` (in post, active, not absent)."""
    if not unit_ids:
        return set()
    heads = Post.objects.filter(valid_on(on), unit_id__in=unit_ids, role="head", deputy=False)
    return set(heads.filter(officer__in=present(on)).values_list("unit_id", flat=True))


def present(on: date) -> QuerySet[Officer]:
    """Return the active officers who are not absent on day `on`."""
    away = Absence.objects.filter(first_day__lte=on, last_day__gte=on).values("officer_id")
    return Officer.objects.filter(is_active=True).exclude(pk__in=away)


def heads_of(unit_id: UUID, on: date) -> list[Officer]:
    """Return who heads the unit on day `on`: its present heads, else its present deputies, else its absent heads."""
    posts = Post.objects.filter(valid_on(on), unit_id=unit_id, role="head", officer__is_active=True)
    posts = list(posts.select_related("officer").order_by("valid_from", "id"))
    here = set(present(on).filter(pk__in=[post.officer_id for post in posts]).values_list("pk", flat=True))
    heads = [post.officer for post in posts if not post.deputy]
    acting = [post.officer for post in posts if post.deputy and post.officer_id in here]
    return [head for head in heads if head.pk in here] or acting or heads


def officers_of(unit_id: UUID, role: str | None, on: date) -> QuerySet[Officer]:
    """Return the active officers in post in exactly this unit on day `on`, in one role or any, by given name."""
    held = Post.objects.filter(valid_on(on), unit_id=unit_id)
    held = held.filter(role=role) if role else held
    return Officer.objects.filter(is_active=True, pk__in=held.values("officer_id")).order_by("sort_key", "id")


def posts_of(officer: Officer) -> QuerySet[Post]:
    """Return every post of an officer, the running and latest first."""
    return officer.posts.select_related("unit").order_by("-valid_from", "unit__sort_key", "role")


def search_officers(officers: QuerySet[Officer], text: str) -> QuerySet[Officer]:
    """Return those of `officers` with a word of name, sign-in or title beginning with each word of `text`, in order.

    A blank text keeps them all. Order: by given name, as lists are read.
    """
    found = matching(officers, text) if text.strip() else officers
    return found.order_by("sort_key", "id")


def head_count(unit_id: UUID, on: date) -> int:
    """Return how many officers hold `head` (not as deputies) in the unit on day `on`: more than one is worth a look."""
    heads = Post.objects.filter(valid_on(on), unit_id=unit_id, role="head", deputy=False)
    return heads.filter(officer__is_active=True).count()


def renewals_of(officers, since: datetime) -> QuerySet[Renewal]:
    """Return how ways into the accounts of `officers` were given anew since then, the latest first."""
    rows = Renewal.objects.filter(officer__in=officers, at__gt=since).select_related("officer", "by")
    return rows.order_by("-at")


def one_time_until(officer: Officer) -> datetime:
    """Return until when the officer's one-time password opens anything: a week after it was given."""
    given = officer.renewals.filter(way=Renewal.Way.PASSWORD).aggregate(latest=Max("at"))["latest"]
    return (given or made_at(officer.pk)) + ONE_TIME


@dataclass(frozen=True)
class Session:
    """Where an officer is signed in. `since`: UTC; `ip`: of the connection; `current`: the one that asks."""

    id: int
    browser: Browser
    ip: str
    since: datetime
    current: bool


def sessions_of(officer: Officer, *, current: str | None) -> list[Session]:
    """Return the running sessions of an officer, this one first, then the latest. `current`: key of the one that asks.

    Sessions that have ended by themselves are dropped from the list for good.
    """
    rows = UserSession.objects.purge_and_list(officer)
    found = [
        Session(row.pk, browser_of(row.user_agent), row.ip, row.created_at, row.session_key == current) for row in rows
    ]
    return sorted(found, key=lambda one: (not one.current, -one.since.timestamp()))
