"""Verify a complaint: the team, minutes, the list of evidence with folios, the report."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.intake import check_past
from thongsuot.cases.actions.uploads import keep
from thongsuot.cases.actions.words import ANSWER_LIMIT, cleaned
from thongsuot.cases.models import Act, Case
from thongsuot.cases.rules.transitions import WORK
from thongsuot.complaints.actions.record import check_code, locked_complaint, write
from thongsuot.complaints.models import Evidence, Member, Minute
from thongsuot.complaints.rules.grounds import GIVERS
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.people.models import Officer
from thongsuot.people.queries import officers_of

FOLIO_LIMIT = 10_000


@transaction.atomic
def appoint(
    *,
    case_id: UUID,
    revision: int | None = None,
    members: Iterable[UUID],
    leader: UUID,
    number: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Name the team that verifies, in place of the one before. `members`: officers of the holder or the desk below.

    `leader`: one of them. `number`: of the decision to verify. Raises: Invalid (members, leader).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="appoint", revision=revision)
    members = list(dict.fromkeys(members))
    _check_members(case, members, leader, on)
    details = {"members": [str(pk) for pk in members], "leader": str(leader)}
    texts = {"note": cleaned(number, "number", limit=100)}
    act = write(case, complaint, "appoint", actor=actor, on=on, at=at, details=details, texts=texts)
    Member.objects.filter(case=case, ended=None).update(ended=act)
    Member.objects.bulk_create([Member(case=case, officer_id=pk, leads=pk == leader, act=act) for pk in members])
    return case


def candidates(case: Case, on: date) -> list[Officer]:
    """Return the officers who can be of the team: who work in the holder or in the desk that has the case."""
    units = {case.holder_unit_id, case.working_unit_id} - {None}
    found = {officer.pk: officer for unit_id in units for role in WORK for officer in officers_of(unit_id, role, on)}
    return sorted(found.values(), key=lambda officer: bytes(officer.sort_key))


def _check_members(case: Case, members: list[UUID], leader: UUID, on: date) -> None:
    known = {officer.pk for officer in candidates(case, on)}
    if not members or not set(members) <= known:
        raise Invalid(_("Chọn ít nhất một người của đơn vị đang giải quyết."), field="members")
    if leader not in members:
        raise Invalid(_("Tổ trưởng phải là một người trong tổ. Chọn lại."), field="leader")


@transaction.atomic
def minute(
    *,
    case_id: UUID,
    revision: int | None = None,
    held_on: date,
    place: str,
    present: str,
    text: str,
    uploads: Iterable = (),
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Keep the minutes of a working session with whoever complains or knows. Raises: Invalid (each field)."""
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="minute", revision=revision)
    check_past(held_on, "held_on", on=on, after=complaint.accepted_on, what=_("ngày thụ lý"))
    words = {
        "place": cleaned(place, "place", needed=_("Chưa ghi nơi làm việc."), limit=300),
        "present": cleaned(present, "present", needed=_("Chưa ghi những ai có mặt.")),
        "text": cleaned(text, "text", needed=_("Chưa ghi nội dung làm việc."), limit=ANSWER_LIMIT),
    }
    details = {"held_on": held_on.isoformat(), "files": keep(case, uploads, actor=actor, at=at)}
    act = write(case, complaint, "minute", actor=actor, on=on, at=at, details=details, texts=words)
    Minute.objects.create(case=case, act=act, held_on=held_on, **words)
    return case


@transaction.atomic
def add_evidence(
    *,
    case_id: UUID,
    revision: int | None = None,
    name: str,
    pages: int,
    given_by: str,
    received_on: date,
    uploads: Iterable = (),
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Put one paper on the list of evidence: it takes the next number and the next folios, one a page.

    Raises: Invalid (name, pages: 1 or more, given_by: of GIVERS, received_on; files: at most one).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="add_evidence", revision=revision)
    check_code(given_by, GIVERS, "given_by")
    check_past(received_on, "received_on", on=on)
    name = cleaned(name, "name", needed=_("Chưa ghi tên giấy tờ. Ví dụ: Quyết định 12/QĐ-UBND, bản sao."), limit=300)
    first = _next_folio(case)
    if not 1 <= pages <= FOLIO_LIMIT - first:
        raise Invalid(_("Số tờ từ 1 trở lên. Ghi số tờ của giấy này."), field="pages")
    kept = keep(case, tuple(uploads)[:1], actor=actor, at=at)
    number = case.evidence.count() + 1
    details = {
        "number": number,
        "folio_from": first,
        "folio_to": first + pages - 1,
        "given_by": given_by,
        "received_on": received_on.isoformat(),
        "files": kept,
    }
    act = write(case, complaint, "add_evidence", actor=actor, on=on, at=at, details=details, texts={"text": name})
    _keep(case, act, name, next(iter(kept), None), received_on)
    return case


def _next_folio(case: Case) -> int:
    last = case.evidence.order_by("-folio_to").values_list("folio_to", flat=True).first()
    return (last or 0) + 1


def _keep(case: Case, act: Act, name: str, attachment_id: str | None, received_on: date) -> None:
    details = {key: act.details[key] for key in ("number", "folio_from", "folio_to", "given_by")}
    Evidence.objects.create(
        case=case, act=act, name=name, received_on=received_on, attachment_id=attachment_id, **details
    )


@transaction.atomic
def report(
    *,
    case_id: UUID,
    revision: int | None = None,
    text: str,
    differs: bool,
    uploads: Iterable = (),
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Report what was found. `differs`: the findings are not what the person asks, so a dialogue is due (Art. 30).

    Raises: Invalid (text).
    """
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="report", revision=revision)
    text = cleaned(text, "text", needed=_("Chưa ghi kết quả xác minh."), limit=ANSWER_LIMIT)
    details = {"differs": differs, "files": keep(case, uploads, actor=actor, at=at)}
    write(case, complaint, "report", actor=actor, on=on, at=at, details=details, texts={"text": text})
    return case
