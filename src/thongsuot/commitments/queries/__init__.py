"""Reads of promises: `titles`, `made_in`, `made_at`, `written_down` for others · `lists` · `page` · `published`."""

from uuid import UUID

from thongsuot.commitments.models import Commitment
from thongsuot.commitments.permissions import OVERSEERS, WORKERS, visible_to
from thongsuot.commitments.queries.rows import Row, row_of
from thongsuot.core import clock
from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref

TITLE = 120


def titles(actor: Actor, ids: set[UUID]) -> dict[UUID, str]:
    """Return the words of those promises that the actor sees, cut to a line: what a list of duties calls them."""
    rows = visible_to(actor).filter(pk__in=ids).values_list("pk", "content__text")
    return {pk: f"{text[: TITLE - 1].rstrip()}…" if len(text) > TITLE else text for pk, text in rows}


def made_in(actor: Actor, about: Ref) -> list[Commitment]:
    """Return the promises made in a thing of another room that the actor sees, the latest first."""
    rows = visible_to(actor).filter(about_ref=str(about)).select_related("content", "unit", "duty__holder_unit")
    return list(rows.order_by("-said_on", "-id"))


def made_at(ref: Ref, viewer: Actor) -> list[Row]:
    """Return the promises made at a meeting that the viewer sees, the latest first, each with how it stands today."""
    today = clock.today()
    return [row_of(commitment, today) for commitment in made_in(viewer, ref)]


def written_down(ref: Ref, viewer: Actor) -> list[str]:
    """Return the promises made at a meeting as a paper lists them, the first first: what, who keeps it, by which day.

    Those that the viewer sees; without what was taken back.
    """
    rows = [one for one in made_in(viewer, ref) if one.state != "withdrawn"]
    return [_written(one) for one in reversed(rows)]


def _written(promise: Commitment) -> str:
    day = f"{promise.due_on.day}/{promise.due_on.month}/{promise.due_on.year}"
    return f"{' '.join(promise.content.text.split()).rstrip('.')} ({promise.duty.holder_unit}, chậm nhất ngày {day})."


def may_make(actor: Actor) -> bool:
    """Return whether the actor may write a promise down in the name of some unit."""
    return bool(actor.units_as(*WORKERS, *OVERSEERS))
