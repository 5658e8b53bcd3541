"""What every step shares: the thing locked, the words measured, the row with its one entry."""

import hashlib
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.duties.models import DutyAct
from thongsuot.ledger import actions as ledger
from thongsuot.ledger.rules import canonical
from thongsuot.privacy.models import Breach, DataRequest, Step, StepContent
from thongsuot.privacy.permissions import visible_to
from thongsuot.privacy.rules import STEPS, may

KINDS = {DataRequest: "data-request", Breach: "data-breach"}
LONGEST = 5_000


def ref(thing: DataRequest | Breach) -> Ref:
    """Return the reference under which duties and the book know a thing of this room."""
    return Ref(KINDS[type(thing)], thing.pk)


def locked(kind: type, thing_id: UUID, verb: str, actor: Actor):
    """Return the thing, locked, where the actor may do `verb` on it now. Raises: NotFound, NotAllowedNow."""
    thing = visible_to(actor, kind).select_for_update().filter(pk=thing_id).first()
    if thing is None:
        raise NotFound(_("Không có hồ sơ này."))
    require(actor, "privacy.work", thing)
    if not may(verb, thing.state):
        raise NotAllowedNow(_("Bước này đã làm rồi hoặc hồ sơ đã đóng. Mở lại trang để xem."))
    return thing


def words(text: str, field: str, needed: str) -> str:
    """Return what was written, trimmed. Raises: Invalid where nothing was written, or too much."""
    text = text.strip()
    if not text:
        raise Invalid(needed, field=field)
    if len(text) > LONGEST:
        raise Invalid(_("Dài quá 5.000 chữ cái. Rút ngắn lại."), field=field)
    return text


def check_day(on: date, at: datetime, field: str = "on") -> None:
    """Raise Invalid for a day to come."""
    if on > legal_day(at):
        raise Invalid(_("Ngày này ở tương lai. Ghi ngày hôm nay hoặc ngày trước đó."), field=field)


def write_step(
    thing, verb: str, *, duty_acts: tuple[DutyAct, ...], details=None, texts: dict, actor: Actor, on: date, at: datetime
) -> Step:
    """Write the step with its words and its one entry, which commits to the acts on the duty too."""
    digests = {str(act.pk): hashlib.sha256(canonical(act.canonical())).hexdigest() for act in duty_acts}
    named = {"request": thing} if isinstance(thing, DataRequest) else {"breach": thing}
    step = Step(**named, verb=verb, on=on, at=at, actor_ref=actor.ref, details=(details or {}) | {"duties": digests})
    step.entry, key = ledger.record(
        actor=actor, verb=f"privacy.{verb}", subject=ref(thing), act=step.canonical(texts), at=at
    )
    step.save(force_insert=True)
    StepContent.objects.create(step=step, key=key, texts=texts)
    return step


def move(thing, verb: str, **values) -> None:
    """Write what follows from a step into the thing's derived columns."""
    thing.state = STEPS[verb][1]
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save(update_fields=["state", *values])
