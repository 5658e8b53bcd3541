"""Every verb that changes places, units and competence; each writes one ledger entry in one transaction."""

from thongsuot.units.actions.competence import end_competence, set_competence
from thongsuot.units.actions.installation import set_installation
from thongsuot.units.actions.places import load_places
from thongsuot.units.actions.set_up import set_up_commune, set_up_outside, set_up_province
from thongsuot.units.actions.tree import abolish_unit, create_unit, move_unit, rename_unit, set_contact

__all__ = [
    "abolish_unit",
    "create_unit",
    "end_competence",
    "load_places",
    "move_unit",
    "rename_unit",
    "set_competence",
    "set_contact",
    "set_installation",
    "set_up_commune",
    "set_up_outside",
    "set_up_province",
]
