"""Opening: what an officer reads is logged before it is shown."""

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
from thongsuot.denunciations.letters.contents import letter
from thongsuot.denunciations.models import Denunciation, Reading, SealedFile
from thongsuot.denunciations.permissions import kind_of, readable_to, visible_to
from thongsuot.denunciations.queries.listing import title_of
from thongsuot.denunciations.queries.papers import OpenPaper, open_paper
from thongsuot.denunciations.queries.sheets import Sheet, sheet
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.ring import REDACTED, VERIFIER, Unlocked
from thongsuot.ledger import actions as ledger


@transaction.atomic(using=SEALED)
def open_sheet(*, denunciation_id: UUID, actor: Actor, unlocked: Unlocked, at: datetime) -> Sheet:
    """Open a denunciation: a reader's whole file, or a verifier's redacted copies; the reading is logged first.

    Raises: NotFound (absent or unseen, by the same queries).
    """
    check_own(actor, unlocked)
    row = visible_to(actor).select_related("unit").filter(pk=denunciation_id).first()
    if row is None:
        raise unseen()
    kind = kind_of(actor, row)
    ring = ring_of(row, actor=actor, unlocked=unlocked)
    log(row, "redacted" if kind == VERIFIER else "content", actor=actor, at=at)
    return sheet(row, ring, kind=kind, title=title_of(row, ring))


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
    row = Reading(id=new_id(), denunciation=denunciation, officer_id=actor.officer_id, what=what, at=at)
    act = {"id": row.pk, "denunciation": denunciation.pk, "officer": actor.officer_id, "what": what, "at": at}
    row.entry, row.key = ledger.record(
        actor=NOBODY, verb="sealed", subject=Ref("sealed", row.pk), act=act, at=at, using=SEALED
    )
    row.save(force_insert=True)
    return row
