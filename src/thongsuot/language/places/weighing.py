"""Which of the places so called a text means: by what it says they are, by marks, by what is named around them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from thongsuot.language.places.gazetteer import Place, exact_name, gazetteer
from thongsuot.language.places.mentions import LETTERS, Mention
from thongsuot.language.places.words import Reading

_BETWEEN = re.compile(r"[\s,;\-–(/.|¬~_^*•`´·]*")
_LINKS = frozenset("thuoc cua cu nay la truoc day".split())
_FORMER = frozenset({"cũ", "cu"})
MOST_LINKS = 3  # words between a commune and its district: `thuộc`, `cũ, thuộc`
FORMER = 0.5  # all former places of a name together, beside a present one
OTHER_KIND, OTHER_SPELLING = 0.5, 0.6
OTHER_MARK, ANOTHER_NAME = 0.6, 0.1  # for each word: where nothing is written just so, and where something is
OUTSIDE, OUTSIDE_FAR, OTHER_OFFICE = 0.004, 0.3, 0.3
OLD_PARENT_LOST = 0.5  # in the present province, but not in the part that was the former province named


@dataclass(frozen=True)
class Around:
    """What is named around a mention: `areas` right beside it, `far` elsewhere in the text; `near`: the office's own
    province. `former`: the writer says that the name is of before.
    """

    areas: tuple[Mention, ...]
    far: tuple[Mention, ...]
    near: int | None
    former: bool


@dataclass(frozen=True)
class Named:
    """All that a text names, and how its mentions stand to each other."""

    reading: Reading
    mentions: list[Mention]
    near: int | None = None

    @cached_property
    def communes(self) -> list[Mention]:
        return [mention for mention in self.mentions if mention.of("commune")]

    @cached_property
    def areas(self) -> list[Mention]:
        return [mention for mention in self.mentions if mention.of("province", "district")]

    def around(self, mention: Mention) -> Around:
        """Return what surrounds `mention`."""
        chain = tuple(self._chain(mention))
        far = tuple(area for area in self.areas if area not in chain)
        last = chain[-1] if chain else mention
        former = mention.kind == "Thị trấn" or any(self._is_former(each) for each in (mention, last))
        return Around(chain, far, self.near, former)

    def _chain(self, mention: Mention) -> Iterable[Mention]:
        """Yield the district and province named right after a commune, else those right before it."""
        at = self.mentions.index(mention)
        for after in self.mentions[at + 1 : at + 3]:
            if after.of("commune") or not self._joined(self.mentions[self.mentions.index(after) - 1], after):
                break
            yield after
            at = -1
        if at < 0:
            return
        for number in range(at - 1, max(at - 3, -1), -1):
            before = self.mentions[number]
            if before.of("commune") or not self._joined(before, self.mentions[number + 1]):
                return
            yield before

    def _joined(self, one: Mention, other: Mention) -> bool:
        words = self.reading.words[one.last : other.first]
        gaps = [word.gap for word in self.reading.words[one.last : other.first + 1]]
        links = len(words) <= MOST_LINKS and all(word.key in _LINKS for word in words)
        return links and all(_BETWEEN.fullmatch(gap) for gap in gaps)

    def _is_former(self, mention: Mention) -> bool:
        words = self.reading.words
        after = words[mention.last] if mention.last < len(words) else None
        return after is not None and after.gap.isspace() and (
            after.exact == "cũ" or (after.exact in _FORMER and not self.reading.marked)
        )  # fmt: skip


def weigh(named: Named, mention: Mention, around: Around) -> dict[int, float]:
    """Return for each place that `mention` may be how much speaks for it: 1 where nothing speaks against it."""
    book = gazetteer()
    marks = _marks(named.reading, mention)
    weights = {number: _weight(mention, number, around) * marks.get(number, 1) for number in mention.numbers}
    former = sum(weight for number, weight in weights.items() if not book.places[number].standing)
    present = max((weight for number, weight in weights.items() if book.places[number].standing), default=0)
    if not around.former and former:
        share = FORMER / max(former, 1) if present > OUTSIDE_FAR else 1
        weights = {n: weight * (1 if book.places[n].standing else share) for n, weight in weights.items()}
    return weights


def _weight(mention: Mention, number: int, around: Around) -> float:
    place = gazetteer().places[number]
    weight = _of_kind(mention, place) * (1 if mention.how == LETTERS else OTHER_SPELLING)
    if around.former and place.standing:
        weight *= OTHER_KIND
    for area in around.areas:
        weight *= _inside(number, area, OUTSIDE)
    if around.areas:
        return weight
    if around.far:
        return weight * max(_inside(number, area, OUTSIDE_FAR) for area in around.far)
    if around.near is not None and around.near not in gazetteer().present_provinces(number):
        weight *= OTHER_OFFICE
    return weight


def _inside(number: int, area: Mention, outside: float) -> float:
    """Return how well a commune goes with an area named: 1 inside, less where only its present province is the same."""
    book = gazetteer()
    if any(book.lies_in(number, each) for each in area.numbers):
        return 1
    provinces = {
        each for one in area.numbers if book.places[one].level == "province" for each in book.places[one].became
    }
    return max(outside, OLD_PARENT_LOST) if book.present_provinces(number) & provinces else outside


def _of_kind(mention: Mention, place: Place) -> float:
    return 1 if mention.kind in ("", place.kind) else OTHER_KIND


def _marks(reading: Reading, mention: Mention) -> dict[int, float]:
    """Return 1 for places whose name has the marks of the words, less for each word that has others.

    A word without any mark goes with all; where a name is written just so, others are another name.
    """
    said = reading.words[mention.name : mention.last]
    if not reading.marked or mention.how != LETTERS:
        return {}
    apart = {}
    for number in mention.numbers:
        name = exact_name(gazetteer().places[number].name)
        pairs = zip(said, name, strict=True) if len(said) == len(name) else ()
        apart[number] = sum(one.exact != two and one.key != one.exact for one, two in pairs)
    each = ANOTHER_NAME if 0 in apart.values() else OTHER_MARK
    return {number: each**words for number, words in apart.items()}
