"""After a reorganisation has come into force: whoever it concerns is told, once, batch by batch.

Messages and the cursor of the batches commit together: a run that is killed, and the next one, tell nobody twice.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.models import Case, Party
from thongsuot.changes.models import Change, Reorganisation, Unplaced
from thongsuot.changes.queries.unplaced import shared_out
from thongsuot.core.refs import Ref
from thongsuot.notices.actions import notify_officers
from thongsuot.people.models import Officer, Post
from thongsuot.units.models import Unit, UnitSuccession, valid_on

SHOWN = 10
ROLES_PAGE = "/ban-lam-viec/doi-vai/"


def changed_units(row: Reorganisation) -> dict[str, list[UUID]]:
    """Return the ids of the units that ended, moved or got another name when the plan came into force, by what it was.

    A plan that came into force before these were noted has none.
    """
    subject = str(Ref("reorganisation", row.pk))
    begun = Change.objects.filter(verb="begin_reorganisation", subject_ref=subject).first()
    noted = begun.details.get("changed", {}) if begun else {}
    return {how: [UUID(one) for one in noted.get(how, ())] for how in ("ended", "renamed", "moved")}


def tell_officers(row: Reorganisation, at: datetime, limit: int) -> tuple[UUID | None, int]:
    """Tell the next officers with a post in a unit that changed, each once whatever the number of their posts."""
    units = changed_units(row)
    posts = _posts_in(units, row.on)
    waiting = Officer.objects.filter(is_active=True, pk__in=posts.values("officer")).order_by("pk")
    waiting = waiting.filter(pk__gt=row.cursor) if row.cursor else waiting
    found = list(waiting[:limit])
    seats: dict[UUID, list[UUID]] = {officer.pk: [] for officer in found}
    for officer, unit in posts.filter(officer__in=found).order_by("valid_from", "pk").values_list("officer", "unit"):
        seats[officer].append(unit)
    known = _Known({unit for held in seats.values() for unit in held}, row.on)
    for officer in found:
        with override(officer.language):
            told = known.lines(dict.fromkeys(seats[officer.pk]))
        notify_officers(
            officers=[officer],
            template="unit-reorganised",
            params={"due": _spoken(row.on), "lines": told, "path": ROLES_PAGE},
            about=Ref("reorganisation", row.pk),
            at=at,
        )
    return (found[-1].pk if found else None), len(found)


def _posts_in(units: dict[str, list[UUID]], on: date) -> QuerySet[Post]:
    """Return the posts that the day found in these units: those it closed, and those that go on where a unit stands."""
    closed = Q(unit__in=units["ended"], valid_until__gte=on)
    return Post.objects.filter(closed | Q(valid_on(on), unit__in=[*units["renamed"], *units["moved"]]))


class _Known:
    """What became of some units on a day, read once for a batch."""

    def __init__(self, units: Iterable[UUID], on: date):
        rows = Unit.objects.filter(pk__in=units).select_related("parent").prefetch_related("former_names")
        self.units = {unit.pk: unit for unit in rows}
        self.takers: dict[UUID, list[str]] = {}
        for row in UnitSuccession.objects.filter(former__in=self.units).select_related("successor"):
            self.takers.setdefault(row.former_id, []).append(row.successor.name)
        self.on = on

    def lines(self, units: Iterable[UUID]) -> str:
        return "\n".join(self._line(self.units[unit]) for unit in list(units)[:SHOWN])

    def _line(self, unit: Unit) -> str:
        before = min((one for one in unit.former_names.all() if one.until >= self.on), key=_until, default=None)
        name = before.name if before else unit.name
        if unit.valid_until:
            takers = ", ".join(sorted(self.takers.get(unit.pk, ())))
            return f"{name} → {takers}" if takers else _("%s: đã kết thúc") % name
        if before:
            return f"{name} → {unit.name}"
        return _("%(unit)s: nay thuộc %(parent)s") % {"unit": name, "parent": unit.parent or _("cấp cao nhất")}


def _until(former) -> date:
    return former.until


def tell_residents(row: Reorganisation, at: datetime, limit: int) -> tuple[UUID | None, int]:
    """Tell those who asked for news of an open case which unit keeps it from now on; one message for each case.

    Of a case that a split leaves in the queue nothing is said yet: `tell_placed` names the unit that gets it.
    """
    units = changed_units(row)
    here = {*units["ended"], *units["renamed"]}
    waiting = _with_news_asked().filter(holder_unit__in=here - shared_out(here), received_at__lt=row.in_force_at)
    waiting = waiting.exclude(Exists(Unplaced.objects.filter(case=OuterRef("pk"))))
    waiting = waiting.filter(pk__gt=row.cursor) if row.cursor else waiting
    found = list(waiting.select_related("holder_unit__heir").order_by("pk")[:limit])
    for case in found:
        keeper = case.holder_unit.heir or case.holder_unit
        tell_resident(case, "holder-changed", at=at, unit=keeper.name, due=_spoken(row.on))
    return (found[-1].pk if found else None), len(found)


def tell_placed(cases: Iterable[UUID], unit_id: UUID, on: date, at: datetime) -> None:
    """Tell those who asked for news of a case of the queue, now that it is placed, which unit keeps it."""
    unit = Unit.objects.get(pk=unit_id)
    for case in _with_news_asked().filter(pk__in=list(cases)).order_by("pk"):
        tell_resident(case, "holder-changed", at=at, unit=unit.name, due=_spoken(on))


def _with_news_asked() -> QuerySet[Case]:
    asked = Party.objects.filter(case=OuterRef("pk")).exclude(notify_by="none")
    return Case.objects.real().open().filter(Exists(asked))


def _spoken(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
