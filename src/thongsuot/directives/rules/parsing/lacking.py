"""Whether a sentence says that something is wanting, and which of its words only lead to it. Pure."""

import re
from itertools import islice

from thongsuot.directives.rules.parsing import directions
from thongsuot.directives.rules.parsing import lack_words as words

_OPENS = re.compile(
    r"(?i)(?:^\W*(?:tuy\s+(?:nhiên|vậy|thế)|(?:bên\s+cạnh|ngoài|cùng\s+với)\s+(?:những\s+|các\s+)*(?:kết\s+quả|"
    r"thành\s+tích|ưu\s+điểm|mặt|chuyển\s+biến|việc\s+làm)|song|(?:mặc\s+)?dù(?:\s+(?:vậy|thế|đã))?|thế\s+nhưng|"
    r"nhưng|trái\s+lại|ngược\s+lại|đáng\s+(?:lo|tiếc|buồn|nói))\b|\b(?:những\s+)?(?:mặt|điểm|việc|cái|điều)\s+(?:còn\s+)?chưa\s+(?:được|tốt|đạt)\b|"
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
    r"vướng\s+mắc|bất\s+cập)(?:(?!\s(?:như|là|gồm)\s)[^:;]){0,120}$|không\s+phải\s+\w+\s+nào\s+cũng[^,:;]{0,60}$|"
    r"\bcòn\s+(?:đó\s+)?(?:những|nhiều|không\s+ít)\s+(?:điều|việc|nỗi|chuyện)(?:\s+\w+){1,4}$|"
    r"\b(?:mặt|điểm|việc|cái|điều)\s+(?:còn\s+)?chưa\s+(?:được|tốt|đạt)(?:\s+\w+){0,3}$|"
    r"\bchưa\s+(?:phải\s+)?(?:đã\s+)?(?:trọn\s+vẹn|hoàn\s+hảo|như\s+(?:ý|mong|kỳ))[^,;:]{0,30}$"
)
_HEAD = re.compile(
    r"(?i)^.{0,220}?\b(?:đó\s+là|như|cụ\s+thể(?:\s+là)?|sau)\s*:\s*|^\W*(?:đó\s+là|cụ\s+thể\s+là)\s*:?\s*"
)
_STARTS = re.compile(
    r"(?i)^\W*(?:(?:vẫn|hiện|nhưng)?\s*còn\s|có\s+(?:những\s+)?(?:nơi|cán\s+bộ|đơn\s+vị|địa\s+phương|lúc|việc|xã|mô\s+hình|công\s+trình|dự\s+án|phong\s+trào)|"
    r"(?:vẫn\s+(?:còn\s+)?|còn\s+)?(?:một\s+(?:số|bộ\s+phận|vài)|không\s+ít|nhiều\s+(?:nơi|xã|cán\s+bộ|đơn\s+vị|địa\s+phương)|"
    r"không\s+phải|vài)|qua\s+kiểm\s+tra|ở\s+(?:đâu\s+đó|(?:một\s+(?:số|vài)|nhiều|không\s+ít)\s)|tình\s+trạng|song|tuy)\b"
)
STRONG = re.compile(words.STRONG)
_CONNECTOR = re.compile(
    r"(?i)^\W*(?:(?:tuy\s+nhiên|song|tuy\s+vậy)\s*,\s*)?theo\s+(?:đánh\s+giá|nhận\s+xét|phản\s+ánh|báo\s+cáo|ý\s+kiến)\s[^,;:]{2,60},\s+|"
    r"^\W*(?:(?:tuy\s+(?:nhiên|vậy)|song|bên\s+cạnh\s+đó|ngoài\s+ra|mặc\s+dù\s+vậy|qua\s+kiểm\s+tra|nhưng)\s*,\s*|"
    r"thế\s+nhưng[^,;:]{0,50},\s*|[^;:]{0,160}\b(?:cho\s+rằng|thừa\s+nhận\s+rằng|nhìn\s+nhận\s+rằng)\s*[,:]?\s+)"
)
_SAID_SO = re.compile(words.SAID_SO)
_LOOSELY = re.compile(words.LOOSELY)
_ASIDE = (
    r"^(?:\W*(?:ở|tại|trong|qua|trên|đến\s+nay|hiện(?:\s+nay)?|sau|có\s+lúc|có\s+nơi)(?:\s[^,;:“”]{1,60})?,\s+){0,2}"
)
_SUBJECT = (
    r"(?!\W*(?:những|các|với|khi|nếu|đối\s+với|để|dù|mặc\s+dù|trong\s+khi|do|vì|cho\s+đến|từ)\s)[^,;:“”]{2,130}?\s"
)
_FAILS = re.compile(rf"(?i){_ASIDE}{_SUBJECT}(?P<it>{words.FAILS})")
_HELPED = re.compile(words.HELPED)
_MATTERS = re.compile(words.MATTERS)
_HIGH = re.compile(words.HIGH)
_TITLED = re.compile(
    r"(?i)^\W*(?:(?:những|một\s+số|các|về)\s+)?(?:(?:hạn\s+chế|tồn\s+tại|khuyết\s+điểm|yếu\s+kém|bất\s+cập|khó\s+khăn|vướng\s+mắc|thiếu\s+sót)"
    r"(?:\s*[,/]\s*|\s+và\s+|\s+))*?(?:hạn\s+chế|tồn\s+tại|khuyết\s+điểm|yếu\s+kém|bất\s+cập|thiếu\s+sót)(?:\s+\w+){0,5}?\s*:\s+(?=\S)"
)
_INSPECTED = re.compile(
    r"(?i)^\W*qua\s+(?:kiểm\s+tra|giám\s+sát|thanh\s+tra|rà\s+soát)[^:;]{0,80}?\bphát\s+hiện\s+(?=\d|nhiều|một\s+số|không\s+ít|có)"
)
_NOT_YET = re.compile(
    rf"(?i){_ASIDE}{_SUBJECT}(?:{words.NOT_YET}|(?:vẫn\s+)?còn\s+(?:{words.BADLY}))"
    r"(?!\w)(?:\s+(?!được|sẽ|phải|cần|thì|là|đã|nên|cũng)[^\s,;.]+){0,14}\s*(?:[,;.]|$)"
)
_OF_IT = re.compile(r"(?i)\bcòn\s+(?:hạn\s+chế|khó\s+khăn|bất\s+cập)$")
_FINDS = re.compile(words.ADMITS)
_BUT = re.compile(r"[,:;]\s+(?:nhưng|song|tuy\s+nhiên)\s*,?\s+")
_NAMED = re.compile(words.NAMED)
_SO_DONE = re.compile(words.SO_DONE)
_MENDED = re.compile(r"(?i)\b(?:khắc\s+phục|tháo\s+gỡ|không\s+còn|đã|giảm|chấm\s+dứt|xóa|tránh|chống|ngăn|nếu|để|sẽ)\b")
_ADMITS = re.compile(
    r"(?i)\b(?:tự\s+nhận(?:\s+(?:thấy|là))?|nhận\s+(?:trách\s+nhiệm|khuyết\s+điểm|lỗi)\s+(?:về\s+việc|khi))\s+(?=chưa|còn|để|\w+\s+chưa)|"
    r"\b(?:nhận|thừa\s+nhận)\s+(?:(?:thiếu\s+sót|lỗi|khuyết\s+điểm|sai\s+sót|trách\s+nhiệm)\s*[,:]?\s+"
    r"(?=(?:do|vì|khi|để)\s)|(?:thiếu\s+sót|lỗi|khuyết\s+điểm|sai\s+sót)\s*:\s+)"
)
_WISHES = re.compile(r"(?i)\b(?:đề\s+nghị|xin|mong)\b")
_OF_ALL = re.compile(r"(?i)^[^:;]{5,260}?\d[^:;,.]{1,60},\s+trong\s+đó\s*,?\s+(?:có\s+)?(?=\d)")
_COLON = re.compile(r"^[^:;]{5,260}:\s+(?=\S)")
# What stands behind such a word is a lack, whatever its own words.
_STATE = re.compile(
    r"(?i)\b(?:nêu|phản\s+ánh|chỉ\s+ra|đề\s+cập|quan\s+tâm)\s+(?:đến\s+|về\s+)?(?:thực\s+tế|thực\s+trạng|tình\s+trạng)\s*:?\s+|"
    r"\b(?:bà\s+con|người\s+dân|nhân\s+dân|cử\s+tri|dư\s+luận|doanh\s+nghiệp)\s+(?:còn\s+|đang\s+)?(?:phàn\s+nàn|bức\s+xúc|kêu\s+ca|lo\s+lắng|băn\s+khoăn)\s*:\s+"
)
_FOUND = re.compile(r"(?i)\b(?:nhận\s+thấy|cho\s+thấy|phát\s+hiện|chỉ\s+ra)\b[^:]{0,60}:\s")


def opens(wording: str) -> bool:
    """Return whether a sentence begins to tell what is wanting: it says so, or tells of a lack in its own words."""
    if (
        _TITLED.match(wording)
        or _STATE.search(wording)
        or (_INSPECTED.match(wording) and lacks(wording, 0, len(wording)))
    ):
        return True
    if (_OPENS.search(wording) or _FOUND.search(wording)) and (_is_wanting(wording) or ":" in wording):
        return True
    return tells(wording) or _admitted(wording) is not None or (bool(_OPENS.search(wording)) and is_bare(wording))


def _is_order(reading: directions.Reading) -> bool:
    return reading.strong or reading.imperative or reading.ordered


def _is_wanting(wording: str) -> bool:
    return bool(_WANTING.search(wording) or STRONG.search(wording))


def _opens_list(wording: str) -> bool:
    head, colon, _rest = wording.partition(":")
    return bool(colon) and bool(_OPENS.search(head) or _FOUND.search(wording))


def tells(wording: str) -> bool:
    """Return whether a sentence by itself tells of something wanting."""
    if _begins(wording) or _fails(wording):
        return True
    badly = _NOT_YET.match(wording) or _SO_DONE.search(wording) or _HIGH.search(wording)
    return bool(badly) and not _MENDED.search(wording)


def tells_loosely(wording: str) -> bool:
    """Return whether a sentence tells of a lack where lacks are being told already."""
    return bool(_LOOSELY.search(wording)) and not _MENDED.search(wording)


def _fails(wording: str) -> bool:
    """Return whether the subject of a sentence is said to fail; not where something is done about it."""
    match = _FAILS.match(wording)
    return match is not None and (bool(_MATTERS.match(wording)) or not _HELPED.search(wording, 0, match.start("it")))


def _begins(wording: str) -> bool:
    """Return whether a sentence tells of something wanting from its first word, so that nobody need say it."""
    return bool((_STARTS.search(wording) and STRONG.search(wording)) or _NAMED.match(wording))


def is_only_general(wording: str) -> bool:
    """Return whether a sentence only says that there are shortcomings, and names none; or tells of something else."""
    if _WISHES.search(wording) and not STRONG.search(wording):
        return True
    named = (
        _opens_list(wording)
        or _is_wanting(wording)
        or (_STARTS.search(wording) and not _MENDED.search(wording))
        or _NAMED.match(wording)
    )
    named = named or _admitted(wording) or _TITLED.match(wording) or _INSPECTED.match(wording) or _STATE.search(wording)
    named = named or tells(wording)
    return is_bare(wording) or not named


def is_bare(wording: str) -> bool:
    """Return whether a sentence says no more than that there are shortcomings, or what stands below it."""
    ended = wording.rstrip(" .")
    general = _GENERAL.search(ended)
    if ended.endswith(":") or not general:
        return ended.endswith(":")
    return not STRONG.search(ended, 0, general.start()) and not (_MATTERS.match(wording) and _OF_IT.search(ended))


def lacks(wording: str, start: int, end: int) -> bool:
    """Return whether a stretch holds a word of lack, be it one that needs others around it."""
    return bool(STRONG.search(wording, start, end) or _LOOSELY.search(wording, start, end))


def _admitted(wording: str) -> re.Match | None:
    """Return what leads to a lack that somebody tells or admits; nothing where the sentence is one by itself."""
    if _begins(wording):
        return None
    for match in islice(_SAID_SO.finditer(wording), 3):
        if tells(wording[match.end() :]):
            return match
    for pattern in (_FINDS, _BUT):
        for match in islice(pattern.finditer(wording), 3):
            rest = wording[match.end() :]
            if STRONG.search(rest) and not _is_order(directions.read(rest)):
                return match
    return _ADMITS.search(wording)


def _of_all(wording: str) -> re.Match | None:
    """Return what leads to those of a whole that are wanting: "toàn tỉnh có 71 công trình, trong đó"."""
    match = _OF_ALL.match(wording)
    return match if match and lacks(wording, match.end(), len(wording)) else None


def lead(wording: str) -> re.Match | None:
    """Return the words of a sentence that only lead to what is wanting in it."""
    led = _COLON.match(wording) if _opens_list(wording) else None
    return (
        _NAMED.match(wording)
        or _TITLED.match(wording)
        or _INSPECTED.match(wording)
        or _STATE.search(wording)
        or _of_all(wording)
        or _FOUND.search(wording)
        or _admitted(wording)
        or _HEAD.match(wording)
        or led
        or _CONNECTOR.match(wording)
    )
