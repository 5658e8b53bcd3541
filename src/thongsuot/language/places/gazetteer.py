"""The places of the country as a text is searched for them: by name without marks, by sound, by what became of them.

Read once, at the first question: some 6 MB. A place is its number in the list; names and codes are shared.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from sys import intern
from typing import NamedTuple

from thongsuot.language.folding import fold_exact, fold_spelling
from thongsuot.language.places import tables
from thongsuot.language.signs import sounds

NOWHERE = -1
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "x": "10"}
_APOSTROPHES = str.maketrans(dict.fromkeys("'’ʼ‘`", ""))
_DASH = " - "


class Place(NamedTuple):
    """`above`, `became`: numbers of places; of a standing one `became` is itself. `whole`: not split."""

    level: str
    code: str
    kind: str
    name: str
    above: int
    standing: bool
    became: tuple[int, ...]

    @property
    def title(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True)
class Gazetteer:
    """`named`: the key of a name to the places so called; `heard`: the sound of a name to the keys that sound so.

    `words`: every word that is part of a name.
    """

    places: tuple[Place, ...]
    named: dict[str, tuple[int, ...]]
    heard: dict[str, tuple[str, ...]]
    words: frozenset[str]

    def line(self, number: int) -> Iterable[Place]:
        """Yield the place and those above it, each of its own time."""
        while number != NOWHERE:
            yield self.places[number]
            number = self.places[number].above

    def title(self, number: int) -> str:
        """Return a place as an address gives it: `Thị trấn Hương Canh, Huyện Bình Xuyên, Tỉnh Vĩnh Phúc`."""
        return ", ".join(place.title for place in self.line(number))

    def present_provinces(self, number: int) -> frozenset[int]:
        """Return the present provinces that a place, of whatever time and level, lies in."""
        found = set()
        for each in self.places[number].became:
            found.add(each if self.places[each].level == "province" else self.places[each].above)
        return frozenset(found)

    def lies_in(self, number: int, area: int) -> bool:
        """Return whether a commune lies in a district or province, now or before; a present one: at least in part."""
        commune, outer = self.places[number], self.places[area]
        if outer.standing:
            return bool(self.present_provinces(number) & {area})
        if not commune.standing:
            return outer in tuple(self.line(number))
        return number in (outer.became if outer.level == "district" else _communes_of(area))


def key_of(name: str) -> str:
    """Return the key a name is looked up by: without marks, apostrophes and dashes, i and y one."""
    words = fold_spelling(name.translate(_APOSTROPHES).replace("-", " ")).split()
    if words and (last := name.split()[-1]).isupper():
        words[-1] = ROMAN.get(last.lower(), words[-1])
    return " ".join(words)


def sound_of(key: str) -> str:
    """Return a key with the spellings that hurried writers confuse made one; see `signs.sounds`."""
    return " ".join(sounds(word) for word in key.split())


@cache
def gazetteer() -> Gazetteer:
    """Return the places of the tables that ship, with the other names that people give them."""
    rows = tables.places()
    at = {row["id"]: number for number, row in enumerate(rows)}
    became: dict[str, list[int]] = defaultdict(list)
    for link in sorted(tables.successions(), key=lambda link: (link["former"], link["whole"] == "0")):
        became[link["former"]].append(at[link["successor"]])
    places = tuple(_place(row, at, became) for row in rows)
    named: dict[str, list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        for key in _keys(place):
            named[intern(key)].append(number)
    for key, others in _other_names(named).items():
        named[intern(key)].extend(number for number in others if number not in named[key])
    heard: dict[str, list[str]] = defaultdict(list)
    for key in named:
        heard[intern(sound_of(key))].append(key)
    return Gazetteer(
        places=places,
        named={key: tuple(numbers) for key, numbers in named.items()},
        heard={sound: tuple(keys) for sound, keys in heard.items()},
        words=frozenset(intern(word) for key in named for word in key.split()),
    )


def _place(row: dict[str, str], at: dict[str, int], became: dict[str, list[int]]) -> Place:
    standing = bool(row["valid_from"])
    return Place(
        level=intern(row["level"]),
        code=intern(row["code"]),
        kind=intern(row["kind"]),
        name=intern(row["name"]),
        above=at[row["parent"]] if row["parent"] else NOWHERE,
        standing=standing,
        became=(at[row["id"]],) if standing else tuple(became[row["id"]]),
    )


def _keys(place: Place) -> Iterable[str]:
    """Return the keys of a name; of a double one (`Xuân Hương - Đà Lạt`) of its first part too."""
    keys = {key_of(place.name)}
    if _DASH in place.name and place.level == "commune":
        keys.add(key_of(place.name.partition(_DASH)[0]))
    if place.level == "province":
        keys.add(key_of(place.name).replace(" ", ""))
    return keys


def _other_names(named: dict[str, list[int]]) -> dict[str, list[int]]:
    """Return the short and old names of `data/places/names.toml`, each with the places that have the full name."""
    return {
        key_of(other): [number for name in full for number in named[key_of(name)]]
        for other, full in _written_by_hand()["names"].items()
    }


@cache
def common_words() -> frozenset[str]:
    """Return the names, with their marks and without, that are words of every day where they are written small."""
    words = _written_by_hand()["words"]["common"].replace("\n", " ").split(",")
    return frozenset(form(word) for word in words for form in (fold_exact, fold_spelling))


def _written_by_hand() -> dict:
    return tomllib.loads((files("thongsuot.language") / "data" / "places" / "names.toml").read_text("utf-8"))


@cache
def _communes_of(province: int) -> frozenset[int]:
    """Return the present communes that took over anything of a former province."""
    places = gazetteer().places
    return frozenset(
        each for place in places if place.level == "district" and place.above == province for each in place.became
    )


@cache
def exact_name(name: str) -> tuple[str, ...]:
    """Return the words of a place's name with their marks, as a text's words are compared with them."""
    return tuple(fold_exact(name.translate(_APOSTROPHES).replace("-", " ")).split())
