"""Which body handles a denunciation: never the accused, a head's by the next-higher body. Pure.

Source: Luật Tố cáo 25/2018/QH14, Điều 12-20.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from thongsuot.language.folding import fold

HEAD, DEPUTY, STAFF, UNKNOWN = "head", "deputy", "staff", "unknown"
POSITIONS = (HEAD, DEPUTY, STAFF, UNKNOWN)
NEXT_HIGHER = (HEAD, DEPUTY)


@dataclass(frozen=True)
class Competent:
    """The body whose investigators get the keys. `why`: own (manages the accused), higher (the accused leads the body),

    climbed (the body that would be competent has no investigators), fallback (nobody on the way up has).
    """

    unit_id: UUID
    why: str

    @property
    def is_certain(self) -> bool:
        """Return whether this is the competent body itself; else it receives, and transfers."""
        return self.why in ("own", "higher")


def competent_unit(
    *, way_up: Sequence[UUID], position: str, ready: Collection[UUID], fallback: Sequence[UUID]
) -> Competent | None:
    """Return the body for a person of `position` in the first unit of `way_up` (itself and those above, nearest first).

    `way_up` is empty where nobody knows the accused's body. `ready`: units with admitted investigators. `fallback`: the
    installation's inspectorate and receiving units, in order. None where no unit is ready: the door is closed.
    """
    start = 1 if position in NEXT_HIGHER else 0
    why = "higher" if start else "own"
    for step, unit_id in enumerate(way_up[start:]):
        if unit_id in ready:
            return Competent(unit_id, "climbed" if step else why)
    accused_led = set(way_up[:start])
    for unit_id in fallback:
        if unit_id in ready and unit_id not in accused_led:
            return Competent(unit_id, "fallback")
    return None


def next_higher(way_up: Sequence[UUID], ready: Collection[UUID]) -> UUID | None:
    """Return the nearest unit above the first of `way_up` that has investigators, None where there is none."""
    return next((unit_id for unit_id in way_up[1:] if unit_id in ready), None)


def same_person(full_name: str, accused: str) -> bool:
    """Return whether an officer's name is that of the accused as written, marks and capitals aside.

    Words before the name (a title, a form of address) do not hide it: the name's words stand there in order.
    """
    name, written = fold(full_name), fold(accused)
    return bool(name) and f" {name} " in f" {' '.join(_plain(written))} "


def _plain(text: str) -> list[str]:
    return "".join(c if c.isalnum() or c in "'’" else " " for c in text).split()
