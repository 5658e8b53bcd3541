"""What a page carries besides its text: menus, counters, ratings, captions, by-lines, other news. Pure.

Told by what such lines are, never by one site's own: they are short, end without a full stop, and say what a page says.
"""

import re
from collections import Counter
from dataclasses import dataclass

from thongsuot.directives.rules.parsing import page_words as words
from thongsuot.directives.rules.parsing.numbering import marker_at
from thongsuot.directives.rules.parsing.sentences import Stretch, lines
from thongsuot.language.folding import has_marks

_ENDED = re.compile(r"[.!?:;…,][\"”’)\]]*\s*$")
_STOP = re.compile(r"[.!?…][\"”’)\]]*\s*$")
_NAMES = re.compile(words.BYLINE)
_CAPTION = re.compile(words.CAPTION)
_CREDIT = re.compile(words.CREDIT)
_PAGE = re.compile(words.PAGE)
DAY_ALONE = re.compile(words.DAY_ALONE)
_STAMP = re.compile(words.STAMP)
_COUNTER = re.compile(words.COUNTER)
_OTHERS = re.compile(words.OTHERS)
_FOOTNOTE = re.compile(r"^\W{0,2}\[?\(?\[?\d{1,2}\]?\)\]?\s*\S|^\[\d{1,2}\]\s*\S")
_LEARNED = re.compile(r"^\W*(?:GS|PGS|TS|ThS)\b")
_SHOWN = re.compile(words.SHOWN)
_SCENE_TOLD = re.compile(words.SCENE)
_SCENE = re.compile(r"(?i)\W*(?:toàn|quang|khung)\s+cảnh")
_BELOW = frozenset(("page", "others", "stamp", "byline", "menu"))
_LEAD = re.compile(words.LEAD)
_PIECES = tuple(re.compile(pattern) for pattern in words.PIECES)
_WIDE = re.compile(r"\s{2,}|\s*[|•·›»]\s*|\t")
_BANNER = re.compile(words.BANNER)
_ASIDE = re.compile(words.ASIDE)
_MENU_RUN = 3
_FIRST_LINES = 6
_LONG = 90
_TITLE = 25  # letters of a line that the page says twice: a headline, and the name of its picture
_LONGEST_NAME = 60
_LONGEST_SCENE = 16  # words
_LONGEST_STRIP = 160
_LONGEST_FURNITURE = 400


@dataclass(frozen=True)
class Sorted:
    """The lines of a document. `dropped`: those of the page, and what stands before the first words of a line; among
    them `stamps`, which tell the day, and `captions`, which may cite what a picture shows.
    """

    kept: list[Stretch]
    dropped: list[Stretch]
    stamps: list[Stretch]
    captions: list[Stretch]


def sort_out(text: str, *, formal: bool = False) -> Sorted:
    """Return the lines of a document that are its own, and those of the page it was found on.

    `formal`: a document on its own sheet, which has no menus, by-lines and other news.
    """
    every = lines(text)
    marked = _marked(text, every, formal)
    _mark_others(text, every, marked)
    _spare_headline(text, every, marked)
    if not formal:
        _mark_runs(text, every, marked)
        _mark_tail(text, every, marked)
        _mark_bylines(text, every, marked)
    kept = [line for line, one in zip(every, marked, strict=True) if not one]
    dropped = [line for line, one in zip(every, marked, strict=True) if one and re.search(r"\w", line.of(text))]
    kept, leads = _without_lead(text, kept)
    dated = [line for line, one in zip(every, marked, strict=True) if one == "stamp"]
    stamps = [one for one in [*leads, *dropped] if one in dated or one in leads or _STAMP.search(one.of(text))]
    captions = [line for line, one in zip(every, marked, strict=True) if one == "caption"]
    return Sorted(kept, [*leads, *dropped], stamps, captions)


def _marked(text: str, every: list[Stretch], formal: bool) -> list[str]:
    """Return for each line why it is furniture by itself, "" where it is not."""
    seen = Counter(line.of(text) for line in every if line.end - line.start < _LONG)
    found, earlier, marked_text = [], set(), has_marks(text)
    for line in every:
        wording = line.of(text)
        if re.fullmatch(r"(?:Trang\s+)?[-–\s]*\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*", wording) or not re.search(
            r"\w", wording
        ):
            found.append("page")
        elif not formal and _is_slug(wording, marked_text):
            found.append("slug")
        elif not formal and seen[wording] == 2 and len(wording) > _TITLE and wording in earlier:
            found.append("repeated")
        elif seen[wording] > 2 and not marker_at(text, line.start, line.end):
            found.append("repeated")
        else:
            found.append(_by_itself(wording, formal))
        earlier.add(wording)
    return found


def _spare_headline(text: str, every: list[Stretch], marked: list[str]) -> None:
    """Take back the first line that was marked as a caption, where it is worded as a headline."""
    first = next((at for at, why in enumerate(marked) if why in ("", "caption")), None)
    if first is None or marked[first] != "caption" or first + 1 >= len(every):
        return
    wording = every[first].of(text)
    plainly = _CREDIT.search(wording) or _STOP.search(wording) or _SCENE.match(wording)
    if not plainly and len(wording.split()) >= 8:
        marked[first] = ""


def _is_slug(wording: str, marked_text: bool) -> bool:
    """Return whether a line is a picture's name: without a mark or a capital in a text that has them."""
    return marked_text and wording.isascii() and wording.islower() and len(wording.split()) >= 4


def _by_itself(wording: str, formal: bool) -> str:
    if len(wording) > _LONGEST_FURNITURE:
        return ""
    if _COUNTER.search(wording) or (_PAGE.search(wording) and len(wording) < 160):
        return "page"
    if _STAMP.search(wording) and len(wording) < _LONG and not (formal and DAY_ALONE.match(wording)):
        return "stamp"
    if formal:
        return ""
    if strip := _strip(wording):
        return strip
    if _SCENE.match(wording) and len(wording.split()) <= _LONGEST_SCENE:
        return "caption"
    if _CREDIT.search(wording):
        return "caption"
    if len(wording.split()) <= 30 and _SHOWN.search(wording):
        return "caption"
    if len(wording.split()) <= _LONGEST_SCENE and _SCENE_TOLD.search(wording):
        return "caption"
    if _CAPTION.search(wording) and not _ENDED.search(wording) and len(wording.split()) < 60:
        return "caption"
    return ""


def _strip(wording: str) -> str:
    """Return "stamp" or "page" of a strip of the page: parts side by side, each of which is furniture by itself."""
    told = (_COUNTER, _PAGE, _STAMP, _ASIDE)
    entries = [part for part in _WIDE.split(wording.strip()) if part]
    if (
        len(entries) >= _MENU_RUN
        and all(_is_menu(part) for part in entries)
        and not marker_at(wording, 0, len(wording))
    ):
        return "page"
    for pieces in _PIECES if len(wording) < _LONGEST_STRIP else ():
        parts = [part for part in pieces.split(wording.strip()) if re.search(r"\w", part)]
        if len(parts) > 1 and all(any(pattern.search(part) for pattern in told) for part in parts):
            return "stamp" if any(_STAMP.search(part) for part in parts) else "page"
    return ""


def _mark_runs(text: str, every: list[Stretch], marked: list[str]) -> None:
    """Mark the runs of short lines that say nothing whole, at the beginning and the end: a menu, a list of tags."""
    for order in (range(len(every)), range(len(every) - 1, -1, -1)):
        run: list[int] = []
        for at in order:
            wording = every[at].of(text)
            if not marked[at] and (_STOP.search(wording) or len(wording) > _LONG or len(wording.split()) > 9):
                break
            run.append(at)
        tiny = [at for at in run if not marked[at] and _is_menu(every[at].of(text))]
        if len(tiny) >= _MENU_RUN:
            for at in tiny:
                marked[at] = "menu"


def _mark_tail(text: str, every: list[Stretch], marked: list[str]) -> None:
    """Mark the short lines below the last paragraph once furniture has begun there, and a crumb above the title."""
    last = max((at for at, line in enumerate(every) if not marked[at] and _is_text(line.of(text))), default=-1)
    begun = False
    for at in range(last + 1, len(every)):
        begun = begun or marked[at] in _BELOW
        if begun and not marker_at(text, every[at].start, every[at].end) and not _FOOTNOTE.match(every[at].of(text)):
            marked[at] = marked[at] or "tail"
    for at, line in enumerate(every[: max(0, min(3, len(every) - 3))]):
        crumb = len(line.of(text).split()) <= 3 and _is_menu(line.of(text))
        if not marked[at] and (crumb or _is_rubric(text, every, marked, at)):
            marked[at] = "menu"


def _is_rubric(text: str, every: list[Stretch], marked: list[str], at: int) -> bool:
    """Return whether a line of capitals is the page's rubric: the headline below it is longer and in small letters."""
    wording = every[at].of(text)
    below = next((line.of(text) for line, one in zip(every[at + 1 :], marked[at + 1 :], strict=True) if not one), "")
    most = 16 if _BANNER.search(wording) else 7
    if not wording.isupper() or len(wording.split()) > most or _STOP.search(wording):
        return False
    return len(below.split()) >= 5 and not below.isupper() and len(below) < 200 and not re.search(r"[.:;]$", below)


def _is_text(wording: str) -> bool:
    return len(wording) > _LONG and bool(_STOP.search(wording))


def _is_menu(wording: str) -> bool:
    return len(wording.split()) <= 5 and len(wording) <= 40 and not re.search(r"[.:;?!]$|^[\"“]", wording)


def _mark_others(text: str, every: list[Stretch], marked: list[str]) -> None:
    """Mark the titles of other news: from their heading to the end, or to a paragraph that is the article's again."""
    heading: int | None = None
    for at, line in enumerate(every):
        wording = line.of(text)
        if heading is not None:
            early = heading < len(every) // 2
            if len(wording) > 250 or (early and len(wording) > 120 and _STOP.search(wording)):
                heading = None
        if heading is None and len(wording) <= _LONG and _OTHERS.search(wording):
            heading = at
            marked[at] = "others"
        elif heading is not None:
            marked[at] = marked[at] or "others"


def _mark_bylines(text: str, every: list[Stretch], marked: list[str]) -> None:
    """Mark who wrote it: a name alone among the last lines of the text, with the office held below it."""
    own = [at for at in range(len(every)) if not marked[at]]
    left = sum(every[at].end - every[at].start for at in own)
    for place, at in enumerate(own):
        wording, behind = every[at].of(text), own[place + 1 : place + 2]
        left -= len(wording)
        first = place <= 3 and place > 0
        if (
            len(wording) > _LONGEST_NAME
            or not (left < 700 or first)
            or not _NAMES.search(wording)
            or (_is_heading_above(text, every, behind) and not _LEARNED.search(wording))
        ):
            continue
        marked[at] = "byline"
        if not first and behind and not _STOP.search(below := every[behind[0]].of(text)) and len(below.split()) < 25:
            marked[behind[0]] = "byline"


def _is_heading_above(text: str, every: list[Stretch], behind: list[int]) -> bool:
    """Return whether running text follows at once: then short words above it are its heading, not a name."""
    return bool(behind) and every[behind[0]].end - every[behind[0]].start > 250


def _without_lead(text: str, kept: list[Stretch]) -> tuple[list[Stretch], list[Stretch]]:
    """Return the lines without what stands before the words of one ("date 2022-01", "TCCS -"), and that."""
    found, leads = [], []
    for at, line in enumerate(kept):
        match = _LEAD.match(text, line.start, line.end) if at < _FIRST_LINES else None
        while match and match.end() < line.end:
            leads.append(Stretch(line.start, match.end("lead")))
            line = Stretch(match.end(), line.end)
            match = _LEAD.match(text, line.start, line.end)
        found.append(line)
    return found, leads


def footnotes(text: str, kept: list[Stretch]) -> list[Stretch]:
    """Return the footnotes among the last lines: "([1]) Hồ Chí Minh: Toàn tập, …"."""
    last = kept[max(0, len(kept) * 2 // 3) :]
    return [line for line in last if _FOOTNOTE.match(line.of(text)) and re.search(r"\[\d|tr\.|Nxb|NXB", line.of(text))]
