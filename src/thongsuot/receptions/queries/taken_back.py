"""What was written of a visit and taken back again. Who may read it is asked before."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, UUIDField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast
from django.utils.translation import get_language

from thongsuot.people.models import Officer
from thongsuot.receptions import rules
from thongsuot.receptions.models import ReceptionAct, Visit


@dataclass(frozen=True)
class TakenBack:
    """What was written by mistake: `result`, in words, with what was said and answered; when and by whom.

    Then when and by whom it was taken back, and why.
    """

    result: str
    summary: str
    answer: str
    written_on: date
    written_by: str
    on: date
    by: str
    reason: str


def taken_back(visit: Visit) -> list[TakenBack]:
    """Return what was taken back of a visit, in order; nothing of a visit whose words are erased."""
    acts = ReceptionAct.objects.filter(about_ref=str(visit.ref), content__isnull=False).select_related("content")
    backs = list(acts.filter(verb="take_back"))
    written = {str(act.pk): act for act in acts.filter(pk__in=[back.details["act"] for back in backs])}
    pairs = [(written[back.details["act"]], back) for back in backs if back.details["act"] in written]
    names = _names([act for pair in pairs for act in pair])
    return [
        TakenBack(
            result=_result(act),
            summary=act.content.texts.get("summary", ""),
            answer=act.content.texts.get("answer", ""),
            written_on=act.on,
            written_by=names.get(act.actor_ref, ""),
            on=back.on,
            by=names.get(back.actor_ref, ""),
            reason=back.content.texts.get("reason", ""),
        )
        for act, back in pairs
    ]


def ends_taken_back() -> QuerySet[ReceptionAct]:
    """Return the results and refusals of any visit that were taken back, with their words; none whose words are gone.

    A result names its case in `details`, where it has one.
    """
    backs = ReceptionAct.objects.filter(verb="take_back").annotate(ended=Cast(KT("details__act"), UUIDField()))
    return ReceptionAct.objects.filter(pk__in=backs.values("ended"), content__isnull=False).select_related("content")


def _names(acts: list[ReceptionAct]) -> dict[str, str]:
    refs = {act.actor_ref.partition(":")[2]: act.actor_ref for act in acts}
    rows = Officer.objects.filter(pk__in=refs).values_list("pk", "full_name")
    return {refs[str(pk)]: name for pk, name in rows}


def _result(act: ReceptionAct) -> str:
    english = get_language() == "en"
    if act.verb == "refuse":
        return f"{rules.STATES['refused'][english]}: {rules.refusals()[act.details['ground']][english]}"
    return rules.OUTCOMES[act.details["outcome"]][english]
