"""What a conference lends to official papers: who may, which forms fit its state, the values it knows."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thongsuot.commitments.queries import written_down
from thongsuot.conferences.actions.public import counts
from thongsuot.conferences.models import Conference, ConferenceItem
from thongsuot.conferences.permissions import hosted_by
from thongsuot.conferences.queries.page import present
from thongsuot.conferences.queries.sites import COUNTED
from thongsuot.conferences.rules.fold import CLOSED, OPEN, PLANNED, SPOKEN, TOLD
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import local_time
from thongsuot.core.errors import NotFound
from thongsuot.documents.matters import VIEW, Given
from thongsuot.documents.rules.names import official_hour
from thongsuot.documents.rules.values import LINES
from thongsuot.language.redaction import copied
from thongsuot.units.queries import living_id

INVITATION = "C-GM"
MINUTES, CONCLUSION = COUNTED
FITTING = {
    PLANNED: [INVITATION],
    OPEN: [INVITATION, MINUTES],
    CLOSED: [MINUTES, CONCLUSION],
    TOLD: [CONCLUSION, MINUTES],
}


class ConferenceMatter:
    """`documents.matters.Matter` of a conference, for who sees it from the unit that holds it or from above.

    Its papers hold the minutes, and conclusions that are not published yet: sites get what was sent to them. No act on
    a paper is one of the conference.
    """

    def visible_to(self, actor: Actor) -> QuerySet[Conference]:
        return hosted_by(actor)

    def may(self, actor: Actor, pk: UUID, verb: str) -> None:
        conference = _hosted(actor, pk)
        if verb != VIEW:
            require(actor, "conferences.run", conference)

    def forms(self, actor: Actor, pk: UUID) -> list[str]:
        return FITTING.get(_hosted(actor, pk).state, [])

    def given(self, actor: Actor, pk: UUID, form: str, on: date) -> Given:
        conference = _hosted(actor, pk)
        text = _agenda_lines(conference) if form == INVITATION else conference.minutes
        values = _known(conference) | {"text": text, "duties": _promised(conference, actor)}
        values |= _hours_of(conference) if form == MINUTES else {}
        values["conclusions"] = _for_everybody(conference) if form == CONCLUSION else _written(conference)
        return Given(unit_id=living_id(conference.unit_id), values=values)

    def name(self, actor: Actor, pk: UUID) -> str:
        return _hosted(actor, pk).title

    def home(self, pk: UUID) -> str:
        return reverse("conferences:one", args=[pk])

    def also(self, actor: Actor, pk: UUID, paper: UUID, verb: str) -> None:
        return None


def _hosted(actor: Actor, pk: UUID) -> Conference:
    conference = hosted_by(actor).select_related("unit").filter(pk=pk).first()
    if conference is None:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    return conference


def _known(conference: Conference) -> dict:
    """Return what every paper of a conference may want, by the names of `documents` fields."""
    speeches = conference.papers.filter(state=SPOKEN).order_by("number")
    return {
        "title": conference.title,
        "organiser": conference.unit.name,
        "held_on": conference.held_on,
        "at_hour": official_hour(conference.starts),
        "end_hour": official_hour(conference.ends),
        "place": conference.place,
        "agenda": [[item.title, _minutes(item), item.speaker] for item in conference.agenda.all()],
        "speeches": [[paper.title, paper.office, paper.record] for paper in speeches],
        **_sites(conference),
    }


def _hours_of(conference: Conference) -> dict:
    """Return the local hours at which it was opened and closed; empty for what was not entered on its day."""
    acts = conference.acts.filter(site=None, paper=None, on=conference.held_on, verb__in=("opened", "closed"))
    at = {verb: official_hour(local_time(moment)) for verb, moment in acts.values_list("verb", "at")}
    return {"at_hour": at.get("opened", ""), "end_hour": at.get("closed", "")}


def _written(conference: Conference) -> list[str]:
    """Return the conclusions as they were written: minutes hold all that was concluded."""
    return [one.text for one in conference.conclusions.all()]


def _for_everybody(conference: Conference) -> list[str]:
    """Return what all sites are told: the published words; before there are any, with what looks personal hidden."""
    if conference.state == TOLD:
        return [one.told for one in conference.conclusions.exclude(told="")]
    return copied(_written(conference), ())


def _sites(conference: Conference) -> dict:
    """Return how many sites came, and which: as many as a table bears, or none of them and a list beside the paper."""
    found, people = counts(conference), present(conference)
    if not found["sites"]:
        return {}
    said = f"{dotted(found['attended'])} trong số {dotted(found['sites'])} điểm cầu đã dự"
    said += f", {dotted(people)} người" if people is not None else ""
    if found["attended"] > LINES:
        return {"seats": f"{said} (danh sách kèm theo)"}
    came = conference.sites.filter(attended=True).order_by("number")
    rows = [[site.name, site.place, "" if site.present is None else dotted(site.present)] for site in came]
    return {"seats": said, "places": rows}


def dotted(number: int) -> str:
    """Return a number as papers write it: 3.315."""
    return f"{number:,}".replace(",", ".")


def _minutes(item: ConferenceItem) -> str:
    return f"{item.minutes} phút" if item.minutes else ""


def _agenda_lines(conference: Conference) -> str:
    return "\n".join(_item(item) for item in conference.agenda.all()) or conference.title


def _item(item: ConferenceItem) -> str:
    beside = ", ".join(part for part in (_minutes(item), item.speaker) if part)
    return f"{item.number}. {item.title}{f' ({beside})' if beside else ''}"


def _promised(conference: Conference, actor: Actor) -> list[str]:
    """Return what was promised there, and for each of its conclusions."""
    refs = [conference.ref, *(one.ref for one in conference.conclusions.all())]
    return [line for ref in refs for line in written_down(ref, actor)]
