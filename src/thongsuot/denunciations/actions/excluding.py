"""Whoever is found to be the accused or their kin loses what they hold of it at once, and never gets it again."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.denunciations.actions.begun import begin, words
from thongsuot.denunciations.actions.overseers import set_overseers
from thongsuot.denunciations.actions.sealing import exclude_all
from thongsuot.denunciations.models import (
    Denunciation,
    Envelope,
    IdentityGrant,
    IdentityRequest,
    IdentityWrap,
    RequestEnvelope,
)
from thongsuot.denunciations.queries.accused import is_excluded
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.ring import Unlocked
from thongsuot.denunciations.rules.transitions import READERS
from thongsuot.people.models import Officer


@transaction.atomic(using=SEALED)
def exclude(
    *, denunciation_id: UUID, officer_id: UUID, reason: str, actor: Actor, unlocked: Unlocked, on: date, at: datetime
) -> Denunciation:
    """Exclude an officer, oneself too: envelope, grants, requests go, and no later act gives any back.

    The act says who only in its sealed words. Raises: Invalid (officer, reason), NotAllowedNow (nobody else reads it).
    """
    begun = begin("exclude", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at)
    reason = words(reason, "reason")
    if not Officer.objects.using(SEALED).filter(pk=officer_id).exists() or is_excluded(begun.row, officer_id):
        raise Invalid(_("Không có người này, hoặc đã loại rồi. Chọn lại."), field="officer")
    others = Envelope.objects.filter(denunciation=begun.row, kind__in=READERS).exclude(keyholder__officer=officer_id)
    if not others.exists():
        raise NotAllowedNow(_("Không còn ai khác đọc được hồ sơ. Chuyển hoặc chia sẻ cho người khác trước."))
    begun.write("exclude", texts={"officer": str(officer_id), "reason": reason})
    exclude_all(begun.row, [officer_id])
    set_overseers(begun.row, begun.ring, on=legal_day(at))
    _take_back(begun.row, officer_id)
    return begun.row


def _take_back(row: Denunciation, officer_id: UUID) -> None:
    asked = IdentityRequest.objects.filter(denunciation=row, asked_by__officer=officer_id)
    IdentityGrant.objects.filter(request__in=asked).delete()
    RequestEnvelope.objects.filter(request__in=asked).delete()
    asked.filter(state=IdentityRequest.State.WAITING).update(state=IdentityRequest.State.REFUSED)
    RequestEnvelope.objects.filter(request__denunciation=row, custodian__officer=officer_id).delete()
    wraps = IdentityWrap.objects.filter(denunciation=row)
    if wraps.exclude(custodian__officer=officer_id).exists():
        wraps.filter(custodian__officer=officer_id).delete()
