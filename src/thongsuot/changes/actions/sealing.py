"""A case that is a denunciation: sealed, then erased where everybody could read it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.erasing import pass_on
from thongsuot.cases.actions.gate import check_not_denunciation
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import NO_ORIGIN, cleaned_submission, make_case, source_digest
from thongsuot.cases.actions.record import case_ref, locked_case
from thongsuot.cases.models import Case
from thongsuot.changes.actions.record import check_day
from thongsuot.changes.queries.along import along
from thongsuot.changes.rules import proof_of
from thongsuot.core.access import require
from thongsuot.core.actors import Actor, service
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.ids import new_secret
from thongsuot.denunciations.actions.given import Given, Identity
from thongsuot.denunciations.actions.importing import known_again, known_rows
from thongsuot.denunciations.actions.passing import receive_passed
from thongsuot.denunciations.queries.keyholders import is_ready
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.competence import UNKNOWN
from thongsuot.files import storage
from thongsuot.files.models import Attachment

SOURCE = "case"  # by this name and its proof a case is known again, so that a broken act is not done twice
SEALING: Actor = service("sealing")


@dataclass(frozen=True)
class SealedCase:
    """What became of it: the case, emptied; `rest`: the case of the part that accuses nobody, if there is one."""

    case: Case
    rest: Case | None = None


@transaction.atomic
def seal_case(
    *,
    case_id: UUID,
    revision: int | None = None,
    accused_name: str = "",
    position: str = UNKNOWN,
    unit_id: UUID | None = None,
    rest: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> SealedCase:
    """Make a denunciation of a case: all of it is sealed for the competent body, then its words and keys destroyed.

    So is what rooms above hold of it: what was said and brought at its visits, its dialogues (`queries.along`).

    `accused_name`, `position`, `unit_id` (the accused's body): as far as they are known, so that it reaches who is
    competent. `rest`: words that accuse nobody, which become a case of their own; it names no link to this one.
    The sealed room is first, over its own connection, and knows the case again: what breaks in between is done by
    doing it once more. Backups taken before hold the case until they rotate.
    Raises: NotFound, Refused, Stale, NotAllowedNow (the sealed room is not ready; erased before), Invalid (rest, on).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="pass_on", revision=revision)
    require(actor, "changes.seal_case", case)
    check_day(on, at)
    if case.practice:
        raise NotAllowedNow(_("Đơn tập dượt không niêm phong. Xóa đơn tập dượt bằng nút ở trang đổi vai."))
    if case.acts.filter(verb__in=("erase", "pass_on")).exists():
        raise NotAllowedNow(_("Nội dung vụ việc này đã xóa trước đây."))
    if not is_ready(on):
        raise NotAllowedNow(_("Chưa có người giữ khóa để nhận tố cáo. Báo quản trị lập phòng tố cáo trước."))
    left = _rest(case, rest, at)
    _seal(case, accused_name, position, unit_id, at)
    made = make_case(left, case.holder_unit, actor, case.received_on, at, new_secret(), NO_ORIGIN) if left else None
    pass_on(case, actor=actor, on=on, at=at)
    return SealedCase(case, made)


def _rest(case: Case, text: str, at: datetime) -> Submission | None:
    """Return what stays a case of its own. Raises: Invalid (rest)."""
    if not text.strip():
        return None
    given = cleaned_submission(
        Submission(text=text, kind=case.kind, channel=case.channel, topic=case.topic, place_id=case.place_id)
    )
    try:
        check_not_denunciation(given.text, given.kind)
    except Invalid as wrong:
        raise Invalid(_("Phần giữ lại còn lời tố cáo. Bỏ lời ấy đi, hoặc để trống."), field="rest") from wrong
    return given


def _seal(case: Case, accused_name: str, position: str, unit_id: UUID | None, at: datetime) -> None:
    proof = proof_of(case.pk, bytes(case.secret_hash))
    if known_rows(SOURCE, [proof.hex()]):
        return
    held = along(case, locked=True)
    refs = [case_ref(case), *(ref for one in held for ref in one.refs)]
    files = [file for ref in refs for file in Attachment.objects.of(ref).exclude(blob=None).select_related("blob")]
    streams = [(each.name, storage.path_of(each.blob.sha256).open("rb")) for each in files]
    text = "\n\n".join([written(case), *(words for one in held for words in one.words)])
    given = Given(
        text=text,
        accused_name=accused_name,
        position=position,
        unit_id=unit_id,
        when_where=case.content.place_text,
        identity=_identity(case),
        channel="reclassified",
        uploads=tuple(streams),
    )
    row = {"source": SOURCE, "proof": proof, "digest": source_digest(text)}
    also = [(case.source, case.source_id, bytes(case.source_digest))] if case.source else []
    try:
        with transaction.atomic(using=SEALED):
            receive_passed(given=given, **row, actor=SEALING, on=case.received_on, at=at)
            known_again(also)
    finally:
        for _name, stream in streams:
            stream.close()


def written(case: Case) -> str:
    """Return all that was written about a case: its text, then the words of each act, with its day."""
    parts = [case.content.text]
    acts = case.acts.exclude(verb="receive").select_related("content").order_by("number")
    for act in acts:
        words = [str(value) for value in act.content.texts.values() if isinstance(value, str) and value.strip()]
        if words:
            parts.append(f"[{act.on:%d/%m/%Y}] " + "\n".join(words))
    return "\n\n".join(parts)


def _identity(case: Case) -> Identity:
    one = case.parties.order_by("pk").first()
    if one is None:
        return Identity()
    return Identity(name=one.name, address=one.address, phone=one.phone, email=one.email, id_number=one.id_number)
