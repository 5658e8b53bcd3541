"""Reads over officers and posts: who acts today in which role, who heads a unit, lists by name."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

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
    """Return the posts of the day, each with the same role in every unit whose matters passed to that one."""
    formers = ArraySubquery(Unit.objects.filter(heir=OuterRef("unit")).order_by("id").values("pk"))
    held = Post.objects.filter(valid_on(on), _begun(begun_by), officer=officer).annotate(formers=formers)
    rows = list(held.values_list("unit_id", "role", "deputy", "formers"))
    headed = headed_units({unit_id for unit_id, _role, deputy, _formers in rows if deputy}, on)
    found = []
    for unit, role, deputy, formers in rows:
        acting = not deputy or unit not in headed
        found.append(HeldPost(unit, role, deputy, acting))
        found += [HeldPost(former, role, deputy, acting, former=True) for former in formers]
    return tuple(found)


def _begun(by: date) -> Q:
    """Return the filter for posts that began by then; one that a succession carried over began with the one before."""
    before = Post.objects.filter(
        officer=OuterRef("officer"),
        role=OuterRef("role"),
        unit__heir=OuterRef("unit"),
        valid_until=OuterRef("valid_from"),
        valid_from__lte=by,
    )
    return Q(valid_from__lte=by) | Exists(before)


def desk(unit_id) -> Q:
    """Return the filter for posts of a unit: its own, and those of the unit that keeps its matters since it ended."""
    return Q(unit_id=unit_id) | Q(unit_id__in=Unit.objects.filter(pk=unit_id, heir__isnull=False).values("heir_id"))


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
    posts = list(_head_posts(on).filter(desk(unit_id)))
    return _heads(posts, _present_of(posts, on))


def heads_of_each(unit_ids: Collection[UUID], on: date) -> dict[UUID, list[Officer]]:
    """Return for every unit what `heads_of` returns, in three statements however many units there are."""
    desks = _desks(unit_ids, _head_posts(on))
    here = _present_of([post for posts in desks.values() for post in posts], on)
    return {unit: _heads(posts, here) for unit, posts in desks.items()}


def present_of_each(unit_ids: Collection[UUID], on: date) -> dict[UUID, set[UUID]]:
    """Return for every unit the ids of `officers_of` it, of any role, who are there on day `on`; two statements."""
    posts = Post.objects.filter(valid_on(on), officer__in=present(on)).order_by("id")
    return {unit: {post.officer_id for post in posts} for unit, posts in _desks(unit_ids, posts).items()}


def _desks(unit_ids: Collection[UUID], posts: QuerySet[Post]) -> dict[UUID, list[Post]]:
    """Return those of `posts` that `desk` filters for each of the units, in their order."""
    heirs = dict(Unit.objects.filter(pk__in=unit_ids, heir__isnull=False).values_list("pk", "heir_id"))
    rows = list(posts.filter(unit_id__in={*unit_ids, *heirs.values()}))
    asked = defaultdict(list)
    for unit in unit_ids:
        for place in {unit, heirs.get(unit, unit)}:
            asked[place].append(unit)
    desks = {unit: [] for unit in unit_ids}
    for post in rows:
        for unit in asked[post.unit_id]:
            desks[unit].append(post)
    return desks


def _head_posts(on: date) -> QuerySet[Post]:
    posts = Post.objects.filter(valid_on(on), role="head", officer__is_active=True)
    return posts.select_related("officer").order_by("valid_from", "id")


def _present_of(posts: list[Post], on: date) -> set[UUID]:
    return set(present(on).filter(pk__in={post.officer_id for post in posts}).values_list("pk", flat=True))


def _heads(posts: list[Post], here: set[UUID]) -> list[Officer]:
    heads = [post.officer for post in posts if not post.deputy]
    acting = [post.officer for post in posts if post.deputy and post.officer_id in here]
    return [head for head in heads if head.pk in here] or acting or heads


def officers_of(unit_id: UUID, role: str | None, on: date) -> QuerySet[Officer]:
    """Return the active officers in post in exactly this unit on day `on`, in one role or any, by given name.

    Of a unit that has ended: those of the unit that keeps its matters.
    """
    held = Post.objects.filter(valid_on(on), desk(unit_id))
    held = held.filter(role=role) if role else held
    return Officer.objects.filter(is_active=True, pk__in=held.values("officer_id")).order_by("sort_key", "id")


def posts_of(officer: Officer) -> QuerySet[Post]:
    """Return every post of an officer, the running and latest first."""
    rows = officer.posts.select_related("unit").prefetch_related("unit__former_names")
    return rows.order_by("-valid_from", "unit__sort_key", "role")


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
