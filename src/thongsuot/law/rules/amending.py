"""What may be changed in the book of law: each check refuses with a sentence that says what the book wants."""

from dataclasses import dataclass, replace
from datetime import date

from thongsuot.law.rules.book import Book
from thongsuot.law.rules.calendar import SATURDAY, Calendar, Entry
from thongsuot.law.rules.errors import LawError, gettext_noop
from thongsuot.law.rules.terms import ONE_DAY, DeadlineRule


@dataclass(frozen=True)
class Proposal:
    """What is to be written over the book: days, versions of rules, years, years taken back; checked against it."""

    days: tuple[Entry, ...] = ()
    rules: tuple[DeadlineRule, ...] = ()
    years: tuple[int, ...] = ()
    without: tuple[int, ...] = ()

    def over(self, book: Book) -> Book:
        """Return the book as it would be."""
        return book.with_changes(self.rules, self.days, self.years, self.without)


class Overlaps(LawError):
    """Two rows of one rule would hold on the same day."""


class NothingChanged(LawError):
    """The book says this already, or what is to be changed is not there."""


def amended(book: Book, row: DeadlineRule, *, end_earlier: bool = False) -> tuple[DeadlineRule, ...]:
    """Return the versions to write so that `row` holds in its time: `row`, and before it the row it ends.

    `end_earlier`: the row that runs on into `row` ends the day before it. A row of the same first day is replaced.
    Raises: Overlaps, naming the other row's time; NothingChanged; LawError where `row` would be known before the
    version it replaces.
    """
    same = [other for other in book.rows(row.code, row.variant) if other.in_force_from == row.in_force_from]
    _check_new(row, same)
    others = [other for other in book.rows(row.code, row.variant) if _meet(other, row) and other not in same]
    if not others:
        return (row,)
    earlier = others[0]
    if not end_earlier or len(others) > 1 or earlier.in_force_from > row.in_force_from:
        raise _overlap(row, others[0] if not end_earlier else others[-1])
    ended = replace(
        earlier,
        in_force_until=row.in_force_from - ONE_DAY,
        known_since=max(row.known_since, earlier.known_since),
        until_known_since=row.known_since,
    )
    return (ended, row)


def withdrawn(row: DeadlineRule, known_since: date) -> DeadlineRule:
    """Return the version that takes `row` back."""
    return replace(row, withdrawn=True, known_since=max(known_since, row.known_since))


def _check_new(row: DeadlineRule, same: list[DeadlineRule]) -> None:
    for other in same:
        if row.known_since < other.known_since:
            sentence = gettext_noop("Dòng này đã được biết từ ngày %(on)s. Ghi ngày biết từ đó trở đi.")
            raise LawError(sentence, field="known_since", on=_spoken(other.known_since))
        if replace(row, known_since=other.known_since, shipped=other.shipped) == other:
            sentence = gettext_noop("Quy tắc %(code)s đã ghi đúng như vậy. Sửa một ô rồi gửi lại.")
            raise NothingChanged(sentence, code=row.name)


def _meet(one: DeadlineRule, other: DeadlineRule) -> bool:
    def runs_into(first, second):
        return first.in_force_until is None or first.in_force_until >= second.in_force_from

    return runs_into(one, other) and runs_into(other, one)


def _overlap(row: DeadlineRule, other: DeadlineRule) -> Overlaps:
    if other.in_force_from < row.in_force_from:
        sentence = gettext_noop(
            "Quy tắc %(code)s đã có dòng hiệu lực %(period)s, trùng với thời gian này. "
            "Chọn kết thúc dòng đó, hoặc ghi ngày bắt đầu muộn hơn."
        )
    else:
        sentence = gettext_noop(
            "Quy tắc %(code)s đã có dòng hiệu lực %(period)s, trùng với thời gian này. "
            "Ghi ngày hết hiệu lực trước ngày %(start)s."
        )
    start = _spoken(other.in_force_from)
    period = f"{start} – {_spoken(other.in_force_until) if other.in_force_until else '…'}"
    return Overlaps(sentence, field="in_force_until", code=row.name, period=period, start=start)


def check_day(calendar: Calendar, entry: Entry) -> None:
    """Refuse a change of the calendar that cannot be or changes nothing.

    Raises: CalendarUnknown; NothingChanged; LawError for a Saturday off or a weekday worked in exchange.
    """
    calendar.require(entry.on)
    weekend, known, day = entry.on.weekday() >= SATURDAY, calendar.entries.get(entry.on), _spoken(entry.on)
    if entry.kind in ("off", "swapped") and weekend:
        raise LawError(
            gettext_noop("Ngày %(on)s là ngày nghỉ cuối tuần, vốn đã nghỉ. Bỏ ngày này ra."), field="on", on=day
        )
    if entry.kind == "worked" and not weekend:
        sentence = gettext_noop("Ngày %(on)s là ngày làm việc trong tuần. Ngày làm bù phải là thứ Bảy hoặc Chủ nhật.")
        raise LawError(sentence, field="on", on=day)
    if entry.kind == "ordinary" and known is None:
        sentence = gettext_noop("Ngày %(on)s không có gì khác ngày thường, không có gì để bỏ.")
        raise NothingChanged(sentence, field="on", on=day)
    if known is not None and (known.kind, known.name, known.confidence) == (entry.kind, entry.name, entry.confidence):
        raise NothingChanged(gettext_noop("Lịch đã ghi ngày %(on)s đúng như vậy."), field="on", on=day)


def check_year(calendar: Calendar, year: int) -> None:
    """Refuse a year that is covered already or leaves a gap."""
    after = max(calendar.years) + 1
    if year != after:
        sentence = gettext_noop("Lịch đã có đến hết năm %(last)s. Thêm năm %(next)s trước.")
        raise LawError(sentence, field="year", last=after - 1, next=after)


def _spoken(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
