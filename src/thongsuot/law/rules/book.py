"""Which row of law holds: the rules and the calendar as they were known on a day."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from thongsuot.law.rules.calendar import Calendar, Entry
from thongsuot.law.rules.counting import DueDay, due_day
from thongsuot.law.rules.errors import RuleUnknown, gettext_noop
from thongsuot.law.rules.terms import DeadlineRule, Extension, Suspension


@dataclass(frozen=True)
class Book:
    """The rules and the calendar, by what was known on `known_on` (None: all that is known)."""

    rules: tuple[DeadlineRule, ...]
    calendar: Calendar
    known_on: date | None = None
    _versions: dict = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        object.__setattr__(self, "_versions", _versions(self.rules, self.known_on))

    def as_known_on(self, known_on: date | None) -> "Book":
        """Return the book with the rules known on `known_on`."""
        return Book(self.rules, self.calendar, known_on)

    def rule(self, code: str, on: date, variant: str = "") -> DeadlineRule:
        """Return the row of `code` and `variant` in force on `on`; the regime follows from the day.

        Where two rows hold, what became known later wins. Raises: RuleUnknown, naming code and remedy.
        """
        if (code, variant) not in self._versions:
            raise _unknown(self.rules, self._versions, code, variant)
        rows = self._versions[code, variant]
        holding = [row for row in rows if row.holds(on, self.known_on)]
        if not holding:
            raise _not_in_force(rows, on)
        return max(holding, key=lambda row: (row.known_since, row.in_force_from))

    def due(
        self,
        code: str,
        starts_on: date,
        variant: str = "",
        extensions: Iterable[Extension] = (),
        suspensions: Iterable[Suspension] = (),
    ) -> DueDay:
        """Return the due day of `code` from `starts_on`, under the row in force on that day, explained."""
        return due_day(self.rule(code, starts_on, variant), starts_on, self.calendar, extensions, suspensions)

    def rows(self, code: str, variant: str = "") -> tuple[DeadlineRule, ...]:
        """Return the rows of `code` and `variant`, each in the version known last, oldest first; none: unknown."""
        return tuple(sorted(self._versions.get((code, variant), ()), key=lambda row: row.in_force_from))

    @property
    def all_rows(self) -> list[DeadlineRule]:
        """Return every row in the version known last, by code, variant and time."""
        return [row for key in sorted(self._versions) for row in self.rows(*key)]

    def with_changes(
        self,
        rules: Iterable[DeadlineRule] = (),
        days: Iterable[Entry] = (),
        years: Iterable[int] = (),
        without: Iterable[int] = (),
    ) -> "Book":
        """Return the book as it would be with these rows, days and years over it, and the years `without` taken off."""
        entries = [*self.calendar.entries.values(), *days]
        calendar = Calendar.of(entries, (self.calendar.years | set(years)) - set(without))
        return Book(self.rules + tuple(rules), calendar, self.known_on)

    @property
    def terms(self) -> list[DeadlineRule]:
        """Return one row a code and variant, the latest, in the order of the books: for lists to choose from."""
        return [max(rows, key=lambda row: row.in_force_from) for rows in self._versions.values()]


def check(rules: Iterable[DeadlineRule]) -> None:
    """Raise ValueError where two rows of one code and variant overlap in time."""
    last: dict[tuple[str, str], DeadlineRule] = {}
    for row in sorted(rules, key=lambda row: (row.code, row.variant, row.in_force_from)):
        before = last.get((row.code, row.variant))
        if before and (before.in_force_until is None or before.in_force_until >= row.in_force_from):
            raise ValueError(f"{row.name}: two rows overlap from {row.in_force_from}")
        last[row.code, row.variant] = row


def _versions(rules: Iterable[DeadlineRule], known_on: date | None) -> dict[tuple[str, str], list[DeadlineRule]]:
    """Return the rows by code and variant; of one row (same first day) only the version known last by `known_on`.

    A row whose last version is withdrawn is left out.
    """
    latest: dict[tuple[str, str, date], DeadlineRule] = {}
    for row in rules:
        key = (row.code, row.variant, row.in_force_from)
        if known_on is not None and row.known_since > known_on:
            continue
        if key not in latest or row.known_since >= latest[key].known_since:
            latest[key] = row
    grouped: dict[tuple[str, str], list[DeadlineRule]] = {}
    for (code, variant, _), row in latest.items():
        if row.withdrawn:
            continue
        grouped.setdefault((code, variant), []).append(row)
    return grouped


def _unknown(rules, versions, code: str, variant: str) -> RuleUnknown:
    variants = sorted(known for known_code, known in versions if known_code == code)
    if variants:
        return RuleUnknown(
            gettext_noop('Quy tắc %(code)s không có dạng "%(variant)s". Chọn một trong: %(variants)s.'),
            field="variant",
            code=code,
            variant=variant[:80],
            variants=", ".join(f'"{known}"' for known in variants),
        )
    if any(row.code == code for row in rules):
        sentence = gettext_noop("Quy tắc %(code)s chưa được biết vào ngày tra cứu. Chọn ngày biết muộn hơn.")
        return RuleUnknown(sentence, field="as_known_on", code=code)
    close = difflib.get_close_matches(code[:80].upper(), {known for known, _ in versions}, n=1)
    if close:
        sentence = gettext_noop('Không có quy tắc mã "%(code)s". Có phải %(close)s không?')
        return RuleUnknown(sentence, field="rule", code=code[:80], close=close[0])
    sentence = gettext_noop('Không có quy tắc mã "%(code)s". Xem các mã ở trang Tính thời hạn.')
    return RuleUnknown(sentence, field="rule", code=code[:80])


def _not_in_force(rows: list[DeadlineRule], on: date) -> RuleUnknown:
    return RuleUnknown(
        gettext_noop(
            "Quy tắc %(code)s không có hiệu lực ngày %(on)s. Chọn ngày trong thời gian có hiệu lực: %(periods)s."
        ),
        field="starts_on",
        code=rows[0].name,
        on=on.isoformat(),
        periods="; ".join(
            f"{row.in_force_from.isoformat()} – {row.in_force_until.isoformat() if row.in_force_until else '…'}"
            for row in sorted(rows, key=lambda row: row.in_force_from)
        ),
    )
