"""Who decides which installation is believed, who hands a case to one, who takes one in."""

from thongsuot.core.access import can, permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.units.permissions import administers_all


@predicate
def trusts(actor: Actor, _thing) -> bool:
    """Whoever administers the root: what another installation signs is believed in all of this one."""
    return administers_all(actor)


@predicate
def sends(actor: Actor, case) -> bool:
    """Whoever may transfer the case outside."""
    return can(actor, "cases.transfer_out", case)


@predicate
def takes(actor: Actor, unit) -> bool:
    """Whoever receives at the unit."""
    return can(actor, "cases.receive", unit) and (actor.is_officer or actor.is_service)


permit("exchange.trust", trusts)
permit("exchange.send", sends)
permit("exchange.take", takes)
