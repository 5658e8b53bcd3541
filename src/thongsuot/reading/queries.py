"""What the page of one file shows, and how often officers kept what was proposed."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.models import Case
from thongsuot.cases.queries.casepage import seen_case
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.core.refs import Ref
from thongsuot.files import queries as files
from thongsuot.files.models import Attachment
from thongsuot.reading.models import Reading
from thongsuot.reading.permissions import readings_of
from thongsuot.reading.rules import FIELDS

READABLE = (Attachment.Kind.PHOTO, Attachment.Kind.SCAN, Attachment.Kind.PDF)
HEARD = (Attachment.Kind.AUDIO,)
LOST = timedelta(minutes=15)


def seen_file(actor: Actor, case_id: UUID, attachment_id: UUID) -> tuple[Case, Attachment]:
    """Return a case and one of its scans or recordings; raises NotFound alike for what is not there or not seen."""
    case = seen_case(actor, case_id)
    rows = Attachment.objects.of(Ref("case", case.pk)).select_related("blob")
    found = rows.filter(pk=attachment_id, kind__in=READABLE + HEARD).first()
    if found is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return case, found


def last_reading(actor: Actor, attachment: Attachment) -> Reading | None:
    """Return the newest reading of a file."""
    return readings_of(actor).filter(attachment=attachment).order_by("-asked_at", "-id").first()


def pages_of(reading: Reading | None) -> list[Attachment]:
    """Return the pictures of a PDF's pages, as long as its draft is not kept."""
    return files.of(Ref("reading", reading.pk)) if reading else []


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
