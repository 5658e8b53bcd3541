"""Opening: what an officer reads is logged before it is shown.

Opening the page of a denunciation, a file, a letter or a name is a reading each time. The page of an act shows the
account beside its form: one reading a quarter of an hour, as long as a key stays unlocked; none where it shows nothing.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.denunciations.actions.holding import check_own
from thongsuot.denunciations.actions.record import NOBODY, unseen
from thongsuot.denunciations.actions.sealing import ring_of
from thongsuot.denunciations.keys.session import LIFE
from thongsuot.denunciations.letters.contents import letter
from thongsuot.denunciations.models import Denunciation, Reading, SealedFile
from thongsuot.denunciations.permissions import kind_of, readable_to, visible_to
from thongsuot.denunciations.queries.listing import title_of
from thongsuot.denunciations.queries.papers import OpenPaper, open_paper
from thongsuot.denunciations.queries.sheets import Sheet, sheet
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.ring import REDACTED, VERIFIER, Ring, Unlocked
from thongsuot.ledger import actions as ledger


@transaction.atomic(using=SEALED)
def open_sheet(*, denunciation_id: UUID, actor: Actor, unlocked: Unlocked, at: datetime) -> Sheet:
    """Open a denunciation: a reader's whole file, or a verifier's redacted copies; the reading is logged first.

    Raises: NotFound (absent or unseen, by the same queries).
    """
    row, kind, ring = _found(denunciation_id, actor, unlocked)
    log(row, what_of(kind), actor=actor, at=at)
    return sheet(row, ring, kind=kind, title=title_of(row, ring))


def sheet_for_act(*, denunciation_id: UUID, actor: Actor, unlocked: Unlocked) -> Sheet:
    """Return what the form of an act is made of, unlogged: call `note_shown` before any of it is shown.

    Raises: NotFound (absent or unseen, by the same queries).
    """
    row, kind, ring = _found(denunciation_id, actor, unlocked)
    return sheet(row, ring, kind=kind, title=title_of(row, ring))


@transaction.atomic(using=SEALED)
def note_shown(found: Sheet, *, actor: Actor, at: datetime) -> Reading | None:
    """Log that a page is about to show words of this sheet; None where the same was logged within a quarter hour."""
    what = what_of(found.kind)
    if was_read(found.row, what, officer_id=actor.officer_id, at=at):
        return None
    return log(found.row, what, actor=actor, at=at)


def was_read(denunciation: Denunciation, what: str, *, officer_id: UUID, at: datetime) -> bool:
    """Return whether this officer's reading of this kind was logged within the quarter hour before `at`."""
    mine = Reading.objects.filter(denunciation=denunciation, officer=officer_id, what=what)
    return mine.filter(at__gt=at - LIFE, at__lte=at).exists()


def what_of(kind: str) -> str:
    """Return what a reader of this kind reads."""
    return Reading.What.REDACTED if kind == VERIFIER else Reading.What.CONTENT


def _found(denunciation_id: UUID, actor: Actor, unlocked: Unlocked) -> tuple[Denunciation, str, Ring]:
    check_own(actor, unlocked)
    row = visible_to(actor).select_related("unit").filter(pk=denunciation_id).first()
    if row is None:
        raise unseen()
    return row, kind_of(actor, row), ring_of(row, actor=actor, unlocked=unlocked)


@transaction.atomic(using=SEALED)
def open_file(*, file_id: UUID, actor: Actor, unlocked: Unlocked, at: datetime) -> OpenPaper:
    """Open one file of a denunciation; a verifier only redacted ones and those of reports. Logged first.

    Raises: NotFound, Broken, Truncated.
    """
    check_own(actor, unlocked)
    files = SealedFile.objects.select_related("denunciation").exclude(place="")
    row = files.filter(pk=file_id, denunciation__in=visible_to(actor).values("pk")).first()
    if row is None:
        raise unseen()
    if row.part != REDACTED and not readable_to(actor).filter(pk=row.denunciation_id).exists():
        raise unseen()
    ring = ring_of(row.denunciation, actor=actor, unlocked=unlocked)
    if not ring.holds(row.part):
        raise unseen()
    log(row.denunciation, "file", actor=actor, at=at)
    return open_paper(row, ring)


@transaction.atomic(using=SEALED)
def open_letter(*, denunciation_id: UUID, password: str, actor: Actor, unlocked: Unlocked, at: datetime) -> bytes:
    """Return the sealed letter to a body outside: a ZIP that 7-Zip and the like open with `password`; logged first.

    `password`: of `letters.aes_zip.new_password`, printed on another sheet than the one that goes with the file. It
    holds the denouncer's words and files, never the identity. Raises: NotFound, Refused (no investigator).
    """
    check_own(actor, unlocked)
    row = visible_to(actor).filter(pk=denunciation_id).first()
    if row is None:
        raise unseen()
    require(actor, "denunciations.transfer_out", row)
    ring = ring_of(row, actor=actor, unlocked=unlocked)
    log(row, "file", actor=actor, at=at)
    return letter(row, ring, password=password)


def log(denunciation: Denunciation, what: str, *, actor: Actor, at: datetime) -> Reading:
    """Write that an officer reads: a row that is never changed, and an entry that names neither. Call first."""
    require(actor, "denunciations.view", denunciation)
    return write_reading(denunciation, what, officer_id=actor.officer_id, at=at)


def write_reading(denunciation: Denunciation, what: str, *, officer_id: UUID, at: datetime) -> Reading:
    """Write a reading of somebody whose right was asked for before."""
    row = Reading(id=new_id(), denunciation=denunciation, officer_id=officer_id, what=what, at=at)
    act = {"id": row.pk, "denunciation": denunciation.pk, "officer": officer_id, "what": what, "at": at}
    row.entry, row.key = ledger.record(
        actor=NOBODY, verb="sealed", subject=Ref("sealed", row.pk), act=act, at=at, using=SEALED
    )
    row.save(force_insert=True)
    return row
