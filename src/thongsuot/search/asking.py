"""What somebody typed as a question: names of places and steps are read as this installation knows them."""

from collections.abc import Iterable
from datetime import date

from thongsuot.cases.rules.reasons import STATE_NAMES
from thongsuot.language.folding import fold
from thongsuot.language.querying import Query, parse
from thongsuot.units.places import search_places

LEVELS = ("commune", "province")


def asked(typed: str, *, on: date) -> Query:
    """Return the question that `typed` asks on the legal day `on`; never an error."""

    def places(name: str) -> Iterable[str]:
        return [hit.place.code for hit in search_places(name, on, levels=LEVELS)]

    return parse(typed, today=on, places=places, steps=_steps)


def _steps(name: str) -> Iterable[str]:
    """Return the steps called `name` in either language, or by their code."""
    asked = fold(name)
    return [state for state, names in STATE_NAMES.items() if asked in (state, *map(fold, names))]
