"""The text of a Word file: its paragraphs in order, tables row by row, automatic numbers as Word prints them."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml import parse_xml

MOST_PARTS = 3000
MOST_UNPACKED = 150 * 1024 * 1024
MOST_RATIO = 300
_SMALL = 1024 * 1024  # so small a file may be packed as tightly as it likes
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_MARK = re.compile(r"(?i)\b(?:tuyệt|tối)?\s*mật\b")


class NoWord(Exception):
    """A packed file that is no Word document."""


class Bursting(Exception):
    """A file that would fill the memory when opened."""


@dataclass
class Numbers:
    """The automatic numbers of a document: how each list's levels are printed, and how far each has counted."""

    levels: dict[tuple[str, int], tuple[str, str, int]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    counted: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, number: str, level: int) -> str:
        """Return the number printed before the next paragraph of a list, counting on."""
        abstract = self.lists.get(number)
        if abstract is None or (abstract, level) not in self.levels:
            return ""
        counts = self.counted.setdefault(abstract, {})
        kind, pattern, start = self.levels[abstract, level]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if kind in ("none", "bullet"):
            return "-" if kind == "bullet" else ""
        return re.sub(r"%([1-9])", lambda match: self._at(abstract, counts, int(match[1]) - 1), pattern)

    def _at(self, abstract: str, counts: dict[int, int], level: int) -> str:
        kind, _pattern, start = self.levels.get((abstract, level), ("decimal", "", 1))
        return _printed(counts.get(level, start), kind)


def text_of(content: bytes) -> str:
    """Return the text of a Word file. Raises: NoWord, Bursting, and what zipfile and lxml raise of a broken one."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        _check(package.infolist(), len(content))
        numbers = _numbers(package)
        body = _tree(package, "word/document.xml")
        heads = (name for name in package.namelist() if re.fullmatch(r"word/header\d*\.xml", name))
        marks = [line for name in heads for line in _paragraphs(_tree(package, name), Numbers()) if _MARK.search(line)]
    return "\n".join([*dict.fromkeys(marks), *_paragraphs(body, numbers)])


def _check(parts: list[zipfile.ZipInfo], size: int) -> None:
    if "word/document.xml" not in {part.filename for part in parts}:
        raise NoWord
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or (unpacked > MOST_RATIO * size and unpacked > _SMALL):
        raise Bursting


def _tree(package: zipfile.ZipFile, name: str):
    with package.open(name) as part:
        content = part.read(MOST_UNPACKED + 1)
    if len(content) > MOST_UNPACKED:
        raise Bursting
    return parse_xml(content)  # resolves no entity, loads nothing


def _numbers(package: zipfile.ZipFile) -> Numbers:
    numbers, names = Numbers(), set(package.namelist())
    if "word/numbering.xml" in names:
        root = _tree(package, "word/numbering.xml")
        for abstract in root.iter(f"{_W}abstractNum"):
            for level in abstract.iter(f"{_W}lvl"):
                key = (abstract.get(f"{_W}abstractNumId", ""), _whole(level.get(f"{_W}ilvl")))
                start = _whole(_value(level, "start"), 1)
                numbers.levels[key] = (_value(level, "numFmt") or "decimal", _value(level, "lvlText") or "", start)
        for one in root.iter(f"{_W}num"):
            numbers.lists[one.get(f"{_W}numId", "")] = _value(one, "abstractNumId") or ""
    if "word/styles.xml" in names:
        for style in _tree(package, "word/styles.xml").iter(f"{_W}style"):
            if (found := _list_of(style)) is not None:
                numbers.styles[style.get(f"{_W}styleId", "")] = found
    return numbers


def _paragraphs(root, numbers: Numbers) -> Iterator[str]:
    """Yield the lines of a part: a paragraph each, a row of a table with three columns or more on one."""
    done: set = set()
    for node in root.iter(f"{_W}p", f"{_W}tr"):
        if node in done:
            continue
        if node.tag == f"{_W}p":
            done.update(node.iter(f"{_W}p"))  # those of a text box are read with the paragraph that holds it
            words = _words(node)
            number = _number(node, numbers) if words.strip() else ""
            yield f"{number} {words}".strip() if number else words
        elif row := _row(node):
            done.update(node.iter(f"{_W}p", f"{_W}tr"))
            yield row


def _row(node) -> str:
    """Return the cells of a row of three or more on one line; "" for the table that only sets things side by side."""
    cells = [" ".join(" ".join(_words(one) for one in cell.iter(f"{_W}p")).split()) for cell in node.iter(f"{_W}tc")]
    return " | ".join(cell for cell in cells if cell) if len(cells) >= 3 else ""


def _words(paragraph) -> str:
    """Return the words of a paragraph; what was deleted with changes tracked is none of it."""
    pieces = []
    for node in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen", f"{_W}p"):
        tag = node.tag.removeprefix(_W)
        if tag == "t":
            pieces.append(node.text or "")
        elif tag == "p":
            pieces.append("\n" if node is not paragraph else "")
        elif tag == "tab" and node.getparent().tag != f"{_W}tabs":
            pieces.append("\t")
        elif tag in ("br", "cr"):
            pieces.append("\n")
        elif tag == "noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _number(paragraph, numbers: Numbers) -> str:
    own = _list_of(paragraph)
    if own is None:
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        own = numbers.styles.get(style.get(f"{_W}val", "")) if style is not None else None
    return numbers.next(*own) if own and own[0] != "0" else ""


def _list_of(element) -> tuple[str, int] | None:
    found = element.find(f"{_W}pPr/{_W}numPr")
    if found is None or _value(found, "numId") is None:
        return None
    return _value(found, "numId"), _whole(_value(found, "ilvl"))


def _value(element, name: str) -> str | None:
    found = element.find(f"{_W}{name}")
    return found.get(f"{_W}val") if found is not None else None


def _whole(written: str | None, otherwise: int = 0) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 6 else otherwise


def _printed(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter"):
        letter = _LETTERS[(count - 1) % len(_LETTERS)]
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman"):
        roman = _roman(count)
        return roman if kind == "upperRoman" else roman.lower()
    return f"{count:02d}" if kind == "decimalZero" else str(count)


def _roman(count: int) -> str:
    values = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    printed, left = "", min(max(count, 0), 399)
    for value, letters in values:
        while left >= value:
            printed, left = printed + letters, left - value
    return printed
