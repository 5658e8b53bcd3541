"""Where a text names a place: a name after what it is (`xã`, `P.`, `TP`), or one that can be nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from thongsuot.language.places.gazetteer import ROMAN, common_words, exact_name, gazetteer, key_of, sound_of
from thongsuot.language.places.kinds import KINDS, LEVELS, is_led, is_owned, kind_at, may_be_of_place
from thongsuot.language.places.slips import slips_of
from thongsuot.language.places.words import Reading, Word

LONGEST_NAME = 6  # words
MOST = 60  # places named in one text that are looked at
LETTERS, SOUND, SLIP = range(3)
_JOINED = re.compile(r"[\s\-–|¬~_^*•`´·]*")
_AFTER_KIND = re.compile(r"[\s.:|¬~_^*•`´·\"“-]*")
_BEFORE_AREA = re.compile(r"[\s,\-–(/;.]*")
_COMMON = frozenset({"hoa binh", "thai binh", "hue", "vinh long", "binh minh", "an giang"})
_SHORTEST_ALONE = 4  # letters of a short name (`hn`: hôm nay, `dn`: doanh nghiệp) that needs no sign


@dataclass(frozen=True)
class Mention:
    """`first` up to, not including, `last`: words of the reading, what it is included; the name begins at `name`.

    `numbers`: the places so called. `kind`: what the writer calls it, "" where the name stands alone; `led`: after
    `ở`, `tại` or before its province. `how`: found by its letters, by its sound, or with one letter wrong.
    """

    first: int
    name: int
    last: int
    kind: str
    numbers: tuple[int, ...]
    how: int = LETTERS
    led: bool = True

    def of(self, *levels: str) -> "Mention | None":
        """Return the mention with its places of these levels alone, None where it has none."""
        kept = tuple(number for number in self.numbers if gazetteer().places[number].level in levels)
        return replace(self, numbers=kept) if kept else None


def mentions(reading: Reading, *, field: bool = False) -> list[Mention]:
    """Return what `reading` names, in order, never overlapping; the longest name counts.

    `field`: it stands where only a place is asked for, so that its first words need no sign.
    """
    found: list[Mention] = []
    if field and reading.words and not kind_at(reading, 0)[0] and (first := _at_the_beginning(reading)):
        found.append(first)
    at = found[-1].last if found else 0
    while at < len(reading.words) and len(found) < MOST:
        before = found[-1] if found and _follows(reading, found[-1], at) else None
        mention = _with_kind(reading, at) or _alone(reading, at, before)
        if mention:
            found.append(mention)
        at = mention.last if mention else at + 1
    return found


def _at_the_beginning(reading: Reading) -> Mention | None:
    """Return the place with whose name the text begins: a commune that stands, else a former one or a district."""
    for how in (LETTERS, SOUND, SLIP):
        for last, numbers in _names_at(reading, 0, ("commune", "district", "province"), how):
            mention = Mention(0, 0, last, "", numbers, how)
            area = _area_after(reading, mention)
            inside = _inside(communes, area) if area and (communes := mention.of("commune")) else None
            return inside or mention.of("province") or mention.of("commune") or mention
    return None


def _follows(reading: Reading, before: Mention, at: int) -> bool:
    return before.last == at and bool(_BEFORE_AREA.fullmatch(reading.words[at].gap))


def _with_kind(reading: Reading, at: int) -> Mention | None:
    length, kind = kind_at(reading, at)
    name = at + length
    if not length or name >= len(reading.words) or not _AFTER_KIND.fullmatch(reading.words[name].gap):
        return None
    if reading.words[name].key == "dao" and name + 1 < len(reading.words):
        name += 1  # huyện đảo, xã đảo
    for how in _ways(reading, name, kind):
        for last, numbers in _names_at(reading, name, LEVELS[kind], how):
            if _can_be_name(reading, name, last, kind, numbers):
                return Mention(at, name, last, kind, _of_that_kind(kind, numbers), how)
    return None


def _ways(reading: Reading, name: int, kind: str) -> tuple[int, ...]:
    """Return how a name may be found; with a letter wrong only a commune's that is written as a name."""
    may_slip = reading.cased and reading.words[name].capital and LEVELS[kind] == ("commune",)
    return (LETTERS, SOUND, SLIP) if may_slip else (LETTERS, SOUND)


def _of_that_kind(kind: str, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Return of districts and provinces those of the kind written, where there are any: `tx Sơn Tây` is no huyện."""
    places = gazetteer().places
    if places[numbers[0]].level == "commune":
        return numbers
    return tuple(number for number in numbers if places[number].kind == kind) or numbers


def _names_at(
    reading: Reading, at: int, levels: tuple[str, ...], how: int = LETTERS
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield where each name that begins at word `at` ends, and the places so called: longest first."""
    book = gazetteer()
    for keys in reversed(list(_runs(reading, at))):
        for key in _spellings(keys, how):
            numbers = tuple(number for number in book.named.get(key, ()) if book.places[number].level in levels)
            if numbers:
                yield at + len(keys), numbers


def _runs(reading: Reading, at: int) -> Iterator[list[str]]:
    """Yield the first word, the first two words … of a name, as long as nothing but blanks parts them."""
    run: list[str] = []
    for word in reading.words[at : at + LONGEST_NAME]:
        if not word.key or (run and not _JOINED.fullmatch(word.gap)):
            return
        run = [*run, word.key]
        yield run


def _spellings(keys: list[str], how: int) -> Iterator[str]:
    whole = " ".join(keys)
    if how == SOUND:
        yield from gazetteer().heard.get(sound_of(whole), ())
        return
    if how == SLIP:
        yield from slips_of(whole)
        return
    yield whole
    if keys[-1] in ROMAN:
        yield " ".join([*keys[:-1], ROMAN[keys[-1]]])


def _can_be_name(reading: Reading, name: int, last: int, kind: str, numbers: tuple[int, ...]) -> bool:
    """Return whether words after a kind are a name: not `xã ta`, nor one that swallows the `thành` of `thành phố`."""
    words = reading.words
    said = words[name:last]
    if last < len(words) and len(said) > 1 and (said[-1].key, words[last].key) in KINDS:
        return False
    if len(said) == 1 and (said[0].key.isdecimal() or said[0].key in ROMAN):
        return kind in ("Phường", "Quận")
    if reading.cased and said[0].capital != said[-1].capital and not said[-1].key.isdecimal():
        return False
    if not said[0].capital and (kind, said[0].key) == ("Xã", "hoi"):
        return False
    if reading.cased and not said[0].capital:
        return len(said) > 1 and bool(_as_written(reading, said, numbers))
    if len(said) == 1 and reading.marked:
        return bool(_as_written(reading, said, numbers))
    return len(said) > 1 or len(said[0].key) > 2


def _as_written(reading: Reading, said: tuple[Word, ...], numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Return those of the places whose name has the marks of the words; all of them in a text without marks.

    A short or second name has no marks to compare.
    """
    if not reading.marked:
        return numbers
    exact, key = tuple(word.exact for word in said), " ".join(word.key for word in said)
    places = gazetteer().places
    return tuple(n for n in numbers if exact_name(places[n].name) == exact or key_of(places[n].name) != key)


def _alone(reading: Reading, at: int, before: Mention | None) -> Mention | None:
    """Return a place named without what it is. `before`: another place that stands right before it."""
    first = reading.words[at]
    if first.key not in gazetteer().words or (reading.cased and not first.capital) or is_owned(reading, at):
        return None
    for last, numbers in _names_at(reading, at, ("province", "district", "commune")):
        said = reading.words[at:last]
        if not _is_apart(reading, at, last) or not (kept := _as_written(reading, said, numbers)):
            continue
        mention = Mention(at, at, last, "", kept, led=before is not None or is_led(reading, at))
        if found := _level_alone(reading, mention, before):
            return found
    return None


def _is_apart(reading: Reading, at: int, last: int) -> bool:
    """Return whether the words are a name of their own, not a part of a longer one (`Nguyễn Thái Bình`)."""
    words = reading.words
    said = words[at:last]
    if said[0].key.isdecimal() or len(said[0].key) < 2:
        return False
    if not reading.cased:
        return True
    if not all(word.capital or word.key.isdecimal() for word in said):
        return False
    before, after = words[at - 1] if at else None, words[last] if last < len(words) else None
    if before and before.capital and not before.upper and said[0].gap == " " and not is_led(reading, at):
        return False
    return not (after and after.capital and after.gap == " " and not kind_at(reading, last)[0])


def _level_alone(reading: Reading, mention: Mention, before: Mention | None) -> Mention | None:
    """Return the mention as what it can be alone: after a commune its district, before a province its commune."""
    province, district, commune = (mention.of(level) for level in ("province", "district", "commune"))
    if province:
        return province if _province_alone(reading, mention) else None
    if mention.last - mention.first < 2:
        return None
    area = _area_after(reading, mention)
    if before and before.of("commune") and district:
        return district
    if area and commune and (inside := _inside(commune, area)):
        return replace(inside, led=True)
    if district and (mention.led or area) and not _is_rural(district):
        return district
    return _commune_alone(reading, commune) if commune else None


def _province_alone(reading: Reading, mention: Mention) -> bool:
    words = reading.words[mention.first : mention.last]
    key = " ".join(word.key for word in words)
    if mention.led or key == "hcm":
        return True
    if key in _COMMON or len(key) < _SHORTEST_ALONE:
        return reading.cased and (key in _COMMON or words[0].upper)
    return True


def _is_rural(district: Mention) -> bool:
    """Return whether it was a huyện or thị xã: named alone today it is rather the commune that has its name."""
    return all(gazetteer().places[number].kind in ("Huyện", "Thị xã") for number in district.numbers)


def _commune_alone(reading: Reading, commune: Mention) -> Mention | None:
    """Return a commune without any sign: one that stands today and is written as a name.

    Where nothing is, it must be no word of every day; without marks, which much else reads like, it must follow `ở`.
    """
    standing = tuple(number for number in commune.numbers if gazetteer().places[number].standing)
    signed = reading.cased or ((commune.led or reading.marked) and not _is_common(reading, commune))
    if not standing or not signed:
        return None
    weak = may_be_of_place(reading, commune.first)
    return replace(commune, numbers=standing, led=commune.led and not weak)


def _is_common(reading: Reading, commune: Mention) -> bool:
    return " ".join(word.exact for word in reading.words[commune.first : commune.last]) in common_words()


def _inside(commune: Mention, area: Mention) -> Mention | None:
    book = gazetteer()
    inside = tuple(n for n in commune.numbers if any(book.lies_in(n, each) for each in area.numbers))
    return replace(commune, numbers=inside) if inside else None


def _area_after(reading: Reading, mention: Mention) -> Mention | None:
    """Return the province or district named right after."""
    at = mention.last
    if at >= len(reading.words) or not _BEFORE_AREA.fullmatch(reading.words[at].gap):
        return None
    found = _with_kind(reading, at)
    if found:
        return found.of("province", "district")
    for last, numbers in _names_at(reading, at, ("province", "district")):
        if _is_apart(reading, at, last) and (kept := _as_written(reading, reading.words[at:last], numbers)):
            return Mention(at, at, last, "", kept)
    return None
