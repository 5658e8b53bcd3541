"""How often a leader must receive citizens, and how often that was done. Pure; days are legal days."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Norm:
    """One row of data/norms.toml: `times` a `period` (week, month), for the head of a body of `level`."""

    code: str
    level: str
    times: int
    period: str
    in_force_from: date
    in_force_until: date | None
    source: tuple[str, str]
    confidence: str

    def holds(self, day: date) -> bool:
        return self.in_force_from <= day and (self.in_force_until is None or day <= self.in_force_until)

    def around(self, day: date) -> tuple[date, date]:
        """Return the first and last day of the period that holds `day`: Monday to Sunday, or the month."""
        if self.period == "week":
            first = day - timedelta(days=day.weekday())
            return first, first + timedelta(days=6)
        first = day.replace(day=1)
        return first, (first + timedelta(days=31)).replace(day=1) - DAY


@dataclass(frozen=True)
class Standing:
    """One period of a norm: how often must be received, how often it was. `from_on`, `until_on`: both inside it."""

    norm: Norm
    from_on: date
    until_on: date
    must: int
    done: int

    @property
    def missing(self) -> int:
        return max(0, self.must - self.done)


@cache
def norms() -> tuple[Norm, ...]:
    """Return the norms as shipped with the program."""
    data = tomllib.loads(resources.files("thongsuot.receptions").joinpath("data/norms.toml").read_text("utf-8"))
    names = data["instruments"]
    return tuple(
        Norm(
            code=row["code"],
            level=row["level"],
            times=row["times"],
            period=row["period"],
            in_force_from=row["in_force_from"],
            in_force_until=row.get("in_force_until"),
            source=(
                f"{row['article']}, {names[row['instrument']]['name']}",
                f"{row['article_en']}, {names[row['instrument']]['name_en']}",
            ),
            confidence=row["confidence"],
        )
        for row in data["norm"]
    )


def norm_on(level: str, day: date) -> Norm | None:
    """Return the norm for the head of a body of `level` on a day; None where none is known."""
    return next((norm for norm in norms() if norm.level == level and norm.holds(day)), None)


def standing_in(level: str, from_on: date, until_on: date, held: Iterable[date]) -> list[Standing]:
    """Return each whole period of the law between two days, with how often the leader received in it.

    A period cut by a change of the law, or by `from_on` or `until_on`, is left out: nobody owes part of one. Two
    sessions on one day count as one day of receiving.
    """
    days, found, day = sorted(set(held)), [], from_on
    while day <= until_on:
        norm = norm_on(level, day)
        if norm is None:
            day += DAY
            continue
        first, last = norm.around(day)
        whole = first >= from_on and last <= until_on and norm.holds(first) and norm.holds(last)
        if whole:
            found.append(Standing(norm, first, last, norm.times, sum(first <= each <= last for each in days)))
        until = norm.in_force_until
        day = (last if until is None or until > last else until) + DAY
    return found


def bounds_of(year: int) -> tuple[date, date]:
    """Return the first and last day of the whole periods of a year: a week is the year's of its Thursday (ISO 8601).

    So every week is owed in one year; the law names the week and says nothing of New Year.
    """
    monday, sunday = date.fromisocalendar(year, 1, 1), date.fromisocalendar(year + 1, 1, 1) - DAY
    return min(monday, date(year, 1, 1)), max(sunday, date(year, 12, 31))


def must_in(standings: Iterable[Standing]) -> tuple[int, int]:
    """Return how many days of receiving were owed and how many of these were held: more in one month mends no other."""
    standings = list(standings)
    return sum(each.must for each in standings), sum(min(each.done, each.must) for each in standings)
