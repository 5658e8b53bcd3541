"""Whether a text accuses a named or identifiable person of wrongdoing (tố cáo): a test, never a verdict.

Errs on the side of sight: a denunciation taken for feedback would be read by people who must not see it, while
feedback taken for a denunciation costs its writer one more question.
"""

import re
from dataclasses import dataclass

from thongsuot.language import accusation_words as words
from thongsuot.language.folding import fold
from thongsuot.language.learning import model
from thongsuot.language.seen import Seen, seen
from thongsuot.language.signs import Reading, read
from thongsuot.language.words import LONGEST

SUSPECTED, CERTAIN = 0.5, 0.8
NEAR = 45
GRAVE, TAKEN, MINOR = 0.6, 0.45, 0.35
# Beyond this margin of the model of kinds, chosen on the development submissions, lie four in a thousand others.
LIKE_ONE = -0.25
FEWEST_WORDS = 20  # less says nothing to the model


@dataclass(frozen=True)
class Accusation:
    """How strongly a text accuses someone: `score` 0 to 1, and the phrases that say so (as we spell them)."""

    score: float
    reasons: tuple[str, ...] = ()

    @property
    def suspected(self) -> bool:
        """Warn, and take nothing where no kind was given."""
        return self.score >= SUSPECTED

    @property
    def certain(self) -> bool:
        """The writer says so in as many words, names person, deed and punishment, or reads much like those who do."""
        return self.score >= CERTAIN


def accuses(text: str) -> Accusation:
    """Return how strongly `text` accuses a person of wrongdoing, with the phrases or words that say so."""
    looked = seen(text)
    said, learned = weigh(looked.reading if len(text) <= LONGEST else read(text)), _reads_like_one(looked)
    return said if said.score >= learned.score else Accusation(learned.score, said.reasons or learned.reasons)


def _reads_like_one(text: Seen) -> Accusation:
    """Return what the model of kinds says: people accuse in more words than a list can hold."""
    if sum(number for name, number in text.features[0].items() if name.isalpha()) < FEWEST_WORDS:
        return Accusation(0.0)
    kinds = model("kind")
    margin = kinds.margins(text)[kinds.labels.index("denunciation")]
    if margin < LIKE_ONE:
        return Accusation(0.0)
    return Accusation(CERTAIN, tuple(kinds.reason(text, "denunciation").split(", ")))


def weigh(reading: Reading) -> Accusation:
    """Return the accusation in a text already read: its words for denouncing, or person and deed."""
    said, deed = _denounces(reading), _deed_of_a_person(reading)
    best = max(said, deed, key=lambda found: found.score)
    return Accusation(best.score, tuple(dict.fromkeys(said.reasons + deed.reasons)))


def _denounces(reading: Reading) -> Accusation:
    """Return what the words for denouncing weigh: most where the writer does it, little where a law is named."""
    found = [Accusation(_weight(reading, at, len_), (phrase,)) for phrase, at, len_ in _denouncing(reading)]
    return max(found, key=lambda each: each.score, default=Accusation(0.0))


def _denouncing(reading: Reading) -> list[tuple[str, int, int]]:
    found = []
    for phrase in words.DENOUNCE:
        size = len(phrase.split())
        for at in reading.places(phrase):
            if not reading.marked or _bears_a_mark(phrase, reading.exact[at : at + size]):
                found.append((phrase, at, size))
    if reading.marked:
        found += [(phrase, at, 1) for phrase in words.DENOUNCE_SOMEONE for at in reading.places(phrase, insist=True)]
    found += [("tố cáo", at, 1) for at, word in enumerate(reading.folded) if word in ("tocao", "tcao")]
    return found


def _bears_a_mark(phrase: str, written: tuple[str, ...]) -> bool:
    """Return whether one word is written as in `phrase`, or with digits: `tố cao` is a slip, `to cao` big and tall."""
    return any((a == b and not b.isascii()) or not b.isalpha() for a, b in zip(phrase.split(), written, strict=False))


def _weight(reading: Reading, at: int, size: int) -> float:
    before = " ".join(reading.folded[max(0, at - 4) : at])
    after = " ".join(reading.folded[at + size : at + size + 5])
    if words.NOT_YET.search(before):
        return 0.3
    if words.AIMED.match(after) or words.BY_ME.search(before):
        return 0.95
    if words.THREAT.search(before):
        return 0.3
    if words.IN_GENERAL_BEFORE.search(before) or words.IN_GENERAL_AFTER.match(after):
        return 0.2
    if not reading.marked and words.TALL.match(after):
        return 0.1
    return 0.85 if words.HEADING.search(before) else 0.6


def _deed_of_a_person(reading: Reading) -> Accusation:
    """Return what a wrongful deed near a person weighs; a name weighs more than an office, punishment asked adds."""
    punish = reading.first(words.PUNISH)
    people = [(who, at, 0.0) for who, at in _named(reading)] + [(who, at, 0.1) for who, at in _offices(reading)]
    found = [
        Accusation(weight - less, (who, deed))
        for deed, at, weight in _deeds(reading)
        for who, spot, less in people
        if abs(at - spot) <= NEAR and not _suffered(reading, at) and not _is_victim(deed, spot - at)
    ]
    if not found:
        return Accusation(0.0)
    best = max(found, key=lambda each: each.score)
    bonus = 0.15 * bool(punish) + 0.1 * (len({each.reasons[1] for each in found}) > 1)
    return Accusation(round(min(best.score + bonus, 0.9), 2), best.reasons + ((punish,) if punish else ()))


def _deeds(reading: Reading) -> list[tuple[str, int, float]]:
    """Return the wrongful deeds named, with their place and weight; money asked for or taken by someone is one."""
    found = [(p, at, GRAVE) for p in words.DEEDS for at in reading.places(p) if _is_written(reading, p, at)]
    found += [(p, at, GRAVE) for p in words.DEEDS_BY_MARKS for at in reading.places(p, insist=True)]
    found += [(p, at, MINOR) for p in words.MINOR_DEEDS for at in reading.places(p) if _is_written(reading, p, at)]
    folded = " ".join(reading.folded)
    for pattern, weight in ((words.MONEY_DEMANDED, GRAVE), (words.MONEY_TAKEN, TAKEN)):
        found += [(m[0], folded[: m.start()].count(" "), weight) for m in pattern.finditer(folded)]
    return found


def _is_written(reading: Reading, phrase: str, at: int) -> bool:
    """Return whether a writer who uses marks wrote at least one word of `phrase` as it is."""
    return not reading.marked or _bears_a_mark(phrase, reading.exact[at : at + len(phrase.split())])


def _is_victim(deed: str, words_behind: int) -> bool:
    """Return whether the person stands right behind a deed done to someone (hành hung nhân viên y tế)."""
    return deed in words.HARM_TO and 0 < words_behind <= len(deed.split()) + 1


def _suffered(reading: Reading, at: int) -> bool:
    """Return whether the deed is suffered, denied, feared or fought in general (bị đe dọa, phòng chống tham nhũng)."""
    return bool(words.NOT_DONE.search(" ".join(reading.folded[max(0, at - 3) : at])))


def _named(reading: Reading) -> list[tuple[str, int]]:
    """Return forms of address followed by what can be a name, with their place among the words."""
    spots = []
    for match in words.NAMED.finditer(reading.text):
        if fold(match["name"]) not in words.NO_NAMES:
            spots.append(
                (match["address"].lower(), len(re.findall(r"[^\W_]+|[,.;:!?]", reading.text[: match.start()])))
            )
    if not reading.marked:
        folded = " ".join(reading.folded)
        spots += [(m["address"], folded[: m.start()].count(" ")) for m in words.NAMED_PLAIN.finditer(folded)]
    return spots


def _offices(reading: Reading) -> list[tuple[str, int]]:
    return [(phrase, at) for phrase in words.OFFICES for at in reading.places(phrase)]
