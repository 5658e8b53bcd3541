"""What is shown of a letter set aside, sealed apart from it; of one that may accuse somebody, only that it came."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from thongsuot.cases.models import Act, Case
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
PASSED_ON = "pass_on"  # to the sealed room: what is said about such a case may accuse somebody
CLOSING = (PASSED_ON, "erase")  # acts after which no word belongs to a case any more


@dataclass(frozen=True)
class Outline:
    """What the list shows of a letter; of one that may accuse somebody only that it came."""

    sender: str
    subject: str
    begins: str
    files: int
    guarded: bool


def outline(letter: Letter | None, *, confided: bool = False, denounces: bool = False) -> dict:
    """Return what is shown of a letter. `confided`: no word of it, whatever it says; `denounces`: as it may accuse."""
    if letter is None:
        return {"sender": "", "subject": "", "begins": "", "files": 0, "guarded": False, "accuses": False}
    accuses = denounces or may_accuse(letter)
    guarded = confided or accuses
    return {
        "sender": "" if guarded else letter.sender,
        "subject": "" if guarded else hidden(letter.subject),
        "begins": "" if guarded else " ".join(hidden(letter.parts.reply).split())[:FIRST_WORDS],
        "files": len(letter.attached),
        "guarded": guarded,
        "accuses": accuses,
    }


def closed_by(cases: Iterable) -> set[str]:
    """Return by which acts any of these cases was passed on or erased, in one query."""
    return set(Act.objects.filter(case__in=cases, verb__in=CLOSING).values_list("verb", flat=True))


def opened(aside: SetAside) -> dict:
    return json.loads(unseal(aside.outline, f"{OUTLINE} {aside.pk}"))


def outline_of(aside: SetAside) -> Outline:
    """Return what is shown of a letter; no word where its case was passed on or erased meanwhile."""
    said = opened(aside)
    if aside.case_id is not None and closed_by([aside.case_id]):
        return Outline("", "", "", said["files"], True)
    return Outline(**{name: said[name] for name in ("sender", "subject", "begins", "files", "guarded")})


def accusing(rows: Iterable[SetAside]) -> list[SetAside]:
    """Return those that may accuse somebody, in one query for any number.

    That is by their words or by whom they answer, or because their case was passed on meanwhile; not because it was
    erased alone.
    """
    rows = list(rows)
    about = {aside.case_id for aside in rows if aside.case_id}
    passed_on = Act.objects.filter(case__in=about, verb=PASSED_ON).values_list("case", flat=True)
    passed_on = set(passed_on) if about else set()
    return [aside for aside in rows if aside.case_id in passed_on or _accuses(opened(aside))]


def _accuses(said: dict) -> bool:
    """Return whether a letter may; of one kept before both were told apart, whether no word of it is shown."""
    return said.get("accuses", said["guarded"])


def goes_at(aside: SetAside) -> datetime:
    """Return when a letter goes that nobody decides on: where the desk was warned late, so much later."""
    return max(aside.at + KEPT, aside.warned_at + WARNED) if aside.warned_at else aside.at + KEPT


def named_case(aside: SetAside, actor: Actor) -> Case | None:
    """Return the case that a letter names, where `actor` may see that case, and the letter's words."""
    if aside.case_id is None or outline_of(aside).guarded:
        return None
    return visible_to(actor).filter(pk=aside.case_id).first()
