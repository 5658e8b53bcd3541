"""What is shown of a letter set aside, sealed apart from it; of one that may accuse somebody, only that it came."""

import json
from dataclasses import dataclass
from datetime import timedelta

from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.core.actors import Actor
from thongsuot.mail.models import SetAside
from thongsuot.mail.rules.letter import Letter
from thongsuot.mail.rules.quoting import hidden
from thongsuot.mail.rules.sorting import may_accuse
from thongsuot.mail.sealing import unseal

KEPT = timedelta(days=14)
WARNED = timedelta(days=3)  # before a letter goes that may accuse somebody, whoever may pass it on is told
OUTLINE = "outline"
FIRST_WORDS = 200
CLOSING = ("pass_on", "erase")  # acts after which no word belongs to a case any more


@dataclass(frozen=True)
class Outline:
    """What the list shows of a letter; of one that may accuse somebody only that it came."""

    sender: str
    subject: str
    begins: str
    files: int
    guarded: bool


def outline(letter: Letter | None, *, confided: bool = False) -> dict:
    """Return what is shown of a letter. `confided`: no word of it, whatever it says."""
    if letter is None:
        return {"sender": "", "subject": "", "begins": "", "files": 0, "guarded": False}
    guarded = confided or may_accuse(letter)
    return {
        "sender": "" if guarded else letter.sender,
        "subject": "" if guarded else hidden(letter.subject),
        "begins": "" if guarded else " ".join(hidden(letter.parts.reply).split())[:FIRST_WORDS],
        "files": len(letter.attached),
        "guarded": guarded,
    }


def is_closed(case: Case) -> bool:
    """Return whether a case was passed on or erased."""
    return case.acts.filter(verb__in=CLOSING).exists()


def opened(aside: SetAside) -> dict:
    return json.loads(unseal(aside.outline, f"{OUTLINE} {aside.pk}"))


def outline_of(aside: SetAside) -> Outline:
    """Return what is shown of a letter; no word where its case was passed on or erased meanwhile."""
    said = opened(aside)
    if aside.case is not None and is_closed(aside.case):
        return Outline("", "", "", said["files"], True)
    return Outline(**{name: value for name, value in said.items() if name != "token"})


def named_case(aside: SetAside, actor: Actor) -> Case | None:
    """Return the case that a letter names, where `actor` may see that case, and the letter's words."""
    if aside.case_id is None or outline_of(aside).guarded:
        return None
    return visible_to(actor).filter(pk=aside.case_id).first()
