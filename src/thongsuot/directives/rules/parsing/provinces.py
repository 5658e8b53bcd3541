"""The province that a text is about, as it calls it; the 34 of today and the 63 before. Pure."""

import re
from collections import Counter

from thongsuot.directives.rules.parsing.sentences import Stretch

_NAMES = (
    "An Giang|Bà Rịa ?[-–] ?Vũng Tàu|Bạc Liêu|Bắc Giang|Bắc Kạn|Bắc Ninh|Bến Tre|Bình Dương|Bình Định|Bình Phước|"
    "Bình Thuận|"
    "Cà Mau|Cao Bằng|Cần Thơ|Đà Nẵng|Đắk Lắk|Đắc Lắc|Đăk Lăk|Đắk Nông|Đăk Nông|Điện Biên|Đồng Nai|Đồng Tháp|"
    "Gia Lai|Hà Giang|"
    "Hà Nam|Hà Nội|Hà Tĩnh|Hải Dương|Hải Phòng|Hậu Giang|Hòa Bình|Hoà Bình|Hưng Yên|Khánh Hòa|Khánh Hoà|"
    "Kiên Giang|Kon Tum|"
    "Lai Châu|Lạng Sơn|Lào Cai|Lâm Đồng|Long An|Nam Định|Nghệ An|Ninh Bình|Ninh Thuận|Phú Thọ|Phú Yên|Quảng Bình|"
    "Quảng Nam|Quảng Ngãi|Quảng Ninh|Quảng Trị|Sóc Trăng|Sơn La|Tây Ninh|Thái Bình|Thái Nguyên|Thanh Hóa|Thanh Hoá|"
    "Thừa Thiên Huế|Thừa Thiên ?[-–] ?Huế|Huế|Tiền Giang|Trà Vinh|Tuyên Quang|Vĩnh Long|Vĩnh Phúc|Yên Bái|"
    r"TP\.? ?HCM|TP\.? ?Hồ Chí Minh|[Tt]hành phố Hồ Chí Minh"
)
_NAMED = re.compile(rf"(?<!\w)(?:{_NAMES})(?!\w)")
_LEAST = 2
_OPENING = 4  # paragraphs in which news say where they are from
_ITS_BODY = re.compile(
    r"(?:[Tt]ỉnh|[Tt]hành phố|[Tt]ỉnh [uủ][ỷy]|[Tt]hành [uủ][ỷy]|[Đđ]iểm cầu|UBND|HĐND|MTTQ(?: Việt Nam)?|"
    r"^\W*Ở|\.\s+Ở)\s*$"
)
_DATELINE = re.compile(r"\)?\s*[-–:]")
_NEAR = 40  # letters before a name in which it says whose it is
_IS_SUBJECT = re.compile(r"\s+(?:có|là|đã|đang|hiện|vừa|tiếp\s+tục|xác\s+định|nằm)\s")
_SOURCE = re.compile(r"(?i)^\W*(?:theo\s+)?(?:nguồn|bản\s+quyền|©)")


def place_spoken_of(text: str, title: str, paragraphs: list[Stretch], dropped: list[Stretch]) -> str:
    """Return the province named most, at least twice and more than any other; else the only one that the headline,
    the opening or the source of the page names as its own; "" where none stands out.
    """
    counted: Counter[str] = Counter()
    for one in paragraphs:
        counted.update(match[0] for match in _NAMED.finditer(one.of(text)))
    best = counted.most_common(2)
    if best and best[0][1] >= _LEAST and (len(best) == 1 or best[0][1] > best[1][1]):
        return best[0][0]
    sources = [one for one in dropped if _SOURCE.match(one.of(text))]
    return _only(_NAMED.findall(title)) or _only(_own(text, paragraphs[:_OPENING])) or _only(_own(text, sources))


def _own(text: str, parts: list[Stretch]) -> list[str]:
    """Return the provinces that a body of theirs is named with, "Tỉnh ủy …", or a dateline: not where one travels."""
    found = []
    for wording in (one.of(text) for one in parts):
        for match in _NAMED.finditer(wording):
            before = wording[max(0, match.start() - _NEAR) : match.start()]
            dateline = not before.strip(" (") and _DATELINE.match(wording, match.end())
            if dateline or _ITS_BODY.search(before) or (not before.strip() and _IS_SUBJECT.match(wording, match.end())):
                found.append(match[0])
    return found


def _only(names: list[str]) -> str:
    return names[0] if len(set(names)) == 1 else ""
