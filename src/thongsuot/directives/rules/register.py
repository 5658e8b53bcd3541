"""What the acts on an instrument add up to: its state, what it says of itself, what was decided on passages. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

DRAFT, STANDING, REPLACED, ENDED, DROPPED = "draft", "standing", "replaced", "ended", "dropped"
FIELDS = ("kind", "number", "title", "issuer", "place", "issued_on")
_STATES = {
    "read_import": DRAFT,
    "register_instrument": DRAFT,
    "put_in_force": STANDING,
    "end_instrument": ENDED,
    "drop_instrument": DROPPED,
}


@dataclass
class Folded:
    """What stands after the acts so far; `passages`: by id, what was last decided, whole."""

    state: str = DRAFT
    about: dict = field(default_factory=dict)
    inferred: list[str] = field(default_factory=list)
    passages: dict[str, dict] = field(default_factory=dict)
    cited: dict[str, str | None] = field(default_factory=dict)
    replaces: list[str] = field(default_factory=list)


def folded(acts: Iterable[tuple[str, Mapping]], *, is_replaced: bool = False) -> Folded:
    """Return what acts, (verb, details) in their order, make of an instrument.

    `is_replaced`: another instrument in force says that it replaces this one.
    """
    found = Folded()
    for verb, details in acts:
        found.state = _STATES.get(verb, found.state)
        if "about" in details:
            found.about, found.inferred = dict(details["about"]), list(details.get("inferred", ()))
        found.passages |= details.get("passages", {})
        found.cited |= details.get("cited", {})
        found.replaces = details.get("replaces", found.replaces)
    if is_replaced and found.state == STANDING:
        found.state = REPLACED
    return found
