"""The papers brought to a visit, and what was taken away again. Who may read them is asked before."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thongsuot.files import queries as files
from thongsuot.files.models import Attachment
from thongsuot.people.models import Officer
from thongsuot.receptions.models import ReceptionAct, Visit


@dataclass(frozen=True)
class Taken:
    """A paper that was taken away: when, by whom, and the reason that was given."""

    on: date
    by: str
    reason: str


def files_of(visit: Visit) -> list[Attachment]:
    """Return the papers of a visit, oldest first."""
    return files.of(visit.ref)


def file_of(visit: Visit, file_id: UUID) -> Attachment | None:
    return next((one for one in files_of(visit) if one.pk == file_id), None)


def taken_away(visit: Visit) -> list[Taken]:
    """Return what was taken away from a visit, in order; nothing of a visit whose words are erased."""
    rows = ReceptionAct.objects.filter(about_ref=str(visit.ref), verb="take_away", content__isnull=False)
    acts = list(rows.select_related("content"))
    refs = {act.actor_ref.partition(":")[2] for act in acts}
    names = {str(pk): name for pk, name in Officer.objects.filter(pk__in=refs).values_list("pk", "full_name")}
    return [
        Taken(act.on, names.get(act.actor_ref.partition(":")[2], ""), act.content.texts.get("reason", ""))
        for act in acts
    ]
