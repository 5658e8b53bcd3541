"""Of which level a unit's head is, as the norms of reception name it."""

from thongsuot.units.models import Unit

CHAIRED = {"province": "province", "commune": "commune", "district": "district"}


def level_of(unit: Unit) -> str:
    """Return province, district or commune for a People's Committee of such a place; other for any other body."""
    if unit.kind != Unit.Kind.COMMITTEE or unit.place is None:
        return "other"
    return CHAIRED.get(unit.place.level, "other")
