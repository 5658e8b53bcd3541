"""Change the book of law: days of the calendar, a year, a rule; take a change back. One act, one entry."""

import hashlib
import json
from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.words import cleaned
from thongsuot.changes.actions.record import check_day, write_change
from thongsuot.changes.actions.recounting import start_recount
from thongsuot.changes.models import Change
from thongsuot.changes.queries.lawbook import lines_of, reversal, scope_of
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotFound
from thongsuot.core.refs import Ref
from thongsuot.law.models import CalendarChange, CalendarYear, RuleChange
from thongsuot.law.queries import book
from thongsuot.law.rules import DeadlineRule, Entry, amending
from thongsuot.law.rules.amending import Proposal, amended, check_year
from thongsuot.law.rules.expected import expected
from thongsuot.law.shipped import lunar
from thongsuot.units.models import Alteration

LOCK = 0x1A3B00C  # one change of the book at a time: what one checks, no other may change meanwhile
PERMISSION = "changes.amend_law"
# verbs of `Change` that this module writes
VERBS = ("change_days", "add_year", "change_rule", "undo_law_change")


@transaction.atomic
def change_days(
    *, days: tuple[Entry, ...], known_since: date, ground: str, actor: Actor, on: date, at: datetime
) -> Change:
    """Make each of `days` a day off, a worked Saturday or an ordinary day again; running duties follow by job.

    Raises: Refused (changes.amend_law), Invalid (a day that cannot be, ground, known_since), CalendarUnknown.
    """
    ground = _begin(actor, known_since, ground, on, at)
    calendar = book().calendar
    for day in days:
        amending.check_day(calendar, day)
    return _write("change_days", Proposal(days=days), known_since, ground, actor, on, at)


@transaction.atomic
def add_year(*, year: int, known_since: date, ground: str, actor: Actor, on: date, at: datetime) -> Change:
    """Cover a further year, with the days off to expect in it, each marked unsure. Raises: as `change_days`."""
    ground = _begin(actor, known_since, ground, on, at)
    return _write("add_year", year_proposal(year), known_since, ground, actor, on, at)


def year_proposal(year: int) -> Proposal:
    """Return what covering `year` writes. Raises: Invalid where it does not follow or its feasts are unknown."""
    check_year(book().calendar, year)
    if year not in lunar():
        raise Invalid(_("Bảng ngày Tết và Giỗ Tổ chưa có năm %s. Cập nhật chương trình trước.") % year, field="year")
    return Proposal(days=tuple(expected(lunar()[year])), years=(year,))


@transaction.atomic
def change_rule(*, row: DeadlineRule, end_earlier: bool, ground: str, actor: Actor, on: date, at: datetime) -> Change:
    """Write a further version of a rule; `end_earlier` ends the row that runs on into it.

    Raises: Refused (changes.amend_law), Overlaps, NothingChanged, Invalid (ground, known_since).
    """
    ground = _begin(actor, row.known_since, ground, on, at)
    proposal = Proposal(rules=amended(book(), row, end_earlier=end_earlier))
    return _write("change_rule", proposal, row.known_since, ground, actor, on, at)


@transaction.atomic
def undo_law_change(*, change_id: UUID, ground: str, actor: Actor, on: date, at: datetime) -> Change:
    """Take a change back by a further one that says again what stood before; both stay on record.

    Raises: Refused (changes.amend_law), NotFound, NotAllowedNow (changed again since, or something rests on a
    year), Invalid (ground).
    """
    ground = _begin(actor, on, ground, on, at)
    change = Change.objects.filter(pk=change_id, verb__in=VERBS).first()
    if change is None:
        raise NotFound(_("Không tìm thấy thay đổi này."))
    proposal = reversal(change, known_since=on)
    return _write("undo_law_change", proposal, on, ground, actor, on, at, undoes=str(change_id))


def _begin(actor: Actor, known_since: date, ground: str, on: date, at: datetime) -> str:
    """Lock the book, check who asks and what the law of acts wants; return the ground as it is kept."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    require(actor, PERMISSION, None)
    check_day(on, at)
    if known_since > on:
        raise Invalid(_("Ngày biết không thể ở tương lai. Ghi hôm nay hoặc ngày trước đó."), field="known_since")
    return cleaned(ground, "ground", needed=_("Chưa ghi căn cứ. Ví dụ: Thông báo số 123/TB ngày 5/8/2026."))


def _write(
    verb: str, proposal: Proposal, known_since: date, ground: str, actor: Actor, on: date, at: datetime, **details
) -> Change:
    common = {"recorded_at": at, "recorded_by": actor.ref, "ground": ground}
    rows = [*_years(proposal, known_since, common), *_days(proposal, known_since, common), *_rules(proposal, common)]
    ids = [str(row.pk) for row in rows]
    change = write_change(
        verb,
        subject=Ref("law", rows[0].pk),
        cases=[],
        details={"rows": ids, "digest": _digest(rows), "known_since": known_since.isoformat()} | details,
        texts={"ground": ground},
        actor=actor,
        on=on,
        at=at,
    )
    Alteration.objects.create(entry=change.entry, lines=lines_of(rows))
    start_recount(scope=scope_of(proposal), change=change, at=at)
    return change


def _years(proposal: Proposal, known_since: date, common: dict) -> list:
    common = common | {"known_since": known_since, "confidence": "unsure"}
    told = [(year, False) for year in proposal.years] + [(year, True) for year in proposal.without]
    return [CalendarYear.objects.create(year=year, withdrawn=withdrawn, **common) for year, withdrawn in told]


def _days(proposal: Proposal, known_since: date, common: dict) -> list:
    rows = [
        CalendarChange(
            on=day.on,
            kind=day.kind,
            name=day.name,
            name_en=day.name_en,
            confidence=day.confidence,
            known_since=known_since,
            **common,
        )
        for day in proposal.days
    ]
    return CalendarChange.objects.bulk_create(rows)


_OF_SOURCE = ("instrument", "instrument_en", "article", "article_en")
_NOT_STORED = ("source", "shipped")


def _rules(proposal: Proposal, common: dict) -> list:
    rows = []
    for rule in proposal.rules:
        values = {name: getattr(rule, name) for name in DeadlineRule.__slots__ if name not in _NOT_STORED}
        values |= {name: getattr(rule.source, name) for name in _OF_SOURCE}
        rows.append(RuleChange.objects.create(**values | common))
    return rows


def _digest(rows: list) -> str:
    """Return SHA-256 (hex) over every value of the rows, so that the entry commits to what the book says now."""
    values = [{field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields} for row in rows]
    return hashlib.sha256(json.dumps(values, default=str, sort_keys=True).encode()).hexdigest()
