"""What a text is about, made ready to be compared: its words, pairs, names, numbers, slots and wording. Pure.

However it was typed: without marks, in keystrokes, in the spelling of a chat or of a region (`data/same_words.toml`).
Nothing of it is kept here: it may be a denunciation.
"""

import json
import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from thongsuot.language.folding import SYLLABLE, clean, fold, has_marks, keeping
from thongsuot.language.keystrokes import decode_typing
from thongsuot.language.numerals import numbers_in

LONGEST = 20_000  # characters that are read
LONGEST_WORD = 12  # letters; a longer one is compared by its beginning
WORDING = 4  # words in a row by which the same wording is known
LONGEST_NAME = 5
WELL_KNOWN = 3.0  # rarity below which a single word is no name that tells anything

# What numbers and names after these words say where something is; those of one row are told apart from each other.
SLOTS = {
    "hamlet": ("thon", "ap", "xom", "ban", "khom", "buon", "lang"),
    "group": ("to",),
    "lane": ("ngo",),
    "street": ("duong", "pho"),
    "commune": ("xa", "phuong"),
    "bridge": ("cau",),
    "market": ("cho",),
    "plot": ("thua",),
    "house": ("so",),
}
_NAMED = ("hamlet", "commune", "bridge", "market", "street")
_SLOT_OF = {word: slot for slot, all_words in SLOTS.items() for word in all_words}
_NO_NAME = frozenset(
    "phuong xa thon ap to ngo duong cau cho khu chung cu cong ty truong huyen quan tinh thanh pho khom ban lang xom tp "
    "so ong ba anh chi toi uy ban kinh gui nha dong ho chu tich".split()
)
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[.!?:\n]|[,;()/–\-]")
_STOPS = frozenset(".!?:\n")


@dataclass(frozen=True)
class Matter:
    """`text`: all words folded, with a blank before and after each. `words`: with their weights.

    `names`: words in a row written with capitals. `slots`: such as {"lane": {"250"}}. `again`, `once_more`: it says
    that the matter begins anew, or that it is sent again.
    """

    text: str
    words: dict[str, float]
    names: frozenset[str]
    numbers: frozenset[str]
    slots: dict[str, frozenset[str]]
    again: bool
    once_more: bool
    written: dict[str, str]

    @cached_property
    def row(self) -> list[str]:
        """Return its words one after another."""
        return self.text.split()

    @cached_property
    def wording(self) -> frozenset[str]:
        """Return the four words in a row that are not everybody's."""
        return _wording(self.row)

    @cached_property
    def neighbours(self) -> frozenset[tuple[str, str]]:
        """Return each two words in a row."""
        return frozenset(zip(self.row, self.row[1:], strict=False))

    @cached_property
    def told(self) -> float:
        """Return how much its words tell together."""
        return sum(rarities(self.words))

    @cached_property
    def length(self) -> float:
        """Return the length of the weights of its words."""
        return math.sqrt(sum(weight * weight for weight in self.words.values()))

    @cached_property
    def pairs(self) -> dict[str, float]:
        """Return each two words in a row with what they tell; of no say in comparing, only in learning to."""
        return {pair: pair_rarity(pair) for pair in map(" ".join, self.neighbours)}


@cache
def _everyday() -> dict:
    return tomllib.loads((files(__package__) / "data" / "same_words.toml").read_text(encoding="utf-8"))


@cache
def _one_word() -> dict[str, str]:
    return {each: fold(row[0]) for row in _everyday()["words"] for each in row[1:]}


@cache
def _one_phrase() -> tuple[tuple[str, str], ...]:
    rows = _everyday()["phrases"]
    return tuple((f" {fold(each)} ", f" {fold(row[0])} ") for row in rows for each in row[1:])


@cache
def _said(which: str) -> tuple[str, ...]:
    return tuple(f" {fold(phrase)} " for phrase in _everyday()[which])


@cache
def _known() -> dict:
    """Return in how many of our own texts (`texts`) each word and pair stands; see `similarity_learning`."""
    return json.loads((files(__package__) / "data" / "models" / "rarity.json").read_text(encoding="utf-8"))


@cache
def _rarities() -> tuple[dict[str, float], float]:
    known = _known()
    found = {word: math.log((known["texts"] + 1) / (count + 1)) for word, count in known["words"].items()}
    return found, math.log(known["texts"] + 1)


def rarity(word: str) -> float:
    """Return how much a folded word tells: the logarithm of how few of our own texts have it, 0 to 9."""
    found, unknown = _rarities()
    return found.get(word, unknown)


def rarities(words: Iterable[str]) -> list[float]:
    """Return how much each of the folded words tells; see `rarity`."""
    found, unknown = _rarities()
    return [found.get(word, unknown) for word in words]


def pair_rarity(pair: str) -> float:
    """Return the same of two words in a row; of those in fewer than four texts the same for all."""
    known = _known()
    return math.log((known["texts"] + 1) / (known["pairs"].get(pair, 2) + 1))


def matter(text: str) -> Matter:
    """Return what `text` is about. Reads the first 20,000 characters; a text without words is about nothing."""
    whole = decode_typing(clean(text[:LONGEST]))
    tokens = _TOKEN.findall(whole)
    said = [token for token in tokens if token[0].isalnum()]
    marked, capitals = has_marks(whole), _capitals(said)
    lower = {token: token.lower() for token in said}
    plain = {
        token: (_of_syllable if len(small) <= SYLLABLE and small.isalpha() else _plain)(small, marked)
        for token, small in lower.items()
    }
    line = f" {' '.join([plain[token] for token in said])} "
    for spelt, meant in _one_phrase():
        if spelt in line:
            line = line.replace(spelt, meant)
    row = line.split()
    names = _names(tokens, plain if capitals else {})
    return Matter(
        text=line,
        words=_words(row),
        names=names,
        numbers=numbers_in(row),
        slots=_slots(row, names),
        again=any(phrase in line for phrase in _said("again")),
        once_more=any(phrase in line for phrase in _said("once_more")),
        written={plain[token]: lower[token] for token in said},
    )


def _plain(lower: str, marked: bool) -> str:
    """Return the key of a word in small letters: of an everyday spelling that of the word it stands for."""
    meant = _one_word().get(lower)
    if meant is not None and (marked or lower.isascii()):
        return meant
    return fold(lower[:LONGEST_WORD])[:LONGEST_WORD] or "?"


_of_syllable = keeping(_plain)


def _capitals(tokens: list[str]) -> bool:
    """Return whether capitals tell names: not where all is written in them, or nothing."""
    return sum(token.isupper() and len(token) > 1 for token in tokens) * 2 <= len(tokens)


def _words(row: list[str]) -> dict[str, float]:
    found, unknown = _rarities()
    return {
        word: rare if number == 1 else rare * (1 + math.log(number))
        for word, number in Counter(row).items()
        if (rare := found.get(word, unknown)) > 1 and word.isalpha()
    }


def _names(tokens: list[str], plain: dict[str, str]) -> frozenset[str]:
    """Return what stands in capitals, without the first word of a sentence, words such as "Phường", and provinces.

    Whatever parts words ends a name: "xã Tân Uyên, Lai Châu" names two, and the province tells no matter from others.
    `plain`: the keys of the words; none where capitals tell nothing.
    """
    found: list[list[str]] = []
    run, opens = [], True
    for token in [*tokens, "."] if plain else []:
        if token[0].isupper():
            run.append((plain[token], opens))
        elif run:
            found.append(_stripped(run))
            run = []
        opens = token in _STOPS
    named = {" ".join(name) for name in found if _tells(name)}
    return frozenset(named - _provinces())


@cache
def _provinces() -> frozenset[str]:
    return frozenset(fold(name) for name in _everyday()["provinces"])


def _stripped(run: list[tuple[str, bool]]) -> list[str]:
    while run and (run[0][0] in _NO_NAME or run[0][1]):
        run = run[1:]
    return [word for word, _opens in run]


def _tells(name: list[str]) -> bool:
    return 1 < len(name) <= LONGEST_NAME or (len(name) == 1 and rarity(name[0]) >= WELL_KNOWN)


def _slots(row: list[str], names: frozenset[str]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for at, slot in [(at, _SLOT_OF[word]) for at, word in enumerate(row[:-1]) if word in _SLOT_OF]:
        if row[at + 1][0].isdigit():
            found.setdefault(slot, set()).add(row[at + 1])
        elif slot in _NAMED:
            two = " ".join(row[at + 1 : at + 3])
            if any(f" {two} " in f" {name} " for name in names):
                found.setdefault(slot, set()).add(two)
    return {slot: frozenset(values) for slot, values in found.items()}


def _wording(row: list[str]) -> frozenset[str]:
    """Return each four words in a row, but those of letter heads and set phrases, which stand in all letters."""
    known = _known()["pairs"]
    rare = [f"{one} {other}" not in known for one, other in zip(row, row[1:], strict=False)]
    runs = zip(row, row[1:], row[2:], row[3:], rare, rare[1:], rare[2:], strict=False)
    return frozenset([f"{one} {two} {three} {four}" for one, two, three, four, a, b, c in runs if a or b or c])
