"""Send the answer, and let a reviewed, redacted copy out to the public: the only exit there is."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.answer import check_complete
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.record import locked_case, write_act
from thongsuot.cases.actions.remaking import let_go, let_out, texts_of
from thongsuot.cases.actions.words import ANSWER_LIMIT, cleaned
from thongsuot.cases.models import Case, Publication, PublicationItem, Publishing, Remade
from thongsuot.cases.models.rounds import ItemAnswer, round_of
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.ids import new_id
from thongsuot.duties.queries import question
from thongsuot.language.personal import personal
from thongsuot.units.rules import search_text

TITLE_LIMIT = 200
SEARCH_LIMIT = 20_000


@dataclass(frozen=True)
class CopyItem:
    """What the public reads of one item."""

    number: int
    request: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class PublicCopy:
    """The redacted copy as the publisher has reviewed it.

    `confirmed`: the exact pieces of what looks like personal data that may stay (a hotline, a public official's name).
    `files`: ids of files made anew (`actions.remaking`) whose pictures go along; nothing else of a file ever does.
    """

    title: str
    question: str
    items: tuple[CopyItem, ...]
    confirmed: Collection[str] = field(default_factory=frozenset)
    files: tuple[UUID, ...] = ()


@transaction.atomic
def publish(
    *,
    case_id: UUID,
    revision: int | None = None,
    copy: PublicCopy | None,
    reason: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Send the approved answer to the person, meet the duty, and publish `copy`.

    `copy` None: this answer may not be published, for the `reason` given, which is kept with the act. A practice case
    never reaches the public tables. An earlier copy of the same case is withdrawn: one case, one public copy.

    Raises: Invalid (title, question, request-2, answer-2: empty, too long, or holding personal data that was not
    confirmed; reason), NotAllowedNow (the answer lacks something).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="publish", revision=revision)
    answers = check_complete(case)
    copy = checked_copy(answers, copy) if copy else None
    publication_id = new_id() if copy and not case.practice else None
    details = {"round": round_of(case), "publication": str(publication_id) if publication_id else None}
    due = due_shown(case)
    clocks.meet_or_waive(case, "answer", "reply", "report", ground="answered", actor=actor, on=on, at=at)
    write_act(case, "publish", actor=actor, on=on, at=at, details=details, texts=copy_texts(case, copy, reason))
    if publication_id:
        withdraw_copies(case, on)
        write_copy(case, publication_id, copy, answers, due, on, at)
    else:
        let_go(Remade.objects.filter(case=case), at)
    tell_resident(case, "answered", at=at)
    return case


def copy_texts(case: Case, copy: PublicCopy | None, reason: str) -> dict:
    """Return the words of an act of publishing: those of the copy, or why there is none. Raises: Invalid (reason)."""
    if copy is None:
        return {"reason": cleaned(reason, "reason", needed=_("Chưa ghi lý do không công khai. Ghi một câu."))}
    return {
        "title": copy.title,
        "question": copy.question,
        "items": [[item.number, item.request, item.answer] for item in copy.items],
        "confirmed": sorted(copy.confirmed),
    } | texts_of(case, copy.files)


def checked_copy(answers: list[ItemAnswer], copy: PublicCopy) -> PublicCopy:
    """Return the copy cleaned, in the order of the items, once every field is filled and holds nothing personal."""
    given = {item.number: item for item in copy.items}
    items = []
    for number in (each.number for each in answers):
        item = given.get(number, CopyItem(number, "", ""))
        request = _public(item.request, f"request-{number}", copy.confirmed)
        items.append(CopyItem(number, request, _public(item.answer, f"answer-{number}", copy.confirmed)))
    return PublicCopy(
        title=_public(copy.title, "title", copy.confirmed, TITLE_LIMIT),
        question=_public(copy.question, "question", copy.confirmed),
        items=tuple(items),
        confirmed=copy.confirmed,
        files=copy.files,
    )


def _public(text: str, name: str, confirmed: Collection[str], limit: int = ANSWER_LIMIT) -> str:
    text = cleaned(
        text, name, needed=_("Ô này còn trống trong bản công khai. Viết vào, hoặc chọn không công khai."), limit=limit
    )
    found = dict.fromkeys(text[span.start : span.end] for span in personal(text))
    kept = [piece for piece in found if piece not in confirmed]
    if kept:
        raise Invalid(
            _("Bản công khai còn thông tin riêng: %s. Che đi, hoặc đánh dấu là được phép công khai.") % ", ".join(kept),
            field=name,
        )
    return text


def due_shown(case: Case) -> tuple[date | None, str]:
    """Return the day by which the answer was owed, and the question that counts it anew for anyone."""
    return (case.duty.due_on, question(case.duty)) if case.duty else (None, "")


def write_copy(
    case: Case,
    publication_id: UUID,
    copy: PublicCopy,
    answers: list[ItemAnswer],
    due: tuple[date | None, str],
    on: date,
    at: datetime,
) -> None:
    """Write a copy that was checked to the tables that the public reads; `due`: as from `due_shown`.

    Raises: Invalid (pictures: one was made anew or taken away since it was looked at).
    """
    publication = Publication.objects.create(
        id=publication_id,
        round=round_of(case),
        title=copy.title,
        question=copy.question,
        kind=case.kind,
        topic=case.topic,
        unit_id=case.holder_unit_id,
        unit_name=case.holder_unit.name,
        place_id=case.place_id,
        place_name=str(case.place) if case.place_id else "",
        received_on=case.received_on,
        due_on=due[0],
        due_asked=due[1],
        answered_on=on,
        published_on=on,
        search_key=_search_key(copy),
    )
    Publishing.objects.create(publication=publication, case=case)
    by_number = {each.number: each for each in answers}
    PublicationItem.objects.bulk_create(
        [
            PublicationItem(
                publication=publication,
                number=item.number,
                request=item.request,
                answer=item.answer,
                legal_reason=by_number[item.number].response.legal_reason if by_number[item.number].response else "",
                evidence=len(by_number[item.number].evidence),
                outcome=by_number[item.number].outcome if by_number[item.number].accepted else "",
            )
            for item in copy.items
        ]
    )
    let_out(case, publication, copy.files, at)


def _search_key(copy: PublicCopy) -> str:
    parts = [part for item in copy.items for part in (item.request, item.answer)]
    return search_text(copy.title, copy.question, *parts, limit=SEARCH_LIMIT)


def withdraw_copies(case: Case, on: date) -> int:
    """Withdraw every public copy of the case that stands; return how many."""
    return Publication.objects.filter(publishing__case=case, withdrawn_on=None).update(withdrawn_on=on)


@transaction.atomic
def withdraw_publication(
    *, case_id: UUID, revision: int | None = None, reason: str, actor: Actor, on: date, at: datetime
) -> Case:
    """Take the public copy back: it shows only that it was withdrawn, and when. The answer to the person stays.

    Raises: Invalid (reason), NotAllowedNow (nothing is public).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="withdraw_publication", revision=revision)
    reason = cleaned(reason, "reason", needed=_("Chưa ghi lý do gỡ bản công khai. Ghi một câu."))
    rows = Publication.objects.filter(publishing__case=case, withdrawn_on=None)
    details = {"publications": sorted(str(pk) for pk in rows.values_list("pk", flat=True))}
    if not details["publications"]:
        raise NotAllowedNow(_("Vụ việc này không có bản công khai nào đang hiện. Tải lại trang để xem."))
    write_act(case, "withdraw_publication", actor=actor, on=on, at=at, details=details, texts={"reason": reason})
    withdraw_copies(case, on)
    return case
