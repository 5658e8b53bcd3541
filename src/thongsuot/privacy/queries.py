"""What the pages of the registers show: what is open, what is closed, the steps with their words."""

from dataclasses import dataclass
from datetime import datetime

from thongsuot.core.actors import Actor
from thongsuot.people.models import Officer
from thongsuot.privacy.models import Breach, DataRequest, Step
from thongsuot.privacy.permissions import kept_by, visible_to
from thongsuot.units.models import Unit

SHOWN = 200


@dataclass(frozen=True)
class StepShown:
    """A step, its words, and the name of who took it."""

    step: Step
    texts: dict
    by: str


def units_kept(actor: Actor) -> list[Unit]:
    """Return the units whose registers the actor keeps, in the order of their names."""
    return list(Unit.objects.filter(pk__in=kept_by(actor)).order_by("sort_key"))


def requests_of(actor: Actor) -> list[DataRequest]:
    """Return the newest requests the actor may see, open ones first."""
    rows = visible_to(actor, DataRequest).select_related("unit", "duty")
    return sorted(rows.order_by("-came_on", "-id")[:SHOWN], key=lambda one: one.state == "closed")


def breaches_of(actor: Actor) -> list[Breach]:
    """Return the newest breaches the actor may see, open ones first."""
    rows = visible_to(actor, Breach).select_related("unit", "duty")
    return sorted(rows.order_by("-noticed_at", "-id")[:SHOWN], key=lambda one: one.state == "closed")


def steps_of(thing: DataRequest | Breach) -> list[StepShown]:
    """Return the steps of a thing in order, with their words and who took them."""
    steps = list(thing.steps.select_related("content"))
    refs = {step.actor_ref.removeprefix("officer:") for step in steps}
    names = {str(pk): name for pk, name in Officer.objects.filter(pk__in=refs).values_list("pk", "full_name")}
    return [StepShown(step, step.content.texts, names.get(step.actor_ref.partition(":")[2], "")) for step in steps]


def hours_left(breach: Breach, now: datetime) -> int | None:
    """Return the whole hours until the authority must be told, below zero when late; None once it was or need not."""
    if breach.state != Breach.State.OPEN:
        return None
    return int((breach.tell_by - now).total_seconds() // 3600)
