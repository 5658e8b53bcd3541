"""What a part of a document holds, told by its heading or by the sentence that opens a list. Pure."""

import re

_KINDS = (
    (
        "task",
        r"khắc\s+phục|tổ\s+chức\s+thực\s+hiện|phương\s+hướng|trách\s+nhiệm\s+(?:thực\s+hiện|thi\s+hành)|phân\s+công",
    ),
    ("purpose", r"^\W*(?:[\w.]+\s+)?(?:đặt\s+vấn\s+đề|mở\s+đầu|dẫn\s+nhập|tóm\s+tắt|(?:thay\s+)?lời\s+kết)\W*$"),
    ("cause", r"^\W*(?:[\w.]+\s+)?nguyên\s+nhân|do\s+những\s+nguyên\s+nhân|nguyên\s+nhân\s+(?:chủ|khách|của|sau)"),
    ("lesson", r"bài\s+học|kinh\s+nghiệm"),
    (
        "result",
        r"^\W*(?:[\w.]+\s+)?(?:một\s+số\s+)?(?:kết\s+quả|tình\s+hình|thực\s+trạng|ưu\s+điểm|thành\s+tựu|"
        r"thành\s+tích|báo\s+cáo\s+(?:của|tại|tình\s+hình)|ý\s+kiến\s+(?:thảo\s+luận|tham\s+gia|của\s+(?:các\s+)?đại\s+biểu)|"
        r"đánh\s+giá(?=\s+(?:chung|kết|tình)|\W*$))",
    ),
    (
        "shortcoming",
        r"hạn\s+chế|tồn\s+tại|khuyết\s+điểm|yếu\s+kém|bất\s+cập|^\W*(?:[\w.]+\s+)?(?:những\s+|"
        r"một\s+số\s+|các\s+)?(?:vướng\s+mắc|khó\s+khăn|(?:điểm\s+nghẽn|nút\s+thắt|rào\s+cản)\W*$|(?:việc|điều|điểm|mặt|chỗ)\s+(?:còn\s+|đang\s+)?"
        r"(?:vướng|dở|yếu|kém|chưa\s+(?:làm\s+)?(?:được|tốt|đạt))\W*$)",
    ),
    ("mixed", r"mục\s+đích\s*,?\s*(?:và\s+)?yêu\s+cầu|mục\s+tiêu\s*,?\s*(?:và\s+)?yêu\s+cầu|quan\s+điểm"),
    ("target", r"mục\s+tiêu|chỉ\s+tiêu"),
    ("purpose", r"^\W*(?:[\w.]+\s+)?(?:mục\s+đích|ý\s+nghĩa|căn\s+cứ|sự\s+cần\s+thiết|đặc\s+điểm|bối\s+cảnh|cơ\s+sở)"),
    (
        "people",
        r"^\W*(?:[\w.]+\s+)?(?:thành\s+phần|đối\s+tượng|phạm\s+vi|thời\s+gian|địa\s+điểm|"
        r"chương\s+trình\s+(?:hội\s+nghị|làm\s+việc)|nơi\s+nhận|kinh\s+phí)",
    ),
    (
        "task",
        r"nhiệm\s+vụ|giải\s+pháp|yêu\s+cầu|nội\s+dung|biện\s+pháp|kiến\s+nghị|đề\s+nghị|đề\s+xuất|công\s+việc|"
        r"việc|chỉ\s+đạo|trọng\s+tâm|định\s+hướng|tiến\s+độ|thực\s+hiện|kế\s+hoạch",
    ),
    ("result", r"kết\s+quả|thành\s+công|đạt\s+được|hoạt\s+động|mô\s+hình"),
)
# Such a heading of news says that something is hard or unfinished; what stands below it is told by its own words.
_UNEASY = re.compile(
    r"(?i)(?:^\W*|\b(?:còn|vẫn)\s+(?:\w+\s+){0,2})(?:việc|điều|chỗ|chuyện|cái|bài\s+toán)\s+khó\b|\b(?:trăn\s+trở|băn\s+khoăn|nỗi\s+lo|dang\s+dở|"
    r"ngổn\s+ngang|bỏ\s+ngỏ|còn\s+đó|còn\s+(?:lắm|nhiều)\s+(?:gian|nỗi|việc|điều))"
)
_WEAKEST = len(_KINDS) - 1  # says nothing within a part of tasks: "2. Xây dựng mô hình"
_COMPILED = tuple((kind, re.compile(rf"(?i){pattern}")) for kind, pattern in _KINDS)
TASKS = frozenset(("task", "mixed", "target"))
_PLAINLY = re.compile(
    r"(?i)nhiệm\s+vụ|giải\s+pháp|phương\s+hướng|yêu\s+cầu|tổ\s+chức\s+thực\s+hiện|kiến\s+nghị|đề\s+nghị|"
    r"đề\s+xuất|khắc\s+phục"
)


def section_of(wording: str, within: str = "") -> str:
    """Return "task", "mixed", "result", "shortcoming", "cause", "lesson", "target", "purpose", "people" or "".

    `within`: what the part around it holds; a part of the results is one of tasks only where it says so plainly.
    """
    if not _PLAINLY.search(wording) and _UNEASY.search(wording):
        return ""
    known = _COMPILED[:_WEAKEST] if within in TASKS else _COMPILED
    kind = next((kind for kind, pattern in known if pattern.search(wording)), "")
    if within and within not in TASKS and kind == "task" and not _PLAINLY.search(wording):
        return within
    return kind or within
