"""The live page of a conference as everyone sees it: drawn for the page and for whoever watches it."""

from django.template.loader import render_to_string

from thongsuot.conferences.actions.public import BOARD
from thongsuot.conferences.models import PublishedConference
from thongsuot.conferences.words import SHAPES, STATES
from thongsuot.core.refs import Ref

PORTAL = "portal"


def ref_of(copy: PublishedConference) -> Ref:
    """Return the reference under which the live page of a conference is watched."""
    return Ref(BOARD, copy.pk)


def public_one(code: str) -> PublishedConference | None:
    """Return what everybody reads of a conference, over the portal's own database role; None where there is none."""
    return PublishedConference.objects.using(PORTAL).filter(code=code).first()


def agenda_of(copy: PublishedConference) -> list[dict]:
    """Return the agenda with its numbers: what is under way, and what comes next."""
    now = copy.item or 0
    following = now + 1 if copy.state == "open" else 0
    return [
        {"number": number, "title": title, "minutes": minutes, "speaker": speaker}
        | {"now": number == now, "next": number == following, "done": number < now}
        for number, (title, minutes, speaker) in enumerate(copy.agenda, 1)
    ]


def drawn(ref: Ref) -> str | None:
    """Return the live page in the active language; None where there is no such conference."""
    copy = PublishedConference.objects.using(PORTAL).filter(pk=ref.id).first()
    if copy is None:
        return None
    agenda = agenda_of(copy)
    page = {
        "conference": copy,
        "agenda": agenda,
        "now": next((item for item in agenda if item["now"]), None),
        "next": next((item for item in agenda if item["next"]), None),
        "shape": SHAPES[copy.state],
        "state": STATES[copy.state],
    }
    return render_to_string("conferences/public/_board.html", page)
