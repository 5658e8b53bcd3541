"""The states of a duty, and the refusal of an act that does not fit."""

from datetime import date

OPEN, SUSPENDED, MET, WAIVED, MISSED = "open", "suspended", "met", "waived", "missed"


class WrongAct(ValueError):
    """The act does not fit the duty. `why`: state · kind · early (not before `day`) · broken · few (`left` to do)."""

    def __init__(self, verb: str, state: str, why: str = "state", *, day: date | None = None, left: int = 0):
        super().__init__(f"{verb} does not fit a duty that is {state or 'not opened'}: {why}")
        self.verb, self.state, self.why, self.day, self.left = verb, state, why, day, left
