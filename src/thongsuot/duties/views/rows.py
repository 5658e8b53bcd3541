"""A duty as a list shows it."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.naming import names_of
from thongsuot.core.refs import Ref
from thongsuot.duties import queries
from thongsuot.duties.models import Duty
from thongsuot.duties.rules import Badge, period_words, task_name
from thongsuot.law.rules import Calendar


@dataclass(frozen=True)
class Row:
    """A duty, its badge with words in the page's language, where a click leads, and what its matter is called.

    `title` is empty where the matter has no name yet or the reader may not see it: the label then stands alone.
    `often`: how often it is owed and was done; `gone`: its officer is not there, the unit stands in.
    """

    duty: Duty
    badge: Badge
    words: str
    task: str
    url: str
    title: str = ""
    often: str = ""
    clocks: queries.Clocks | None = None
    gone: queries.Gone | None = None


def matter_url(duty: Duty) -> str | None:
    """Return the page of the matter, where `REF_URLS` of the settings names one for its kind of reference."""
    about = Ref.parse(duty.about_ref)
    pattern = getattr(settings, "REF_URLS", {}).get(about.kind)
    return pattern.format(about.id) if pattern else None


def often(duty: Duty, language: str) -> str:
    """Return how often a duty is owed in its period and how often it was done; empty for the other kinds."""
    if duty.kind != Duty.Kind.PER_PERIOD:
        return ""
    wanted = period_words(duty.times, duty.period, language)
    return _("%(wanted)s, đã làm %(done)d") % {"wanted": wanted, "done": duty.done_times}


def rows_of(actor: Actor, duties: list[Duty], today: date, calendar: Calendar) -> list[Row]:
    """Return `duties` as rows, with a few queries for all: pauses, titles, clocks, who is away."""
    language = get_language() or "vi"
    since, clocks = queries.suspended_since(duties), queries.clocks_of(duties, today, calendar)
    gone = queries.gone_officers([duty for duty in duties if duty.state in queries.owed.RUNNING], today)
    titles = names_of(actor, {Ref.parse(duty.about_ref) for duty in duties})
    rows = []
    for duty in duties:
        badge = queries.badge_of(duty, today, calendar, since)
        row = Row(
            duty=duty,
            badge=badge,
            words=badge.words(language),
            task=task_name(duty.task, language),
            url=matter_url(duty) or f"/ban-lam-viec/viec/{duty.pk}/",
            title=titles.get(Ref.parse(duty.about_ref), ""),
            often=often(duty, language),
            clocks=clocks[duty.pk],
            gone=gone.get(duty.pk),
        )
        rows.append(row)
    return rows
