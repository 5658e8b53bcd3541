"""Where a promise was made, as a link: named and shown to who may see that thing."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.naming import names_of, sees
from thongsuot.core.refs import Ref


@dataclass(frozen=True)
class Link:
    name: str
    url: str


def linked(actor: Actor, written: str) -> Link | None:
    """Return the thing whose reference is `written`; None where it is none, or the actor may not see that thing."""
    try:
        about = Ref.parse(written)
    except ValueError:
        return None
    pattern = settings.REF_URLS.get(about.kind)
    if not pattern or not sees(actor, about):
        return None
    return Link(names_of(actor, [about]).get(about) or _("Mở nơi đã hứa"), pattern.format(about.id))
