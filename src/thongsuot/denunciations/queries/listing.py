"""The list of an investigator: counted and paged by the database, only the titles of one page opened in memory."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, F, Min, OuterRef, Q, QuerySet, Subquery, Value, When

from thongsuot.core.actors import Actor
from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.models import Denunciation, Envelope, SealedDuty
from thongsuot.denunciations.permissions import held_by, standing, visible_to
from thongsuot.denunciations.rules.ring import Ring, Unlocked
from thongsuot.denunciations.rules.transitions import ENDED

PAGE = 50
ORDERS = ("due", "newest")


@dataclass(frozen=True)
class Row:
    """One line of the list. `title`: "" for a verifier, who has not the content's key. `due_on`: the nearest day."""

    id: UUID
    title: str
    state: str
    kind: str
    unit_name: str
    received_on: date
    due_on: date | None
    suspended: bool
    withdrawn: bool
    protection: str
    is_late: bool


@dataclass(frozen=True)
class Page:
    """One page of the list; `total` counts only what the actor holds keys of."""

    rows: tuple[Row, ...]
    total: int
    number: int
    pages: int


def page(
    *,
    actor: Actor,
    unlocked: Unlocked,
    on: date,
    number: int = 1,
    state: str = "",
    order: str = "due",
    size: int = PAGE,
) -> Page:
    """Return page `number` (from 1) of what `actor` holds keys of: still running by nearest day, ended ones last.

    `state`: only these, "" all. Nothing is opened but `size` short titles.
    """
    rows = visible_to(actor)
    rows = rows.filter(state=state) if state else rows
    total = rows.count()
    pages = max(1, -(-total // size))
    number = min(max(1, number), pages)
    chosen = _ordered(rows, actor, order)[(number - 1) * size : number * size]
    opened = envelopes.opener(unlocked.private)
    return Page(tuple(_row(row, opened, on) for row in chosen), total, number, pages)


def _ordered(rows: QuerySet, actor: Actor, order: str) -> QuerySet:
    due = SealedDuty.objects.filter(denunciation=OuterRef("pk"), state="open").exclude(task="posting")
    due = due.values("denunciation").annotate(first=Min("due_on")).values("first")
    mine = Envelope.objects.filter(denunciation=OuterRef("pk"), keyholder__in=held_by(actor))
    rows = rows.select_related("unit").annotate(
        nearest=Subquery(due[:1]),
        box=Subquery(mine.values("sealed")[:1]),
        holding=Subquery(mine.values("kind")[:1]),
        former=Subquery(mine.values("former")[:1]),
        body=Subquery(mine.values("keyholder__unit_id")[:1]),
        over=Case(When(Q(state__in=ENDED), then=Value(1)), default=Value(0)),
    )
    if order == "newest":
        return rows.order_by("-received_at", "-id")
    return rows.order_by("over", F("nearest").asc(nulls_last=True), "-received_at", "-id")


def _row(row: Denunciation, opened, on: date) -> Row:
    return Row(
        id=row.pk,
        title=title_of(row, Ring.unpacked(row.holding, opened(bytes(row.box)))),
        state=row.state,
        kind=standing(row.holding, row.former or row.body != row.unit_id),
        unit_name=row.unit.name,
        received_on=row.received_on,
        due_on=row.nearest,
        suspended=row.suspended,
        withdrawn=row.withdrawn,
        protection=row.protection,
        is_late=row.nearest is not None and row.nearest < on,
    )


def title_of(denunciation: Denunciation, ring: Ring) -> str:
    """Return the short title for who holds the content's key, else ""."""
    if not denunciation.title or not ring.holds("content"):
        return ""
    return envelopes.decrypt(ring.content, denunciation.title, denunciation.pk.bytes).decode()


def counts(actor: Actor) -> dict[str, int]:
    """Return {state: how many} of what `actor` holds keys of; needs no unlocked key."""
    return dict(visible_to(actor).order_by().values_list("state").annotate(many=Count("pk")))
