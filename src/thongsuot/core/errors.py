"""What may go wrong, each with one sentence that says what to do; `web` and `api` give each its status once."""


class DomainError(Exception):
    """Something the user can mend. `sentence` is shown as it is (a lazy translation); `field` names the input."""

    status = 422

    def __init__(self, sentence, *, field: str | None = None):
        super().__init__(str(sentence))
        self.sentence = sentence
        self.field = field


class Invalid(DomainError):
    """An input is missing, wrong or impossible: say which, and the remedy."""


class Stale(DomainError):
    """Someone else was first: the thing has changed since the page was drawn."""

    status = 409


class NotAllowedNow(DomainError):
    """The act does not fit the present state; the sentence says what is missing."""

    status = 409


class Refused(DomainError):
    """The actor lacks the permission. Shown as 404 where the actor may not even view the record, else 403."""

    status = 403


class NotFound(DomainError):
    """Absent, or not to be seen by this actor: both get the same answer by the same queries."""

    status = 404


class TooMany(DomainError):
    """Tried too often: wait."""

    status = 429
