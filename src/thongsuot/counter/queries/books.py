"""The rows of the law's books: the list's own query for a unit and a period, drawn part by part."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge
from itertools import islice
from operator import itemgetter
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from thongsuot.cases.models import Act, Case, Party
from thongsuot.cases.queries.lists import seen_by
from thongsuot.cases.rules.reasons import CHANNELS, KINDS, STATE_NAMES, reasons_by_code
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.core.ids import show_code
from thongsuot.counter.models import Book
from thongsuot.counter.permissions import books_of, downloads_of
from thongsuot.counter.rules import BOOK_BY_CODE
from thongsuot.language.masks import mask_name

SHOWN = ("place", "content")
VERBS = ("receive", "accept", "guide", "return", "transfer", "transfer_out", "join")
WORDS = 400


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a book holds: the cases that came to `unit_id` from day to day by the channels of its kind."""

    kind: str
    unit_id: UUID
    from_on: date
    to_on: date
    named: bool


# Where a row stands (day, instant, id), and its columns after the number.
Placed = tuple[tuple[date, datetime, UUID], list[str]]


@dataclass(frozen=True)
class Source:
    """What a room above holds that no case says: how many rows, and the rows in order, for who asks for a book."""

    count: Callable[[Actor, Wanted], int]
    rows: Callable[[Actor, Wanted], Iterator[Placed]]


_sources: list[Source] = []


def wanted_of(book: Book) -> Wanted:
    return Wanted(kind=book.kind, unit_id=book.unit_id, from_on=book.from_on, to_on=book.to_on, named=book.named)


def seen_book(actor: Actor, book_id: UUID) -> Book:
    """Return a book that `actor` asked for; raises NotFound by the same query for any other."""
    book = books_of(actor).select_related("unit__parent", "file__blob").filter(pk=book_id).first()
    if book is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return book


def book_to_download(actor: Actor, book_id: UUID) -> Book:
    """Return a drawn book for who might draw it today; raises NotFound by the same query for any other."""
    kept = downloads_of(actor).filter(file__isnull=False, file__removed_at=None)
    book = kept.select_related("file__blob").filter(pk=book_id).first()
    if book is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return book


def cases_of(actor: Actor, wanted: Wanted) -> QuerySet[Case]:
    """Return the cases of a book, of those that `actor` sees in the list."""
    channels, days = BOOK_BY_CODE[wanted.kind].channels, (wanted.from_on, wanted.to_on)
    return seen_by(actor).filter(received_unit=wanted.unit_id, channel__in=channels, received_on__range=days)


def stand_with(source: Source) -> None:
    """Let what a room above holds stand in the books too."""
    if source not in _sources:
        _sources.append(source)


def total_of(actor: Actor, wanted: Wanted) -> int:
    """Return how many rows a book has."""
    return cases_of(actor, wanted).count() + sum(source.count(actor, wanted) for source in _sources)


def parts(actor: Actor, wanted: Wanted, size: int) -> Iterator[list[list[str]]]:
    """Yield the rows of a book, `size` at a time, in the order of receipt; no more than a part is in memory."""
    streams = [_cases(actor, wanted, size), *(source.rows(actor, wanted) for source in _sources)]
    numbered = enumerate(merge(*streams, key=itemgetter(0)), start=1)
    while part := [[str(number), *row] for number, (_place, row) in islice(numbered, size)]:
        yield part


def _cases(actor: Actor, wanted: Wanted, size: int) -> Iterator[Placed]:
    cases, last = cases_of(actor, wanted).order_by("received_on", "received_at", "id"), None
    while batch := list(_after(cases, last).select_related(*SHOWN)[:size]):
        places = [(case.received_on, case.received_at, case.pk) for case in batch]
        yield from zip(places, _rows(batch, wanted.named), strict=True)
        last = batch[-1]


def _after(cases: QuerySet[Case], last: Case | None) -> QuerySet[Case]:
    if last is None:
        return cases
    same_day = Q(received_on=last.received_on)
    later = Q(received_at__gt=last.received_at) | Q(received_at=last.received_at, pk__gt=last.pk)
    return cases.filter(Q(received_on__gt=last.received_on) | (same_day & later))


def _rows(batch: list[Case], named: bool) -> list[list[str]]:
    people, acts = defaultdict(list), defaultdict(dict)
    for party in Party.objects.filter(case__in=batch).order_by("id"):
        people[party.case_id].append(party)
    done = Act.objects.filter(case__in=batch, verb__in=VERBS).select_related("content", "unit").order_by("number")
    for act in done:
        acts[act.case_id][act.verb] = act
    return [_row(case, people[case.pk], acts[case.pk], named) for case in batch]


def _row(case: Case, people: list[Party], acts: dict[str, Act], named: bool) -> list[str]:
    return [
        book_day(case.received_on),
        "\n".join(_person(party, named) for party in people if party.name or party.address),
        ", ".join(party.id_number for party in people if party.id_number) if named else "",
        Truncator(case.content.text if named else case.title).chars(WORDS),
        _kind(case),
        _settled_by(acts),
        _done(acts, "accept"),
        _done(acts, "return") or _done(acts, "guide"),
        _passed(acts),
        _outcome(case),
        show_code(case.code),
    ]


def book_day(on: date | None) -> str:
    """Return a day as the books write it."""
    return f"{on.day}/{on.month}/{on.year}" if on else ""


def _person(party: Party, named: bool) -> str:
    if not named:
        return mask_name(party.name) if party.name else ""
    return ", ".join(filter(None, (party.name, party.address)))


def _kind(case: Case) -> str:
    kind, channel = reasons_by_code(KINDS)[case.kind].vi, reasons_by_code(CHANNELS)[case.channel].vi
    return f"{kind}, {case.persons} người ({channel.lower()})"


def _settled_by(acts: dict[str, Act]) -> str:
    """Return who decided before, as the person wrote it on a complaint; else nobody had."""
    return acts["receive"].content.texts.get("disputed", {}).get("body_name", "")


def _done(acts: dict[str, Act], verb: str) -> str:
    return book_day(acts[verb].on) if verb in acts else ""


def _passed(acts: dict[str, Act]) -> str:
    moves = [acts[verb] for verb in ("transfer", "transfer_out") if verb in acts]
    names = [f"{move.unit or move.content.texts.get('to', '')}, {book_day(move.on)}" for move in moves]
    return "\n".join(names)


def _outcome(case: Case) -> str:
    answered = f"Trả lời ngày {book_day(case.answered_on)}. " if case.answered_on else ""
    return answered + STATE_NAMES[case.state][0]
