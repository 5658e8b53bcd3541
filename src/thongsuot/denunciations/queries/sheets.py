"""A denunciation as its readers see it: the officer's sheet and the denouncer's. Made of opened words, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from thongsuot.denunciations.models import (
    Denunciation,
    Envelope,
    IdentityRequest,
    Reading,
    SealedDuty,
    SealedFile,
)
from thongsuot.denunciations.queries.door import ByReceipt
from thongsuot.denunciations.queries.history import OpenAct, opened
from thongsuot.denunciations.queries.papers import OpenPaper, Paper, open_paper, papers
from thongsuot.denunciations.rules.ring import CONTENT, PARTS, REDACTED, VERIFIER, Ring
from thongsuot.denunciations.rules.transitions import DENOUNCER, DENOUNCER_READS, DENOUNCER_SEES, possible


@dataclass(frozen=True)
class Duty:
    """A clock of it, with what `duties.rules.badge` asks for; the rule's name is `basis`."""

    task: str
    state: str
    starts_on: date
    due_on: date | None
    ended_on: date | None
    suspended_since: date | None
    rule_code: str
    rule_variant: str
    basis: str


@dataclass(frozen=True)
class Reader:
    """Who holds keys of it, and as what."""

    keyholder_id: UUID
    officer_id: UUID
    name: str
    unit_name: str
    kind: str


@dataclass(frozen=True)
class Release:
    """One request to see the identity, as its log tells it: who asked when, what became of it, until when."""

    id: UUID
    asked_by: str
    asked_at: datetime
    state: str
    decided_by: str
    decided_at: datetime | None
    until: datetime | None


@dataclass(frozen=True)
class Sheet:
    """What an officer opened. `kind`: as what (`permissions.kind_of`); `possible`: the acts open to them now."""

    row: Denunciation
    kind: str
    title: str
    acts: tuple[OpenAct, ...]
    papers: tuple[Paper, ...]
    duties: tuple[Duty, ...]
    readers: tuple[Reader, ...]
    releases: tuple[Release, ...]
    possible: tuple[str, ...]

    def __repr__(self) -> str:
        return "Sheet(…)"

    @property
    def first(self) -> dict:
        """Return the words of the denunciation itself, by the names of `Given.texts`; none for a verifier."""
        return next((act.texts for act in self.acts if act.verb == "receive"), {})


@dataclass(frozen=True)
class DenouncerSheet:
    """What the receipt shows: steps and days, words for the denouncer, own files, who saw the identity and when."""

    row: Denunciation
    acts: tuple[OpenAct, ...]
    papers: tuple[Paper, ...]
    duties: tuple[Duty, ...]
    releases: tuple[Release, ...]
    possible: tuple[str, ...]

    def __repr__(self) -> str:
        return "DenouncerSheet(…)"


def duties_of(denunciation: Denunciation) -> tuple[Duty, ...]:
    """Return the clocks: running ones first, by day."""
    rows = SealedDuty.objects.filter(denunciation=denunciation).order_by("ended_on", "due_on", "task")
    names = Duty.__dataclass_fields__
    found = [Duty(**{name: getattr(row, name) for name in names}) for row in rows]
    return tuple(sorted(found, key=lambda duty: duty.state not in ("open", "suspended")))


def readers_of(denunciation: Denunciation) -> tuple[Reader, ...]:
    """Return who holds keys of it."""
    rows = Envelope.objects.filter(denunciation=denunciation).select_related("keyholder__officer", "keyholder__unit")
    return tuple(
        Reader(row.keyholder_id, row.keyholder.officer_id, row.keyholder.officer.full_name, row.keyholder.unit.name,
               row.kind)
        for row in rows.order_by("given_at", "id")
    )  # fmt: skip


def releases_of(denunciation: Denunciation) -> tuple[Release, ...]:
    """Return the log of identity requests, newest first."""
    rows = IdentityRequest.objects.filter(denunciation=denunciation).order_by("-asked_at", "-id")
    rows = rows.select_related("asked_by__officer", "decided_by__officer", "grant")
    return tuple(_release(row) for row in rows)


def _release(row: IdentityRequest) -> Release:
    decided_by = row.decided_by.officer.full_name if row.decided_by else ""
    until = row.grant.until if hasattr(row, "grant") else None
    return Release(row.pk, row.asked_by.officer.full_name, row.asked_at, row.state, decided_by, row.decided_at, until)


def readings_of(denunciation: Denunciation) -> list[Reading]:
    """Return every opening of it by an officer, newest first, for who handles it."""
    return list(Reading.objects.filter(denunciation=denunciation).select_related("officer").order_by("-at", "-id"))


def sheet(denunciation: Denunciation, ring: Ring, *, kind: str, title: str) -> Sheet:
    """Return what the ring's holder sees; a verifier the redacted copies and the reports alone."""
    verifier = kind == VERIFIER
    parts = PARTS[VERIFIER] if verifier else (CONTENT, "work", REDACTED)
    acts: Iterable[OpenAct] = opened(denunciation, ring)
    acts = [act for act in acts if act.part == REDACTED] if verifier else acts
    return Sheet(
        row=denunciation,
        kind=kind,
        title=title,
        acts=tuple(acts),
        papers=tuple(papers(denunciation, ring, parts=parts)),
        duties=() if verifier else duties_of(denunciation),
        readers=() if verifier else readers_of(denunciation),
        releases=() if verifier else releases_of(denunciation),
        possible=tuple(possible(denunciation.state, kind, suspended=denunciation.suspended)),
    )


def denouncer_sheet(door: ByReceipt) -> DenouncerSheet:
    """Return what the receipt shows of its denunciation."""
    row = Denunciation.objects.select_related("unit").get(pk=door.denunciation_id)
    acts = [_for_denouncer(act) for act in opened(row, door.ring, DENOUNCER_SEES)]
    own = {act.id for act in acts if act.verb in DENOUNCER_READS}
    files = [paper for paper in papers(row, door.ring, parts=(CONTENT,)) if paper.act_id in own]
    allowed = possible(row.state, DENOUNCER, suspended=row.suspended)
    return DenouncerSheet(row, tuple(acts), tuple(files), duties_of(row), releases_of(row), tuple(allowed))


def _for_denouncer(act: OpenAct) -> OpenAct:
    """Return the act without the officer and, where it is not for the denouncer, without words."""
    texts = act.texts if act.verb in DENOUNCER_READS else {}
    return OpenAct(act.id, act.number, act.verb, act.on, act.at, None, act.unit_id, act.details, act.part, texts)


def denouncer_paper(door: ByReceipt, file_id: UUID) -> OpenPaper | None:
    """Return a file the denouncer sent or was sent, None where it is none of theirs."""
    rows = SealedFile.objects.filter(pk=file_id, denunciation=door.denunciation_id, part=CONTENT)
    found = rows.filter(act__verb__in=DENOUNCER_READS).exclude(place="").first()
    return open_paper(found, door.ring) if found else None
