"""Write a promise down: what was said, by which office, by when, what shall prove it; a duty follows at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thongsuot.commitments.actions.record import keep_files, locked_unit, words, write_act
from thongsuot.commitments.actions.telling import tell_new
from thongsuot.commitments.models import Commitment, CommitmentContent
from thongsuot.commitments.rules.fold import WITHDRAWN
from thongsuot.commitments.rules.sources import SAID_IN_PUBLIC, SOURCES
from thongsuot.core import naming
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.duties import actions as duties
from thongsuot.language.personal import personal
from thongsuot.people.actions.officers import hold
from thongsuot.people.queries import officers_of
from thongsuot.units.models import Lineage, Unit
from thongsuot.units.queries import living_id
from thongsuot.units.rules import search_text

TEXT_LIMIT, SHORT_LIMIT, OFFICE_LIMIT = 2_000, 300, 200
SEARCH_LIMIT = 4_000
FARTHEST = timedelta(days=3660)


@dataclass(frozen=True, kw_only=True)
class Promised:
    """What was promised. `text`: the sentence as it was said; `said_by`: an office, no person's name.

    `about`: the thing of a room above in which it was said, one that the maker may see; `heard_in`: the same in words.
    `in_public`: it was said before people, so it waits for a reviewed public copy; None: as usual for the source.
    `holder_unit_id`: who keeps it, the promising unit or one below it; None: the promising unit. `uploads`: (name,
    file) pairs, the paper it stands in.
    """

    text: str
    wanted: str
    said_by: str
    source: str
    said_on: date
    due_on: date
    heard_in: str = ""
    about: Ref | None = None
    in_public: bool | None = None
    holder_unit_id: UUID | None = None
    holder_officer_id: UUID | None = None
    uploads: Iterable = field(default_factory=tuple)


@transaction.atomic
def make(*, unit_id: UUID, promised: Promised, actor: Actor, on: date, at: datetime) -> Commitment:
    """Write down a promise in the name of a unit and open the duty to keep it; the clock starts on the day it was said.

    The same once more by the same officer returns the promise of the first: a double click makes one. Raises: NotFound,
    Refused (commitments.make), Invalid (text, wanted, said_by, source, said_on, due_on, holder_unit, holder_officer,
    about, files).
    """
    commitment, fresh = _written_down(unit_id, promised, actor=actor, on=on, at=at)
    if fresh:
        tell_new([commitment], actor=actor, on=on, at=at)
    return commitment


def _written_down(
    unit_id: UUID, promised: Promised, *, actor: Actor, on: date, at: datetime
) -> tuple[Commitment, bool]:
    """Return the promise, and whether it was written down now; who must keep it is told by the caller."""
    unit = locked_unit(unit_id)
    require(actor, "commitments.make", unit)
    texts = _checked_words(promised)
    _check_about(promised.about, actor)
    _check_days(promised, at)
    holder_id = _checked_holder(unit, promised, on)
    first = _same(unit, promised, texts)
    if first is not None:
        return _first_of_two(first, actor), False
    commitment = _opened(unit, holder_id, promised, actor=actor, at=at)
    commitment.save(force_insert=True)
    CommitmentContent.objects.create(
        commitment=commitment, search_key=search_text(*texts.values(), limit=SEARCH_LIMIT), **texts
    )
    in_public = promised.source in SAID_IN_PUBLIC if promised.in_public is None else promised.in_public
    details = {
        "unit": str(unit.pk),
        "holder_unit": str(holder_id),
        "holder_officer": str(promised.holder_officer_id) if promised.holder_officer_id else None,
        "source": promised.source,
        "said_on": promised.said_on.isoformat(),
        "due_on": promised.due_on.isoformat(),
        "about": commitment.about_ref,
        "in_public": in_public,
        "files": keep_files(commitment, promised.uploads, actor=actor, at=at),
    }
    opening = (commitment.duty.opening,)
    write_act(commitment, "made", duty_acts=opening, details=details, texts=texts, actor=actor, on=on, at=at)
    return commitment, True


@transaction.atomic
def make_several(
    *, unit_id: UUID, promises: Iterable[Promised], actor: Actor, on: date, at: datetime
) -> list[Commitment]:
    """Write down several promises of one text, all of them or none; each is an act with its own entry.

    Who must keep some of them is told of all at once.

    Raises: as `make`; the field of an error is `<field>-<place in the list, from 0>`.
    """
    made = []
    for place, promised in enumerate(promises):
        try:
            made.append(_written_down(unit_id, promised, actor=actor, on=on, at=at))
        except Invalid as error:
            raise Invalid(error.sentence, field=f"{error.field}-{place}") from error
    if not made:
        raise Invalid(_("Chưa đánh dấu câu nào. Đánh dấu câu là lời hứa, hoặc quay lại."), field="chon")
    tell_new([commitment for commitment, fresh in made if fresh], actor=actor, on=on, at=at)
    return [commitment for commitment, _fresh in made]


def _same(unit: Unit, promised: Promised, texts: dict[str, str]) -> Commitment | None:
    """Return the promise of the same sentence, day, term and occasion that is written down; the unit is locked."""
    rows = Commitment.objects.filter(
        unit=unit,
        source=promised.source,
        said_on=promised.said_on,
        first_due_on=promised.due_on,
        about_ref=str(promised.about or ""),
        content__text=texts["text"],
        content__heard_in=texts["heard_in"],
    )
    return rows.exclude(state=WITHDRAWN).select_related("duty", "content", "unit").first()


def _first_of_two(first: Commitment, actor: Actor) -> Commitment:
    """Return it where the same officer wrote it. Raises: Invalid (text) where another did."""
    if first.acts.filter(verb="made", actor_ref=actor.ref).exists():
        return first
    raise Invalid(
        _("Câu này đã có người ghi: lời hứa số %s. Mở lời hứa ấy trong danh sách để làm tiếp.") % first.shown_number,
        field="text",
    )


def _opened(unit: Unit, holder_id: UUID, promised: Promised, *, actor: Actor, at: datetime) -> Commitment:
    """Return the promise, not yet stored, with its number and its duty."""
    year = legal_day(at).year
    last = Commitment.objects.filter(unit=unit, year=year).aggregate(last=Max("number"))["last"] or 0
    commitment = Commitment(
        unit=unit,
        year=year,
        number=last + 1,
        source=promised.source,
        said_on=promised.said_on,
        about_ref=str(promised.about) if promised.about else "",
        first_due_on=promised.due_on,
        due_on=promised.due_on,
        practice=unit.practice,
        made_at=at,
    )
    commitment.duty = duties.open_duty(
        task="promise",
        about=commitment.ref,
        label=f"Lời hứa số {commitment.shown_number}",
        holder_unit_id=holder_id,
        holder_officer_id=promised.holder_officer_id,
        starts_on=promised.said_on,
        due_on=promised.due_on,
        basis=f"{SOURCES[promised.source][0]}, {_shown(promised.said_on)}",
        practice=unit.practice,
        actor=actor,
        at=at,
    )
    return commitment


def _shown(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _checked_words(promised: Promised) -> dict[str, str]:
    if promised.source not in SOURCES:
        raise Invalid(_("Chọn nơi hứa trong danh sách."), field="source")
    needed = _("Chưa ghi câu đã hứa. Chép đúng từng chữ.")
    said_by = words(
        promised.said_by, "said_by", needed=_("Chưa ghi ai hứa. Ghi chức danh, ví dụ: Chủ tịch."), limit=OFFICE_LIMIT
    )
    named = [said_by[span.start : span.end] for span in personal(said_by)]
    if named:
        raise Invalid(_("Chỉ ghi chức danh, không ghi tên người: bỏ “%s”.") % named[0], field="said_by")
    return {
        "text": words(promised.text, "text", needed=needed, limit=TEXT_LIMIT),
        "wanted": words(
            promised.wanted,
            "wanted",
            needed=_("Chưa ghi lấy gì làm bằng chứng. Ví dụ: ảnh đèn đã sáng, biên bản nghiệm thu."),
            limit=TEXT_LIMIT,
        ),
        "said_by": said_by,
        "heard_in": words(promised.heard_in, "heard_in", limit=SHORT_LIMIT),
    }


def _check_about(about: Ref | None, actor: Actor) -> None:
    """Raise Invalid (about) for a thing that is not there or that the maker may not see: the same answer for both."""
    if about and not naming.sees(actor, about):
        raise Invalid(
            _("Không tìm thấy nơi đã hứa, hoặc anh/chị không được xem. Ghi lần nữa thì lời hứa không gắn với nơi ấy."),
            field="about",
        )


def _check_days(promised: Promised, at: datetime) -> None:
    if promised.said_on > legal_day(at):
        raise Invalid(_("Ngày hứa ở tương lai. Ghi ngày câu này được nói ra."), field="said_on")
    if promised.due_on < promised.said_on:
        raise Invalid(_("Ngày phải xong trước ngày hứa. Kiểm tra lại hai ngày."), field="due_on")
    if promised.due_on > promised.said_on + FARTHEST:
        raise Invalid(_("Ngày phải xong xa quá mười năm. Kiểm tra lại năm."), field="due_on")


def _checked_holder(unit: Unit, promised: Promised, on: date) -> UUID:
    """Return the unit that keeps the promise. Raises: Invalid (holder_unit, holder_officer)."""
    holder_id = promised.holder_unit_id or unit.pk
    check_keeper(unit.pk, holder_id, promised.holder_officer_id, on)
    return holder_id


def check_keeper(unit_id: UUID, holder_id: UUID, officer_id: UUID | None, on: date) -> None:
    """Raise Invalid unless the holder is the promising unit or a standing one below it, and the officer works there.

    Of a unit that has ended: the one that keeps its matters.
    """
    below = Lineage.objects.filter(ancestor_id=living_id(unit_id), descendant_id=holder_id)
    if not below.filter(descendant__valid_until=None, descendant__outside=False).exists():
        raise Invalid(
            _("Đơn vị thực hiện phải là đơn vị đã hứa hoặc đơn vị trực thuộc. Chọn đơn vị khác."), field="holder_unit"
        )
    if officer_id:
        hold(officer_id)
        if not officers_of(holder_id, None, on).filter(pk=officer_id).exists():
            raise Invalid(
                _("Người được giao không giữ vị trí nào ở đơn vị thực hiện. Chọn người khác."), field="holder_officer"
            )
