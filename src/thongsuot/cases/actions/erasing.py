"""Destroy what people wrote and who they are: every word of a case, its files, the keys of its acts. The acts stay."""

from collections.abc import Callable
from datetime import date, datetime

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.messages import tell_passed_on
from thongsuot.cases.actions.record import case_ref, write_act
from thongsuot.cases.actions.remaking import forget_copies, let_go
from thongsuot.cases.models import (
    Act,
    ActContent,
    Case,
    Content,
    Coordination,
    Evidence,
    Item,
    Party,
    Publication,
    PublicationItem,
    Remade,
    Response,
    SecretTry,
    Signatories,
)
from thongsuot.commitments import actions as commitments
from thongsuot.core.actors import Actor
from thongsuot.documents import actions as documents
from thongsuot.duties import actions as duties
from thongsuot.files import actions as files
from thongsuot.files.models import Attachment
from thongsuot.notices import actions as notices

NO_SECRET = bytes(64)
_others: dict[str, Callable[[Case], None]] = {}
_rooms: dict[str, Callable[[Case, datetime], None]] = {}


def erase_with(kind: str, erase_words: Callable[[Case], None]) -> None:
    """Take what erases the words that the room of `kind` keeps of a case, once."""
    if kind in _others:
        raise ValueError(f"what erases {kind} is given twice")
    _others[kind] = erase_words


def forget_with(room: str, forget_case: Callable[[Case, datetime], None]) -> None:
    """Take what a room above lets go of with any case erased or sealed, once; called in the act, the case locked."""
    if room in _rooms:
        raise ValueError(f"what {room} forgets is given twice")
    _rooms[room] = forget_case


def erase(case: Case, *, ground: str, basis: str, actor: Actor, on: date, at: datetime) -> Act:
    """Erase the content of a locked case by one act whose entry alone keeps its key; `changes` has checked who may.

    Rows stay where others point at them, emptied: kinds, topics, days and counts are no content. A public copy that
    still stands was redacted and stays; one that was withdrawn loses its words.
    """
    case.title = ""
    act = write_act(case, "erase", actor=actor, on=on, at=at, details={"ground": ground}, texts={"basis": basis})
    _erase(case, act, at)
    return act


def pass_on(case: Case, *, actor: Actor, on: date, at: datetime) -> Act:
    """End a locked case that belongs to another body, and erase its content; `changes` has handed that over before.

    Nothing is owed here any more, public copies are withdrawn, and the code says only that it was passed on; so
    does the message to who asked for one.
    """
    clocks.let_run(case, actor=actor, on=on, at=at)
    clocks.waive_all(case, ground="transferred-out", actor=actor, on=on, at=at)
    Publication.objects.filter(publishing__case=case, withdrawn_on=None).update(withdrawn_on=on)
    commitments.forget_about(about=case_ref(case), copies=True, at=at)
    case.title = ""
    people = list(case.parties.order_by("pk"))
    act = write_act(case, "pass_on", actor=actor, on=on, at=at)
    _erase(case, act, at)
    tell_passed_on(case, people, at=at)
    return act


def forget(case: Case, act: Act, at: datetime) -> None:
    """Erase the content of a case whose ending act is written already, as part of an act across rooms."""
    _erase(case, act, at)


def _erase(case: Case, act: Act, at: datetime) -> None:
    _erase_acts(case, act)
    _erase_people(case)
    _erase_answer(case, act)
    _erase_withdrawn_copies(case, at)
    let_go(Remade.objects.filter(case=case), at)
    if case.kind in _others:
        _others[case.kind](case)
    for pk in Attachment.objects.filter(owner_ref=str(case_ref(case))).order_by("pk").values_list("pk", flat=True):
        files.discard(attachment_id=pk, at=at, forget_name=True)
    for forget_case in _rooms.values():
        forget_case(case, at)
    documents.forget(about=[case_ref(case)], at=at)
    commitments.forget_about(about=case_ref(case), at=at)
    notices.forget(about=case_ref(case), at=at)
    duties.forget_matter(about=case_ref(case))


def _erase_acts(case: Case, act: Act) -> None:
    """Blank every act's words and key but those of the erasure itself, which holds nothing of the person."""
    ActContent.objects.filter(act__case=case).exclude(act=act).update(texts={}, key=b"")


def _erase_people(case: Case) -> None:
    """The secret goes too: what it opened is no more; so does the digest by which an import knew the text."""
    Content.objects.filter(case=case).update(text="", place_text="")
    Party.objects.filter(case=case).delete()
    Signatories.objects.filter(case=case).delete()
    SecretTry.objects.filter(code=case.code).delete()
    case.secret_hash = NO_SECRET
    case.source_digest = NO_SECRET[:32] if case.source else None
    case.save(update_fields=["secret_hash", "source_digest"])


def _erase_answer(case: Case, act: Act) -> None:
    Item.objects.filter(case=case).update(text="")
    Response.objects.filter(item__case=case).update(text="")
    Evidence.objects.filter(item__case=case, dropped_by=None).update(dropped_by=act)
    Coordination.objects.filter(case=case).update(question="", answer="")


def _erase_withdrawn_copies(case: Case, at: datetime) -> None:
    gone = Publication.objects.filter(publishing__case=case).exclude(withdrawn_on=None)
    forget_copies(gone, at)
    PublicationItem.objects.filter(publication__in=gone).update(request="", answer="")
    gone.update(title="", question="", search_key="")
