"""What a document says is wanting: clauses of the sentences about what is limited, late or lacking. Pure."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate, islice

from thongsuot.directives.rules.parsing import directions
from thongsuot.directives.rules.parsing import lack_words as words
from thongsuot.directives.rules.parsing.draft import Span
from thongsuot.directives.rules.parsing.letters import UPPER
from thongsuot.directives.rules.parsing.sentences import Stretch, clauses, sentences
from thongsuot.directives.rules.parsing.source import Source

_OPENS = re.compile(
    r"(?i)(?:^\W*(?:tuy\s+(?:nhiên|vậy|thế)|(?:bên\s+cạnh|ngoài|cùng\s+với)\s+(?:những\s+|các\s+)*(?:kết\s+quả|"
    r"thành\s+tích|ưu\s+điểm|mặt|chuyển\s+biến|việc\s+làm)|song|(?:mặc\s+)?dù(?:\s+(?:vậy|thế|đã))?|thế\s+nhưng|"
    r"nhưng|trái\s+lại|ngược\s+lại|đáng\s+(?:lo|tiếc|buồn|nói))\b|\b(?:những\s+)?(?:mặt|điểm|việc)\s+(?:còn\s+)?chưa\s+(?:được|tốt|đạt)\b|"
    r"\b(?:những|một\s+số|các|còn|có|nhiều)\s+(?:\w+\s+){0,2}(?:hạn\s+chế|tồn\s+tại|khuyết\s+điểm|khó\s+khăn|"
    r"bất\s+cập|yếu\s+kém|vướng\s+mắc)\b|\bcòn\s+(?:đó\s+)?(?:những|nhiều|không\s+ít)\s+(?:điều|việc|nỗi|chuyện)\b)"
)
_WANTING = re.compile(
    r"(?i)\b(?:chưa|còn\s+(?:chậm|thấp|yếu|hạn\s+chế|hình\s+thức|lúng\s+túng|thiếu|ít|bất\s+cập|nhiều\s+(?:khó|"
    r"hạn|bất|tồn)|mang\s+nặng|xem\s+nhẹ|để\s+(?:xảy|kéo|tình)|tình\s+trạng|né\s+tránh|đùn|có\s+(?:mặt|nơi|lúc|"
    r"việc|tình|biểu))|"
    r"không\s+phải\s+(?:nơi|ai|xã|địa\s+phương|đơn\s+vị)\s+nào|xem\s+nhẹ|lúng\s+túng|hình\s+thức|thiếu|chậm|hạn\s+chế|yếu\s+kém|bất\s+cập|tồn\s+tại|khuyết\s+điểm|"
    r"hiệu\s+quả\s+(?:còn\s+)?(?:thấp|không\s+cao|chưa)|quan\s+liêu|vô\s+cảm|"
    r"xa\s+dân|hách\s+dịch|tiêu\s+cực|kéo\s+dài|bức\s+xúc|không\s+(?:đồng\s+đều|kịp\s+thời|cao|thường\s+xuyên|"
    r"lắng\s+nghe)|né\s+tránh|đùn\s+đẩy|sai\s+phạm|vi\s+phạm|nợ\s+đọng|quá\s+hạn|trễ\s+hạn|suy\s+thoái|"
    r"mất\s+lòng\s+tin)\b"
)
_GENERAL = re.compile(
    r"(?i)(?:nêu(?:\s+lên|\s+rõ)?|phản\s+ánh|nói\s+về|đề\s+cập|báo\s+cáo|chỉ\s+(?:ra|rõ)|vẫn\s+còn|còn|có|thừa\s+nhận|nhìn\s+nhận|bộc\s+lộ)\s+(?:những|"
    r"một\s+số|nhiều|các)?\s*(?:những\s+)?(?:mặt\s+)?(?:hạn\s+chế|tồn\s+tại|khó\s+khăn|khuyết\s+điểm|"
    r"vướng\s+mắc|bất\s+cập)(?:(?!\s(?:như|là|gồm)\s)[^:;]){0,120}$|không\s+phải\s+\w+\s+nào\s+cũng[^,:;]{0,60}$"
)
_HEAD = re.compile(
    r"(?i)^.{0,220}?\b(?:đó\s+là|như|cụ\s+thể(?:\s+là)?|sau)\s*:\s*|^\W*(?:đó\s+là|cụ\s+thể\s+là)\s*:?\s*"
)
_ENDS = re.compile(
    r"(?i)^\W*(?:nguyên\s+nhân|những\s+(?:hạn\s+chế|bất\s+cập|tồn\s+tại|khuyết\s+điểm|"
    r"yếu\s+kém)\s+(?:đó|trên|này|nêu)|để\s|trong\s+thời\s+gian\s+tới|"
    r"thời\s+gian\s+tới|từ\s+đó|phương\s+hướng|vì\s+vậy|do\s+đó|trước\s+tình\s+hình)"
)
_STARTS = re.compile(
    r"(?i)^\W*(?:(?:vẫn|hiện|nhưng)?\s*còn\s|có\s+(?:những\s+)?(?:nơi|cán\s+bộ|đơn\s+vị|địa\s+phương|lúc|việc|xã)|"
    r"(?:vẫn\s+(?:còn\s+)?|còn\s+)?(?:một\s+(?:số|bộ\s+phận|vài)|không\s+ít|nhiều\s+(?:nơi|xã|cán\s+bộ|đơn\s+vị|địa\s+phương)|"
    r"không\s+phải|vài)|qua\s+kiểm\s+tra|ở\s+(?:đâu\s+đó|một\s+số\s+|nhiều\s+|không\s+ít\s+)|tình\s+trạng|song|tuy)\b"
)
_STRONG = re.compile(words.STRONG)
_CONNECTOR = re.compile(
    r"(?i)^\W*(?:(?:tuy\s+(?:nhiên|vậy)|song|bên\s+cạnh\s+đó|ngoài\s+ra|mặc\s+dù\s+vậy|qua\s+kiểm\s+tra|nhưng)\s*,\s*|"
    r"thế\s+nhưng[^,;:]{0,50},\s*|[^;:]{0,160}\b(?:cho\s+rằng|thừa\s+nhận\s+rằng|nhìn\s+nhận\s+rằng)\s*[,:]?\s+)"
)
_SAID_SO = re.compile(words.SAID_SO)
_FINDS = re.compile(words.ADMITS)
_BUT = re.compile(r"[,:;]\s+(?:nhưng|song|tuy\s+nhiên)\s*,?\s+")
_NAMED = re.compile(words.NAMED)
_SO_DONE = re.compile(words.SO_DONE)
_MENDED = re.compile(r"(?i)\b(?:khắc\s+phục|tháo\s+gỡ|không\s+còn|đã|giảm|chấm\s+dứt|xóa|tránh|chống|ngăn|nếu|để)\b")
_ADMITS = re.compile(
    r"(?i)\b(?:nhận|thừa\s+nhận)\s+(?:(?:thiếu\s+sót|lỗi|khuyết\s+điểm|sai\s+sót|trách\s+nhiệm)\s*[,:]?\s+"
    r"(?=(?:do|vì|khi|để)\s)|(?:thiếu\s+sót|lỗi|khuyết\s+điểm|sai\s+sót)\s*:\s+)"
)
_OWN_FAULT = re.compile(rf"(?i)^\W*nguyên\s+nhân[^.:;]{{0,40}}?\b(?:là|do)\s*:?\s+(?={words.OFFICIALS}\b)")
_TOO_FEW = re.compile(
    r"(?i)\b(?:song|nhưng|tuy\s+nhiên|mới|thì)\s*,?\s+(?:mới\s+)?chỉ\s+(?:có\s+|đạt\s+)?(?=[\d.,/]+\s*(?:%|\S))"
)
_WISHES = re.compile(r"(?i)\b(?:đề\s+nghị|xin|mong)\b")
_PRAISE = re.compile(
    r"(?i)\b(?:đạt\s+(?:kết\s+quả|100)|đánh\s+giá\s+cao|biểu\s+dương|ghi\s+nhận|hiệu\s+quả\s+(?:cao|rõ)|tích\s+cực)\b"
)
_COLON = re.compile(r"^[^:;]{5,260}:\s+(?=\S)")
_FOUND = re.compile(r"(?i)\b(?:nhận\s+thấy|cho\s+thấy|phát\s+hiện|chỉ\s+ra)\b[^:]{0,60}:\s")
_SPEAKER = re.compile(rf"(?:(?:Đồng\s+chí|Ông|Bà)(?:\s+[{UPPER}]\w*){{0,6}}|Phóng\s+viên|PV)\s*:\s+")
_BULLET = re.compile(
    r"^\s*(?:[-–—•*+]|\(?\d{1,2}[.)]|[a-zđ]\)|(?:[Tt]hứ\s+\w+|(?:[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm)\s+là)\s*[,:.])\s*"
)
_STOP = re.compile(r"[.;:!?…][\"”)]*\s*$")
_HEADING = 12  # words without a full stop: a line that names what stands below it
_GOES_ON = re.compile(
    r"(?i)^\W*(?:đó\s+(?:là|còn)|một\s+(?:số|bộ\s+phận)|ngoài\s+ra|bên\s+cạnh\s+đó|cùng\s+với\s+đó|việc\s|"
    r"công\s+tác\s|nhiều\s|có\s+nơi)"
)


def shortcomings(
    read: Source, paragraphs: list[Stretch], under_heading: list[Stretch], taken: Iterable[Span]
) -> list[Span]:
    """Return the shortcomings: each clause of what stands under their heading, or behind "Tuy nhiên", "hạn chế"."""
    found = [span for part in under_heading for span in _under_heading(read, part)]
    busy = sorted([*taken, *found], key=lambda one: one.start)
    starts, furthest = [one.start for one in busy], list(accumulate((one.end for one in busy), max))
    opened = False
    for one in paragraphs:
        wording = one.of(read.text)
        if len(wording.split()) <= _HEADING and not _STOP.search(wording) and not _BULLET.match(wording):
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
        fresh = _opens(wording)
        lacks = fresh or (opened and bool(_STRONG.search(wording)))
        directs = reading.ordered or (reading.imperative and not lacks) or (reading.must and not (opened or fresh))
        if own := _own_fault(sentence, wording):
            found += _split(read, own)
        if _ENDS.search(wording) or directs:
            opened = listing = False
            continue
        opened = opened or fresh
        if opened and (
            not _is_only_general(wording)
            or (listing and not _is_bare(wording) and not _PRAISE.search(wording) and not _WISHES.search(wording))
        ):
            found += _split(read, sentence)
        elif not opened and (few := _TOO_FEW.search(wording)):
            found.append(read.span(sentence.start + few.end() - len(_last_words(few)), sentence.end))
        listing = listing or (fresh and _is_bare(wording))
    return found, opened


def _own_fault(sentence: Stretch, wording: str) -> Stretch | None:
    """Return what a sentence names as the cause, where it is a failing of those in office: "là cán bộ ngại khó"."""
    match = _OWN_FAULT.match(wording)
    return (
        Stretch(sentence.start + match.end(), sentence.end) if match and _STRONG.search(wording, match.end()) else None
    )


def _last_words(few: re.Match) -> str:
    """Return "chỉ" and what stands behind it."""
    return few[0][few[0].casefold().rindex("chỉ") :]


def _without_speaker(text: str, sentence: Stretch) -> Stretch:
    """Return a sentence of an interview without who says it: "Đồng chí A: …"."""
    match = _SPEAKER.match(text, sentence.start, sentence.end)
    return Stretch(match.end(), sentence.end) if match else sentence


def _opens(wording: str) -> bool:
    """Return whether a sentence begins to tell what is wanting: it says so, or tells of a lack in its own words."""
    if (_OPENS.search(wording) or _FOUND.search(wording)) and (_is_wanting(wording) or ":" in wording):
        return True
    return tells(wording) or _admitted(wording) is not None or (bool(_OPENS.search(wording)) and _is_bare(wording))


def _is_order(reading: directions.Reading) -> bool:
    return reading.strong or reading.imperative or reading.ordered


def _is_wanting(wording: str) -> bool:
    return bool(_WANTING.search(wording) or _STRONG.search(wording))


def _opens_list(wording: str) -> bool:
    head, colon, _rest = wording.partition(":")
    return bool(colon) and bool(_OPENS.search(head) or _FOUND.search(wording))


def tells(wording: str) -> bool:
    """Return whether a sentence by itself tells of something wanting."""
    if (_STARTS.search(wording) and _STRONG.search(wording)) or _NAMED.match(wording):
        return True
    return bool(_SO_DONE.search(wording)) and not _MENDED.search(wording)


def _is_only_general(wording: str) -> bool:
    """Return whether a sentence only says that there are shortcomings, and names none; or tells of something else."""
    if _WISHES.search(wording) and not _STRONG.search(wording):
        return True
    named = _opens_list(wording) or _is_wanting(wording) or _STARTS.search(wording) or _NAMED.match(wording)
    named = named or _admitted(wording)
    return _is_bare(wording) or not named


def _is_bare(wording: str) -> bool:
    ended = wording.rstrip(" .")
    general = _GENERAL.search(ended)
    return ended.endswith(":") or (bool(general) and not _STRONG.search(ended, 0, general.start()))


def _split(read: Source, sentence: Stretch) -> list[Span]:
    """Return the clauses of a sentence, without the words that only lead to them."""
    wording = sentence.of(read.text)
    led = _COLON.match(wording) if _opens_list(wording) else None
    head = (
        _NAMED.match(wording)
        or _FOUND.search(wording)
        or _admitted(wording)
        or _HEAD.match(wording)
        or led
        or _CONNECTOR.match(wording)
    )
    parts = clauses(read.text, sentence.start + (head.end() if head else 0), sentence.end)
    return [span for part in parts if len((span := read.span(part.start, part.end)).text.split()) >= 4]


def _admitted(wording: str) -> re.Match | None:
    """Return what leads to a lack that somebody tells or admits; nothing where the sentence is one by itself."""
    if tells(wording):
        return None
    for match in islice(_SAID_SO.finditer(wording), 3):
        if tells(wording[match.end() :]):
            return match
    for pattern in (_FINDS, _BUT):
        for match in islice(pattern.finditer(wording), 3):
            rest = wording[match.end() :]
            if _STRONG.search(rest) and not _is_order(directions.read(rest)):
                return match
    return _ADMITS.search(wording)


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
        found += [] if _is_bare(said) else _split(read, sentence)
    return found
