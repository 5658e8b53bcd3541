"""Whether a document is marked Mật, Tối mật or Tuyệt mật: such a one is not kept. Pure."""

import re

_DEGREE = r"(?:TUYỆT|TỐI)\s+MẬT|MẬT"
_ALONE = re.compile(rf"(?:^|\||  )\W{{0,9}}(?:(?i:{_DEGREE}))\W{{0,9}}(?:$|\||  )", re.MULTILINE)
_SAID = re.compile(
    rf"(?i)(?:độ|dấu|mức\s+độ)\s+mật\s*[:\-–]\s*[“\"]?(?:{_DEGREE})\b|(?:tài\s+liệu|"
    rf"văn\s+bản)\s+(?:{_DEGREE})\s*(?:$|\n|[.(])"
)
_CAPITALS = re.compile(
    rf"^\W{{0,9}}(?:{_DEGREE})\W{{0,9}}(?:  |[-–(]|ĐẢNG|CỘNG|SỐ)|(?:ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM|"
    rf"VIỆT\s+NAM)\s+(?:{_DEGREE})\W{{0,9}}$",
    re.MULTILINE,
)
_NUMBER = re.compile(r"(?i)\bsố\s*[:.]?\s*\d{1,5}\s*[-/][^\s()]{2,30}\s*\(?\(?(?-i:M|Tm|TM|Mật|MẬT)\)")


def is_secret(text: str) -> bool:
    """Return whether a mark of secrecy stands by itself on a line or in its head; "bí mật", "mật thiết" are none."""
    return any(pattern.search(text) for pattern in (_ALONE, _SAID, _CAPITALS, _NUMBER))
