"""Where a promise was made, as a link: named and shown to who may see that thing."""

from dataclasses import dataclass

from django.conf import settings

from thongsuot.commitments.models import Commitment
from thongsuot.core.actors import Actor
from thongsuot.core.naming import names_of
from thongsuot.core.refs import Ref


@dataclass(frozen=True)
class Link:
    name: str
    url: str


def linked(actor: Actor, commitment: Commitment) -> Link | None:
    """Return the thing in which the promise was made; None where there is none, or the actor may not see it."""
    if not commitment.about_ref:
        return None
    about = Ref.parse(commitment.about_ref)
    name, pattern = names_of(actor, [about]).get(about), settings.REF_URLS.get(about.kind)
    return Link(name, pattern.format(about.id)) if name and pattern else None
