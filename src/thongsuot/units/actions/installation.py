"""The one verb on the installation: its code prefix, its names, how people reach it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.language.folding import clean
from thongsuot.ledger import actions as ledger
from thongsuot.units.actions.altering import keep_values
from thongsuot.units.models import Installation, Unit
from thongsuot.units.queries import forget_installation

SUBJECT = Ref("installation", UUID(int=1))


@transaction.atomic
def set_installation(
    *,
    code_prefix: str,
    name_vi: str,
    name_en: str,
    phone: str,
    hours: str,
    root_unit_id: UUID | None,
    actor: Actor,
    at: datetime,
) -> Installation:
    """Write this installation's one row. Its prefix, once set, stays: public codes carry it.

    Raises: Refused (units.change_installation), Invalid (the prefix is not four digits), NotAllowedNow (it changes).
    """
    present = Installation.objects.select_for_update(of=("self",)).first()
    require(actor, "units.change_installation", present)
    if len(code_prefix) != 4 or not (code_prefix.isascii() and code_prefix.isdigit()):
        raise Invalid(_("Mã hệ thống gồm đúng bốn chữ số."), field="code_prefix")
    if present is not None and present.code_prefix != code_prefix:
        raise NotAllowedNow(_("Mã hệ thống đã in trên các biên nhận, không đổi được nữa."))
    values = {
        "code_prefix": code_prefix,
        "name_vi": clean(name_vi),
        "name_en": clean(name_en),
        "phone": clean(phone),
        "hours": clean(hours),
        "root_unit_id": root_unit_id,
    }
    before = _said(present) if present else {}
    installation, _made = Installation.objects.update_or_create(id=1, defaults=values)
    entry, _key = ledger.record(actor=actor, verb="units.set_installation", subject=SUBJECT, act=values, at=at)
    keep_values(entry, before=before, after=_said(installation))
    transaction.on_commit(forget_installation)
    forget_installation()
    return installation


def _said(row: Installation) -> dict:
    names = ("code_prefix", "name_vi", "name_en", "phone", "hours")
    root = Unit.objects.filter(pk=row.root_unit_id).first()
    return {name: getattr(row, name) for name in names} | {"root_unit": root and root.name}
