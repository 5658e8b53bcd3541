"""The live page of a conference, written afresh by every act that changes it; a site that comes or goes only counts."""

from django.db.models import Count, F, Q

from thongsuot.conferences.models import Conference, PublishedConference, Site
from thongsuot.conferences.rules.fold import DROPPED, HERE, TOLD
from thongsuot.core.refs import Ref
from thongsuot.live.actions import stir

BOARD = "conference_board"  # what a board is watched as
SAME = (
    "title", "basis", "place", "held_on", "starts", "ends", "state", "moved_from", "why", "announcement", "item",
    "told_on",
)  # fmt: skip


def follow(conference: Conference) -> None:
    """Let the live page say what holds now. There is none of practice, ever."""
    if conference.practice:
        return
    copy = PublishedConference.objects.filter(code=conference.code).first() or PublishedConference(code=conference.code)
    for name in SAME:
        setattr(copy, name, getattr(conference, name))
    copy.unit_name = conference.unit.name
    copy.agenda = [[item.title, item.minutes, item.speaker] for item in conference.agenda.all()]
    for name, number in counts(conference).items():
        setattr(copy, name, number)
    if conference.state == TOLD:
        told = conference.conclusions.exclude(told="").values_list("number", "told")
        copy.conclusions = [list(row) for row in told]
    copy.save()
    stir(Ref(BOARD, copy.pk))


def counts(conference: Conference) -> dict[str, int]:
    """Return how many sites there are, are there now, and came at all; those that were dropped do not count."""
    return Site.objects.filter(conference=conference).aggregate(
        sites=Count("pk", filter=~Q(state=DROPPED)),
        here=Count("pk", filter=Q(state=HERE)),
        attended=Count("pk", filter=Q(attended=True) & ~Q(state=DROPPED)),
    )


def count_on(conference: Conference, *, sites: int = 0, here: int = 0, attended: int = 0) -> None:
    """Count what one site changed, as the last of its act: acts on other sites wait from here to its commit alone."""
    copy = PublishedConference.objects.filter(code=conference.code)
    changed = {"sites": F("sites") + sites, "here": F("here") + here, "attended": F("attended") + attended}
    if (sites or here or attended) and copy.update(**changed):
        stir(Ref(BOARD, copy.values_list("pk", flat=True).get()))
