"""What is shown of a letter set aside, sealed apart from it; of one that may accuse somebody, only that it came."""

import json
from dataclasses import dataclass
from datetime import timedelta

from thongsuot.language.accusation import accuses
from thongsuot.mail.models import SetAside
from thongsuot.mail.rules.letter import Letter
from thongsuot.mail.sealing import unseal

KEPT = timedelta(days=14)
OUTLINE = "outline"
FIRST_WORDS = 200


@dataclass(frozen=True)
class Outline:
    """What the list shows of a letter; of one that may accuse somebody only that it came."""

    sender: str
    subject: str
    begins: str
    files: int
    guarded: bool


def outline(letter: Letter | None) -> dict:
    if letter is None:
        return {"sender": "", "subject": "", "begins": "", "files": 0, "guarded": False}
    guarded = accuses(letter.words).suspected
    return {
        "sender": "" if guarded else letter.sender,
        "subject": "" if guarded else letter.subject,
        "begins": "" if guarded else " ".join(letter.parts.reply.split())[:FIRST_WORDS],
        "files": len(letter.attached),
        "guarded": guarded,
    }


def opened(aside: SetAside) -> dict:
    return json.loads(unseal(aside.outline, f"{OUTLINE} {aside.pk}"))


def outline_of(aside: SetAside) -> Outline:
    return Outline(**{name: value for name, value in opened(aside).items() if name != "token"})
