"""What the page shows to whoever returns with a receipt: each step with its words and files, and who saw the name."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.models import IdentityRequest
from thongsuot.denunciations.queries.door import ByReceipt
from thongsuot.denunciations.queries.explaining import reasons
from thongsuot.denunciations.queries.history import OpenAct
from thongsuot.denunciations.queries.identities import request_words
from thongsuot.denunciations.queries.papers import Paper
from thongsuot.denunciations.queries.sheets import DenouncerSheet, Release, denouncer_sheet
from thongsuot.denunciations.rules.transitions import DENOUNCER, TRANSITIONS
from thongsuot.law.rules import DueDay
from thongsuot.units.models import Unit

OWN = tuple(row.verb for row in TRANSITIONS if DENOUNCER in row.who)


@dataclass(frozen=True)
class Step:
    """One step: `own` where the denouncer took it; `unit_name`: the body it was put before, where it names one."""

    verb: str
    on: date
    unit_name: str
    text: str
    gave_identity: bool
    papers: tuple[Paper, ...]
    own: bool
    protection: str = ""


@dataclass(frozen=True)
class Waited:
    """A clock the denouncer waits for; `why`: its last day, counted by the rule of law."""

    task: str
    state: str
    due_on: date | None
    why: DueDay | None


@dataclass(frozen=True)
class Seen:
    """One request to see the name: who asked when and why, what became of it."""

    release: Release
    reason: str


@dataclass(frozen=True)
class Visit:
    """All of the page. `own_acts`: how many acts are the denouncer's; `last_own`: the verb and words of the last."""

    state: str
    unit_name: str
    received_on: date
    withdrawn: bool
    anonymous: bool
    steps: tuple[Step, ...]
    duties: tuple[Waited, ...]
    seen: tuple[Seen, ...]
    possible: tuple[str, ...]
    own_acts: int
    last_own: tuple[str, str]

    def __repr__(self) -> str:
        return "Visit(…)"


def visit(door: ByReceipt) -> Visit:
    """Return what the receipt shows; reading it is the denouncer's own and is logged nowhere."""
    sheet = denouncer_sheet(door)
    units = _units(sheet.acts)
    steps = tuple(_step(act, units, sheet.papers) for act in sheet.acts)
    own = [step for step in steps if step.own]
    row = sheet.row
    return Visit(
        state=row.state,
        unit_name=row.unit.name,
        received_on=row.received_on,
        withdrawn=row.withdrawn,
        anonymous=row.anonymous,
        steps=steps,
        duties=_waited(sheet),
        seen=_seen(door, sheet.releases),
        possible=sheet.possible,
        own_acts=len(own),
        last_own=(own[-1].verb, own[-1].text) if own else ("", ""),
    )


# The clocks that a denouncer waits for; the others are between offices.
TOLD = ("initial", "resolve", "again")


def _waited(sheet: DenouncerSheet) -> tuple[Waited, ...]:
    why = reasons(sheet.row)
    running = [duty for duty in sheet.duties if duty.state in ("open", "suspended") and duty.task in TOLD]
    return tuple(Waited(duty.task, duty.state, duty.due_on, why.get(duty.task)) for duty in running)


def _units(acts) -> dict[UUID, Unit]:
    rows = Unit.objects.filter(pk__in={act.unit_id for act in acts if act.unit_id})
    return {unit.pk: unit for unit in rows.prefetch_related("former_names")}


def _step(act: OpenAct, units: dict[UUID, Unit], papers) -> Step:
    return Step(
        verb=act.verb,
        on=act.on,
        unit_name=units[act.unit_id].name_on(act.on) if act.unit_id in units else "",
        text=act.texts.get("text", ""),
        gave_identity=bool(act.details.get("identity")),
        papers=tuple(paper for paper in papers if paper.act_id == act.id),
        own=act.verb == "receive" or act.verb in OWN,
        protection=act.texts.get("protection", ""),
    )


def _seen(door: ByReceipt, releases) -> tuple[Seen, ...]:
    rows = IdentityRequest.objects.in_bulk([release.id for release in releases])
    return tuple(Seen(release, _reason(door, rows[release.id])) for release in releases)


def _reason(door: ByReceipt, row: IdentityRequest) -> str:
    """Return why the name was asked for, in the investigator's words. Raises: Broken (a row was changed)."""
    if not row.words or not row.key_box:
        return ""
    key = envelopes.decrypt(door.ring.content, bytes(row.key_box), row.pk.bytes)
    return request_words(row, key)["reason"]
