"""What a resident sees: by the code alone only where it stands; with the secret everything that concerns them."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.cases.codes import passed_to
from thongsuot.cases.models import Case, Publication
from thongsuot.cases.models.rounds import ItemAnswer, current_answer, sent_answer
from thongsuot.cases.queries.lines import HistoryLine, lines_of, named
from thongsuot.cases.queries.papers_sent import papers_sent
from thongsuot.cases.rules.reasons import LEGAL_REASONS, PAST_REASONS, STATE_NAMES, reasons_by_code
from thongsuot.cases.rules.tables import OWED, transitions_of
from thongsuot.cases.rules.transitions import JOINED, RESIDENT, SPLIT, TRANSFERRED_OUT
from thongsuot.core.errors import NotFound
from thongsuot.core.ids import parse_code, show_code
from thongsuot.core.refs import Ref
from thongsuot.duties.models import Duty
from thongsuot.duties.queries import explain
from thongsuot.files import queries as files
from thongsuot.files.models import Attachment
from thongsuot.law.rules import DueDay
from thongsuot.units.queries import living

WORDS_OF_PART = 20
RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)
FOLLOWED = ("holder_unit__heir", "duty", "joined_into__holder_unit__heir", "joined_into__duty")


@dataclass(frozen=True)
class PublicStatus:
    """All that a code alone tells. `due_on` None: nothing is owed now (answered, ended, stopped).

    `duty`: what sets that day. `passed_to`: name and address of the installation that has the matter now.
    """

    code: str
    unit: str
    state: str
    step: str
    due_on: date | None
    duty: Duty | None = field(default=None, compare=False, repr=False)
    passed_to: tuple[str, str] | None = None

    @cached_property
    def due(self) -> DueDay | None:
        """That day counted by its rule of law, read from the book only where it is shown; None without a rule."""
        return explain(self.duty) if self.duty else None


@dataclass(frozen=True)
class EvidenceShown:
    """A document that shows what was done; fetched with the secret by its id."""

    id: UUID
    name: str
    media_type: str
    size: int


@dataclass(frozen=True)
class ItemShown:
    """One thing asked for and, once sent, what was answered; `outcome`: the person's own last word on it."""

    number: int
    request: str
    answer: str = ""
    legal_reason: str = ""
    evidence: tuple[EvidenceShown, ...] = ()
    outcome: str = ""


@dataclass(frozen=True)
class PartShown:
    """A matter that a split made of this one: where it stands. `opens`: the same secret opens it."""

    case: Case
    title: str
    status: PublicStatus
    opens: bool


@dataclass(frozen=True)
class ResidentView:
    """A case as its person sees it. `verbs`: what the person may do now. `due`: the last day, explained.

    `sent`: the names of the files that came with the matter, so that the person sees that they arrived.
    `parts`: what a split made of it. `part_of`: the code of the matter that it was split from.
    """

    case: Case
    status: PublicStatus
    title: str
    received_on: date
    answered_on: date | None
    due: DueDay | None
    items: tuple[ItemShown, ...]
    history: tuple[HistoryLine, ...]
    verbs: tuple[str, ...]
    publication_id: UUID | None
    joined: bool
    sent: tuple[str, ...] = ()
    parts: tuple[PartShown, ...] = ()
    part_of: str = ""


def step_name(state: str) -> str:
    """Return the name of a state in the page's language."""
    return STATE_NAMES[state][get_language() == "en"]


def public_status(code: str) -> PublicStatus:
    """Return unit, step and due day of a code, and nothing else; a joined case shows where the main one stands.

    Raises: NotFound, by the same one query, for an unknown code and for a practice case.
    """
    rows = Case.objects.select_related(*FOLLOWED).filter(code=parse_code(code) or "", practice=False)
    case = next(iter(rows), None)
    if case is None:
        raise NotFound(_("Không có vụ việc nào mang mã này. Xem lại từng số trên biên nhận."))
    return _status(case, main_of(case))


def main_of(case: Case) -> Case:
    """Return the case that `case` was joined into, at the end of the chain, or itself."""
    while case.state == JOINED and case.joined_into_id:
        case = case.joined_into
    return case


def _status(case: Case, main: Case) -> PublicStatus:
    running = main.state in OWED and not main.suspended
    owed = running and main.duty is not None and main.duty.state in RUNNING
    due_on = main.duty.due_on if owed else None
    return PublicStatus(
        code=show_code(case.code),
        unit=(main.holder_unit if main.ended_on else living(main.holder_unit)).name,
        state=main.state,
        step=_("Tạm dừng giải quyết") if main.suspended else step_name(main.state),
        due_on=due_on,
        duty=main.duty if due_on else None,
        passed_to=passed_to(main.code) if main.state == TRANSFERRED_OUT else None,
    )


def resident_view(case: Case) -> ResidentView:
    """Return all that the person of `case`, having proved the secret, may see and do.

    A joined case shows where the main one stands and its public copy; the words of the others stay theirs.
    """
    main = main_of(case)
    status = _status(case, main)
    return ResidentView(
        case=case,
        status=status,
        title=case.title,
        received_on=case.received_on,
        answered_on=main.answered_on,
        due=status.due,
        items=items_shown(case),
        history=tuple(lines_of(case)),
        verbs=resident_verbs(case),
        publication_id=_publication(main),
        joined=case.state == JOINED,
        sent=tuple(each.name for each in files.of(Ref("case", case.pk)) if _is_from_the_person(each)),
        parts=tuple(_parts(case)),
        part_of=show_code(case.split_from.code) if case.split_from else "",
    )


def _parts(case: Case):
    rows = Case.objects.filter(split_from=case).select_related("content", *FOLLOWED).order_by("id")
    same = (bytes(case.secret_hash), case.secret_salt)
    for part in rows if case.state == SPLIT else ():
        title = part.title or Truncator(part.content.text).words(WORDS_OF_PART)
        opens = (bytes(part.secret_hash), part.secret_salt) == same
        yield PartShown(part, title, _status(part, main_of(part)), opens)


def _is_from_the_person(attachment: Attachment) -> bool:
    return attachment.uploaded_by_ref.startswith(("stranger:", "resident:"))


def resident_verbs(case: Case) -> tuple[str, ...]:
    """Return what the person may do now, from the table of transitions."""
    return tuple(
        transition.verb
        for transition in transitions_of(case.kind)
        if RESIDENT in transition.roles
        and case.state in transition.states
        and (transition.suspended or not case.suspended)
    )


def evidence_shown(case: Case, attachment_id: UUID) -> Attachment:
    """Return a document of the answer or a signed paper, sent to the person; raises NotFound for any other file."""
    for each in sent_answer(case):
        for row in each.evidence:
            if row.attachment_id == attachment_id:
                return row.attachment
    for _name, paper in papers_sent(case):
        if paper.original_id == attachment_id:
            return paper.original
    raise NotFound(_("Không tìm thấy tệp này trong câu trả lời."))


def _publication(case: Case) -> UUID | None:
    rows = Publication.objects.filter(publishing__case=case, withdrawn_on=None)
    return rows.values_list("pk", flat=True).first()


def items_shown(case: Case) -> tuple[ItemShown, ...]:
    """Return what was asked, each with the answer that was sent to it."""
    sent = sent_answer(case)
    if not sent:
        return tuple(ItemShown(each.number, each.item.text) for each in current_answer(case))
    return tuple(_item(each) for each in sent)


def _item(each: ItemAnswer) -> ItemShown:
    reason = reasons_by_code(LEGAL_REASONS + PAST_REASONS).get(each.response.legal_reason) if each.response else None
    return ItemShown(
        number=each.number,
        request=each.item.text,
        answer=each.response.text if each.response else "",
        legal_reason=named(reason) if reason else "",
        evidence=tuple(
            EvidenceShown(
                row.attachment_id, row.attachment.name, row.attachment.blob.media_type, row.attachment.blob.size
            )
            for row in each.evidence
        ),
        outcome=each.outcome,
    )
