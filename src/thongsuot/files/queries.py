"""Reading files. Nothing here asks who may: the room that owns the attachment has asked already."""

from typing import BinaryIO

from thongsuot.core.errors import NotFound
from thongsuot.files import storage
from thongsuot.files.models import Attachment
from thongsuot.files.sentences import GONE


def of(owner_ref) -> list[Attachment]:
    """Return the attachments of a thing, oldest first, with their blobs."""
    return list(Attachment.objects.of(owner_ref).select_related("blob"))


def open(attachment: Attachment) -> BinaryIO:
    """Return the content of an attachment, to be closed by the caller; raises NotFound where it was removed."""
    if attachment.removed_at or attachment.blob is None:
        raise NotFound(GONE)
    return storage.path_of(attachment.blob.sha256).open("rb")
