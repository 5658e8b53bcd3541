"""How one invitation stands, from its acts. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

COMING, NOT_COMING = "coming", "not-coming"
REPLIES = ("", COMING, NOT_COMING)


@dataclass(frozen=True)
class Act:
    """One act. `details`: codes and ISO days as they are stored."""

    verb: str
    details: dict = field(default_factory=dict)


class WrongAct(ValueError):
    """The act does not fit how the invitation stands. `why`: withdrawn, present or absent."""

    def __init__(self, why: str):
        self.why = why
        super().__init__(why)


@dataclass(frozen=True)
class Standing:
    """An invitation as its acts make it. `replied_for`: the day of the gathering that the reply was given for.

    `late`: the reply came on that day itself. `walked_in`: came without invitation. `delegated`: somebody else came in
    the place of who was invited.
    """

    walked_in: bool = False
    reply: str = ""
    replied_for: date | None = None
    late: bool = False
    present: bool = False
    delegated: bool = False
    withdrawn: bool = False


def step(before: Standing, act: Act) -> Standing:
    """Return the invitation after an act. Raises: WrongAct."""
    if before.withdrawn:
        raise WrongAct("withdrawn")
    if act.verb == "corrected":
        return before
    if act.verb == "replied":
        day = date.fromisoformat(act.details["for"])
        return replace(before, reply=act.details["reply"], replied_for=day, late=act.details["late"])
    if act.verb == "admitted":
        return replace(before, present=True, delegated=act.details["delegated"])
    if act.verb == "undone":
        if not before.present:
            raise WrongAct("absent")
        return replace(before, present=False, delegated=False, withdrawn=before.walked_in)
    if before.present:
        raise WrongAct("present")
    return replace(before, withdrawn=True)


def fold(acts: Iterable[Act], *, walked_in: bool = False) -> Standing:
    """Return what acts in order make of an invitation. Raises: WrongAct."""
    now = Standing(walked_in=walked_in, present=walked_in)
    for act in acts:
        now = step(now, act)
    return now
