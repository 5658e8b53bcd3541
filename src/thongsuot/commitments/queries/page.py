"""One promise as its page shows it: every act in order with its words and files, every day that was promised."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thongsuot.commitments import rules
from thongsuot.commitments.models import Commitment, CommitmentAct, PublishedCommitment
from thongsuot.commitments.permissions import visible_to
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.files.models import Attachment
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit


@dataclass(frozen=True)
class ActShown:
    """An act, its words, its files, who did it; `fallen`: the verb of what took the evidence that it brought."""

    act: CommitmentAct
    texts: dict
    files: list[Attachment]
    by: str
    unit: str = ""
    fallen: str = ""

    @property
    def said(self) -> str:
        """Return why it was done, or what was shown; the words of a promise and of a copy stand elsewhere."""
        return self.texts.get("reason", "") or (self.texts.get("text", "") if self.is_evidence else "")

    @property
    def is_evidence(self) -> bool:
        return self.act.verb == "evidence_added"

    @property
    def entered_on(self) -> date | None:
        """Return the day of the entry where it is another than the day it happened."""
        day = legal_day(self.act.at)
        return day if day != self.act.on else None

    @property
    def due_on(self) -> date | None:
        day = self.act.details.get("due_on")
        return date.fromisoformat(day) if day else None


def seen(actor: Actor, commitment_id: UUID) -> Commitment | None:
    """Return the promise where the actor may see it, in one query."""
    rows = visible_to(actor).select_related("unit", "content", "duty__holder_unit", "duty__holder_officer")
    return rows.filter(pk=commitment_id).first()


def acts_of(commitment: Commitment) -> list[ActShown]:
    """Return the acts in order."""
    acts = list(commitment.acts.select_related("content"))
    attached = {str(each.pk): each for each in Attachment.objects.of(commitment.ref).select_related("blob")}
    refs = {act.actor_ref.removeprefix("officer:") for act in acts if act.actor_ref.startswith("officer:")}
    names = {str(pk): name for pk, name in Officer.objects.filter(pk__in=refs).values_list("pk", "full_name")}
    units = {act.details["unit"] for act in acts if act.verb == "handed"}
    called = {str(unit.pk): unit.name for unit in Unit.objects.filter(pk__in=units)}
    fallen = rules.fallen(act.as_rule() for act in acts)
    return [
        ActShown(
            act=act,
            texts=act.content.texts,
            files=[attached[pk] for pk in _brought(act) if pk in attached],
            by=names.get(act.actor_ref.partition(":")[2], ""),
            unit=called.get(act.details.get("unit", ""), "") if act.verb == "handed" else "",
            fallen=fallen[act.number].verb if act.number in fallen else "",
        )
        for act in acts
    ]


def _brought(act: CommitmentAct) -> list[str]:
    """Return the ids of the files that came with an act; publishing names files that came before."""
    return list(act.details["files"]) if act.verb in ("made", "evidence_added") else []


def days_of(acts: list[ActShown]) -> list[ActShown]:
    """Return the acts that gave a day, the first promise first."""
    return [shown for shown in acts if shown.act.verb in ("made", "renewed")]


def file_of(commitment: Commitment, attachment_id: UUID) -> Attachment | None:
    """Return a file of the promise, None where it is none of its own."""
    return Attachment.objects.of(commitment.ref).select_related("blob").filter(pk=attachment_id).first()


def public_copy(commitment: Commitment) -> PublishedCommitment | None:
    """Return the copy that the public reads now, with what was reviewed; None where none is out."""
    return PublishedCommitment.objects.filter(publishing__commitment=commitment, withdrawn_on=None).first()
