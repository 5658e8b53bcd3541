"""Reads around changes of the book: what would move, what a change holds, and what would take it back."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Count
from django.utils.translation import gettext as _

from thongsuot.changes.models import Change, MovedDay, Recount
from thongsuot.changes.queries.years import check_free
from thongsuot.core.errors import NotAllowedNow
from thongsuot.duties.queries.recounting import Move, Scope, moves, touched
from thongsuot.language.folding import fold
from thongsuot.law.models import CalendarChange, CalendarYear, RuleChange
from thongsuot.law.queries import book
from thongsuot.law.queries.book import rule_of
from thongsuot.law.rules import DeadlineRule, Entry
from thongsuot.law.rules.amending import Proposal, check_year, withdrawn
from thongsuot.law.shipped import shipped
from thongsuot.units.models import Unit

CHUNK, MOST, SHOWN = 2000, 20_000, 20


@dataclass
class Preview:
    """What a proposal would move: how many duties, by unit, and the first of them. `capped`: only so many looked at."""

    total: int = 0
    looked: int = 0
    capped: bool = False
    by_unit: list[tuple[Unit, int]] = field(default_factory=list)
    first: list[Move] = field(default_factory=list)


def preview(proposal: Proposal, most: int = MOST) -> Preview:
    """Return what `proposal` would move among the running duties; nothing is written."""
    after, found, counts, last = proposal.over(book()), Preview(), Counter(), None
    rows = touched(scope_of(proposal)).select_related("holder_unit")
    while found.looked < most:
        batch = list((rows.filter(pk__gt=last) if last else rows)[:CHUNK])
        moved = moves(batch, after)
        counts.update(move.duty.holder_unit_id for move in moved)
        found.first += moved[: SHOWN - len(found.first)]
        found.looked += len(batch)
        if len(batch) < CHUNK:
            break
        last = batch[-1].pk
    found.total, found.capped = sum(counts.values()), found.looked >= most
    units = Unit.objects.in_bulk(list(counts))
    found.by_unit = [(units[pk], count) for pk, count in counts.most_common()]
    return found


def scope_of(proposal: Proposal) -> Scope:
    """Return which duties a proposal may move."""
    rules = {(row.code, row.variant) for row in proposal.rules}
    return Scope(tuple(day.on for day in proposal.days), tuple(sorted(rules)))


@dataclass(frozen=True)
class Happened:
    """A change of the book as it is read: its rows, why, and how far the counting is."""

    change: Change
    ground: str
    days: list[CalendarChange]
    rules: list[RuleChange]
    years: list[CalendarYear]
    recount: Recount | None


def happened(change: Change) -> Happened:
    """Return the rows a change wrote, with its ground and its recount."""
    ids = change.details["rows"]
    return Happened(
        change=change,
        ground=change.content.texts.get("ground", ""),
        days=list(CalendarChange.objects.filter(pk__in=ids).order_by("on")),
        rules=list(RuleChange.objects.filter(pk__in=ids).order_by("code", "variant", "in_force_from")),
        years=list(CalendarYear.objects.filter(pk__in=ids)),
        recount=change.recounts.first(),
    )


def moved_by(recount: Recount) -> tuple[list[tuple[Unit, int]], list[MovedDay]]:
    """Return how many days moved in each unit, most first, and the first of them."""
    days = MovedDay.objects.filter(recount=recount)
    counts = list(days.values_list("unit").annotate(n=Count("pk")).order_by("-n", "unit"))
    units = Unit.objects.in_bulk([unit for unit, _count in counts])
    first = list(days.select_related("duty", "unit").order_by("to_on", "pk")[:SHOWN])
    return [(units[unit], count) for unit, count in counts], first


def reversal(change: Change, *, known_since: date) -> Proposal:
    """Return what says again what stood before `change`.

    Raises: NotAllowedNow (changed again since, a year on which something rests), LawError (a year that leaves a gap).
    """
    found = happened(change)
    _check_last(found)
    if found.years:
        return _without_year(found, known_since)
    days = tuple(_day_before(row) for row in found.days)
    rules = tuple(_rule_before(row, known_since) for row in found.rules)
    return Proposal(days=days, rules=rules)


def lines_of(rows: list) -> list[list]:
    """Return [field, before, after] of the rows of one change, as they were just written, for the page of history.

    A day is `day|name|name in English`, a term `code|length|unit`; of a year that comes or goes, the year alone.
    """
    years = [row for row in rows if isinstance(row, CalendarYear)]
    if years:
        return [["year", str(row.year), None] if row.withdrawn else ["year", None, str(row.year)] for row in years]
    days = [["day", _day_said(_day_before(row)), _day_said(row)] for row in rows if isinstance(row, CalendarChange)]
    terms = [row for row in rows if isinstance(row, RuleChange)]
    return days + [["term", _term_said(_rule_before(row, row.known_since)), _term_said(row)] for row in terms]


def _day_said(day) -> str:
    return f"{day.on.isoformat()}|{day.name}|{day.name_en}"


def _term_said(rule) -> str | None:
    return None if rule.withdrawn else f"{rule.code}|{rule.length}|{rule.unit}"


def _without_year(found: Happened, on: date) -> Proposal:
    """Return what takes a year off again with all its days, or covers it again where that was taken back."""
    row, calendar = found.years[0], book().calendar
    if row.withdrawn:
        check_year(calendar, row.year)
        return Proposal(days=tuple(_day_before(day) for day in found.days), years=(row.year,))
    check_free(row.year, on)
    held = sorted(day for day in calendar.entries if day.year == row.year)
    return Proposal(days=tuple(_ordinary(day) for day in held), without=(row.year,))


def _ordinary(on: date) -> Entry:
    return Entry(on=on, kind="ordinary", name="ngày thường", name_en="an ordinary day")


def _check_last(found: Happened) -> None:
    later = any(_later(RuleChange, row, **_key(row)) for row in found.rules)
    if found.years:
        # Days of the year that were changed since go with it: the year as a whole is one place.
        later = any(_later(CalendarYear, row, year=row.year) for row in found.years)
    else:
        later = later or any(_later(CalendarChange, row, on=row.on) for row in found.days)
    if later:
        raise NotAllowedNow(_("Sau thay đổi này đã có thay đổi khác cùng chỗ. Bỏ thay đổi sau trước."))


def _later(model, row, **same) -> bool:
    return model.objects.filter(**same, recorded_at__gt=row.recorded_at).exists()


def _key(row: RuleChange) -> dict:
    return {"code": row.code, "variant": row.variant, "in_force_from": row.in_force_from}


def _day_before(row: CalendarChange) -> Entry:
    """Return the day as it stood before `row`: by an earlier change, by the shipped calendar, else an ordinary day."""
    earlier = CalendarChange.objects.filter(on=row.on, recorded_at__lt=row.recorded_at)
    last = earlier.order_by("known_since", "recorded_at", "id").last()
    if last is not None:
        return Entry(on=last.on, kind=last.kind, name=last.name, name_en=last.name_en, confidence=last.confidence)
    shipped_entry = shipped().calendar.entries.get(row.on)
    return shipped_entry or _ordinary(row.on)


def _rule_before(row: RuleChange, known_since: date) -> DeadlineRule:
    """Return the rule as it stood before `row`; one that had not been there is withdrawn."""
    earlier = RuleChange.objects.filter(**_key(row), recorded_at__lt=row.recorded_at)
    last = earlier.order_by("known_since", "recorded_at", "id").last()
    rule = rule_of(last) if last else _shipped_row(row)
    if rule is None:
        return withdrawn(rule_of(row), known_since)
    return replace(rule, known_since=max(known_since, row.known_since))


def _shipped_row(row: RuleChange) -> DeadlineRule | None:
    rows = shipped().rows(row.code, row.variant)
    return next((rule for rule in rows if rule.in_force_from == row.in_force_from), None)


def rows(q: str = "", confidence: str = "", on: date | None = None, known_on: date | None = None) -> list[DeadlineRule]:
    """Return the rows of the book that fit, by instrument and code; words match with or without marks."""
    held = book(known_on).all_rows
    words = fold(q).split()
    found = [row for row in held if all(word in fold(_words_of(row)) for word in words)]
    found = [row for row in found if confidence in ("", row.confidence) and (on is None or row.holds(on, known_on))]
    return sorted(found, key=lambda row: (row.source.instrument, row.code, row.variant, row.in_force_from))


def _words_of(row: DeadlineRule) -> str:
    return f"{row.code} {row.variant} {row.title} {row.title_en} {row.source} {row.source.in_english}"


HEADINGS = (
    "Mã", "Dạng", "Việc", "Thời hạn", "Đơn vị", "Cách đếm", "Dời", "Hiệu lực từ", "Đến hết", "Biết từ", "Độ chắc chắn",
    "Căn cứ", "Chuyển tiếp", "Lưu ý",
)  # fmt: skip


def as_table(found: list[DeadlineRule]) -> list[tuple]:
    """Return the rows as a table with headings, codes as in the contract of codes."""
    return [
        HEADINGS,
        *(
            (
                row.code, row.variant, row.title, row.length, row.unit, row.counting, "có" if row.rolls else "không",
                row.in_force_from, row.in_force_until, row.known_since, row.confidence, str(row.source),
                row.transition, row.note,
            )
            for row in found
        ),
    ]  # fmt: skip
