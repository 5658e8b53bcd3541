"""Models, clubs and movements named without quotation marks: where a name stands in a paragraph on one line. Pure."""

import re
from collections.abc import Iterator

from thongsuot.directives.rules.parsing.letters import LOWER, UPPER
from thongsuot.directives.rules.parsing.numbering import marker_at

Place = tuple[int, int]

_KIND = r"(?:mô\s+hình|cách\s+làm|việc\s+làm\s+hay|sáng\s+kiến|điển\s+hình|phong\s+trào|câu\s+lạc\s+bộ|đội\s+hình)"
_SHOWN = (
    r"(?:(?:tiêu\s+biểu|nổi\s+bật|điển\s+hình|đáng\s+(?:chú\s+ý|kể))\s+(?:là|như|gồm|có)|"
    r"(?:phải|có\s+thể|cần)\s+kể\s+(?:đến|tới)|như)"
)
# Behind a name: where it is, whose it is, or what became of it.
_BEHIND = (
    r"(?:(?:ở|tại|do|đã|được|đang|sẽ|rất|tiếp\s+tục|ngày\s+càng|bước\s+đầu|có\s+sức|là\s+những|cho\s+(?:thấy|thu)|góp\s+phần|"
    r"ra\s+đời|ra\s+mắt|phát\s+huy|thu\s+hút|mang\s+lại|đem\s+lại|giúp|vẫn|nay|mỗi|để|nhằm)\s|"
    rf"của\s+(?:(?:các|hội|đoàn|chi|công\s+an|hợp\s+tác|gia\s+đình|anh|chị|ông|bà|dòng\s+họ|sinh\s+viên|"
    r"học\s+sinh|thanh\s+niên|phụ\s+nữ|cựu|dân\s+quân|trường|mặt\s+trận|ủy\s+ban|tổ|khu|ấp|buôn|làng|thôn|bản|xã|phường|"
    rf"huyện|quận|thị\s+xã|tỉnh|thành\s+phố)(?!\w)|[{UPPER}]))"
)
_ENDS = re.compile(rf"\s+{_BEHIND}|\s*[(.…,;:–]|$")
# Several, each from its capital: "các mô hình Ngày thứ bảy vì dân, Tổ tự quản ở …".
_CAPITALS = re.compile(
    rf"(?i:\b(?:các|những|nhiều|một\s+số)\s+(?:mô\s+hình|điển\s+hình|phong\s+trào|cách\s+làm)\b)"
    rf"(?:[^“”\"\n.;:]{{0,70}}:|[^“”\"\n.;:,]{{0,40}}?\s(?:như|là|gồm)\s*:?)?\s+(?P<list>[{UPPER}][^“”\"\n.;:]{{8,400}})"
)
# Several that are announced: "nhiều mô hình hay, tiêu biểu là …", "72 mô hình. Trong đó, nổi bật như: …; …".
_ANNOUNCED = re.compile(
    rf"(?i:\b{_KIND})\b[^“”\"\n.;:]{{0,90}}(?:\.\s+(?:Trong\s+(?:đó|số)[^“”\"\n.;:]{{0,30}}|(?=Tiêu|Nổi|Điển|Đáng|Có|Phải)))?"
    rf"(?i:{_SHOWN}\s*:|\b{_SHOWN}(?=\s+[“\"{UPPER}{LOWER}])|(?:gồm|là|sau)\s*:|(?P<plain>:))\s+(?P<list>[^\n]{{6,500}})"
)
# What the list is of where it is of no models: "các mô hình có kết quả như: …".
_OTHERWISE = re.compile(
    r"(?i)\b(?:kết\s+quả|mục\s+tiêu|lĩnh\s+vực|nội\s+dung|lợi\s+ích|hạn\s+chế|khó\s+khăn|chưa|tập\s+thể|cá\s+nhân|gương)\b"
)
_SEVERAL = re.compile(r"(?i)(?:\b(?:các|những|nhiều|số)|\d)\s+$")
_ALSO = re.compile(r"\s(?:và|cùng|hay)\s+")
_LIST_ENDS = re.compile(rf"[.!?…]+(?:\s+[“\"]?[{UPPER}]|\s*$)")
_PARTS = re.compile(
    rf";\s+|,\s+|\s+(?:và|hay|cùng)\s+(?=(?:mô\s+hình|tổ|câu\s+lạc\s+bộ|phong\s+trào|chương\s+trình)\s|[{UPPER}])"
)
_LOOSE_PARTS = re.compile(r";\s+")
_PREFIX = re.compile(r"(?i)(?:(?:và|hay|cùng|các|những)\s+)*(?:(?:mô\s+hình|phong\s+trào|cách\s+làm)\s+)?")
# What is shown as an example and is no model: people, places, bodies; a clause that goes on.
_NO_NAME = re.compile(
    rf"(?i:ông|bà|anh|chị|em|cô|thầy|đồng\s+chí|gia\s+đình|hộ|cháu|già\s+làng|bí\s+thư|trưởng\s+\w+)\s+(?:ông\s+|bà\s+)?[{UPPER}]|"
    rf"(?i:xã|phường|thôn|bản|buôn|ấp|khu|huyện|tỉnh|thành\s+phố|thị\s+xã|đặc\s+khu|sở|trường|đoàn|hội(?:\s+\w+)?)\s+[{UPPER}]|"
    r"(?i:ủy\s+ban|ubnd|mặt\s+trận|mttq|đảng\s+[uủ][ỷy]|công\s+an|công\s+ty|hợp\s+tác\s+xã|chi\s+bộ)\s|"
    r"(?:xã|phường|thôn|bản|buôn|ấp|khu|huyện|tỉnh|thành\s+phố|việc|công\s+tác|các|những|nhiều|một|là|giúp|góp|tạo|thu|đem|mang|được|"
    r"đã|đang|với|trong|nhờ|qua|để|từ|trên|ở|tại|của|do|có|phù\s+hợp|đáp\s+ứng|không|chưa|vừa|nhất\s+là)\s"
)
# One: from its capital, or small where it is said whose it is or what came of it.
_ONE = re.compile(
    r"(?<!\bcác\s)(?<!những\s)(?<!số\s)(?<!nhiều\s)(?<!mọi\s)(?<!mỗi\s)(?<!từng\s)(?<!theo\s)(?<!đổi\s)"
    rf"(?i:\b(?P<kind>mô\s+hình|câu\s+lạc\s+bộ|phong\s+trào))\s+(?P<it>[{UPPER}{LOWER}][{UPPER}{LOWER}0-9]*(?:\s+[{LOWER}{UPPER}0-9]+){{1,11}}?)"
    rf"(?=\s+{_BEHIND}|\s*[.;]\s*$|(?:,|\s+và|\s+hay)\s+(?:mô\s+hình|câu\s+lạc\s+bộ|phong\s+trào|tổ|đội|nhóm|được|giúp|thu\s+hút|góp\s+phần)\s|(?P<apart>[,.;]))"
)
_GENERAL = re.compile(
    r"(?i)(?:hay|mới|tốt|điểm|mẫu|này|đó|ấy|trên|cũ|khác|chung|riêng|hiệu\s+quả|thực\s+chất|hình\s+thức|như|gì|nào|và|là|của|"
    r"được|đã|về|trong|đang|do|ở|tại|trở|chưa|không\s+còn|có|còn|cần|phải|phù\s+hợp|thí\s+điểm|tiêu\s+biểu|điển\s+hình|sáng\s+tạo|"
    r"thiết\s+thực|chính\s+quyền|tổ\s+chức|quản\s+lý|quản\s+trị|hoạt\s+động|tăng\s+trưởng|phát\s+triển|kinh\s+tế|sản\s+xuất|hợp\s+tác|liên\s+kết\s+sản|"
    r"tự\s+quản\s+(?:ở|tại|của|đã|được)|dân\s+vận|thi\s+đua|toàn\s+dân|cách\s+mạng|quần\s+chúng|thể\s+dục|văn\s+hóa|văn\s+nghệ|cơ\s+quan|đơn\s+vị|bộ\s+máy|"
    r"đô\s+thị|xã\s+hội|nông\s+thôn\s+mới|vừa|rất|bước\s+đầu|đăng\s+ký|làm|xây|triển\s+khai|lan|nhân|ra|phát|các|những|nhiều)(?!\w)"
)
# A body of neighbours, named by what it looks after: "Tổ tự quản đường kênh".
_NEIGHBOURS = re.compile(
    rf"(?:\b(?i:có|lập|ra\s+mắt|duy\s+trì|với|là|và|như|mô\s+hình)|[,:])\s+(?P<it>(?:[Cc]hốt\s+(?:trực|gác|tự\s+quản)|(?:[Tt]ổ|[Đđ]ội|[Nn]hóm)\s+"
    rf"(?i:tự\s+quản|liên\s+gia|hợp\s+tác|tuần|vần\s+(?:đổi\s+)?công|đổi\s+công|xung\s+kích|công\s+nghệ\s+số\s+cộng\s+đồng))(?:\s+[{LOWER}{UPPER}0-9]+){{1,8}}?)"
    rf"(?=\s+{_BEHIND}|\s*[.,;:…(])"
)
# What is made to be copied: "góp công làm vườn mẫu".
_PATTERNS = re.compile(
    r"(?i)\b(?:làm|dựng|xây\s+dựng|trồng)\s+(?:được\s+)?(?P<it>(?:vườn|ngõ|xóm|tuyến\s+đường|khu\s+dân\s+cư)\s+(?:kiểu\s+)?mẫu)(?!\w)"
)
_MARKS = '“"'
_FEWEST, _MOST = 2, 14  # words of a name


def bare(wording: str, *, ordered: bool) -> Iterator[Place]:
    """Yield where the names stand. `ordered`: the paragraph orders something; small letters then name only a kind."""
    yield from _by_capitals(wording)
    for found in (*_announced(wording), *_one_each(wording)):
        if not ordered or wording[found[0]].isupper():
            yield found


def opens_names(wording: str) -> bool:
    """Return whether a paragraph announces models that stand below it, each with a bullet."""
    return wording.rstrip().endswith(":") and re.search(rf"(?i)\b{_KIND}\b[^.;]{{0,90}}$", wording) is not None


def below(text: str, start: int, end: int) -> Place | None:
    """Return where the name stands that a bullet begins with; None where the paragraph has no bullet or no name."""
    marker = marker_at(text, start, end)
    return _name(text[:end], marker.end, end) if marker and marker.kind in ("dash", "plus") else None


def _by_capitals(wording: str) -> Iterator[Place]:
    """Yield two or more names behind "các mô hình", each from its capital."""
    for match in _CAPITALS.finditer(wording):
        parts = (_name(wording, *one) for one in _parted(wording, *match.span("list")))
        named = [one for one in parts if one and wording[one[0]].isupper() and len(wording[slice(*one)].split()) > 2]
        yield from named if len(named) > 1 else ()


def _announced(wording: str) -> Iterator[Place]:
    at = 0
    while match := _ANNOUNCED.search(wording, at):
        at = match.start("list")
        if _OTHERWISE.search(wording, match.start(), at) or (
            match["plain"] and not _SEVERAL.search(wording[: match.start()][-12:])
        ):
            continue
        ended = _LIST_ENDS.search(wording, *match.span("list"))
        first, last = at, ended.start() if ended else match.end("list")
        parts = list(_parted(wording, first, last))
        small = wording[first].islower() and wording[first - 2] != ":"
        for number, one in enumerate(parts):
            name = _name(wording, *one)
            if name is None or (small and len(parts) < 2):
                if wording[one[0]] not in _MARKS and (number == 0 or ";" not in wording[first:last]):
                    break
            else:
                yield name
                also = _ALSO.search(wording, name[1], one[1]) if number == len(parts) - 1 else None
                if also and name[1] < one[1] and (another := _name(wording, also.end(), one[1])):
                    yield another


def _one_each(wording: str) -> Iterator[Place]:
    for match in _ONE.finditer(wording):
        small = match["it"][0].islower()
        if _GENERAL.match(match["it"]) or (small and (match["kind"].lower()[0] == "p" or match["apart"])):
            continue
        yield match.span("it")
    for pattern in (_NEIGHBOURS, _PATTERNS):
        yield from (match.span("it") for match in pattern.finditer(wording))


def _parted(wording: str, start: int, end: int) -> Iterator[Place]:
    """Yield the parts of a list: at its semicolons, else at commas and "và" before a name."""
    at = start
    pattern = _LOOSE_PARTS if ";" in wording[start:end] else _PARTS
    for match in pattern.finditer(wording, start, end):
        yield at, match.start()
        at = match.end()
    yield at, end


def _name(wording: str, start: int, end: int) -> Place | None:
    """Return where the name ends that a part of a list begins with; None where it names no model."""
    while start < end and wording[start].isspace():
        start += 1
    start = _PREFIX.match(wording, start, end).end()
    last = _ENDS.search(wording, start, end)
    stop = last.start() if last else end
    words = len(wording[start:stop].split())
    if _NO_NAME.match(wording, start, end) or _GENERAL.match(wording, start, end) or not _FEWEST <= words <= _MOST:
        return None
    return None if re.search(r"[“”\"]", wording[start:stop]) else (start, stop)
