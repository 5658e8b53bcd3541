"""How a form, its values and who issues it become one sheet: head, number, day, words, who signs. Pure."""

from dataclasses import dataclass
from datetime import date

from thongsuot.documents.rules.filling import Values, blocks, filled
from thongsuot.documents.rules.forms import Form
from thongsuot.documents.rules.names import BLANK, official_day, symbol
from thongsuot.documents.rules.sheet import PERSONAL, Sheet, Signer

DRAFT, CANCELLED = "DỰ THẢO", "ĐÃ HỦY"
SIGN_HERE = "(Ký, ghi rõ họ tên)"


@dataclass(frozen=True, kw_only=True)
class Issuer:
    """Who issues a paper: the body above it (in capitals on the paper), its name, its letters, where it sits."""

    name: str
    superior: str = ""
    letters: str = ""
    place: str = ""
    committee: bool = False


@dataclass(frozen=True, kw_only=True)
class Signing:
    """The facts of signing. `authority`: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH" and the like, empty for a head."""

    number: int | None = None
    on: date | None = None
    authority: str = ""
    post: str = ""
    name: str = ""
    image: bytes = b""


def compose(
    form: Form,
    given: dict,
    issuer: Issuer,
    signing: Signing,
    *,
    drawn_on: date,
    stamp: str = "",
    blank: bool = False,
    dots: bool = False,
) -> Sheet:
    """Return the sheet of a paper. `blank`: a form to print, with dots where values belong; `dots`: a draft."""
    values = Values(form, given, blank=blank, dots=dots)
    personal = form.layout == PERSONAL
    return Sheet(
        layout=form.layout,
        dated=signing.on or drawn_on,
        official=form.official,
        superior="" if personal else issuer.superior,
        issuer="" if personal else issuer.name,
        number=f"Số: {symbol(signing.number, form.register, issuer.letters)}" if form.register else "",
        place_day=_place_day(issuer, signing.on),
        title=form.title,
        about=filled(form.about, values),
        addressees=_addressees(form, values),
        basis=_basis(form, drawn_on),
        blocks=blocks(form, values),
        recipients=tuple(text for each in form.recipients if (text := filled(each, values))),
        signers=_signers(form, values, issuer, signing),
        stamp=stamp,
    )


def _place_day(issuer: Issuer, on: date | None) -> str:
    day = official_day(on) if on else f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    return f"{issuer.place or BLANK * 2}, {day}"


def _addressees(form: Form, values: Values) -> tuple[str, ...]:
    """Return whom the paper addresses: every line of its field, or the words of the form."""
    alone = form.addressees.strip("{}")
    if alone and alone in values.fields:
        lines = values.lines(alone)
        return tuple(lines[:1] if values.blank else lines)
    return (filled(form.addressees, values),) if form.addressees else ()


def _basis(form: Form, on: date) -> tuple[str, ...]:
    """Return the lines of law as a paper writes them: Căn cứ …; the wording in force on the day of drawing."""
    if not form.wants_basis:
        return ()
    lines = [f"Căn cứ {one.on(on).text}" for one in form.basis]
    return tuple(f"{line}{';' if line is not lines[-1] else '.'}" for line in lines)


def _signers(form: Form, values: Values, issuer: Issuer, signing: Signing) -> tuple[Signer, ...]:
    """Return who signs: those the form names, last the one who issues it; a form without number by its own alone."""
    made = []
    for each in form.also_sign:
        capacity, _sep, name = each.partition("|")
        made.append(Signer((capacity,), filled(name, values), hint=SIGN_HERE))
    if not made or form.register:
        made.append(_head(issuer, signing))
    return tuple(made)


def _head(issuer: Issuer, signing: Signing) -> Signer:
    if signing.post:
        capacity = tuple(line for line in (signing.authority, signing.post) if line)
    else:
        capacity = ("CHỦ TỊCH",) if issuer.committee else ("THỦ TRƯỞNG CƠ QUAN",)
    return Signer(tuple(line.upper() for line in capacity), signing.name, signing.image)
