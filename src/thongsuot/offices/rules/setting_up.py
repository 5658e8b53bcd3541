"""What an office has to set up before it can serve, in the order one does it; each ticks itself off by facts. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

BACKUP_WITHIN = timedelta(days=7)
CUSTODIANS = 3


@dataclass(frozen=True, kw_only=True)
class Office:
    """One People's Committee of this installation and who is in post there today."""

    name: str
    heads: int = 0
    deputies: int = 0
    receivers: int = 0
    publishers: int = 0
    contact: bool = False


@dataclass(frozen=True, kw_only=True)
class House:
    """What holds for the installation as a whole. `backed_up_at`: UTC; `years`: of which the calendar is known.

    `guarded`: letters by e-mail set aside that may accuse somebody; the first of them goes on `guarded_until`.
    `words`: own words of messages and papers whose shipped ones an upgrade has changed since.
    """

    phone: str = ""
    hours: str = ""
    administrators: int = 0
    mail: bool = False
    today: date
    now: datetime
    years: frozenset[int] = frozenset()
    unsure_days: int = 0
    sealed_ready: bool = False
    custodians: int = 0
    backed_up_at: datetime | None = None
    practice: bool = False
    guarded: int = 0
    guarded_until: date | None = None
    words: int = 0


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing to set up. `needed`: without it matters get stuck; else only better so. `lacking`: who has it not.

    `until`: the day after which it is too late.
    """

    code: str
    done: bool
    needed: bool = True
    lacking: tuple[str, ...] = ()
    number: int = 0
    until: date | None = None


def of_offices(offices: list[Office], *, holes: tuple[str, ...] = (), grave: int = 0) -> list[Item]:
    """Return what every People's Committee needs; `holes`: places with a topic that nobody has."""
    return [
        _each("head", offices, lambda one: one.heads),
        _each("receptionist", offices, lambda one: one.receivers),
        _each("publisher", offices, lambda one: one.publishers, needed=False),
        _each("deputy", offices, lambda one: one.deputies or one.heads > 1, needed=False),
        _each("contact", offices, lambda one: one.contact, needed=False),
        Item(code="competence", done=not holes, lacking=holes),
        Item(code="tree", done=not grave, number=grave),
    ]


def _each(code: str, offices: list[Office], has, *, needed: bool = True) -> Item:
    lacking = tuple(one.name for one in offices if not has(one))
    return Item(code=code, done=not lacking, needed=needed, lacking=lacking)


def of_house(house: House) -> list[Item]:
    """Return what the installation as a whole needs."""
    fresh = house.backed_up_at is not None and house.backed_up_at >= house.now - BACKUP_WITHIN
    next_year = house.today.year + 1
    return [
        Item(code="reach", done=bool(house.phone and house.hours)),
        Item(code="administrators", done=house.administrators > 1, needed=False, number=house.administrators),
        Item(code="mail", done=house.mail),
        Item(code="calendar", done=next_year in house.years, number=next_year),
        Item(code="unsure-days", done=not house.unsure_days, needed=False, number=house.unsure_days),
        Item(code="words", done=not house.words, needed=False, number=house.words),
        Item(code="sealed", done=house.sealed_ready, number=house.custodians),
        Item(code="guarded", done=not house.guarded, number=house.guarded, until=house.guarded_until),
        Item(code="custodians", done=house.custodians >= CUSTODIANS, needed=False, number=house.custodians),
        Item(code="backup", done=fresh),
        Item(code="practice", done=house.practice, needed=False),
    ]


# In the order in which an office sets itself up.
ORDER = (
    "reach", "head", "receptionist", "publisher", "deputy", "administrators", "contact", "competence", "tree",
    "calendar", "unsure-days", "mail", "words", "sealed", "guarded", "custodians", "backup", "practice",
)  # fmt: skip


def in_order(items: list[Item]) -> list[Item]:
    return sorted(items, key=lambda item: ORDER.index(item.code))
