"""What an erasing act of the room above takes from papers: every word, every file, every key; numbers and days stay."""

from collections.abc import Iterable
from datetime import datetime

from thongsuot.core.refs import Ref
from thongsuot.documents.models import Delivery, Document, DocumentContent
from thongsuot.files import actions as files
from thongsuot.files.models import Attachment

ERASED = "-"


def forget(*, about: Iterable[Ref], at: datetime) -> None:
    """Erase the words, files and keys of all papers on these matters. The erasing act calls it and has the entry."""
    found = Document.objects.filter(subject_ref__in=[str(ref) for ref in about])
    DocumentContent.objects.filter(act__document__in=found).update(texts={}, key=b"")
    Delivery.objects.filter(document__in=found).exclude(tracking="").update(tracking=ERASED)
    owners = [f"document:{pk}" for pk in found.values_list("pk", flat=True)]
    for pk in Attachment.objects.filter(owner_ref__in=owners).order_by("pk").values_list("pk", flat=True):
        files.discard(attachment_id=pk, at=at, forget_name=True)
