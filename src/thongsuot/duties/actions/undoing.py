"""Duties of many matters that were entered by mistake: owed no more, counted nowhere, compared with nothing."""

from collections import defaultdict
from datetime import date, datetime

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.duties import rules
from thongsuot.duties.actions.together import Owed, move
from thongsuot.duties.actions.writing import DERIVED
from thongsuot.duties.models import Duty, DutyAct, MatterKey, Overlap
from thongsuot.ledger.copying import copy_in

GROUND = "import-undone"
RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)


def drop_matters(*, about: list[Ref], actor: Actor, on: date, at: datetime) -> dict[str, list[DutyAct]]:
    """Waive what is still owed of these matters, lay all their duties aside, and return the acts by matter.

    The calling room commits to each act in the entry of its own act.
    """
    refs = [str(one) for one in about]
    waived = _waived(refs, actor, on, at)
    Duty.objects.bulk_update([owed.duty for owed in waived], DERIVED)
    copy_in(DutyAct, [owed.acts[-1] for owed in waived])
    Duty.objects.filter(about_ref__in=refs).update(practice=True)
    MatterKey.objects.filter(about_ref__in=refs).delete()
    for name in ("first_ref", "second_ref"):
        Overlap.objects.filter(**{f"{name}__in": refs}, state=Overlap.State.OPEN).delete()
    acts = defaultdict(list)
    for owed in waived:
        acts[owed.duty.about_ref].append(owed.acts[-1])
    return acts


def _waived(refs: list[str], actor: Actor, on: date, at: datetime) -> list[Owed]:
    running = Duty.objects.select_for_update(of=("self",)).filter(about_ref__in=refs, state__in=RUNNING).order_by("pk")
    duties = list(running)
    acts = defaultdict(list)
    for act in DutyAct.objects.filter(duty__in=duties).order_by("number"):
        acts[act.duty_id].append(act.as_rule())
    every = [Owed(duty, rules.fold(acts[duty.pk])) for duty in duties]
    for owed in every:
        move(owed, "waived", {"ground": GROUND}, on=on, actor=actor, at=at)
    return every
