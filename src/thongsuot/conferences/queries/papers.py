"""Papers of a conference: whoever sees the conference reads those accepted, its site and who runs it all of them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from thongsuot.conferences.models import SpeechPaper
from thongsuot.conferences.permissions import WORKERS, visible_to
from thongsuot.conferences.rules.fold import ACCEPTED, SPOKEN
from thongsuot.core.actors import Actor
from thongsuot.files.models import Attachment


def papers_seen_by(actor: Actor) -> QuerySet[SpeechPaper]:
    """Return the papers that the actor may read."""
    mine = actor.units_as(*WORKERS)
    near = Q(state__in=(ACCEPTED, SPOKEN)) | Q(conference__unit_id__in=mine) | Q(site__unit_id__in=mine)
    return SpeechPaper.objects.filter(near, conference__in=visible_to(actor))


def file_of(paper: SpeechPaper, file_id: UUID) -> Attachment | None:
    """Return a file of the paper; the actor was asked for already."""
    return Attachment.objects.of(paper.ref).select_related("blob").filter(pk=file_id).first()


def files_of(papers: list[SpeechPaper]) -> dict[str, list[Attachment]]:
    """Return the files of these papers by the reference of each, in one query."""
    found: dict[str, list[Attachment]] = {}
    rows = Attachment.objects.filter(owner_ref__in=[str(paper.ref) for paper in papers], removed_at=None)
    for file in rows.select_related("blob").order_by("uploaded_at", "id"):
        found.setdefault(file.owner_ref, []).append(file)
    return found
