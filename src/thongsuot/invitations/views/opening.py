"""What every page of the desk begins with: the gathering, whether the actor may, and who acts when."""

from dataclasses import dataclass
from uuid import UUID

from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.core.errors import NotFound
from thongsuot.core.refs import Ref
from thongsuot.invitations.actions.record import absent
from thongsuot.invitations.gatherings import Gathering, gathering_of
from thongsuot.invitations.models import Invitation
from thongsuot.invitations.queries import seen


@dataclass(frozen=True)
class Opened:
    """A gathering whose invited the actor may read. `ref` names its address: kind and id."""

    ref: Ref
    gathering: Gathering
    invites: bool
    admits: bool

    @property
    def has_begun(self) -> bool:
        """Whether its day has come and it is not over: people are ticked off."""
        return self.gathering.stands and self.gathering.held_on <= clock.today()


def opened(request, kind: str, about_id: UUID, permission: str = "") -> Opened:
    """Return the gathering. Raises: NotFound, Refused."""
    about = Ref(kind, about_id)
    gathering = gathering_of(about) if can(request.actor, "invitations.view", about) else None
    if gathering is None:
        raise absent()
    if permission:
        require(request.actor, permission, about)
    may = {name: can(request.actor, f"invitations.{name}", about) for name in ("invite", "admit")}
    return Opened(about, gathering, invites=may["invite"], admits=may["admit"])


def invitation_of(request, about: Ref, invitation_id: UUID) -> Invitation:
    """Return one invitation of it. Raises: NotFound."""
    found = seen(request.actor, about, invitation_id)
    if found is None:
        raise NotFound(str(absent().sentence))
    return found


def moment(request) -> dict:
    """Return who acts and when, for an action."""
    now = clock.now()
    return {"actor": request.actor, "on": clock.legal_day(now), "at": now}
