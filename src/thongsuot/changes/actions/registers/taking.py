"""The confirmed act by which a register is taken in; and the end of what is kept of one."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.changes import registers as keeping
from thongsuot.changes.actions.record import check_day, write_change
from thongsuot.changes.actions.registers.uploading import KEPT, locked, queue, start
from thongsuot.changes.models import OddRow, Register
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.units.queries import living

STILL = timedelta(minutes=3)
State = Register.State
UNDER_WAY = (State.LOOKING, State.TAKING, State.UNDOING)


@transaction.atomic
def take_in(*, register_id: UUID, actor: Actor, on: date, at: datetime) -> Register:
    """Take in a register that was looked at: one act that says which and whose; the worker does its rows.

    Each row that becomes a case is an act of its own, with its own entry. Raises: NotFound, NotAllowedNow.
    """
    register = locked(register_id, actor, State.LOOKED)
    require(actor, "changes.import_register", living(register.unit))
    check_day(on, at)
    details = {"rows": register.rows, "unit": str(register.unit_id)}
    register.change = write_change(
        "import_register", subject=Ref("register", register.pk), cases=[], details=details, actor=actor, on=on, at=at
    )
    register.kept_until = on + KEPT
    start(register, State.TAKING, at)
    return register


@transaction.atomic
def go_on(*, register_id: UUID, actor: Actor, on: date, at: datetime) -> Register:
    """Queue again what stands still, as after a power cut. Raises: NotFound, NotAllowedNow (it moves)."""
    register = locked(register_id, actor, *UNDER_WAY)
    if at - register.worked_at < STILL:
        raise NotAllowedNow(_("Việc này vẫn đang chạy. Đợi vài phút rồi tải lại trang."))
    queue(register.pk)
    return register


@transaction.atomic
def drop(*, register_id: UUID, actor: Actor, on: date, at: datetime) -> Register:
    """Throw away a file that was not taken in. Raises: NotFound, NotAllowedNow."""
    register = locked(register_id, actor, State.MAPPING, State.LOOKED)
    register.state = State.DROPPED
    _forget(register)
    write_change("drop_register", subject=Ref("register", register.pk), cases=[], actor=actor, on=on, at=at)
    return register


@transaction.atomic
def forget_old(*, on: date) -> int:
    """Destroy what is kept of registers whose time is over, files and odd rows alike; return how many there were."""
    old = list(
        Register.objects.select_for_update().filter(kept_until__lt=on).exclude(key=b"").exclude(state__in=UNDER_WAY)
    )
    for register in old:
        if register.state in (State.MAPPING, State.LOOKED):
            register.state = State.DROPPED
        _forget(register)
    return len(old)


def _forget(register: Register) -> None:
    """Destroy the key and with it all words, headings too; rows nobody worked off are counted as set aside."""
    register.key, register.name, register.headings = b"", "", [""] * len(register.headings)
    register.save(update_fields=["key", "name", "headings", "state"])
    OddRow.objects.filter(register=register).update(sealed=b"")
    transaction.on_commit(lambda: keeping.drop(register.pk))
