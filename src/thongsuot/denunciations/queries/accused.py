"""Whoever is accused, as the sealed words say: asked again whenever keys are to be given to somebody."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thongsuot.denunciations.house import exclusion_mark
from thongsuot.denunciations.models import ActContent, Denunciation, Exclusion, Keyholder
from thongsuot.denunciations.queries.competent import leaders_of, way_up
from thongsuot.denunciations.queries.history import words_of
from thongsuot.denunciations.rules.competence import NEXT_HIGHER, UNKNOWN, same_person
from thongsuot.denunciations.rules.ring import Ring
from thongsuot.units.queries import living_id

# Letters that no form took apart: the name may stand anywhere in them.
UNPARTED = ("email", "import", "reclassified")


@dataclass(frozen=True)
class Accused:
    """The accused's name as written, position and body, where known."""

    name: str
    position: str
    unit_id: UUID | None

    def __repr__(self) -> str:
        return "Accused(…)"

    @property
    def leads(self) -> bool:
        """Return whether they are said to lead their body."""
        return self.unit_id is not None and self.position in NEXT_HIGHER


def accused_of(denunciation: Denunciation, ring: Ring) -> Accused:
    """Return who is accused, their body as it goes on today; needs the content's key."""
    row = ActContent.objects.get(act__denunciation=denunciation, act__verb="receive")
    words = words_of(row, ring.key("content"))
    unit, name = words.get("accused_unit"), words.get("accused_name", "")
    if not name and denunciation.channel in UNPARTED:
        name = words.get("text", "")
    return Accused(name, words.get("position", UNKNOWN), living_id(UUID(unit)) if unit else None)


def fit_to_know(holders: Iterable[Keyholder], accused: Accused, on: date) -> list[Keyholder]:
    """Return those who are not the accused by name, nor, where a head is accused, one who leads that body today."""
    leaders = leaders_of(accused.unit_id, on) if accused.leads else set()
    return [
        holder
        for holder in holders
        if holder.officer_id not in leaders and not same_person(holder.officer.full_name, accused.name)
    ]


def may_handle(unit_id: UUID, accused: Accused) -> bool:
    """Return whether the unit may handle it: not the body an accused head leads, nor any below it."""
    return not (accused.leads and accused.unit_id in way_up(unit_id))


def is_excluded(denunciation: Denunciation, officer_id: UUID) -> bool:
    """Return whether the officer must not know of it."""
    mark = exclusion_mark(denunciation.pk, officer_id)
    return Exclusion.objects.filter(denunciation=denunciation, mark=mark).exists()
