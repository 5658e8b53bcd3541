"""Dialogues by the words of their name, with or without marks: among the newest in sight."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.meetings.permissions import visible_to
from thongsuot.meetings.words import states_of
from thongsuot.search.also import Also, Found, shown, titled


def found(actor: Actor, words: str) -> Found:
    """Return the newest dialogues in sight whose name holds every word."""
    hits = titled(visible_to(actor).select_related("unit").order_by("-held_on", "-id"), words)
    return Found(_("Đối thoại với dân"), [_also(one) for one in hits], reverse("meetings:list"))


def _also(meeting) -> Also:
    url = reverse("meetings:one", args=[meeting.pk])
    return shown(meeting.title, url, meeting.unit, meeting.held_on, states_of(meeting)[meeting.state])
