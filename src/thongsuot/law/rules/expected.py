"""The days off of a year not announced yet, as the labour code leads one to expect them; every one is unsure.

The Prime Minister fixes the days of Tết and the second day of National Day, and may swap days for Saturdays, every
year: this is what stands until then. Source: Labour Code 45/2019/QH14, Art. 111 clause 3 and Art. 112.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from thongsuot.law.rules.calendar import SATURDAY, Entry

THURSDAY = 3
SOURCE = "Dự kiến theo Điều 112 Bộ luật Lao động số 45/2019/QH14, chưa công bố"


@dataclass(frozen=True, slots=True)
class Lunar:
    """The lunar feasts of a year: the first day of the lunar year and the tenth of its third month, at UTC+7."""

    tet: date
    gio_to: date

    def __post_init__(self):
        if self.tet.year != self.gio_to.year or not self.tet < self.gio_to:
            raise ValueError(f"{self.tet}: Tết comes before Giỗ Tổ, in the same year")


def expected(lunar: Lunar) -> list[Entry]:
    """Return the weekdays off to expect in the year: holidays, and a day in lieu for each on a Saturday or Sunday."""
    feasts = _feasts(lunar)
    taken = {day for day, _, _ in feasts}
    entries = [_entry(day, name, name_en) for day, name, name_en in feasts if day.weekday() < SATURDAY]
    for day, name, name_en in sorted(feasts):
        if day.weekday() >= SATURDAY:
            lieu = _next_free(day, taken)
            taken.add(lieu)
            entries.append(_entry(lieu, f"{name} (nghỉ bù)", f"{name_en}, in lieu"))
    return sorted(entries, key=lambda entry: entry.on)


def _feasts(lunar: Lunar) -> list[tuple[date, str, str]]:
    year = lunar.tet.year
    tet = [lunar.tet + timedelta(n) for n in range(-2, 3)]
    national = date(year, 9, 2)
    # The day beside National Day is the one before, or the one after where that joins the weekend.
    beside = national + timedelta(1 if national.weekday() == THURSDAY else -1)
    return [
        (date(year, 1, 1), "nghỉ Tết Dương lịch", "New Year's Day"),
        *((day, "nghỉ Tết Nguyên đán", "Lunar New Year") for day in tet),
        (lunar.gio_to, "nghỉ Giỗ Tổ Hùng Vương", "Hung Kings' Day"),
        (date(year, 4, 30), "nghỉ ngày Chiến thắng 30/4", "Victory Day"),
        (date(year, 5, 1), "nghỉ Quốc tế Lao động 1/5", "Labour Day"),
        (national, "nghỉ Quốc khánh 2/9", "National Day"),
        (beside, "nghỉ Quốc khánh (ngày liền kề)", "National Day (adjacent day)"),
    ]


def _next_free(day: date, taken: set[date]) -> date:
    while day in taken or day.weekday() >= SATURDAY:
        day += timedelta(1)
    return day


def _entry(day: date, name: str, name_en: str) -> Entry:
    return Entry(on=day, kind="off", name=name, name_en=name_en, confidence="unsure", source=SOURCE)
