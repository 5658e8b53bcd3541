"""Papers of a conference: whoever sees the conference reads those accepted, its site and who runs it all of them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from thongsuot.conferences.models import ConferenceAct, SpeechPaper
from thongsuot.conferences.permissions import WORKERS, visible_to
from thongsuot.conferences.rules.fold import ACCEPTED, SPOKEN
from thongsuot.core.actors import Actor
from thongsuot.files.models import Attachment


def papers_seen_by(actor: Actor) -> QuerySet[SpeechPaper]:
    """Return the papers that the actor may read."""
    mine = actor.units_as(*WORKERS)
    near = Q(state__in=(ACCEPTED, SPOKEN)) | Q(conference__unit_id__in=mine) | Q(site__unit_id__in=mine)
    return SpeechPaper.objects.filter(near, conference__in=visible_to(actor))


def file_of(paper: SpeechPaper, file_id: UUID, actor: Actor) -> Attachment | None:
    """Return a file of a paper that the actor reads, where they read this file too."""
    return next((file for file in files_of([paper], actor).get(str(paper.ref), []) if file.pk == file_id), None)


def files_of(papers: list[SpeechPaper], actor: Actor) -> dict[str, list[Attachment]]:
    """Return the files of these papers that the actor reads, by the reference of each, in three queries.

    Who brings a paper and who runs the conference read all of them; anybody else what came with it last, and nothing
    that was returned.
    """
    last = _last_brought(papers)
    mine = actor.units_as(*WORKERS)
    near = {
        str(paper.ref)
        for paper in SpeechPaper.objects.filter(
            Q(conference__unit_id__in=mine) | Q(site__unit_id__in=mine), pk__in=last
        )
    }
    found: dict[str, list[Attachment]] = {}
    refs = {str(paper.ref): paper.pk for paper in papers}
    rows = Attachment.objects.filter(owner_ref__in=refs, removed_at=None)
    for file in rows.select_related("blob").order_by("uploaded_at", "id"):
        if file.owner_ref in near or str(file.pk) in last.get(refs[file.owner_ref], ()):
            found.setdefault(file.owner_ref, []).append(file)
    return found


def _last_brought(papers: list[SpeechPaper]) -> dict[UUID, dict]:
    """Return the files that came when each paper was registered last, by its id."""
    rows = ConferenceAct.objects.filter(paper__in=papers, verb="paper_registered").order_by("at", "id")
    return {paper_id: details["files"] for paper_id, details in rows.values_list("paper_id", "details")}
