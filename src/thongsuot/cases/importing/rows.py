"""One row judged before anything is written: what it would become, or why it is refused or rejected."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thongsuot.cases.actions.gate import where_to_go
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.importing import values as cells
from thongsuot.cases.importing.past import Past, past_of
from thongsuot.cases.importing.values import Unreadable
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.language.accusation import accuses
from thongsuot.language.folding import clean, fold
from thongsuot.language.kinds import kind_of
from thongsuot.language.parting import harmless_part, is_harmless
from thongsuot.language.topics import is_topic

TAKEN = ("feedback", "petition", "complaint")
CERTAIN = 0.8
GUARDED, KIND_LENGTH = ("denunciation", "mixed"), 40
ID_LIMIT = 200
PLACE_LIMIT = 200
LIMITS = {"name": 120, "phone": 30, "address": 300, "id_number": 20}


class Refused(Exception):
    """Understood and not taken; `reason` never quotes the row."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class Rejected(Refused):
    """Not understood; the row has to be mended in the file."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A row that can be taken: what it brings, by the same shape as every other door.

    `secret`: what goes to the sealed room: the whole text wherever a part of it accuses; then `given` is what is left
    for a case, None where nothing is. `whole`: the text of the row, by which it is known again. `guarded`: taken only
    where the sealed room is ready, whatever becomes of it.
    """

    id: str
    given: Submission | None
    secret: str
    guarded: bool
    whole: str
    people: tuple[PersonGiven, ...]
    received_on: date | None
    ward_code: str
    province_code: str
    place_name: str
    past: Past


def id_of(values: dict) -> str | None:
    """Return the row's id as text, None where it has none that can be used."""
    try:
        found = clean(cells.as_text(values.get("id"))).strip()
    except Unreadable:
        return None
    return found if 0 < len(found) <= ID_LIMIT else None


def judge(values: dict) -> Wanted:
    """Return what a row brings. Raises: Refused, Rejected."""
    identifier = id_of(values)
    if identifier is None:
        raise Rejected(_("Dòng không có mã (id). Ghi cho mỗi dòng một mã riêng, nhiều nhất 200 ký tự."))
    named, text = _given_kind(values), _text(values)
    left, secret = _parted(named, text)
    return Wanted(
        id=identifier,
        given=_submission(values, left, _kind(named, left)) if left else None,
        secret=secret,
        guarded=bool(secret) or named == "mixed",
        whole=text,
        people=_people(values),
        received_on=_read(values, "received_on", cells.as_day, _("ngày nhận")),
        ward_code=_code(values, "ward_code"),
        province_code=_code(values, "province_code"),
        place_name=" ".join(clean(_read(values, "place_name", cells.as_text, _("địa bàn"))).split())[:PLACE_LIMIT],
        past=_past(values),
    )


def is_guarded(values: dict) -> bool:
    """Return whether a row, whatever its columns are taken for, may accuse somebody: then nobody is shown its words."""
    texts = [value for value in values.values() if isinstance(value, str)]
    short = (text for text in texts if len(text) <= KIND_LENGTH)
    return any(cells.kind_of(text) in GUARDED for text in short) or any(accuses(text).suspected for text in texts)


def no_denunciations() -> Refused:
    """Return the refusal of what accuses somebody, while nobody is there who may hear it."""
    return Refused(_("Đơn tố cáo, hoặc có phần tố cáo, chưa nhập được. %s") % where_to_go())


def _given_kind(values: dict) -> str:
    """Return the kind the row names; it decides whether the row is taken."""
    named = values.get("kind") if values.get("kind") is not None else values.get("kind_persons")
    if named is None or named == "":
        return ""
    kind = _read({"kind": named}, "kind", cells.kind_of, _("loại"))
    if kind and kind not in (*TAKEN, "denunciation", "mixed"):
        raise Rejected(
            _("Không rõ loại đơn. Ghi feedback (phản ánh), petition (kiến nghị) hoặc complaint (khiếu nại).")
        )
    return kind


def _parted(named: str, text: str) -> tuple[str, str]:
    """Return what is left for a case, and what is sealed: all of it wherever the row or its words accuse somebody.

    Of a mixed letter the sentences that surely accuse nobody make a case; when unsure, none. Words that surely accuse
    are sealed whatever the row calls itself: a wrong label must not lay a denunciation open.
    """
    if named == "mixed":
        return (text, "") if is_harmless(text) or _complains(text) else (harmless_part(text), text)
    found = accuses(text)
    if named == "denunciation" or found.certain or (not named and found.suspected):
        return "", text
    return text, ""


def _complains(text: str) -> bool:
    """Return whether a mixed letter complains and accuses nobody at all."""
    return accuses(text).score == 0 and "khieu nai" in fold(text)


def _text(values: dict) -> str:
    if not isinstance(values.get("text"), str) or not (text := clean(values["text"]).strip()):
        raise Rejected(_("Dòng không có nội dung."))
    return text


def _kind(named: str, text: str) -> str:
    """Return the kind of what becomes a case: feedback, the widest, where nobody named one and it is not certain."""
    if named in TAKEN:
        return named
    best = next(one for one in kind_of(text) if one.kind != "mixed")
    if (best.kind == "complaint" and best.score >= CERTAIN) or (named == "mixed" and _complains(text)):
        return COMPLAINT
    return best.kind if best.sure and best.kind in ("feedback", "petition") else "feedback"


def _submission(values: dict, text: str, kind: str) -> Submission:
    topic = _read(values, "topic", cells.as_text, _("lĩnh vực"))
    persons = _read(values, "persons", cells.as_count, _("số người"))
    persons = persons or _read(values, "kind_persons", cells.as_count, _("số người"))
    return Submission(
        text=text,
        kind=kind,
        channel=_read(values, "channel", cells.channel_of, _("kênh")),
        topic=topic if is_topic(topic) else "",
        persons=max(persons or 1, 1),
        households=_read(values, "households", cells.as_count, _("số hộ")) or 0,
        people=_people(values),
    )


def _people(values: dict) -> tuple[PersonGiven, ...]:
    name, address = _name_and_address(values)
    given = {
        "name": name,
        "address": address,
        "phone": _read(values, "phone", cells.as_phone, _("điện thoại")),
        "id_number": _read(values, "id_number", cells.as_identity, _("giấy tờ")),
    }
    for field, limit in LIMITS.items():
        if len(given[field]) > limit:
            raise Rejected(_("Ô “%(field)s” dài quá %(limit)d ký tự.") % {"field": field, "limit": limit})
    return (PersonGiven(**given),) if any(given.values()) else ()


def _name_and_address(values: dict) -> tuple[str, str]:
    name = clean(_read(values, "name", cells.as_text, _("họ tên")))
    address = clean(_read(values, "address", cells.as_text, _("địa chỉ")))
    both = clean(_read(values, "name_address", cells.as_text, _("họ tên, địa chỉ")))
    if not both:
        return " ".join(name.split()), " ".join(address.split())
    for separator in ("\n", " – ", " - ", ";", ","):
        if separator in both:
            first, _separator, rest = both.partition(separator)
            return " ".join(first.split()), " ".join(rest.split())
    return " ".join(both.split()), " ".join(address.split())


def _past(values: dict) -> Past:
    try:
        return past_of(values)
    except Unreadable as problem:
        raise Rejected(_("Bước đã làm trong sổ: %s.") % problem) from problem


def _code(values: dict, field: str) -> str:
    code = _read(values, field, cells.as_text, _("mã địa bàn"))
    return code.zfill(2 if field == "province_code" else 5) if code.isdecimal() else code


def _read(values: dict, field: str, reader, name: str):
    try:
        return reader(values.get(field))
    except Unreadable as problem:
        raise Rejected(_("Không đọc được %(name)s: %(why)s.") % {"name": name, "why": problem}) from problem
