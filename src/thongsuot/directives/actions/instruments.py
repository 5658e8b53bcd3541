"""An instrument of the register: entered by hand, described, put into force, ended, a draft dropped."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.intake import FIRST_YEAR
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.directives.actions.record import done_by_form, write_act
from thongsuot.directives.models import Instrument, Passage
from thongsuot.directives.permissions import instruments_seen_by
from thongsuot.directives.rules.register import FIELDS
from thongsuot.files import actions as files
from thongsuot.language.folding import clean, fold
from thongsuot.units.models import Unit

State = Instrument.State
LENGTHS = {"number": 60, "title": 500, "issuer": 200, "place": 120}
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class About:
    """What an instrument says of itself; blank or None where it does not say it."""

    title: str = ""
    kind: str = ""
    number: str = ""
    issuer: str = ""
    place: str = ""
    issued_on: date | None = None


@transaction.atomic
def register_by_hand(
    *,
    unit_id: UUID,
    about: About,
    uploads=(),
    form_id: UUID | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Instrument:
    """Enter an instrument into the register of a unit as a draft, without a text that was read. One entry.

    `uploads`: (file, name). `form_id`: sent again, the same form gives the instrument it has entered.
    Raises: Refused (directives.register), Invalid (field named).
    """
    unit = Unit.objects.get(pk=unit_id)
    require(actor, "directives.register", unit)
    if before := done_by_form(form_id, "register_instrument", actor):
        return Instrument.objects.get(pk=Ref.parse(before.about_ref).id)
    made = Instrument(id=new_id(), unit=unit, practice=unit.practice, registered_at=at, revision=1)
    take(made, about, on)
    made.save(force_insert=True)
    ref = Ref("instrument", made.pk)
    stored = [files.store(upload=file, name=name, owner_ref=ref, actor=actor, at=at) for file, name in uploads]
    details = {"about": described(made), "files": sorted(one.blob.sha256 for one in stored)}
    write_act(ref, "register_instrument", details, form_id=form_id, actor=actor, on=on, at=at)
    return made


@transaction.atomic
def describe(*, instrument_id: UUID, about: About, revision: int, actor: Actor, on: date, at: datetime) -> Instrument:
    """Correct or confirm what is known of an instrument; nothing of it is inferred any more. One entry.

    Raises: NotFound, Refused (directives.keep_instrument), Stale, NotAllowedNow, Invalid (field named).
    """
    found = kept(instrument_id, actor, revision=revision)
    take(found, about, on)
    found.inferred = []
    step(found, "describe_instrument", {"about": described(found)}, actor, on, at)
    return found


@transaction.atomic
def put_in_force(*, instrument_id: UUID, actor: Actor, on: date, at: datetime) -> Instrument:
    """Let an instrument stand in the register; what it replaces stands no more. One entry.

    A day that the text does not give stays blank. Raises: NotFound, Refused, NotAllowedNow (not a draft, passages
    nobody decided on, a field that is only inferred).
    """
    hold_in_order(instrument_id)
    found = kept(instrument_id, actor, states=(State.DRAFT,))
    if found.inferred:
        raise NotAllowedNow(_("Có thông tin do máy suy ra, chưa ai xác nhận. Mở “Thông tin văn bản”, xem rồi lưu."))
    left = found.passages.filter(state=Passage.State.PROPOSED).count()
    if left:
        raise NotAllowedNow(_("Còn %d đoạn chưa xem. Xác nhận hoặc bỏ từng đoạn rồi đưa vào sổ.") % left)
    found.state = State.STANDING
    replaced = replace_all(found)
    step(found, "put_in_force", {"replaces": replaced}, actor, on, at)
    return found


@transaction.atomic
def end_instrument(*, instrument_id: UUID, why: str, actor: Actor, on: date, at: datetime) -> Instrument:
    """Let an instrument end (hết hiệu lực, hoàn thành) without another in its place. One entry.

    Raises: NotFound, Refused, NotAllowedNow, Invalid (why).
    """
    found = kept(instrument_id, actor, states=(State.STANDING, State.REPLACED))
    why = clean(why).strip()
    if not why:
        raise Invalid(_("Ghi vì sao văn bản hết hiệu lực."), field="why")
    found.state = State.ENDED
    step(found, "end_instrument", {"why": why[:1000]}, actor, on, at)
    return found


@transaction.atomic
def drop_instrument(*, instrument_id: UUID, actor: Actor, on: date, at: datetime) -> Instrument:
    """Drop a draft; its row stays, the same file may come in again. One entry. Raises: NotFound, NotAllowedNow."""
    found = kept(instrument_id, actor, states=(State.DRAFT,))
    if found.tasks.exclude(state="dropped").exists() or found.targets.exists():
        raise NotAllowedNow(_("Đã có nhiệm vụ hoặc chỉ tiêu lập từ văn bản này nên không bỏ được."))
    found.state = State.DROPPED
    step(found, "drop_instrument", {}, actor, on, at)
    return found


def kept(instrument_id: UUID, actor: Actor, *, states=None, revision: int | None = None) -> Instrument:
    """Return the instrument, locked, once `actor` keeps it. `revision`: as the page showed it; `states`: allowed ones,
    by default a draft or what stands. Raises: NotFound, Refused, Stale, NotAllowedNow.
    """
    rows = instruments_seen_by(actor).select_related("unit").select_for_update(of=("self",))
    found = rows.filter(pk=instrument_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy văn bản này, hoặc anh/chị không được xem."))
    require(actor, "directives.keep_instrument", found)
    if found.state not in (states or (State.DRAFT, State.STANDING)):
        raise NotAllowedNow(_("Văn bản này không còn ở bước đó. Tải lại trang để xem."))
    if revision is not None and revision != found.revision:
        raise Stale(_("Vừa có người khác sửa văn bản này. Tải lại trang để xem rồi sửa tiếp."))
    return found


def hold_in_order(instrument_id: UUID, others: Iterable[UUID] = ()) -> None:
    """Lock an instrument with `others` and all it replaces, in one order, so that no two acts wait for one another."""
    known = Instrument.objects.filter(replaced_by=instrument_id).values_list("pk", flat=True)
    rows = Instrument.objects.filter(pk__in={instrument_id, *others, *known}).order_by("pk")
    list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))


def take(row: Instrument, about: About, on: date) -> None:
    """Write what is known of an instrument into its row. Raises: Invalid (field named)."""
    for field, longest in LENGTHS.items():
        words = " ".join(clean(getattr(about, field)).split())
        if len(words) > longest:
            raise Invalid(_("Dài quá %s chữ cái. Rút ngắn lại.") % longest, field=field)
        setattr(row, field, words)
    if not row.title:
        raise Invalid(_("Ghi tên hoặc trích yếu của văn bản."), field="title")
    if about.issued_on and not FIRST_YEAR <= about.issued_on.year <= on.year + 1:
        raise Invalid(_("Ngày ban hành không đúng. Ghi lại, hoặc để trống nếu văn bản không ghi."), field="issued_on")
    row.kind, row.issued_on = about.kind, about.issued_on
    row.search_key = searched(row)


def searched(row: Instrument) -> str:
    """Return what a search for an instrument looks in: folded words of number, title and issuer, each once."""
    return " ".join(dict.fromkeys(_WORD.findall(fold(f"{row.number} {row.title} {row.issuer}"))))


def described(row: Instrument) -> dict:
    """Return what an instrument says of itself, as acts commit to it."""
    known = asdict(About(**{name: getattr(row, name) for name in FIELDS}))
    return known | {"issued_on": row.issued_on.isoformat() if row.issued_on else None}


def replace_all(row: Instrument) -> list[str]:
    """Let what an instrument in force replaces stand no more; return the ids of all it replaces."""
    rows = list(row.replaces.select_for_update().order_by("pk"))
    for one in rows:
        if one.state == State.STANDING:
            Instrument.objects.filter(pk=one.pk).update(state=State.REPLACED)
    return [str(one.pk) for one in rows]


def step(
    row: Instrument, verb: str, details: dict, actor: Actor, on: date, at: datetime, form_id: UUID | None = None
) -> None:
    """Keep a row that was changed under its lock, with the act that changed it."""
    row.revision += 1
    row.save()
    write_act(Ref("instrument", row.pk), verb, details, form_id=form_id, actor=actor, on=on, at=at)
