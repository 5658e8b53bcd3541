"""What was done with one part of a task, act by act, and who urged it with which words."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.directives.models import Assignment, DirectiveAct
from thongsuot.duties.models import Duty, Urging
from thongsuot.duties.permissions import visible_to
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit
from thongsuot.units.queries import name_then

RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)


@dataclass(frozen=True)
class Step:
    """One line of the history. `verb`: of `words.ACTS`; `unit`: in whose name; `by`: the officer; `text`: the words."""

    verb: str
    on: date
    at: datetime
    actor_ref: str
    text: str = ""
    unit: str = ""
    by: str = ""


def urgings_of(actor: Actor, row: Assignment) -> list[Urging]:
    """Return every urging of what the part owes, in order, with `unit_name`: who urged, as it was called that day.

    Of those that the actor may see: whoever sees the duty, and the unit in whose name it was urged.
    """
    seen = Q(duty__in=visible_to(actor)) | Q(unit_id__in=actor.unit_ids)
    rows = Urging.objects.filter(seen, duty__about_ref=str(Ref("assignment", row.pk)))
    rows = rows.select_related("urged", "answered", "answer_duty", "duty").order_by("urged__at", "pk")
    return list(rows.annotate(unit_name=name_then("unit", "urged__on")))


def unanswered(urgings: list[Urging]) -> list[Urging]:
    """Return those that still want something: not answered, and what was urged or the answer to it is still owed."""
    owed = [(each, (each.duty, each.answer_duty)) for each in urgings if each.answered_id is None]
    return [each for each, duties in owed if any(duty and duty.state in RUNNING for duty in duties)]


def history(actor: Actor, row: Assignment, urgings: list[Urging]) -> list[Step]:
    """Return every act on the part in order, the urgings given and their answers among them."""
    acts = DirectiveAct.objects.filter(about_ref=str(Ref("assignment", row.pk)))
    steps = [Step(act.verb, act.on, act.at, act.actor_ref, _words(act)) for act in acts]
    for each in urgings:
        steps.append(_step(each.urged, each.text, each.unit_name))
        if each.answered:
            steps.append(_step(each.answered, each.answer))
    steps += _told_again(actor, row) if urgings else []
    return _named(sorted(steps, key=lambda step: step.at))


def _words(act: DirectiveAct) -> str:
    """Return what the act says: its reason; of a day that was moved from which day to which one as well."""
    why = act.details.get("why", "")
    if act.verb != "move_assignment":
        return why
    before, after = (date_format(date.fromisoformat(act.details[name]), "j/n/Y") for name in ("from", "to"))
    moved = _("Từ %(old)s sang %(new)s.") % {"old": before, "new": after}
    late = _("Khi đó phần việc này đã quá hạn.") if act.details["late"] else ""
    return "\n".join(filter(None, (moved, late, why)))


def _step(act, text: str, unit: str = "") -> Step:
    return Step(act.verb, act.on, act.at, act.actor_ref, text, unit)


def _told_again(actor: Actor, row: Assignment) -> list[Step]:
    """Return the acts about many that told this part once more of the urging that waits; seen as urgings are."""
    about = {"about_ref": str(Ref("task", row.task_id)), "verb": "urge_units"}
    acts = list(DirectiveAct.objects.filter(**about, details__contains={"again": [str(row.pk)]}))
    units = Unit.objects.in_bulk({UUID(act.details["unit"]) for act in acts})
    if row.duty is None or not can(actor, "duties.view", row.duty):
        units = {pk: unit for pk, unit in units.items() if pk in actor.unit_ids}
    told = [(act, units.get(UUID(act.details["unit"]))) for act in acts]
    return [_step(act, act.details["text"], unit.name_on(act.on)) for act, unit in told if unit]


def _named(steps: list[Step]) -> list[Step]:
    """Return the steps, each with the name of the officer who did it."""
    ids = {step.actor_ref.removeprefix("officer:") for step in steps if step.actor_ref.startswith("officer:")}
    names = {str(pk): name for pk, name in Officer.objects.filter(pk__in=ids).values_list("pk", "full_name")}
    return [replace(step, by=names.get(step.actor_ref.partition(":")[2], "")) for step in steps]
