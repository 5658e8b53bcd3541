"""Sessions and visits for the search box of the desk: who receives where; what a visit was about, never who came."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thongsuot.core import clock
from thongsuot.core.actors import Actor
from thongsuot.language.querying import parse
from thongsuot.language.snippets import snippet
from thongsuot.receptions.forms.planning import KINDS
from thongsuot.receptions.models import PostedSession, Session, Visit
from thongsuot.receptions.permissions import sessions_received_by, sessions_seen_by
from thongsuot.receptions.queries import public
from thongsuot.receptions.queries.lists import visits_about
from thongsuot.receptions.views.desk import STATE_NAMES
from thongsuot.search.also import MOST, Also, Found, listed, shown
from thongsuot.units.queries import matching


def sessions(actor: Actor, words: str) -> Found:
    """Return the sessions in sight by who receives, unit, place and kind: the next ones, then the last ones."""
    rows, today = matching(sessions_seen_by(actor), words).select_related("unit", "leader"), clock.today()
    hits = list(rows.filter(on__gte=today).order_by("on", "starts", "pk")[:MOST])  # each in the order of an index
    hits += rows.filter(on__lt=today).order_by("-on", "-starts", "-pk")[: MOST - len(hits)]
    return Found(_("Buổi tiếp công dân"), [_session(one) for one in hits], listed("receptions:list", "q", words))


def visits(actor: Actor, words: str) -> Found:
    """Return the visits that the actor receives by the words of what they were about, the last written down first."""
    hits = visits_about(actor, words).select_related("session__unit", "content").order_by("-pk")[:MOST]
    return Found(_("Lượt tiếp công dân"), [_visit(one, words) for one in hits], listed("receptions:list", "q", words))


def posted(words: str) -> Found:
    """Return the posted sessions from today on, for the public's search; the next first."""
    hits = [_posted(one) for one in public.coming(clock.today(), None, words)[:MOST]]
    return Found(_("Lịch tiếp công dân"), hits, listed("reception_days:list", "tu", words))


def booked(actor: Actor, code: str) -> str | None:
    """Return the address of the visit with this code that the actor receives; of one that is forgotten none."""
    rows = Visit.objects.filter(code=code, content__isnull=False, session__in=sessions_received_by(actor))
    found = rows.values_list("session_id", "pk").first()
    return reverse("receptions:visit", args=found) if found else None


def _session(one: Session) -> Also:
    label = _("Buổi tiếp công dân ngày %s") % f"{one.on:%d/%m/%Y}"
    said = (one.unit, one.leader, one.leader_post, KINDS[one.kind], one.place, STATE_NAMES[one.state])
    return shown(label, reverse("receptions:one", args=[one.pk]), *said)


def _posted(one: PostedSession) -> Also:
    label = _("Buổi tiếp công dân ngày %s") % f"{one.on:%d/%m/%Y}"
    called_off = STATE_NAMES[one.state] if one.state == Session.State.CALLED_OFF else ""
    said = (one.unit_name, one.leader_name, one.leader_post, one.place, called_off)
    return shown(label, reverse("reception_days:one", args=[one.pk]), *said)


def _visit(one: Visit, words: str) -> Also:
    label = _("Lượt tiếp số %(n)s ngày %(on)s") % {"n": one.number or "–", "on": f"{one.session.on:%d/%m/%Y}"}
    said = snippet("\n".join(filter(None, (one.content.about, one.content.summary))), parse(words))
    return shown(label, reverse("receptions:visit", args=[one.session_id, one.pk]), one.session.unit, said)
