"""What a complaint still lacks before it can be accepted (Law 02/2011/QH13, Art. 8 and 12)."""

from thongsuot.complaints.rules.fold import Facts

ABOUT, BODY, DISPUTED_ON, KNOWN_ON = "about", "body", "disputed_on", "known_on"
STANDING, PAPER, SIGNED, NUMBER = "standing", "paper", "signed", "number"
BY_OTHERS = ("representative", "lawyer", "group")


def lacking(facts: Facts, *, number: str, body_name: str) -> list[str]:
    """Return the codes of what is missing, in the order of the form; empty where it can be accepted.

    An unlawful act has no number and no day of issue: the day it was known stands for both.
    """
    decision = facts.about == "decision"
    missing = {
        ABOUT: not facts.about,
        NUMBER: decision and not number,
        DISPUTED_ON: decision and facts.disputed_on is None,
        BODY: facts.body_id is None and not body_name,
        KNOWN_ON: facts.known_on is None,
        STANDING: not facts.standing,
        PAPER: facts.standing in BY_OTHERS and not facts.standing_paper,
        SIGNED: not facts.signed,
    }
    return [name for name, lacks in missing.items() if lacks]
