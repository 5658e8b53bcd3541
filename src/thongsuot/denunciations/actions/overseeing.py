"""What is late, and the body above: it learns that something is, asks nothing to be shown, and reads why.

Source: Luật Tố cáo 25/2018/QH14, Điều 38.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor, service
from thongsuot.core.errors import NotAllowedNow
from thongsuot.denunciations.actions.begun import begin, words
from thongsuot.denunciations.actions.holding import check_own
from thongsuot.denunciations.actions.reading import was_read, write_reading
from thongsuot.denunciations.actions.record import OPEN, tell, tell_readers, unseen, write_act
from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.models import Act, Denunciation, Overseer, Reading, SealedDuty
from thongsuot.denunciations.permissions import overseen_by
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.clocks import OVERDUE, WATCHED
from thongsuot.denunciations.rules.ring import Unlocked
from thongsuot.denunciations.rules.transitions import BEFORE_CONCLUSION


def note_overdue(*, on: date, at: datetime) -> int:
    """Let the body above learn of each clock that ran out before `on`, once; return how many were noted.

    From that day the report on reasons is owed. Where nobody above may know, nothing is noted.
    """
    late = SealedDuty.objects.filter(state="open", task__in=WATCHED, due_on__lt=on)
    late = late.filter(denunciation__state__in=BEFORE_CONCLUSION, denunciation__overseers__isnull=False)
    ids = late.values_list("denunciation_id", flat=True)
    return sum(_note(pk, on, at) for pk in sorted(set(ids)))


@transaction.atomic(using=SEALED)
def _note(denunciation_id: UUID, on: date, at: datetime) -> int:
    row = Denunciation.objects.select_for_update(of=("self",)).get(pk=denunciation_id)
    actor = service("sealed")
    require(actor, "denunciations.overdue", row)
    if row.state not in BEFORE_CONCLUSION:
        return 0
    past = Act.objects.filter(denunciation=row, verb="overdue").values_list("details", flat=True)
    noted = {(details["task"], details["turn"]) for details in past}
    late = SealedDuty.objects.filter(denunciation=row, state="open", task__in=WATCHED, due_on__lt=on)
    fresh = [duty for duty in late.order_by("due_on", "task") if (duty.task, duty.turn) not in noted]
    for duty in fresh:
        details = {"task": duty.task, "turn": duty.turn, "since": duty.due_on.isoformat()}
        write_act(row, "overdue", actor=actor, ring=None, part=OPEN, on=on, at=at, details=details)
    if fresh:
        tell(row.overseers.values_list("keyholder__officer_id", flat=True), at=at)
        tell_readers(row, at=at)
    return len(fresh)


@transaction.atomic(using=SEALED)
def report_overdue(
    *, denunciation_id: UUID, text: str, revision: int | None = None,
    actor: Actor, unlocked: Unlocked, on: date, at: datetime,
) -> Denunciation:  # fmt: skip
    """Report to the body above why it is late: they read these words and nothing else of the matter.

    Raises: Invalid (text), NotAllowedNow (no report is owed).
    """
    begun = begin(
        "report_overdue", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at,
        revision=revision,
    )  # fmt: skip
    if not is_report_owed(begun.row):
        raise NotAllowedNow(_("Chưa có hạn nào bị quá mà cấp trên được báo. Không phải báo cáo lý do."))
    said = words(text)
    begun.write("report_overdue", texts={"text": said})
    for overseer in Overseer.objects.filter(denunciation=begun.row).select_related("keyholder"):
        key = envelopes.new_key()
        overseer.report_key = envelopes.seal_to(bytes(overseer.keyholder.public_key), key)
        overseer.report = envelopes.encrypt(key, said.encode(), overseer.pk.bytes)
        overseer.reported_on = on
        overseer.save(update_fields=["report_key", "report", "reported_on"])
    tell(begun.row.overseers.values_list("keyholder__officer_id", flat=True), at=at)
    return begun.row


def is_report_owed(denunciation: Denunciation) -> bool:
    """Return whether a report on reasons is owed to the body above."""
    return SealedDuty.objects.filter(denunciation=denunciation, task=OVERDUE, state="open").exists()


@transaction.atomic(using=SEALED)
def open_report(*, overseer_id: UUID, actor: Actor, unlocked: Unlocked, at: datetime) -> str:
    """Return why it is late, to one of the body above; a reading of its own, logged once a quarter of an hour.

    Raises: NotFound (not overseen by the actor, or no report for them).
    """
    check_own(actor, unlocked)
    row = overseen_by(actor).filter(pk=overseer_id, keyholder=unlocked.keyholder_id, report__isnull=False).first()
    if row is None:
        raise unseen()
    require(actor, "denunciations.oversee", row)
    if not was_read(row.denunciation, Reading.What.REPORT, officer_id=actor.officer_id, at=at):
        write_reading(row.denunciation, Reading.What.REPORT, officer_id=actor.officer_id, at=at)
    key = envelopes.open_with(unlocked.private, bytes(row.report_key))
    return envelopes.decrypt(key, row.report, row.pk.bytes).decode()
