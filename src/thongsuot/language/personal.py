"""Personal data in a text: where a name, number, account, mail or dwelling stands, to propose what to black out. Pure.

Offsets are code points of the text as given, also where it is decomposed (NFD) or typed without marks.
"""

import re
import unicodedata
from dataclasses import dataclass

from thongsuot.language.folding import has_marks
from thongsuot.language.plain import Plain, plain

KINDS = ("id_number", "bank", "phone", "email", "address", "name")

_DIGIT_GAP = r"[ .\-]{0,3}"
_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+")
# Behind a sign a number may go on (1.023.456,50), unless that sign parts whole numbers: 0912345678/0987654321.
_LISTED = r"(?<=\d{3}[/,.\-])"
_ENDED = r"(?!\d|[.,/](?!(?:[ .\-]?\d){9})\d|/[A-Z])"
_ID = re.compile(rf"(?:(?<![\d.,/])|(?<=\d{{3}}[/,]))\d(?:[ .]?\d){{11}}{_ENDED}")
_ID_OLD = re.compile(
    r"(?i:cmnd|cmt|chung minh nhan dan|can cuoc|cccd|ho chieu)[^\d\n]{0,20}([A-Z]?\d(?:[ .]?\d){6,11})"
)
_BANK = re.compile(r"(?i:stk|tai khoan|tk|so the)[^\d\n]{0,30}(\d(?:[ .\-]?\d){5,18})")
_PHONE = re.compile(rf"(?:(?<![\d.,/\-])|{_LISTED})(?:\+84|0084|0)(?:{_DIGIT_GAP}\d){{9,10}}{_ENDED}")
_PHONE_AREA = re.compile(rf"\((?:\+84|0)\d{{0,3}}\)(?:{_DIGIT_GAP}\d){{6,9}}{_ENDED}")
FAMILIES = (
    "nguyen|tran|le|pham|huynh|hoang|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|truong|cao|mai|lam|ha|luong|trinh|dao|"
    "doan|phung|vuong|trieu|tong|luu|nong|ksor|kpa|nay|danh|son|thach|chau|ta|thai|quach|kieu|tang|quan|ton|khong"
)
_CAPITAL = r"(?-i:[A-Z][\w'’\-]*)"
_NAME_WORDS = rf"{_CAPITAL}(?:[ ]{_CAPITAL}){{0,4}}"
_NAME_AFTER = re.compile(
    r"(?i:\b(?P<call>ong|ba|anh|chi|co|thay|chu|thang|chau|em|bac si|toi la|toi ten la|toi ten|ten toi la|goi ten|toi|"
    r"ho va ten|ho ten|nguoi (?:dai dien|khieu nai|to cao|lam don|viet don|ky)(?: la)?|con toi la)\b[ ]?:?[ ][_|]?[ ]?)"
    rf"(?P<name>{_NAME_WORDS})"
)
_CALLS = frozenset("gọi ông bà anh chị cô thầy chú thằng cháu em tôi họ người con tên bác".split())
_NAME_LOWER = re.compile(
    r"\b(?:toi ten la|toi ten|toi la|ten la|ong|ba|anh|chi) "
    rf"(?P<name>(?:{FAMILIES})(?: (?:van|thi|huu|duc|ngoc|minh|thanh))?(?: [a-z]+))"
)
_NAME_ALONE = re.compile(
    rf"(?:\A|(?<=[\n.,;:(]))[ ]*(?P<name>(?i:(?:{FAMILIES})\b)(?:[ ]{_CAPITAL}){{2,4}})(?=[ ]*(?:\n|\Z|,|cung ))"
)
_STREET = r"(?:duong|pho|ngo|hem|ngach|kiet|to|ap|xom|thon|khu)[ ][^,.;\n]{1,40}"
_NUMBER = r"\d+[a-z]?(?:/\d+[a-z]?)*(?![\w/])"
_HOUSE = re.compile(
    rf"(?i)\b(?:so nha|nha so)[ ]{_NUMBER}(?:[ ,]{{1,2}}{_STREET})*"
    rf"|(?:(?<=\bo )|(?<=\btai )|(?<=\btru )|(?<=\bngu )|\A)so[ ]{_NUMBER}(?:[ ,]{{1,2}}{_STREET})*"
    rf"|\bso[ ]{_NUMBER}(?:[ ,]{{1,2}}{_STREET})+"
    rf"|\b(?<![/.])\d+[a-z]?(?:/\d+)+[ ]{_STREET}"
    r"|\bto[ ]\d+[ ,]{1,2}(?:ap|khu pho|khom|thon|khu)[ ][^,.;\n]{1,30}"
)
_NOT_A_HOUSE = re.compile(r"(?i)(?:\b(?:quyet|thong|van|cong|luat|nghi|ket|quay|thua|ban|bien)\s\w*\s*|[\d/]|ngay[ ])$")
_NO_NAMES = frozenset(
    "ubnd uy xa phuong tinh so cong ban hoi toi chung kinh don thanh luat ngay quan truong giao khu bo mat viet "
    "phi".split()
)


@dataclass(frozen=True, order=True)
class Span:
    """Personal data of `kind` (see KINDS) at `start` up to, not including, `end`."""

    start: int
    end: int
    kind: str


def personal(text: str) -> list[Span]:
    """Return the personal data found in `text`, in order, never overlapping: a proposal for an officer to confirm."""
    read = plain(text)
    found: list[Span] = []
    for kind, start, end in _candidates(read):
        span = Span(*read.span(start, end), kind)
        if not any(span.start < other.end and other.start < span.end for other in found):
            found.append(span)
    return sorted(found)


def _candidates(read: Plain) -> list[tuple[str, int, int]]:
    """Return kind, start and end in the plain text, the surer kinds first."""
    found = [("email", *m.span()) for m in _EMAIL.finditer(read.text)]
    found += [("bank", *m.span(1)) for m in _BANK.finditer(read.text)]
    found += [("phone", *m.span()) for m in _PHONE.finditer(read.text) if _digits(m[0]) in (10, 11)]
    found += [("phone", *m.span()) for m in _PHONE_AREA.finditer(read.text) if _digits(m[0]) in (10, 11)]
    found += [("id_number", *m.span(1)) for m in _ID_OLD.finditer(read.text)]
    found += [("id_number", *m.span()) for m in _ID.finditer(read.text)]
    found += [
        ("address", *m.span()) for m in _HOUSE.finditer(read.text) if not _NOT_A_HOUSE.search(read.text[: m.start()])
    ]
    found += [("name", *m.span("name")) for m in _NAME_AFTER.finditer(read.text) if _is_called(m, read)]
    found += [("name", *m.span("name")) for m in _NAME_ALONE.finditer(read.text) if _is_name(m["name"])]
    if read.text.islower() or not any(c.isupper() for c in read.text[1:]):
        found += [("name", *m.span("name")) for m in _NAME_LOWER.finditer(read.text.lower())]
    return found


def _digits(number: str) -> int:
    return sum(c.isdecimal() for c in number.replace("+84", "0").replace("0084", "0"))


def _is_called(match: re.Match, read: Plain) -> bool:
    """Return whether a form of address stands before a name: in a text with marks `bà`, not the `ba` of a place."""
    before = read.given[read.places[match.start()] : read.places[match.start("name")]]
    call = unicodedata.normalize("NFC", before).lower().split()[0]
    return _is_name(match["name"]) and (call.rstrip(":") in _CALLS or not has_marks(read.given))


def _is_name(words: str) -> bool:
    return words.split()[0].lower() not in _NO_NAMES
