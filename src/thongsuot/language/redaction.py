"""What a public copy should hide, and the copy with it hidden: a mark of one length, wherever a piece stands. Pure.

A piece is found again in any spelling: other marks or none, decomposed, capitals, raw Telex or VNI, digits grouped
otherwise. It is proposed, never decided: whoever publishes says what may stay.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from string import ascii_uppercase

from thongsuot.language.folding import fold_exact
from thongsuot.language.keystrokes import decode_typing
from thongsuot.language.personal import personal
from thongsuot.language.plain import Plain, plain

MARK = "███"
KINDS = ("name", "phone", "id_number", "bank", "address", "email", "link")
_SHOWN = {"plate": "id_number"}  # a vehicle's number says whose it is, as that of a paper does
LEAST_DIGITS = 6
MOST_ROUNDS = 3
_LINK = re.compile(
    r"(?i)\b(?:https?://|www\.|(?:zalo|facebook|fb)\.)\S+"
    r"|\b[\w\-]{1,63}+(?:\.[\w\-]{1,63}+){0,8}\.(?:vn|com|net|org|me)(?:/\S*)?\b"
)
_TOKEN = re.compile(r"\w+")
_WORD_END = re.compile(r"[\w\u0300-\u036f]*")  # a long address is cut within a word, of which no part may stay
_SPACED = r"[ .\-()]{0,3}"
_GAP = re.compile(r"[\s.,\-_/|@():?=&#%+]{0,4}")


@dataclass(frozen=True)
class Piece:
    """Something to hide: `text` as first written, `count` of its places in all the texts, in whatever spelling."""

    kind: str
    text: str
    count: int


def proposals(texts: Iterable[str], known: Iterable[tuple[str, str]] = ()) -> list[Piece]:
    """Return what to hide in `texts`, each piece once, in order; `known`: (kind, words) of people of the matter.

    Of what is known only the words that a text itself holds are shown, as it writes them.
    """
    reads = [plain(text) for text in texts]
    found: dict[str, tuple[str, str]] = {}
    for kind, words in [*_seen(reads), *_present(reads, known)]:
        found.setdefault(_alone(words), (kind, words))
    for kind, words in list(found.values()):
        if kind == "name" and (given := _given_name(words)) and any(_places(read, given) for read in reads):
            found.setdefault(_alone(given), ("name", given))
    counted = [Piece(kind, words, _count(reads, words, found.values())) for kind, words in found.values()]
    return [piece for piece in counted if piece.count]


def hidden(text: str, pieces: Iterable[str], letters: dict[str, str] | None = None) -> str:
    """Return `text` with every place of every piece replaced by a mark of three characters, however long it was.

    `letters`: which letter stands for which piece (see `lettered`), so that one person can be told from another.
    """
    read = plain(text)
    found = [(start, -end, _mark(words, letters)) for words in pieces for start, end in _places(read, words)]
    spans: list[tuple[int, int, str]] = []
    for start, behind, mark in sorted(found):
        if spans and start < spans[-1][1]:  # two pieces share a word: all that either of them covers goes
            spans[-1] = (spans[-1][0], max(spans[-1][1], -behind), spans[-1][2])
        else:
            spans.append((start, -behind, mark))
    for start, end, mark in reversed(spans):
        text = text[:start] + mark + text[end:]
    return text


def lettered(pieces: Iterable[Piece]) -> dict[str, str]:
    """Return a letter for each person named, the first 26; a given name has that of the whole name before it."""
    given: dict[str, str] = {}
    free = iter(ascii_uppercase)
    for piece in sorted((one for one in pieces if one.kind == "name"), key=lambda one: -len(one.text.split())):
        whole = next((words for words in given if _ends_with(words, piece.text)), None)
        letter = given[whole] if whole else next(free, "")
        if letter:
            given[piece.text] = letter
    return given


def copied(
    texts: Iterable[str], kept: Collection[str], more: Iterable[str] = (), *, letters=False, known=()
) -> list[str]:
    """Return the public copies of `texts`: all that is proposed is hidden, and `more`, but not what may be `kept`."""
    texts, kept_keys = list(texts), {_alone(words) for words in kept}
    found = [one for one in proposals(texts, known) if _alone(one.text) not in kept_keys]
    marks = lettered(found) if letters else None
    pieces = [one.text for one in found] + [words for words in more if words.strip()]
    copies = [hidden(text, pieces, marks) for text in texts]
    for _again in range(MOST_ROUNDS):  # what is hidden may leave beside it what now reads as personal: it goes too
        left = [one.text for one in proposals(copies) if _alone(one.text) not in kept_keys]
        if not left:
            break
        copies = [hidden(text, left) for text in copies]
    return copies


def _ends_with(whole: str, words: str) -> bool:
    parts, last = whole.split(), words.split()
    return len(last) < len(parts) and _alone(" ".join(parts[-len(last) :])) == _alone(words)


def _mark(words: str, letters: dict[str, str] | None) -> str:
    letter = (letters or {}).get(words)
    return f"█{letter}█" if letter else MARK


def _seen(reads: list[Plain]) -> Iterable[tuple[str, str]]:
    for read in reads:
        for span in personal(read.given):
            yield _SHOWN.get(span.kind, span.kind), read.given[span.start : _WORD_END.match(read.given, span.end).end()]
        for match in _LINK.finditer(read.given):
            if "@" not in read.given[max(0, match.start() - 1) : match.end()]:
                yield "link", match[0].rstrip(".,;)")


def _present(reads: list[Plain], known: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    for kind, words in known:
        for read in reads:
            for start, end in _places(read, words)[:1]:
                yield kind, read.given[start:end]


def _given_name(words: str) -> str:
    parts = words.split()
    return parts[-1] if len(parts) > 1 and parts[-1][:1].isupper() else ""


def _count(reads: list[Plain], words: str, all_pieces: Iterable[tuple[str, str]]) -> int:
    """Return in how many places a piece stands that no longer piece covers."""
    longer = [other for _kind, other in all_pieces if len(other) > len(words) and _key(words) in _key(other)]
    total = 0
    for read in reads:
        over = [span for other in longer for span in _places(read, other)]
        total += sum(not any(a <= start and end <= b for a, b in over) for start, end in _places(read, words))
    return total


def _key(words: str) -> str:
    return " ".join(_TOKEN.findall(plain(words).text.lower().replace("y", "i")))


def _alone(words: str) -> str:
    """Return what tells one piece from another: of one word its marks too, since Hoà is not Hoa."""
    key = _key(words)
    return key if " " in key else " ".join(_TOKEN.findall(fold_exact(words)))


def _places(read: Plain, words: str) -> list[tuple[int, int]]:
    """Return where `words` stand in a text, to the letter or in whatever spelling, as offsets of the text as given."""
    words = words.strip()
    if not _key(words):
        return []
    before = r"(?<!\d)" if words[0].isdecimal() else r"(?<!\w)" if words[0].isalpha() else ""
    literally = re.compile(before + re.escape(words) + r"(?![\w\u0300-\u036f])")
    found = [match.span() for match in literally.finditer(read.given)]
    spelt = [(a, b) for a, b in _spelt(read, words) if not any(a < end and start < b for start, end in found)]
    return sorted(found + spelt)


def _spelt(read: Plain, words: str) -> list[tuple[int, int]]:
    wanted = _key(words).split()
    digits = [c for c in words if c.isdecimal()]
    if len(digits) >= LEAST_DIGITS and len(digits) * 2 > sum(not c.isspace() for c in words):
        return _numbers(read, "".join(digits))
    tokens = [(match.group().lower().replace("y", "i"), *match.span()) for match in _TOKEN.finditer(read.text)]
    if len(wanted) == 1:
        return [
            read.span(start, end) for one, start, end in tokens if one == wanted[0] and _same(read, start, end, words)
        ]
    return [
        read.span(tokens[at][1], tokens[at + len(wanted) - 1][2])
        for at in range(len(tokens) - len(wanted) + 1)
        if _stands(read, tokens[at : at + len(wanted)], wanted)
    ]


def _numbers(read: Plain, digits: str) -> list[tuple[int, int]]:
    is_phone = len(digits) in (10, 11) and digits[0] == "0"
    start, rest = (r"\(?(?:\+84|0084|84|0)", digits[1:]) if is_phone else ("", digits)
    pattern = re.compile(r"(?<!\d)" + start + _SPACED * bool(start) + _SPACED.join(rest) + r"(?!\d)")
    return [read.span(*match.span()) for match in pattern.finditer(read.text)]


def _same(read: Plain, start: int, end: int, words: str) -> bool:
    """Return whether one word alone is the piece: with its marks and its capital, since `Hoa` is also a flower."""
    written = read.written(start, end)
    if fold_exact(written) != _alone(words):
        return False
    return written[:1].isupper() == words[:1].isupper() or (written.isupper() and len(written) > 1)


def _stands(read: Plain, window: list[tuple[str, int, int]], wanted: list[str]) -> bool:
    if any(one[0][0] != part[0] for one, part in zip(window, wanted, strict=True)):
        return False
    gaps = zip(window, window[1:], strict=False)
    if not all(_GAP.fullmatch(read.text, before[2], after[1]) for before, after in gaps):
        return False
    if [one[0] for one in window] == wanted:
        return True
    typed = read.written(window[0][1], window[-1][2])
    return typed.isascii() and _key(decode_typing(typed)) == " ".join(wanted)
