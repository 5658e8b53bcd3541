"""Conferences by the words of their name, with or without marks: among the newest in sight."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thongsuot.conferences.models import Conference
from thongsuot.conferences.permissions import visible_to
from thongsuot.conferences.words import STATES
from thongsuot.core.actors import Actor
from thongsuot.search.also import Also, Found, shown, titled


def found(actor: Actor, words: str) -> Found:
    """Return the newest conferences in sight whose name holds every word."""
    hits = titled(visible_to(actor).select_related("unit").order_by("-held_on", "-id"), words)
    return Found(_("Hội nghị"), [_also(one) for one in hits], reverse("conferences:list"))


def _also(conference: Conference) -> Also:
    url = reverse("conferences:one", args=[conference.pk])
    return shown(conference.title, url, conference.unit, conference.held_on, STATES[conference.state])
