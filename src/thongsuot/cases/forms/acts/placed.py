"""The place in the forms of acts on a case: as it stands, in full, and the others that the text names."""

from functools import cached_property

from thongsuot.cases.forms.acts.base import WithPlace
from thongsuot.cases.queries.whereabouts import places_for
from thongsuot.core import clock
from thongsuot.units.places import NamedPlace, full_name, stands


class PlaceOfCase(WithPlace):
    """A form of an act that says where the case is: the input starts with the full name of what stands there.

    Left as it is, it stays that place, whatever else is called so. `xem=place=NAME` fills an offered one in.
    """

    def __init__(self, *args, **given):
        super().__init__(*args, **given)
        place = self.case.place
        if place and stands(place, clock.today()):
            self.fields["place"].standing = place
        name, _equals, value = str(self.given.get("xem", "")).partition("=")
        if name == "place" and value:
            self.initial["place"] = value

    def place_now(self) -> str:
        """Return what the input starts with; of a place that is no more its bare name, found as a former one."""
        place = self.case.place
        if place is None:
            return ""
        return full_name(place) if stands(place, clock.today()) else place.name

    @cached_property
    def offers(self) -> list[NamedPlace]:
        """Return the places that the words of the case name, none where one of them is in the input already."""
        words = self.case.content
        found = places_for(f"{words.text}\n{words.place_text}", clock.today())
        return [] if self["place"].value() in {each.full_name for each in found} else found
