"""The places of today that a text names, best first, each with what was written and what that name was."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from thongsuot.language.places.gazetteer import gazetteer, key_of
from thongsuot.language.places.mentions import Mention, mentions
from thongsuot.language.places.weighing import Named, weigh
from thongsuot.language.places.words import read

SIGNED, LED, BARE, AREA = 0.95, 0.7, 0.5, 0.9
LATER = 0.03  # a place named later in the text weighs so much less than the one before it
SAME_NAME = 2  # of the parts of a split ward the one that kept its name, against any other
LEAST = 0.02


@dataclass(frozen=True)
class PlaceGuess:
    """`province_code`, `ward_code` (None: no commune is named) of today; `score` 0 to 1.

    `written`: the words, at `start` up to, not including, `end`, code points of the text as given. `name`: the place
    today; `former`: what the name was before 1 July 2025, "" where it is today's; `split`: one of several parts of it.
    """

    province_code: str
    ward_code: str | None
    score: float
    reason: str
    start: int
    end: int
    written: str
    name: str
    former: str = ""
    split: bool = False


def places_in(text: str, limit: int = 3, *, near: str = "") -> list[PlaceGuess]:
    """Return up to `limit` places of today that `text` names, best first; none where it names none.

    `near`: code of the present province of the office that asks; among places of one name it decides. Reads the
    first 20,000 characters.
    """
    reading = read(text)
    return _best(Named(reading, mentions(reading), _province(near)), limit)


def places_named(text: str, limit: int = 3, *, near: str = "") -> list[PlaceGuess]:
    """Return up to `limit` places of today that `text` is the name of: what was typed where a place is asked for.

    As `places_in`, but the name needs no sign: `Hàm Yên`, `bình thạnh`.
    """
    reading = read(text)
    return _best(Named(reading, mentions(reading, field=True), _province(near)), limit)


def _best(named: Named, limit: int) -> list[PlaceGuess]:
    """Return the guesses worth showing, best first, each place once; a province only where no commune in it is."""
    found: dict[tuple[str, str | None], PlaceGuess] = {}
    for guess in [*_communes(named), *_areas(named)]:
        key = (guess.province_code, guess.ward_code)
        if guess.score >= LEAST and (key not in found or guess.score > found[key].score):
            found[key] = guess
    with_wards = {guess.province_code for guess in found.values() if guess.ward_code}
    kept = [each for each in found.values() if each.ward_code or each.province_code not in with_wards]
    return sorted(kept, key=lambda guess: (-guess.score, guess.start, guess.ward_code or ""))[:limit]


def _province(code: str) -> int | None:
    places = gazetteer().places
    standing = (number for number, place in enumerate(places) if place.standing and place.level == "province")
    return next((number for number in standing if places[number].code == code), None) if code else None


def _communes(named: Named) -> Iterable[PlaceGuess]:
    """Yield the communes of today that the text names; a name without any sign counts only where none has one."""
    signed = any(mention.kind for mention in named.communes)
    kept = [mention for mention in named.communes if mention.kind or mention.led or not signed]
    for order, mention in enumerate(kept):
        around = named.around(mention)
        area = around.areas[-1] if around.areas else mention
        yield from _resolved(
            named, mention, max(mention.last, area.last), weigh(named, mention, around), _worth(mention, order)
        )


def _worth(mention: Mention, order: int) -> float:
    """Return how surely the words name a place at all; less for each one named before it."""
    sign = SIGNED if mention.kind else LED if mention.led else BARE
    return sign * max(1 - LATER * order, 0.5)


def _resolved(
    named: Named, mention: Mention, end: int, weights: dict[int, float], worth: float
) -> Iterable[PlaceGuess]:
    """Yield for each present commune that the mention may be today how likely it is, of all that it may be."""
    shares: dict[int, float] = defaultdict(float)
    best: dict[int, tuple[float, int]] = {}
    for number, weight in weights.items():
        for target, part in _became(number).items():
            shares[target] += weight * part
            best[target] = max(best.get(target, (0.0, -number)), (weight * part, -number))
    total, certain = sum(shares.values()), min(1.0, max(weights.values()))
    for target, share in shares.items():
        if total:
            yield _guess(named, mention, end, target, -best[target][1], worth * certain * share / total)


def _became(number: int) -> dict[int, float]:
    """Return what a place is today, and how likely each part of a split one is."""
    places = gazetteer().places
    became = places[number].became
    kept = [SAME_NAME if key_of(places[each].name) == key_of(places[number].name) else 1 for each in became]
    return {each: one / sum(kept) for each, one in zip(became, kept, strict=True)}


def _areas(named: Named) -> Iterable[PlaceGuess]:
    """Yield the provinces that the text names, itself or by a district of theirs."""
    book = gazetteer()
    for order, mention in enumerate(named.areas):
        worth = (AREA if mention.kind or mention.led else LED) * max(1 - LATER * order, 0.5)
        provinces: dict[int, int] = {}
        for number in mention.numbers:
            for province in book.present_provinces(number):
                provinces.setdefault(province, number)
        for province, number in provinces.items():
            yield _guess(named, mention, mention.last, province, number, worth / len(provinces))


def _guess(named: Named, mention: Mention, last: int, target: int, number: int, score: float) -> PlaceGuess:
    book, words = gazetteer(), named.reading.words
    place, meant = book.places[target], book.places[number]
    start, end = words[mention.first].start, words[last - 1].end
    written, name = named.reading.text[start:end], book.title(target)
    former = "" if meant.standing or meant.level == "province" and meant.name == place.name else book.title(number)
    province = place if place.level == "province" else book.places[place.above]
    return PlaceGuess(
        province_code=province.code,
        ward_code=place.code if place.level == "commune" else None,
        score=round(score, 3),
        reason=f"{written}: {former} → {name}" if former else f"{written}: {name}",
        start=start,
        end=end,
        written=written,
        name=name,
        former=former,
        split=len(meant.became) > 1 and meant.level == "commune",
    )
