"""How alike two matters are, and why: the signs they are weighed by, a score, and whether to stop an officer. Pure.

A suggestion with its reason; an officer decides. The weights are learned by `similarity_learning` and kept as data.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files

from thongsuot.language import sharing
from thongsuot.language.learning import model
from thongsuot.language.matter import Matter, matter, rarity
from thongsuot.language.places import places_in

ALARM = 0.6  # the share from which an officer is stopped
LEAST = 0.2  # the share under which nothing is suggested: of 85 repeats of the choosing sets none lay under 0.3
SAME_WORDING, FEWEST_WORDING = 0.5, 12
ADDED = 0.8  # of the longer one's wording that two short texts share when one is the other sent once more
CLOSER = 1  # more than are told are looked at closely
TOPIC_READ = 600  # characters by which the topic is told; more cost time and change little
TOLD = 4  # words of a reason
PROVINCE = 2  # digits of a province's code
LIKELY = 0.4  # a place that a text names less surely says nothing
UNKNOWN = 0.5  # how near topics are that nobody looked at
FLAT = 2.0  # how much flatter than a guess the topics of two texts are compared


@dataclass(frozen=True)
class Thing:
    """A matter with what else is known of it. `communes`, `provinces`: codes of present places; empty: not known."""

    id: str
    text: str
    matter: Matter
    communes: frozenset[str] = frozenset()
    provinces: frozenset[str] = frozenset()
    on: date | None = None

    @cached_property
    def topics(self) -> tuple[float, ...]:
        return topics_of(self.text[:TOPIC_READ])


@dataclass(frozen=True)
class Similar:
    """`score`: how surely it is the same matter, 0 to 1. `words`: rare ones both have, as written in the found one.

    `alarm`: an officer would want to be stopped. `days`: how many lie between them; None where one is not known.
    `letter`: the same letter but for a few words. `place`: in the same commune.
    """

    id: str
    score: float
    alarm: bool
    words: tuple[str, ...]
    place: bool
    days: int | None
    letter: bool

    @property
    def reason(self) -> str:
        """Return why, in Vietnamese: "cùng từ hiếm: kim phát, cầu xe; cùng xã, phường; cách 12 ngày"."""
        parts = ["gần như cùng một đơn"] if self.letter else []
        parts += [f"cùng từ hiếm: {', '.join(self.words)}"] if self.words else []
        parts += ["cùng xã, phường"] if self.place else []
        parts += [_days_vi(self.days)] if self.days is not None else []
        return "; ".join(parts)

    @property
    def reason_en(self) -> str:
        """Return why, in English."""
        parts = ["nearly the same letter"] if self.letter else []
        parts += [f"same rare words: {', '.join(self.words)}"] if self.words else []
        parts += ["same commune or ward"] if self.place else []
        parts += [_days_en(self.days)] if self.days is not None else []
        return "; ".join(parts)


def _days_vi(days: int) -> str:
    return f"cách {days} ngày" if days else "cùng ngày"


def _days_en(days: int) -> str:
    return "the same day" if days == 0 else f"{days} day apart" if days == 1 else f"{days} days apart"


def thing(id: str, text: str, *, places: Iterable[str] | None = None, on: date | None = None) -> Thing:
    """Return `text` ready to be compared. `places`: codes of its place (commune, province) if known, else as it names.

    `on`: the day it came in.
    """
    codes = _named(text) if places is None else list(places)
    return Thing(
        id=id,
        text=text,
        matter=matter(text),
        communes=frozenset(code for code in codes if len(code) > PROVINCE),
        provinces=frozenset(code for code in codes if len(code) == PROVINCE),
        on=on,
    )


def _named(text: str) -> list[str]:
    """Return the codes of the likeliest place that `text` names; of a former ward that was split, of each part."""
    guesses = [guess for guess in places_in(text) if guess.score >= LIKELY or guess.split]
    if not guesses:
        return []
    first = [guess for guess in guesses if (guess.start, guess.former) == (guesses[0].start, guesses[0].former)]
    return [code for guess in first for code in (guess.province_code, guess.ward_code) if code]


def topics_of(text: str) -> tuple[float, ...]:
    """Return the share of each topic in `text`, flattened, so that two texts can be laid side by side; length one."""
    guesser = model("topic")
    margins = [margin / guesser.temperature / FLAT for margin in guesser.margins(text)]
    most = max(margins)
    raised = [math.exp(margin - most) for margin in margins]
    length = math.sqrt(sum(each * each for each in raised))
    return tuple(each / length for each in raised)


def same_letter(one: Matter, other: Matter) -> bool:
    """Return whether two texts are one letter: most of the shorter one's wording stands in the other.

    Names and numbers of the senders may differ; heads and set phrases of letters do not count.
    """
    shared = len(one.wording & other.wording)
    return shared >= FEWEST_WORDING and _wording(one, other) >= SAME_WORDING


def word_for_word(one: Matter, other: Matter) -> bool:
    """Return whether two texts, short ones too, say the same with the same words, but for a line added."""
    if one.text == other.text:
        return bool(one.words)
    shared = len(one.wording & other.wording)
    return shared >= FEWEST_WORDING // 2 and shared >= ADDED * max(len(one.wording), len(other.wording))


def _wording(one: Matter, other: Matter) -> float:
    return len(one.wording & other.wording) / max(1, min(len(one.wording), len(other.wording)))


def signs(one: Thing, other: Thing, *, topics: bool = True) -> dict[str, float]:
    """Return by which signs two matters are weighed; each is 0 where it says nothing. The same in both directions.

    `topics`: guess what both are about, which takes most of the time; else they are neither near nor far.
    """
    a, b = one.matter, other.matter
    shared = a.words.keys() & b.words.keys()
    named = {word for name in a.names | b.names for word in name.split()}
    plain = [word for word in shared if word not in named]
    apart = [slot for slot in a.slots.keys() & b.slots.keys() if not a.slots[slot] & b.slots[slot]]
    names, topic = sharing.names(a, b), _topic(one, other) if topics else UNKNOWN
    same, elsewhere = bool(one.communes & other.communes), _elsewhere(one, other)
    return {
        "words": sharing.cosine(a, b, shared),
        "contained": sharing.contained(a, b, plain, named),
        "besides": sharing.besides(a, b, named),
        "rare": math.log1p(sum(max(0.0, rarity(word) - 3.5) for word in plain)),
        "names": names,
        "numbers": math.log1p(sum(1 if " " in each or len(each) > 2 else 0.5 for each in a.numbers & b.numbers)),
        "other_commune_named": float("commune" in apart),
        "other_spot": float(min(2, sum(slot != "commune" for slot in apart))),
        "same_commune": float(same),
        "other_commune": float(elsewhere),
        "other_province": float(bool(one.provinces and other.provinces) and not one.provinces & other.provinces),
        "topic": topic,
        "topic_here": 0.0 if elsewhere or "commune" in apart else topic * max(float(same), names),
        "again": float(a.again != b.again),
        "once_more": float(a.once_more or b.once_more),
    }


def _topic(one: Thing, other: Thing) -> float:
    return sum(x * y for x, y in zip(one.topics, other.topics, strict=True))


def _elsewhere(one: Thing, other: Thing) -> bool:
    return bool(one.communes and other.communes) and not one.communes & other.communes


@cache
def _weights() -> dict:
    return json.loads((files(__package__) / "data" / "models" / "similar.json").read_text(encoding="utf-8"))


def share(found: dict[str, float]) -> float:
    """Return how surely signs mean one matter, 0 to 1."""
    weights = _weights()["weights"]
    total = _weights()["bias"] + sum(weights[sign] * value for sign, value in found.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def compared(asked: Thing, other: Thing) -> Similar:
    """Return how `other` is like what is asked about."""
    letter, found = same_letter(asked.matter, other.matter), signs(asked, other)
    score = share(found)
    letter = letter or (word_for_word(asked.matter, other.matter) and not found["other_spot"])
    if letter and not found["other_commune"] and not found["other_commune_named"]:
        score = max(score, ALARM)
    return Similar(
        id=other.id,
        score=round(score, 3),
        alarm=score >= ALARM,
        words=_telling(asked.matter, other.matter),
        place=bool(asked.communes & other.communes),
        days=abs((asked.on - other.on).days) if asked.on and other.on else None,
        letter=letter,
    )


def _telling(a: Matter, b: Matter) -> tuple[str, ...]:
    """Return the rarest that both say: names first, then words, as `b` writes them."""
    names = [name for name in sorted(a.names | b.names, key=len, reverse=True)]
    told = [name for name in names if f" {name} " in a.text and f" {name} " in b.text][:TOLD]
    said = {word for name in told for word in name.split()}
    rare = sorted(a.words.keys() & b.words.keys() - said, key=lambda word: (-rarity(word), word))
    told += [word for word in rare if rarity(word) > 2][: TOLD - len(told)]
    return tuple(" ".join(b.written.get(word, word) for word in name.split()) for name in told)


def _may_be_told(asked: Thing, other: Thing, found: dict[str, float]) -> bool:
    """Return whether `other` is like what is asked about if both are of one topic, which takes long to find out."""
    texts = asked.matter, other.matter
    here = 0.0 if found["other_commune"] or found["other_commune_named"] else max(found["same_commune"], found["names"])
    both = [share(found | {"topic": near, "topic_here": near * here}) for near in (0.0, 1.0)]
    return max(both) >= LEAST or same_letter(*texts) or word_for_word(*texts)


def ranked(asked: Thing, others: Iterable[Thing], most: int = 5) -> list[Similar]:
    """Return those like what is asked about, best first, at most `most`; what is not like it at all is left out."""
    weighed = [(signs(asked, other, topics=False), other) for other in others]
    weighed.sort(key=lambda each: share(each[0]), reverse=True)
    likely = [other for found, other in weighed[: most + CLOSER] if _may_be_told(asked, other, found)]
    found = [compared(asked, other) for other in likely]
    return sorted((one for one in found if one.score >= LEAST), key=lambda one: (-one.score, one.id))[:most]
