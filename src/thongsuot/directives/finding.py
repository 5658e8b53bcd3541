"""Instruments and tasks for the search box of the desk, in sight alone: by number, title and what was
confirmed of it, by the words of a task.

The newest first are the last by their keys, which grow: a word that stands in most rows is found by walking these keys
back, a rare one by the index of words, whichever is shorter; nothing is read for all rows to be sorted.
"""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from thongsuot.core.actors import Actor
from thongsuot.directives.forms.listing import STATES
from thongsuot.directives.models import Instrument, Passage, Task
from thongsuot.directives.permissions import instruments_seen_by, tasks_seen_by
from thongsuot.directives.queries.instruments import page_of, said_in
from thongsuot.directives.register_words import KINDS, PASSAGES, STATE_NAMES
from thongsuot.directives.rules.searched import snippet
from thongsuot.search.also import MOST, Also, Found, listed, shown
from thongsuot.units.queries import matching


def instruments(actor: Actor, words: str) -> Found:
    """Return the instruments in sight whose number, title or issuer has each word, those registered last first."""
    rows = matching(instruments_seen_by(actor), words).exclude(state=Instrument.State.DROPPED)
    hits = rows.select_related("unit").defer("text", "read", "words").order_by("-pk")[:MOST]
    return Found(_("Văn bản chỉ đạo"), [_instrument(one) for one in hits], listed("directives:instruments", "q", words))


def passages(actor: Actor, words: str) -> Found:
    """Return the instruments in sight of which a confirmed passage has each word, with that passage."""
    hits = said_in(actor, words, MOST)
    title = _("Trong nội dung văn bản chỉ đạo")
    return Found(title, [_passage(one, words) for one in hits], listed("directives:instruments", "q", words))


def tasks(actor: Actor, words: str) -> Found:
    """Return the tasks in sight that have each word in their name or text, those written last first."""
    rows = matching(tasks_seen_by(actor), words).exclude(state=Task.State.DROPPED)
    hits = list(rows.select_related("unit").order_by("-pk")[:MOST])
    every = "tasks" if all(one.unit_id in actor.unit_ids for one in hits) else "parts"
    return Found(pgettext("many", "Nhiệm vụ"), [_task(one) for one in hits], listed(f"directives:{every}", "q", words))


def _instrument(one: Instrument) -> Also:
    said = (KINDS.get(one.kind), one.unit, one.issued_on, STATE_NAMES[one.state])
    return shown(str(one), reverse("directives:instrument", args=[one.pk]), *said)


def _passage(one: Passage, words: str) -> Also:
    address = reverse("directives:instrument", args=[one.instrument_id])
    place = f"{address}?xem=nhan&trang={page_of(one)}#doan-{one.position}"
    return shown(str(one.instrument), place, PASSAGES[one.kind], f"“{snippet(str(one), words)}”")


def _task(one: Task) -> Also:
    return shown(one.label, reverse("directives:task", args=[one.pk]), one.unit, STATES[one.state], one.sent_on)
