"""The models, movements and works that a document names, in quotation marks or without. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from thongsuot.directives.rules.parsing.draft import Span
from thongsuot.directives.rules.parsing.letters import UPPER
from thongsuot.directives.rules.parsing.models_bare import bare, below, opens_names
from thongsuot.directives.rules.parsing.sentences import Stretch
from thongsuot.directives.rules.parsing.source import Source

_KIND = (
    r"(?:mô\s+hình|sáng\s+kiến|điển\s+hình|phong\s+trào(?:\s+thi\s+đua)?|cuộc\s+vận\s+động|chương\s+trình|công\s+trình|"
    r"phần\s+việc|câu\s+lạc\s+bộ|tuyến\s+đường|"
    r"khu\s+dân\s+cư|tổ(?!\s+chức)|vận\s+động(?:\s+nhân\s+dân)?|cách\s+làm|đề\s+án|ngày\s+hội|dự\s+án|chi\s+hội|"
    r"nhóm|(?<!bộ\s)đội(?!\s+ngũ)|hội\s+thi|ngôi\s+nhà|bữa\s+cơm|mái\s+ấm|"
    rf"tiêu\s+biểu|(?:duy\s+trì|nhân\s+rộng|ra\s+mắt|phát\s+động|khởi\s+xướng|tổ\s+chức|xây\s+dựng|lập|mở|hình\s+thành|triển\s+khai|đăng\s+ký|có)"
    rf"(?=(?:\s+(?:thêm|mới|được|các|những|nhiều))*\s+[“\"](?-i:[{UPPER}])[^\W\d_]*\s))"
)
_LED = re.compile(rf"(?i)\b{_KIND}\b[^“”\"\n.;]{{0,60}}[“\"](?P<it>[^“”\"\n]{{3,140}})[”\"]")
# Behind the name it is said what it is, or before several what they are: "Tiêu biểu như: “A” của …; “B” của …".
_BEHIND = re.compile(
    rf"(?i:\b(?:các|những)\s+)[“\"](?P<it>[{UPPER}][^“”\"\n]{{3,140}})[”\"]\s+(?:tiếp\s+tục|được|đã|đang|ngày\s+càng)\s"
)
_BORN = re.compile(
    rf"[“\"](?P<it>[{UPPER}][^“”\"\n]{{3,140}})[”\"]\s+(?:từ\s+(?:một\s+)?sáng\s+kiến|ra\s+đời|(?:được|đã\s+được)\s+(?:nhân\s+rộng|duy\s+trì)|"
    r"lan\s+tỏa|nay\s+đã\s+có\s+mặt)"
)
_IS_ONE = re.compile(
    r"[“\"](?P<it>[^“”\"\n]{3,140})[”\"]\s+(?:là|trở\s+thành|vốn\s+là)\s+(?:một\s+(?:trong\s+)?|những\s+|các\s+)*(?i:mô\s+hình|cách\s+làm|điển\s+hình)"
)
_SINGLE_MARKS = re.compile(r"(?<!\w)[‘'«]([^‘’'«»“”\"\n]{3,140})[’'»](?!\w)")
_UMBRELLA = frozenset(("dân vận khéo",))  # the movement that models belong to is none of them
_MORE = re.compile(
    r"\s*(?:\([^()\n]{1,60}\)|(?:ở|tại|của)\s[^“”\",.;:\n]{1,60})?\s*(?:,|;|và|hay|cùng(?:\s+với)?|\.{3}|"
    r"…)\s*(?:(?i:các|những|mô\s+hình|phong\s+trào|chương\s+trình|cuộc\s+vận\s+động|"
    r"xây\s+dựng)\s+)?(?P<lead>[^“”\"\n.;:]{0,60})[“\"](?P<it>[^“”\"\n]{3,140})[”\"]"
)
_MOTTO = re.compile(
    r"(?i)(?:phương\s+châm|tinh\s+thần|khẩu\s+hiệu|nguyên\s+tắc|cơ\s+chế|mục\s+tiêu|chủ\s+đề|năm|phong\s+cách|"
    r"với\s+việc|việc|gắn\s+với|tư\s+tưởng|quỹ)\s*:?\s*$"
)


def models(read: Source, paragraphs: list[Stretch], ordered: Iterable[Span]) -> list[Span]:
    """Return the names behind "mô hình", "phong trào" and the like, each once; no mottoes.

    `ordered`: what is asked for, where a kind of model may stand that nobody runs yet.
    """
    found: list[Span] = []
    asked = sorted((one.start, one.end) for one in ordered)
    opened = False
    for one in paragraphs:
        wording = _evenly_quoted(one.of(read.text))
        last = bisect_right(asked, (one.start, len(read.text))) - 1
        is_asked = last >= 0 and one.start < asked[last][1]
        under = below(wording, 0, len(wording)) if opened else None
        places = [*_names(wording), *bare(wording, ordered=is_asked), *_alone(wording), *([under] if under else [])]
        found += [read.span(one.start + start, one.start + end) for start, end in places]
        opened = not is_asked and (opens_names(wording) or under is not None)
    return list(_each_once(sorted(found, key=lambda span: span.start)))


def _each_once(found: list[Span]) -> Iterator[Span]:
    """Yield the names in order, none twice and none within another."""
    known, last = set(_UMBRELLA), 0
    for span in found:
        name = span.text.casefold().strip(" .,")
        if name not in known and span.start >= last:
            known.add(name)
            last = span.end
            yield span


def _evenly_quoted(wording: str) -> str:
    """Return a paragraph whose single quotation marks around a name are double ones; as long as it was."""
    return _SINGLE_MARKS.sub(r"“\1”", wording)


def _names(wording: str) -> Iterator[tuple[int, int]]:
    """Yield where the names stand in a paragraph on one line."""
    at = 0
    while match := _LED.search(wording, at):
        at = match.end()
        if _is_motto(wording, match):
            continue
        yield match.span("it")
        while more := _MORE.match(wording, at):
            at = more.end()
            if not _MOTTO.search(more["lead"]):
                yield more.span("it")


def _alone(wording: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands in quotation marks before what it is."""
    for pattern in (_BEHIND, _BORN, _IS_ONE):
        yield from (match.span("it") for match in pattern.finditer(wording))


def _is_motto(text: str, match: re.Match) -> bool:
    """Return whether what is quoted is a motto or a fund's name: told by the word before it, or by its many commas."""
    before = text[: match.start("it") - 1].rstrip()
    return before.endswith(",") or (
        bool(_MOTTO.search(text[max(0, match.start("it") - 31) : match.start("it") - 1])) or match["it"].count(",") > 2
    )
