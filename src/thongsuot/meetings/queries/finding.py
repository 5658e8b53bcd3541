"""Dialogues by words: on the desk by their name, among the newest in sight; in public by all that is published."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.meetings.models import PublishedMeeting
from thongsuot.meetings.permissions import visible_to
from thongsuot.meetings.queries.published import with_words
from thongsuot.meetings.words import states_of
from thongsuot.search.also import MOST, Also, Found, listed, shown, titled


def found(actor: Actor, words: str) -> Found:
    """Return the newest dialogues in sight whose name holds every word."""
    hits = titled(visible_to(actor).select_related("unit").order_by("-held_on", "-id"), words)
    return Found(_("Đối thoại với dân"), [_also(one) for one in hits], reverse("meetings:list"))


def found_published(words: str) -> Found:
    """Return the published dialogues with these words, for the public's search; the latest day first."""
    hits = [_published(one) for one in with_words(words)[:MOST]]
    return Found(_("Đối thoại với dân"), hits, listed("dialogues:list", "tu", words))


def _published(one: PublishedMeeting) -> Also:
    return shown(one.title, reverse("dialogues:one", args=[one.code]), one.unit_name, one.place, one.held_on)


def _also(meeting) -> Also:
    url = reverse("meetings:one", args=[meeting.pk])
    return shown(meeting.title, url, meeting.unit, meeting.held_on, states_of(meeting)[meeting.state])
