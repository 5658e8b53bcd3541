"""A duty as a list shows it."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import get_language

from thongsuot.core.actors import Actor
from thongsuot.core.naming import names_of
from thongsuot.core.refs import Ref
from thongsuot.duties import queries
from thongsuot.duties.models import Duty
from thongsuot.duties.rules import Badge, task_name
from thongsuot.law.rules import Calendar


@dataclass(frozen=True)
class Row:
    """A duty, its badge with words in the page's language, where a click leads, and what its matter is called.

    `title` is empty where the matter has no name yet or the reader may not see it: the label then stands alone.
    """

    duty: Duty
    badge: Badge
    words: str
    task: str
    url: str
    title: str = ""


def matter_url(duty: Duty) -> str | None:
    """Return the page of the matter, where `REF_URLS` of the settings names one for its kind of reference."""
    about = Ref.parse(duty.about_ref)
    pattern = getattr(settings, "REF_URLS", {}).get(about.kind)
    return pattern.format(about.id) if pattern else None


def rows_of(actor: Actor, duties: list[Duty], today: date, calendar: Calendar) -> list[Row]:
    """Return `duties` as rows, with one query for all pauses and one for all titles."""
    language = get_language() or "vi"
    since = queries.suspended_since(duties)
    titles = names_of(actor, {Ref.parse(duty.about_ref) for duty in duties})
    rows = []
    for duty in duties:
        badge = queries.badge_of(duty, today, calendar, since)
        url = matter_url(duty) or f"/ban-lam-viec/viec/{duty.pk}/"
        title = titles.get(Ref.parse(duty.about_ref), "")
        rows.append(Row(duty, badge, badge.words(language), task_name(duty.task, language), url, title))
    return rows
