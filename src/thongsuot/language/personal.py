"""Personal data in a text: where a name, number, account, mail or dwelling stands, to propose what to black out. Pure.

Offsets are code points of the text as given, also where it is decomposed (NFD) or typed without marks.
"""

import re
from dataclasses import dataclass

from thongsuot.language.named_people import people
from thongsuot.language.plain import Plain, plain

KINDS = ("id_number", "bank", "phone", "email", "address", "plate", "name")

_DIGIT_GAP = r"[ .\-]{0,3}"
_EMAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]{1,64}(?:@|[ ]?[(\[](?:at|a cong)[)\]][ ]?)[\w\-]+(?:\.[\w\-]+)+")
# Behind a sign a number may go on (1.023.456,50), unless that sign parts whole numbers: 0912345678/0987654321.
_LISTED = r"(?<=\d{3}[/,.\-])"
_ENDED = r"(?!\d|[.,/](?!(?:[ .\-]?\d){9})\d|/[A-Z])"
_ID = re.compile(rf"(?:(?<![\d.,/])|(?<=\d{{3}}[/,]))\d(?:[ .]?\d){{11}}{_ENDED}")
_ID_OLD = re.compile(
    r"(?i:cmnd|cmt|chung minh nhan dan|can cuoc|cccd|ho chieu)[^\d\n]{0,20}([A-Z]?\d(?:[ .]?\d){6,11})"
)
_BANK = re.compile(r"(?i:stk|tai khoan|tk|so the)[^\d\n]{0,30}(\d(?:[ .\-]?\d){5,18})")
_PHONE = re.compile(
    rf"(?:(?<![\d.,/\-])|{_LISTED})(?:\+84|0084|84(?=[ .\-]?[35789])|0)(?:{_DIGIT_GAP}\d){{9,10}}{_ENDED}"
)
_COUNTRY = re.compile(r"\A\(?(?:\+84|0084|84)")
_PHONE_AREA = re.compile(rf"\((?:\+84|0)\d{{0,3}}\)(?:{_DIGIT_GAP}\d){{6,9}}{_ENDED}")
_SPOKEN = "(?:khong|linh|mot|hai|ba|bon|tu|nam|lam|sau|bay|bay|tam|chin)"
_PHONE_SPOKEN = re.compile(rf"(?i)\bkhong(?:[ ,.\-]{{1,2}}{_SPOKEN}){{8,10}}\b")
_PLATE = re.compile(
    r"(?i)(?:\b(?:bien so|bien kiem soat|bks|bs|bien|xe)[ ]?:?[ ])?(?<![\w/.\-])"
    r"(?P<plate>(?-i:\d{2}[ \-]?(?:[A-Z]{2}|[A-Z]\d?))[ \-]{1,3}\d{3}[. ]?\d{2})(?![\w/.,]\w|\w)"
)
_STREET = r"(?:duong|pho|ngo|hem|ngach|kiet|to|ap|xom|thon|khu)[ ][^,.;\n]{1,40}"
_NUMBER = r"\d+[a-z]?(?:/\d+[a-z]?)*(?![\w/])"
_HOUSE = re.compile(
    rf"(?i)\b(?:so nha|nha so)[ ]{_NUMBER}(?:[ ,]{{1,2}}{_STREET})*"
    rf"|(?:(?<=\bo )|(?<=\btai )|(?<=\btru )|(?<=\bngu )|\A)so[ ]{_NUMBER}(?:[ ,]{{1,2}}{_STREET})*"
    rf"|\bso[ ]{_NUMBER}(?:[ ,]{{1,2}}{_STREET})+"
    rf"|\b(?<![/.])\d+[a-z]?(?:/\d+)+[ ]{_STREET}"
    r"|\bto[ ]\d+[ ,]{1,2}(?:ap|khu pho|khom|thon|khu)[ ][^,.;\n]{1,30}"
    rf"|(?:(?<=\bo )|(?<=\btai )|(?<=\btru )|(?<=\bngu )){_NUMBER}[ ,]{{1,2}}(?:duong|pho)[ ][^,.;\n]{{1,40}}"
    r"|\bcan (?:ho )?(?:so )?[a-z]?\d{2,4}(?:[ ,]{1,2}(?:toa|block|chung cu|lo)[ ][^,.;\n]{1,30})?"
    r"|\bphong (?:so )?\d{1,4}[ ,]{1,2}(?:nha tro|day tro|khu tro|chung cu|toa)[^,.;\n]{0,30}"
)
_WITHIN = r"(?:ngo|hem|ngach|kiet|to|khu pho|khom)[ ](?:so )?\d+[a-z]?(?:/\d+[a-z]?)*(?![\w/])"
# A lane is where somebody lives if a home stands before it: the lamp of a lane is everybody's.
_HOME = re.compile(
    r"(?i)\b(?:nha|gia dinh|phong tro|tro|ngu|cu tru|thuong tru|tam tru|goi tu)(?:[ ](?!va|cua)\w+){0,3}[ ]"
    rf"(?:o[ ]|tai[ ]|trong[ ])?(?P<lane>{_WITHIN}(?:[ ,]{{1,2}}(?:duong|pho)[ ][^,.;\n]{{1,40}})?)"
)
_SAID = re.compile(
    rf"(?i)\bdia chi(?:[ ](?:nha|lien he|thuong tru|tam tru))?[ ]?[: ][ ]?(?P<lane>{_NUMBER}[^.;\n]{{2,60}})"
)
_NOT_A_HOUSE = re.compile(r"(?i)(?:\b(?:quyet|thong|van|cong|luat|nghi|ket|quay|thua|ban|bien)\s\w*\s*|[\d/]|ngay[ ])$")


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
    found += [("id_number", *m.span(1)) for m in _ID_OLD.finditer(read.text)]
    found += [("phone", *m.span()) for m in _PHONE.finditer(read.text) if _digits(m[0]) in (10, 11)]
    found += [("phone", *m.span()) for m in _PHONE_AREA.finditer(read.text) if _digits(m[0]) in (10, 11)]
    found += [("phone", *m.span()) for m in _PHONE_SPOKEN.finditer(read.text)]
    found += [("id_number", *m.span()) for m in _ID.finditer(read.text)]
    found += [("plate", *m.span("plate")) for m in _PLATE.finditer(read.text)]
    found += [
        ("address", *m.span()) for m in _HOUSE.finditer(read.text) if not _NOT_A_HOUSE.search(read.text[: m.start()])
    ]
    found += [("address", *m.span("lane")) for pattern in (_HOME, _SAID) for m in pattern.finditer(read.text)]
    found += [("name", *span) for span in people(read)]
    return found


def _digits(number: str) -> int:
    """Return how many digits a number has that begins with 0, whether or not it is written with the country's code."""
    return sum(c.isdecimal() for c in _COUNTRY.sub("0", number))
