"""Which term of law a complaint runs under: code and variant, by level, kind, distance and complexity."""

FIRST, SECOND = "first", "second"
LAST_OF_FIRST_REGIME = "2026-06-30"


def settling(level: str, discipline: bool, *, complex_: bool, remote: bool) -> tuple[str, str]:
    """Return (rule, variant) of the time to settle, from acceptance.

    Source: Law 02/2011/QH13, Art. 28 (first), 37 (second), 50 and 51 (discipline, where distance changes nothing).
    """
    if discipline:
        return "KN.DISC.RESOLVE", "complex" if complex_ else ""
    variant = "-".join(word for word, holds in (("remote", remote), ("complex", complex_)) if holds)
    return ("KN.SECOND" if level == SECOND else "KN.FIRST"), variant


def sending(level: str) -> str:
    """Return the rule of the time to send the decision (Art. 32 and 41)."""
    return "KN.SECOND.SEND" if level == SECOND else "KN.FIRST.SEND"


def effect(level: str, *, remote: bool) -> tuple[str, str]:
    """Return (rule, variant) of the days after which the decision takes effect (Art. 44)."""
    return ("KN.EFFECT.2" if level == SECOND else "KN.EFFECT.1"), "remote" if remote else ""


def filing(level: str, discipline: bool, *, remote: bool, dismissal: bool) -> tuple[str, str]:
    """Return (rule, variant) of the time within which this complaint had to be filed (Art. 9, 33, 48)."""
    if discipline:
        if level != SECOND:
            return "KN.DISC.FILE1", ""
        return ("KN.DISC.FILE2/dismissal" if dismissal else "KN.DISC.FILE2"), ""
    return ("KN.SECOND.FILE", "remote" if remote else "") if level == SECOND else ("KN.FILE", "")
