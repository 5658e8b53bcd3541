"""What the indexes are told of a case or a published copy, read from the tables."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.db.models import Prefetch

from thongsuot.cases.models import Case, Item, Publication, Response
from thongsuot.documents.models import Document
from thongsuot.language.asking import PRACTICE
from thongsuot.language.folding import fold
from thongsuot.language.index import Entry
from thongsuot.units.models import Place, PlaceSuccession

CHUNK = 200
# With a year or letters behind the stroke: a house number (12/5) would open the way from an address to its people.
_NUMBER = re.compile(r"(?<![\w/])\d{1,5}/(?:(?:19|20)\d\d(?![\d])|[A-Za-zĐđ]{2})[\w/\-]*")
_SEEN, _HELD = "seen", "held"


@dataclass(frozen=True)
class Told:
    """What a room above knows of a case besides: words, and numbers of documents."""

    texts: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


_tellers: list[Callable[[Collection[UUID]], dict[UUID, Told]]] = []


def tell_with(teller: Callable[[Collection[UUID]], dict[UUID, Told]]) -> None:
    """Take what tells more of cases from a room above, once. All of it is found by whoever sees the case."""
    if teller in _tellers:
        raise ValueError("the same teller is given twice")
    _tellers.append(teller)


def seen_by(unit_id: UUID) -> str:
    """Return the fact that officers of the unit see the case by a sight of its own."""
    return f"{_SEEN}:{unit_id.hex}"


def held_by(unit_id: UUID) -> str:
    """Return the fact that the unit must answer, by which those above it see the case."""
    return f"{_HELD}:{unit_id.hex}"


def named_place(name: str) -> str:
    """Return the fact that a copy names this place, which is as it was called on the day of publication."""
    return f"at:{fold(name).replace(' ', '_')}"


def case_entries(case_ids: Collection[UUID]) -> dict[UUID, Entry | None]:
    """Return what the index is told of each case; None: nothing, since its words are erased or it is not there."""
    cases = _cases().filter(pk__in=case_ids)
    documents = _documents(case_ids)
    told = [teller(case_ids) for teller in _tellers]
    entries = {
        case.pk: _case_entry(
            case, documents.get(f"case:{case.pk}", ()), [each[case.pk] for each in told if case.pk in each]
        )
        for case in cases
    }
    return {case_id: entries.get(case_id) for case_id in case_ids}


def copy_entries(publication_ids: Collection[UUID]) -> dict[UUID, Entry | None]:
    """Return what the public index is told of each published copy; None: it does not stand."""
    copies = Publication.objects.filter(pk__in=publication_ids, withdrawn_on=None).defer("words")
    entries = {copy.pk: _copy_entry(copy) for copy in copies.prefetch_related("items")}
    return {copy_id: entries.get(copy_id) for copy_id in publication_ids}


@lru_cache(maxsize=10_000)
def place_codes(place_id: UUID | None) -> frozenset[str]:
    """Return the codes of a place, of what it became, and of what each lies within; kept until `forget_places`."""
    if place_id is None:
        return frozenset()
    became = PlaceSuccession.objects.filter(former=place_id).values_list("successor_id", flat=True)
    wanted, codes = {place_id, *became}, set()
    while wanted:
        found = list(Place.objects.filter(pk__in=wanted).values_list("code", "parent_id"))
        codes |= {code for code, _parent in found if code}
        wanted = {parent for _code, parent in found if parent}
    return frozenset(codes)


def forget_places() -> None:
    place_codes.cache_clear()


def all_ids(model) -> Iterator[list[UUID]]:
    """Yield the ids of every row, `CHUNK` at a time, in their order; rows that come meanwhile may be among them."""
    last = UUID(int=0)
    while ids := list(model.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        yield ids
        last = ids[-1]


def _cases():
    standing = Item.objects.filter(dropped_by=None).prefetch_related(
        Prefetch("responses", queryset=Response.objects.order_by("-round", "-id"))
    )
    return Case.objects.select_related("content", "place").prefetch_related(
        "parties", "sights", Prefetch("items", queryset=standing)
    )


def _case_entry(case: Case, numbers: Iterable[str], told: Collection[Told]) -> Entry | None:
    content = getattr(case, "content", None)
    if content is None or not content.text:
        return None
    answers = [response.text for item in case.items.all() for response in list(item.responses.all())[:1]]
    texts = (case.title, content.text, content.place_text, *(item.text for item in case.items.all()), *answers)
    texts += tuple(text for each in told for text in each.texts)
    facts = {seen_by(sight.unit_id) for sight in case.sights.all()} | {held_by(case.holder_unit_id)}
    facts |= _facts(case.kind, case.topic, place_codes(case.place_id)) | {f"status:{case.state}"}
    if case.practice:
        facts.add(PRACTICE)
    return Entry(
        key=case.pk.hex,
        texts=tuple(filter(None, texts)),
        hidden=tuple(filter(None, (words for party in case.parties.all() for words in (party.name, party.address)))),
        facts=frozenset(facts),
        code=case.code,
        numbers=(*numbers, *(number for each in told for number in each.numbers), *_NUMBER.findall(content.text)[:20]),
        day=case.received_on,
    )


def _copy_entry(copy: Publication) -> Entry:
    texts = [copy.title, copy.question]
    texts += [text for item in copy.items.all() for text in (item.request, item.answer)]
    return Entry(
        key=copy.pk.hex,
        texts=tuple(filter(None, texts)),
        facts=frozenset(
            _facts(copy.kind, copy.topic, place_codes(copy.place_id))
            | {held_by(copy.unit_id), named_place(copy.place_name)}
        ),
        numbers=tuple(_NUMBER.findall(" ".join(texts))[:20]),
        day=copy.received_on,
    )


def _facts(kind: str, topic: str, codes: Iterable[str]) -> set[str]:
    parts = topic.split(".") if topic else []
    topics = {f"topic:{'.'.join(parts[: end + 1])}" for end in range(len(parts))}
    return {f"kind:{kind}"} | topics | {f"place:{code}" for code in codes}


def _documents(case_ids: Collection[UUID]) -> dict[str, list[str]]:
    refs = [f"case:{case_id}" for case_id in case_ids]
    found: dict[str, list[str]] = {}
    for paper in Document.objects.filter(subject_ref__in=refs).exclude(number=None).select_related("register"):
        found.setdefault(paper.subject_ref, []).append(paper.symbol)
    return found
