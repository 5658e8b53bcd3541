"""Giving a key to another system, and taking it away."""

import hashlib
import secrets
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.api.models import LIFE, Token
from thongsuot.api.permissions import visible_to
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.language.folding import clean
from thongsuot.ledger import actions as ledger
from thongsuot.people.models import Officer

PREFIX = "ts_"


def digest(shown: str) -> bytes:
    """Return what is kept of a key: SHA-256. It has 256 random bits, so a slow hash would add nothing."""
    return hashlib.sha256(shown.encode()).digest()


@transaction.atomic
def give_token(*, officer_id: UUID, name: str, actor: Actor, at: datetime) -> tuple[Token, str]:
    """Make a key that acts as this officer for a year and return it with its text, which is shown this once.

    Raises: NotFound (no such officer), Refused (api.give_token), Invalid (name).
    """
    officer = Officer.objects.select_for_update().filter(pk=officer_id, is_active=True).first()
    if officer is None:
        raise NotFound(_("Không tìm thấy cán bộ này."))
    require(actor, "api.give_token", officer)
    name = " ".join(clean(name).split())
    if not 1 <= len(name) <= 80:
        raise Invalid(_("Đặt tên cho khóa, nhiều nhất 80 chữ cái, ví dụ: Tổng đài 1022."), field="name")
    shown = PREFIX + secrets.token_urlsafe(32)
    token = Token(name=name, officer=officer, sha256=digest(shown), ending=shown[-4:])
    token.made_by_id, token.made_at, token.ends_on = actor.officer_id, at, legal_day(at) + LIFE
    token.save(force_insert=True)
    act = {"token": str(token.pk), "officer": str(officer.pk), "name": name, "ends_on": token.ends_on}
    ledger.record(actor=actor, verb="api.give_token", subject=Ref("token", token.pk), act=act, at=at)
    return token, shown


@transaction.atomic
def revoke_token(*, token_id: UUID, actor: Actor, at: datetime) -> Token:
    """Take a key away: from now on it opens nothing. A second time changes nothing. Raises: NotFound, Refused."""
    token = visible_to(actor).select_for_update().filter(pk=token_id).first()
    if token is None:
        raise NotFound(_("Không tìm thấy khóa này."))
    require(actor, "api.revoke_token", token)
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        act = {"token": str(token.pk)}
        ledger.record(actor=actor, verb="api.revoke_token", subject=Ref("token", token.pk), act=act, at=at)
    return token


@transaction.atomic
def renew_token(*, token_id: UUID, actor: Actor, at: datetime) -> Token:
    """Let a key, ended or not, go on for a year from today. Raises: NotFound, Refused, NotAllowedNow (taken away)."""
    token = visible_to(actor).select_for_update().filter(pk=token_id).first()
    if token is None:
        raise NotFound(_("Không tìm thấy khóa này."))
    require(actor, "api.renew_token", token)
    if token.revoked_at:
        raise NotAllowedNow(_("Khóa này đã thu hồi. Muốn dùng tiếp thì cấp khóa mới."))
    token.ends_on = legal_day(at) + LIFE
    token.save(update_fields=["ends_on"])
    act = {"token": str(token.pk), "ends_on": token.ends_on}
    ledger.record(actor=actor, verb="api.renew_token", subject=Ref("token", token.pk), act=act, at=at)
    return token
