"""What a telephone sent: the link of a token, its photographs, what waits on a case."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.core.refs import Ref
from thongsuot.counter.models import PhoneLink
from thongsuot.counter.permissions import links_of
from thongsuot.counter.rules import token_hash
from thongsuot.files import queries as files
from thongsuot.files.models import Attachment


def ref_of(link: PhoneLink) -> Ref:
    return Ref("phone", link.pk)


def link_of(token: str, at: datetime) -> PhoneLink | None:
    """Return the link that a token opens at `at`; None, by the same one query, for an unknown, old or used one."""
    rows = PhoneLink.objects.filter(token_hash=token_hash(token), closed_at=None, ends_at__gt=at)
    return rows.select_related("case").first()


def seen_link(actor: Actor, case_id: UUID, link_id: UUID) -> PhoneLink:
    """Return a link that `actor` opened on this case; raises NotFound by the same query for any other."""
    link = links_of(actor).select_related("case").filter(pk=link_id, case=case_id).first()
    if link is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return link


def photos_of(link: PhoneLink) -> list[Attachment]:
    """Return the photographs that wait, in the order they came."""
    return files.of(ref_of(link))
