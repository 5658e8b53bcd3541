"""To what people are invited: rooms above say how their gatherings are described and who invites, by reference."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db.models import QuerySet

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """What an invitation tells. `held_on`: a legal day; `starts`, `ends`: local times; `page`: its address on the desk.

    `stands`: it is still to be held, or is being held; False once it is over by its own acts. `called_off`: it is not
    held at all.
    """

    title: str
    unit_id: UUID
    unit_name: str
    place: str
    held_on: date
    starts: time
    ends: time
    page: str
    stands: bool
    called_off: bool = False
    practice: bool = False


@dataclass(frozen=True, kw_only=True)
class Host:
    """How a room answers for the gatherings of its kind.

    `tell(id)`: the gathering, whoever asks, None where there is none. `seen(actor)`: the gatherings whose invited the
    actor may read by name. `invites`, `admits`: whether the actor may invite to this one, and tick who came.
    """

    tell: Callable[[UUID], Gathering | None]
    seen: Callable[[Actor], QuerySet]
    invites: Callable[[Actor, UUID], bool]
    admits: Callable[[Actor, UUID], bool]


_hosts: dict[str, Host] = {}


def gather_with(kind: str, host: Host) -> None:
    """Let people be invited to the things of this kind of reference; called once, when the rooms are ready."""
    _hosts[kind] = host


def hosts() -> dict[str, Host]:
    """Return who answers for which kind."""
    return dict(_hosts)


def gathering_of(ref: Ref) -> Gathering | None:
    """Return the gathering, whoever asks; None where there is none of that kind or id."""
    return _hosts[ref.kind].tell(ref.id) if ref.kind in _hosts else None
