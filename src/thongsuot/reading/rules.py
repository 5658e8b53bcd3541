"""From the words a reader saw on a page to a draft: text, doubtful places, the fields of a letter. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from thongsuot.language.dates import dates
from thongsuot.language.folding import clean, fold
from thongsuot.language.kinds import kind_of
from thongsuot.language.personal import personal
from thongsuot.language.plain import plain

DOUBTFUL = 60
"""Below this confidence, of 100, a word is marked as doubtful."""
FIELDS = ("text", "title", "name", "phone", "address", "written_on", "addressee", "kind")
LONGEST = 20_000
KINDS = ("feedback", "petition", "complaint")
_NOISE = re.compile(r"^[\W_]{1,3}$")
_KEPT = frozenset(".,;:!?()/-–\"'“”%+")
_ADDRESSEE = re.compile(r"(?im)^[^\n]{0,20}\bkinh gui\b\s*[:.]?[ ]*(?P<it>[^\n]+(?:\n[ ]*[-+][^\n]+)*)")
_SUBJECT = re.compile(r"(?im)\b(?:v/v|ve viec)\b\s*[:.]?[ ]*(?P<it>[^\n]{5,180})")
_ADDRESS = re.compile(
    r"(?im)\b(?:dia chi(?: thuong tru)?|noi cu tru|ho khau thuong tru|thuong tru|tru tai|cho o|hien o)\b"
    r"(?: hien nay| tai)?\s*[:.]?[ ]*(?P<it>[^\n]{5,150})"
)
_SENDER = re.compile(
    r"(?i)\b(?:toi ten la|toi ten|ten toi la|"
    r"toi la|ho va ten|ho ten|nguoi (?:viet|lam) don)\b[^\w\n]{0,4}$"
)


@dataclass(frozen=True)
class Word:
    """A word as read: its confidence (0 to 100), the line it stands on, the page."""

    text: str
    confidence: float
    line: tuple[int, ...]


@dataclass(frozen=True)
class Draft:
    """What one file reads as. `doubtful`: start and end in `text`; `fields`: by name, see FIELDS."""

    text: str
    doubtful: tuple[tuple[int, int], ...] = ()
    fields: dict[str, str] = field(default_factory=dict)


def words_of(table: str, page: int = 0) -> list[Word]:
    """Return the words of a table as tesseract prints it (`tsv`): lines of twelve columns, level 5 is a word."""
    found = []
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and cells[11].strip():
            line = (page, *(int(cells[n]) for n in (2, 3, 4)))
            found.append(Word(clean(cells[11]).strip(), float(cells[10]), line))
    return [word for word in found if word.text and not is_noise(word.text)]


def is_noise(word: str) -> bool:
    """Return whether a word is a stroke of the scanner rather than of the writer: `|`, `_`, `~`."""
    return bool(_NOISE.match(word)) and not set(word) <= _KEPT


def draft_of(words: Iterable[Word]) -> Draft:
    """Return the draft of a letter: its text line by line, a blank line between blocks, and what it proposes."""
    text, doubtful, before = "", [], None
    for word in words:
        if before is not None:
            text += " " if word.line == before else "\n\n" if word.line[:2] != before[:2] else "\n"
        if len(text) + len(word.text) > LONGEST:
            break
        start, before = len(text), word.line
        text += word.text
        if word.confidence < DOUBTFUL:
            doubtful.append((start, len(text)))
    return Draft(text, tuple(doubtful), fields_of(text))


def fields_of(text: str) -> dict[str, str]:
    """Return what a letter says of itself; a field that it does not say is empty."""
    read = plain(text)

    def after(pattern: re.Pattern) -> str:
        match = pattern.search(read.text)
        return " ".join(read.written(*match.span("it")).split()).strip(" .,;:-") if match else ""

    spans = personal(text)
    phones = [text[one.start : one.end] for one in spans if one.kind == "phone"]
    written = [one.on() for one in dates(text) if one.year]
    kind = next((one.code if hasattr(one, "code") else one.kind for one in kind_of(text)), "")
    return {
        "text": text,
        "title": after(_SUBJECT)[:200],
        "name": _sender(text, spans),
        "phone": re.sub(r"\D", "", phones[0]) if phones else "",
        "address": after(_ADDRESS) or next((text[one.start : one.end] for one in spans if one.kind == "address"), ""),
        "written_on": written[0].isoformat() if written and written[0] else "",
        "addressee": after(_ADDRESSEE)[:200],
        "kind": kind if kind in KINDS else "",
    }


def _sender(text: str, spans) -> str:
    """Return who writes: the name behind "tôi là"; else the one that the letter ends with."""
    names = [one for one in spans if one.kind == "name"]
    said = next((one for one in names if _SENDER.search(plain(text[: one.start]).text[-40:])), None)
    last = names[-1] if names and names[-1].start > len(text) * 0.7 else None
    one = said or last
    return " ".join(text[one.start : one.end].split()) if one else ""


def agreement(proposed: dict[str, str], kept: dict[str, str]) -> dict[str, str]:
    """Return for each field `same`, `changed`, `added` (nothing was proposed) or `none` (neither); never the words."""
    return {name: _agree(proposed.get(name, ""), kept[name]) for name in FIELDS if name in kept}


def _agree(proposed: str, kept: str) -> str:
    if not proposed and not kept:
        return "none"
    if not proposed:
        return "added"
    return "same" if _bare(proposed) == _bare(kept) else "changed"


def _bare(words: str) -> str:
    return " ".join(clean(words).split()) if fold(words) else ""
