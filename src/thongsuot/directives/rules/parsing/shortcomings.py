"""What a document says is wanting: clauses of the sentences about what is limited, late or lacking. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from thongsuot.directives.rules.parsing import directions, lacking
from thongsuot.directives.rules.parsing import lack_words as words
from thongsuot.directives.rules.parsing.draft import Span
from thongsuot.directives.rules.parsing.letters import UPPER
from thongsuot.directives.rules.parsing.sentences import Stretch, clauses, sentences
from thongsuot.directives.rules.parsing.source import Source

_ENDS = re.compile(
    r"(?i)^\W*(?:nguyên\s+nhân|những\s+(?:hạn\s+chế|bất\s+cập|tồn\s+tại|khuyết\s+điểm|"
    r"yếu\s+kém)(?:\s*,\s*\w+\s+\w+)?\s+(?:đó|trên|này|nêu)|để\s|trong\s+thời\s+gian\s+tới|"
    r"(?:những|các)\s+(?:\w+\s+){1,4}(?:đó|trên|này|nêu\s+trên)\s+(?:xuất\s+phát|bắt\s+nguồn|có\s+nguyên\s+nhân|là\s+do)|(?:lý\s+giải|giải\s+thích)\s|"
    r"thời\s+gian\s+tới|từ\s+đó|phương\s+hướng|vì\s+vậy|do\s+đó|trước\s+tình\s+hình)"
)
_ONLY_NAMES = re.compile(
    r"(?i)^\W*(?:(?:những|các|một\s+số|về|mặt|điểm|còn|cần|và|của|chủ\s+yếu|chính|hạn\s+chế|tồn\s+tại|khuyết\s+điểm|yếu\s+kém|bất\s+cập|khó\s+khăn|"
    r"vướng\s+mắc|thiếu\s+sót|nguyên\s+nhân|khắc\s+phục)(?!\w)\W*){1,12}$"
)
_COMMA = re.compile(rf"(?i),\s+(?={words.SUBJECTS})")
_OWN_FAULT = re.compile(rf"(?i)^\W*nguyên\s+nhân[^.:;]{{0,40}}?\b(?:là|do)\s*:?\s+(?={words.OFFICIALS}\b)")
_TOO_FEW = re.compile(
    r"(?i)\b(?:song|nhưng|tuy\s+nhiên|mới|thì)\s*,?\s+(?:mới\s+)?chỉ\s+(?:có\s+|đạt\s+)?(?=[\d.,/]+\s*(?:%|\S))"
)
_WISHES = re.compile(r"(?i)\b(?:đề\s+nghị|xin|mong)\b")
_PRAISE = re.compile(
    r"(?i)\b(?:đạt\s+(?:kết\s+quả|100)|đánh\s+giá\s+cao|biểu\s+dương|ghi\s+nhận|hiệu\s+quả\s+(?:cao|rõ)|tích\s+cực)\b"
)
_SPEAKER = re.compile(rf"(?:(?:Đồng\s+chí|Ông|Bà)(?:\s+[{UPPER}]\w*){{0,6}}|Phóng\s+viên|PV)\s*:\s+")
_BULLET = re.compile(
    r"^\s*(?:[-–—•*+]|\(?\d{1,2}[.)]|[a-zđ]\)|(?:[Tt]hứ\s+\w+|(?:[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm)\s+là)\s*[,:.])\s*"
)
_STOP = re.compile(r"[.;:!?…][\"”)]*\s*$")
_NEAR = 300  # letters of a clause on either side of a comma that are looked at
_HEADING = 12  # words without a full stop: a line that names what stands below it
_GOES_ON = re.compile(
    r"(?i)^\W*(?:đó\s+(?:là|còn)|một\s+(?:số|bộ\s+phận)|ngoài\s+ra|bên\s+cạnh\s+đó|cùng\s+với\s+đó|việc\s|"
    r"công\s+tác\s|nhiều\s|có\s+nơi)"
)


def shortcomings(
    read: Source, paragraphs: list[Stretch], under_heading: list[Stretch], taken: Iterable[Span | Stretch]
) -> list[Span]:
    """Return the shortcomings: each clause of what stands under their heading, or behind "Tuy nhiên", "hạn chế".

    `taken`: what is told of something else, items and causes; nothing in it is wanting.
    """
    found = [span for part in under_heading for span in _under_heading(read, part)]
    busy = sorted([*taken, *found], key=lambda one: one.start)
    starts, furthest = [one.start for one in busy], list(accumulate((one.end for one in busy), max))
    opened = False
    for one in paragraphs:
        wording = one.of(read.text)
        if len(wording.split()) <= _HEADING and not _STOP.search(wording) and not _BULLET.match(wording):
            continue
        if (mark := _BULLET.match(wording)) is not None:
            one = Stretch(one.start + mark.end(), one.end)
            if _ONLY_NAMES.match(one.of(read.text)):
                continue
        own, opened = _of_paragraph(read, one, opened and bool(_GOES_ON.match(wording)))
        for span in own:
            before = bisect_left(starts, span.end)
            if not before or furthest[before - 1] <= span.start:
                found.append(span)
    return sorted(found, key=lambda one: one.start)


def _of_paragraph(read: Source, one: Stretch, opened: bool) -> tuple[list[Span], bool]:
    """Return those of one paragraph, from the sentence that opens them to the one that ends them; do they go on."""
    found: list[Span] = []
    listing = False
    for sentence in sentences(read.text, one.start, one.end):
        sentence = _without_speaker(read.text, sentence)
        wording = sentence.of(read.text)
        reading = directions.read(wording)
        fresh = lacking.opens(wording)
        wants = fresh or (opened and bool(lacking.STRONG.search(wording)))
        directs = reading.ordered or (reading.imperative and not wants) or (reading.must and not (opened or fresh))
        if own := _own_fault(sentence, wording):
            found += _split(read, own)
        if _ENDS.search(wording) or directs:
            opened = listing = False
            continue
        opened = opened or fresh
        if opened and (
            not lacking.is_only_general(wording)
            or (not fresh and lacking.tells_loosely(wording) and not _PRAISE.search(wording))
            or (
                listing and not lacking.is_bare(wording) and not _PRAISE.search(wording) and not _WISHES.search(wording)
            )
        ):
            found += _split(read, sentence)
        elif not opened and (few := _TOO_FEW.search(wording)):
            found.append(read.span(sentence.start + few.end() - len(_last_words(few)), sentence.end))
        listing = listing or (fresh and lacking.is_bare(wording))
    return found, opened


def _own_fault(sentence: Stretch, wording: str) -> Stretch | None:
    """Return what a sentence names as the cause, where it is a failing of those in office: "là cán bộ ngại khó"."""
    match = _OWN_FAULT.match(wording)
    return (
        Stretch(sentence.start + match.end(), sentence.end)
        if match and lacking.STRONG.search(wording, match.end())
        else None
    )


def _last_words(few: re.Match) -> str:
    """Return "chỉ" and what stands behind it."""
    return few[0][few[0].casefold().rindex("chỉ") :]


def _without_speaker(text: str, sentence: Stretch) -> Stretch:
    """Return a sentence of an interview without who says it: "Đồng chí A: …"."""
    match = _SPEAKER.match(text, sentence.start, sentence.end)
    return Stretch(match.end(), sentence.end) if match else sentence


def _split(read: Source, sentence: Stretch) -> list[Span]:
    """Return the clauses of a sentence, without the words that only lead to them."""
    wording = sentence.of(read.text)
    head = lacking.lead(wording)
    parts = list(clauses(read.text, sentence.start + (head.end() if head else 0), sentence.end))
    parts = _at_commas(read.text, parts[0]) if len(parts) == 1 else parts
    return [span for part in parts if len((span := read.span(part.start, part.end)).text.split()) >= 4]


def _at_commas(text: str, part: Stretch) -> list[Stretch]:
    """Return the clauses of one without semicolons, each with a subject and a lack of its own."""
    wording = part.of(text)
    edges = [0]
    for match in _COMMA.finditer(wording):
        at, behind = match.span()
        if lacking.lacks(wording, max(edges[-1], at - _NEAR), at) and lacking.lacks(wording, behind, behind + _NEAR):
            edges.append(match.end())
    ends = [*edges[1:], len(wording)]
    return [
        Stretch(part.start + low, part.start + len(wording[:high].rstrip(" ,")))
        for low, high in zip(edges, ends, strict=True)
    ]


def _under_heading(read: Source, part: Stretch) -> list[Span]:
    """Return what is wanting of what stands under a heading of shortcomings: a point whole, a paragraph's clauses."""
    wording = part.of(read.text)
    if mark := _BULLET.match(wording):
        span = read.span(part.start + mark.end(), part.end)
        return [span] if len(span.text.split()) >= 4 and not _ENDS.search(span.text) else []
    found: list[Span] = []
    for sentence in sentences(read.text, part.start, part.end):
        said = sentence.of(read.text)
        if _ENDS.search(said):
            break
        found += [] if lacking.is_bare(said) else _split(read, sentence)
    return found
