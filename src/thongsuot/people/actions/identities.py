"""Linking an officer to an outside identity, by the subject an administrator records."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.language.folding import clean
from thongsuot.people.actions.officers import locked, record
from thongsuot.people.actions.renewing import renew
from thongsuot.people.models import LinkedIdentity, Renewal
from thongsuot.people.permissions import OnDay

LONGEST = 255  # OpenID Connect Core 1.0, section 2: sub


@transaction.atomic
def link_identity(*, officer_id: UUID, subject: str, actor: Actor, on: date, at: datetime) -> None:
    """Let whom the provider of `OIDC_ISSUER` calls `subject` sign in as this officer; "" takes the link away.

    Raises: NotFound, Refused (people.link_identity), Invalid (subject: too long, or another officer's),
    NotAllowedNow (`renewing.renew`).
    """
    officer = locked(officer_id)
    require(actor, "people.link_identity", OnDay(officer, on))
    subject = clean(subject).strip()
    if len(subject) > LONGEST:
        raise Invalid(_("Mã định danh dài nhất 255 ký tự."), field="subject")
    rows = LinkedIdentity.objects.filter(issuer=settings.OIDC_ISSUER)
    if subject and rows.filter(subject=subject).exclude(officer=officer).exists():
        raise Invalid(_("Mã định danh này đã gắn với một cán bộ khác."), field="subject")
    if subject:
        renew(officer, Renewal.Way.IDENTITY, actor=actor, at=at)
    rows.filter(officer=officer).delete()
    if subject:
        LinkedIdentity.objects.create(officer=officer, issuer=settings.OIDC_ISSUER, subject=subject)
    record("people.link_identity", officer, actor, at, issuer=settings.OIDC_ISSUER, subject=subject)
