"""What the page of one file shows, and how often officers kept what was proposed."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from thongsuot.cases.models import Case
from thongsuot.cases.queries.casepage import seen_case
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.core.refs import Ref
from thongsuot.files import queries as files
from thongsuot.files.models import Attachment
from thongsuot.reading.models import Reading, Tray
from thongsuot.reading.permissions import readings_of, trays_of
from thongsuot.reading.rules import FIELDS

READABLE = (Attachment.Kind.PHOTO, Attachment.Kind.SCAN, Attachment.Kind.PDF)
HEARD = (Attachment.Kind.AUDIO,)
LOST = timedelta(minutes=15)
TRAY_LIVES = timedelta(hours=12)
NOT_THERE = _("Không tìm thấy, hoặc bà con không được xem.")


def seen_file(actor: Actor, case_id: UUID, attachment_id: UUID) -> tuple[Case, Attachment]:
    """Return a case and one of its scans or recordings; raises NotFound alike for what is not there or not seen."""
    case = seen_case(actor, case_id)
    rows = Attachment.objects.of(Ref("case", case.pk)).select_related("blob")
    found = rows.filter(pk=attachment_id, kind__in=READABLE + HEARD).first()
    if found is None:
        raise NotFound(NOT_THERE)
    return case, found


def last_reading(actor: Actor, attachment: Attachment) -> Reading | None:
    """Return the newest reading of a file."""
    return readings_of(actor).filter(attachment=attachment).order_by("-asked_at", "-id").first()


def pages_of(reading: Reading | None) -> list[Attachment]:
    """Return the pictures of a PDF's pages, as long as its draft is not kept."""
    return files.of(Ref("reading", reading.pk)) if reading else []


@dataclass(frozen=True)
class Laid:
    """A file on a tray, what came of reading it, and the pictures of its pages where it is a PDF that was read."""

    file: Attachment
    reading: Reading | None
    pages: list[Attachment]

    @property
    def heard(self) -> bool:
        return self.file.kind in HEARD

    @property
    def seen(self) -> bool:
        """Whether the browser shows the file itself: a photograph."""
        return self.file.kind in READABLE and self.file.blob.media_type != "application/pdf"


def ref_of(tray: Tray) -> Ref:
    return Ref("tray", tray.pk)


def seen_tray(actor: Actor, tray_id: UUID, at: datetime) -> Tray:
    """Return an open tray that `actor` laid; raises NotFound alike for all others."""
    found = trays_of(actor).filter(pk=tray_id, made_at__gt=at - TRAY_LIVES).first()
    if found is None:
        raise NotFound(NOT_THERE)
    return found


def files_on(tray: Tray) -> list[Attachment]:
    """Return the files on a tray, oldest first."""
    return files.of(ref_of(tray))


def laid_on(tray: Tray) -> list[Laid]:
    """Return the files on a tray, each with its reading."""
    readings = {reading.attachment_id: reading for reading in tray.readings.order_by("pk")}
    return [Laid(one, readings.get(one.pk), pages_of(readings.get(one.pk))) for one in files_on(tray)]


def file_on(tray: Tray, attachment_id: UUID) -> Laid:
    """Return one file on a tray; raises NotFound."""
    found = next((one for one in laid_on(tray) if one.file.pk == attachment_id), None)
    if found is None:
        raise NotFound(NOT_THERE)
    return found


def together(tray: Tray) -> dict:
    """Return the draft of all that was read on a tray: texts one behind the other, of each field the first said."""
    drafts = [one.draft for one in tray.readings.filter(state=Reading.State.READ).order_by("pk")]
    fields: dict[str, str] = {}
    for draft in drafts:
        fields = {name: value for name, value in draft.get("fields", {}).items() if value} | fields
    text, doubtful = "", []
    for draft in drafts:
        text += "\n\n" if text else ""
        doubtful += [[start + len(text), end + len(text)] for start, end in draft["doubtful"]]
        text += draft["text"]
    return {"text": text, "doubtful": doubtful, "fields": fields | ({"text": text} if text else {})}


def counts() -> list[tuple[str, dict[str, int]]]:
    """Return for each field how often it was kept as proposed, changed, added or empty, in all readings kept.

    Those of practice cases say nothing of true letters and are not counted.
    """
    found = {name: Counter() for name in FIELDS}
    kept = Reading.objects.filter(state=Reading.State.KEPT, case__practice=False)
    for agreed in kept.values_list("agreed", flat=True).iterator():
        for name, how in agreed.items():
            found[name][how] += 1
    return [(name, dict(found[name])) for name in FIELDS]
