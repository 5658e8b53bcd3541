"""What was read in an instrument, decided sentence by sentence: confirmed, worded, left out, added by hand, undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.ids import new_id
from thongsuot.directives.actions.instruments import kept, step
from thongsuot.directives.actions.record import done_by_form
from thongsuot.directives.models import Instrument, Passage, Target, Task
from thongsuot.directives.rules.searched import passage_words
from thongsuot.language.folding import clean

State = Passage.State
LONGEST, LONGEST_GROUP = 20_000, 300


@dataclass(frozen=True)
class Worded:
    """How an officer puts a passage. `words`: empty for the source's own; `due_on`: the day it is wanted by."""

    kind: str
    words: str = ""
    group: str = ""
    due_on: date | None = None


@transaction.atomic
def decide(
    *, instrument_id: UUID, passage_ids: Sequence[UUID], state: str, actor: Actor, on: date, at: datetime
) -> list[Passage]:
    """Confirm passages, leave them out, or take such a decision back (`proposed`). One act and entry for all of them.

    Raises: NotFound (instrument, a passage), Refused, NotAllowedNow (a task or a target rests on one), Invalid (none).
    """
    instrument = kept(instrument_id, actor)
    rows = _chosen(instrument, passage_ids)
    changed = [row for row in rows if row.state != state]
    if state != State.CONFIRMED:
        _check_free(changed)
    for row in changed:
        row.state = State(state)
    if changed:
        _keep(instrument, "decide_passages", changed, actor, on, at)
    return rows


@transaction.atomic
def confirm_rest(*, instrument_id: UUID, actor: Actor, on: date, at: datetime) -> int:
    """Confirm every passage that nobody decided on, as the source has it; return how many. One entry."""
    instrument = kept(instrument_id, actor)
    rows = list(instrument.passages.select_for_update().filter(state=State.PROPOSED))
    for row in rows:
        row.state = State.CONFIRMED
    if rows:
        _keep(instrument, "decide_passages", rows, actor, on, at)
    return len(rows)


@transaction.atomic
def reword(*, instrument_id: UUID, passage_id: UUID, worded: Worded, actor: Actor, on: date, at: datetime) -> Passage:
    """Confirm a passage in other words, as another kind, under another heading or with another day. One entry.

    The source's own wording stays beside it. Raises: NotFound, Refused, NotAllowedNow, Invalid (field named).
    """
    instrument = kept(instrument_id, actor)
    (row,) = _chosen(instrument, [passage_id])
    _take(row, worded, instrument)
    if row.words == row.text:
        row.words = ""
    row.state = State.CONFIRMED
    _keep(instrument, "decide_passages", [row], actor, on, at)
    return row


@transaction.atomic
def add_passage(
    *, instrument_id: UUID, worded: Worded, form_id: UUID | None = None, actor: Actor, on: date, at: datetime
) -> Passage:
    """Add what the program did not find; it stands last, confirmed, without a place in the source. One entry.

    `form_id`: sent again, the same form gives the passage it has added.
    Raises: NotFound, Refused, NotAllowedNow, Invalid (field named).
    """
    instrument = kept(instrument_id, actor)
    if before := done_by_form(form_id, "add_passage", actor):
        return Passage.objects.get(pk__in=before.details["passages"])
    last = instrument.passages.aggregate(last=Max("position"))["last"] or 0
    row = Passage(id=new_id(), instrument=instrument, position=last + 1, state=State.CONFIRMED)
    _take(row, worded, instrument)
    row.text, row.words = row.words, ""
    row.search_key = passage_words(row.text)
    if not row.text:
        raise Invalid(_("Ghi nội dung của đoạn."), field="words")
    row.save(force_insert=True)
    step(instrument, "add_passage", {"passages": _described([row])}, actor, on, at, form_id)
    return row


def _chosen(instrument: Instrument, passage_ids: Sequence[UUID]) -> list[Passage]:
    wanted = set(passage_ids)
    if not wanted:
        raise Invalid(_("Chưa đánh dấu đoạn nào. Đánh dấu ít nhất một đoạn."), field="chon")
    rows = list(instrument.passages.select_for_update().filter(pk__in=wanted))
    if len(rows) != len(wanted):
        raise NotFound(_("Không tìm thấy đoạn này, hoặc anh/chị không được xem."))
    return rows


def _check_free(rows: list[Passage]) -> None:
    """Raise NotAllowedNow where a task or a target was made of one of them."""
    tasks = Task.objects.filter(passage__in=rows).exclude(state=Task.State.DROPPED)
    if tasks.exists() or Target.objects.filter(passage__in=rows).exists():
        raise NotAllowedNow(_("Đã có nhiệm vụ hoặc chỉ tiêu lập từ đoạn này nên không bỏ xác nhận được."))


def _take(row: Passage, worded: Worded, instrument: Instrument) -> None:
    words = clean(worded.words).strip()
    if len(words) > LONGEST:
        raise Invalid(_("Dài quá %s chữ cái. Rút ngắn lại.") % LONGEST, field="words")
    if worded.due_on and instrument.issued_on and worded.due_on < instrument.issued_on:
        day = f"{instrument.issued_on:%d/%m/%Y}"
        raise Invalid(_("Hạn này trước ngày ban hành văn bản (%s). Ghi lại hạn.") % day, field="due_on")
    row.kind, row.words, row.due_on = Passage.Kind(worded.kind), words, worded.due_on
    row.group = " ".join(clean(worded.group).split())[:LONGEST_GROUP]


def _keep(instrument: Instrument, verb: str, rows: list[Passage], actor: Actor, on: date, at: datetime) -> None:
    for row in rows:
        row.search_key = passage_words(str(row)) if row.state == State.CONFIRMED else ""
    Passage.objects.bulk_update(rows, ["state", "words", "kind", "group", "due_on", "search_key"], batch_size=500)
    step(instrument, verb, {"passages": _described(rows)}, actor, on, at)


def _described(rows: list[Passage]) -> dict:
    """Return what was decided on passages, whole, as acts commit to it."""
    return {
        str(row.pk): {
            "state": str(row.state),
            "kind": str(row.kind),
            "words": row.words,
            "group": row.group,
            "due_on": row.due_on.isoformat() if row.due_on else None,
        }
        for row in rows
    }
