"""The models, movements and works that a document names in quotation marks. Pure."""

import re
from collections.abc import Iterator

from thongsuot.directives.rules.parsing.draft import Span
from thongsuot.directives.rules.parsing.letters import LOWER, UPPER
from thongsuot.directives.rules.parsing.sentences import Stretch
from thongsuot.directives.rules.parsing.source import Source

_KIND = (
    r"(?:mô\s+hình|điển\s+hình|phong\s+trào(?:\s+thi\s+đua)?|cuộc\s+vận\s+động|chương\s+trình|công\s+trình|"
    r"phần\s+việc|câu\s+lạc\s+bộ|tuyến\s+đường|"
    r"khu\s+dân\s+cư|tổ(?!\s+chức)|vận\s+động(?:\s+nhân\s+dân)?|cách\s+làm|đề\s+án|ngày\s+hội|dự\s+án|chi\s+hội|"
    r"nhóm|(?<!bộ\s)đội(?!\s+ngũ)|hội\s+thi|ngôi\s+nhà|bữa\s+cơm|mái\s+ấm|"
    rf"tiêu\s+biểu|(?:duy\s+trì|nhân\s+rộng|ra\s+mắt|lập|mở|hình\s+thành|triển\s+khai|đăng\s+ký|có)"
    rf"(?=(?:\s+(?:thêm|mới|được|các|những|nhiều))*\s+[“\"](?-i:[{UPPER}])[^\W\d_]*\s))"
)
_LED = re.compile(rf"(?i)\b{_KIND}\b[^“”\"\n.;]{{0,60}}[“\"](?P<it>[^“”\"\n]{{3,140}})[”\"]")
# Several named without quotation marks, each from its capital: "các mô hình Ngày thứ bảy vì dân, Tổ tự quản ở …".
_BARE = re.compile(
    rf"(?i:\b(?:các|những|nhiều|một\s+số)\s+(?:mô\s+hình|điển\s+hình|phong\s+trào|cách\s+làm)\b)"
    rf"(?:[^“”\"\n.;:]{{0,70}}:|[^“”\"\n.;:,]{{0,40}}?\s(?:như|là|gồm)\s*:?)?\s+(?P<list>[{UPPER}][^“”\"\n.;:]{{8,400}})"
)
_BARE_PARTS = re.compile(rf",\s+(?=[{UPPER}])|\s+(?:và|hay|cùng)\s+(?=[{UPPER}])")
_BARE_ENDS = re.compile(
    rf"\s+(?:(?:ở|tại)\s|của\s+(?:(?:các|hội|đoàn|công\s+an|xã|phường|huyện|quận|thị\s+xã|tỉnh|thành\s+phố)\s|[{UPPER}])|"
    r"(?:đã|được|đang|sẽ|tiếp\s+tục|ngày\s+càng|có\s+sức|là\s+những|cho\s+thấy|góp\s+phần|phát\s+huy|thu\s+hút|mang\s+lại)(?=\s)|\()|[.…]|$"
)
# One named without them, up to what became of it: "mô hình Ngày thứ bảy vì dân đã …".
_SINGLE = re.compile(
    rf"(?<!\bcác\s)(?<!những\s)(?<!số\s)(?<!nhiều\s)(?i:\b(?:mô\s+hình|câu\s+lạc\s+bộ))\s+(?P<it>[{UPPER}][{LOWER}]+(?:\s+[{LOWER}{UPPER}0-9]+){{2,8}}?)"
    r"(?=\s+(?:đã|được|đang|rất|ra\s+đời|ra\s+mắt|thu\s+hút|phát\s+huy|mang\s+lại|góp\s+phần|ở|tại)\s)"
)
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


def models(read: Source, paragraphs: list[Stretch]) -> list[Span]:
    """Return the names in quotation marks behind "mô hình", "phong trào" and the like, each once; no mottoes."""
    found: dict[str, Span] = {}
    for one in paragraphs:
        wording = one.of(read.text)
        for start, end in [*_names(wording), *_bare(wording), *_alone(wording)]:
            span = read.span(one.start + start, one.start + end)
            name = span.text.casefold().strip(" .,")
            if name not in _UMBRELLA:
                found.setdefault(name, span)
    return sorted(found.values(), key=lambda span: span.start)


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


def _bare(wording: str) -> Iterator[tuple[int, int]]:
    """Yield where two or more names without quotation marks stand behind "các mô hình"."""
    for match in _BARE.finditer(wording):
        first, edges = match.start("list"), [0]
        for part in _BARE_PARTS.finditer(match["list"]):
            edges += [part.start(), part.end()]
        edges.append(len(match["list"]))
        found = [(low, _bare_end(match["list"], low, high)) for low, high in zip(edges[::2], edges[1::2], strict=True)]
        named = [(first + low, first + end) for low, end in found if len(match["list"][low:end].split()) >= 3]
        yield from named if len(named) > 1 else ()


def _alone(wording: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands alone: without quotation marks behind what it is, or in them before it."""
    for pattern in (_SINGLE, _BEHIND, _BORN, _IS_ONE):
        yield from (match.span("it") for match in pattern.finditer(wording))


def _bare_end(wording: str, low: int, high: int) -> int:
    """Return where a name ends: before where it is, whose it is, or what became of it."""
    return _BARE_ENDS.search(wording, low, high).start()


def _is_motto(text: str, match: re.Match) -> bool:
    """Return whether what is quoted is a motto or a fund's name: told by the word before it, or by its many commas."""
    before = text[: match.start("it") - 1].rstrip()
    return before.endswith(",") or (
        bool(_MOTTO.search(text[max(0, match.start("it") - 31) : match.start("it") - 1])) or match["it"].count(",") > 2
    )
