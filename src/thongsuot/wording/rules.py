"""Words with places for values: how they are filled in, what is wrong with them, how two versions differ. Pure.

`{code}` stands for a value. `[, mã {code}]` is a piece that falls away where one of its values is empty. All else is
read as words: nothing that somebody typed is ever run.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import SequenceMatcher

PLACE = re.compile(r"\{(\w+)\}")
PIECE = re.compile(r"\[([^\[\]]*)\]")
LINE_PIECE = re.compile(r"^\[([^\[\]]*)\](?:\n|\Z)", re.MULTILINE)
TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>?|<!--|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]{2,8});")
NEAR = 30
# One part of a text message: 160 letters of the plain alphabet, 70 of any other; 153 and 67 where it takes several.
PLAIN_LETTERS = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
TWICE = frozenset("^{}\\[~]|€")


@dataclass(frozen=True)
class Wrong:
    """What does not fit in one part of a wording. `reason`: a key of `sentences.SENTENCES`; `what`: the place."""

    part: str
    reason: str
    what: str = ""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """What one part may hold: the values that may and must stand in it; `free`: those that are always there."""

    part: str
    may: Collection[str] = ()
    must: Collection[str] = ()
    free: Collection[str] = ()
    longest: int = 4000
    needed: bool = True
    one_line: bool = False
    pieces: bool = False


def names(text: str) -> list[str]:
    """Return the values that words name, in their order, each once."""
    return list(dict.fromkeys(PLACE.findall(text)))


def filled(text: str, values: dict) -> str:
    """Return the words with their values; pieces that lack one fall away, and a line that held nothing else with them.

    A value stands as it is: what it holds is never read for places or pieces again.
    """

    def whole(found: re.Match) -> bool:
        return all(values.get(name) not in (None, "") for name in names(found[1]))

    text = LINE_PIECE.sub(lambda found: found[0].replace(f"[{found[1]}]", found[1]) if whole(found) else "", text)
    text = PIECE.sub(lambda found: found[1] if whole(found) else "", text)
    return PLACE.sub(lambda found: str(values.get(found[1], "")), text).strip()


def troubles(text: str, limits: Limits) -> list[Wrong]:
    """Return what is wrong with one part of a wording, the first thing to mend first."""
    found = _shape(text, limits)
    known = [name for name in names(text) if name in limits.may]
    found += [("unknown", f"{{{name}}}") for name in names(text) if name not in limits.may]
    if text.strip():
        found += [("missing", f"{{{name}}}") for name in limits.must if name not in known]
    if limits.pieces:
        outside = names(PIECE.sub("", text))
        found += [("bare", f"{{{name}}}") for name in outside if name in limits.may and name not in limits.free]
    return [Wrong(limits.part, reason, what) for reason, what in found]


def _shape(text: str, limits: Limits) -> list[tuple[str, str]]:
    """Return what no words may be: empty where needed, too long, on two lines, with tags or open brackets."""
    found = []
    if not text.strip() and limits.needed:
        return [("empty", "")]
    if len(text) > limits.longest:
        found.append(("long", str(limits.longest)))
    if limits.one_line and "\n" in text.strip():
        found.append(("lines", ""))
    if tag := TAG.search(text):
        found.append(("tag", tag[0][:NEAR]))
    rest = PLACE.sub("", text)
    if brace := re.search(r"[{}]", rest):
        found.append(("brace", _near(rest, brace.start())))
    loose = PIECE.sub("", rest)
    if limits.pieces and (bracket := re.search(r"[\[\]]", loose)):
        found.append(("bracket", _near(loose, bracket.start())))
    if limits.pieces and any(not names(piece) for piece in PIECE.findall(text)):
        found.append(("piece", next(f"[{one}]" for one in PIECE.findall(text) if not names(one))[:NEAR]))
    return found


def _near(text: str, at: int) -> str:
    return text[max(0, at - NEAR // 2) : at + NEAR // 2].strip().replace("\n", " ")


def sms_parts(text: str) -> int:
    """Return as how many messages a network counts a text (GSM 03.38; letters beyond it make all of it UCS-2)."""
    if all(letter in PLAIN_LETTERS or letter in TWICE for letter in text):
        length, alone, joined = len(text) + sum(letter in TWICE for letter in text), 160, 153
    else:
        length, alone, joined = len(text.encode("utf-16-le")) // 2, 70, 67
    return 1 if length <= alone else -(-length // joined)


@dataclass(frozen=True)
class Row:
    """One line of two versions beside each other; None where a version has none there."""

    before: str | None
    after: str | None

    @property
    def same(self) -> bool:
        return self.before == self.after


def beside(before: str, after: str) -> list[Row]:
    """Return two versions line by line: what stayed stands on one row, what changed beside what it became."""
    old, new = before.splitlines(), after.splitlines()
    rows = []
    for _tag, i, j, k, m in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        gone, come = old[i:j], new[k:m]
        for at in range(max(len(gone), len(come))):
            rows.append(Row(gone[at] if at < len(gone) else None, come[at] if at < len(come) else None))
    return rows


def changed_lines(before: str, after: str) -> tuple[str, str]:
    """Return the lines that went and those that came, for a history that need not repeat what stayed."""
    rows = [row for row in beside(before, after) if not row.same]
    gone, come = [row.before for row in rows if row.before], [row.after for row in rows if row.after]
    return "\n".join(gone), "\n".join(come)
