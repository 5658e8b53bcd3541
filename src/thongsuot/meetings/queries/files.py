"""The files of a dialogue as its page shows them: each with its content, and what was drawn of it for the public."""

from dataclasses import dataclass
from uuid import UUID

from thongsuot.files import queries as files
from thongsuot.files.models import Attachment
from thongsuot.files.remaking import can_be_remade
from thongsuot.meetings.models import Meeting, MeetingFile
from thongsuot.meetings.rules.fold import TAKEN_OUT


@dataclass(frozen=True)
class FileShown:
    """A file that was not taken out, with its content."""

    file: MeetingFile
    content: Attachment


def files_of(meeting: Meeting) -> list[FileShown]:
    """Return the files of a dialogue that can be read, in two queries."""
    rows = {str(one.ref): one for one in meeting.files.exclude(state=TAKEN_OUT)}
    found = Attachment.objects.filter(owner_ref__in=rows, removed_at=None).select_related("blob") if rows else ()
    contents = {one.owner_ref: one for one in found}
    return [FileShown(one, contents[ref]) for ref, one in rows.items() if ref in contents]


def file_of(meeting: Meeting, file_id: UUID) -> MeetingFile | None:
    return meeting.files.filter(pk=file_id).first()


def content_of(file: MeetingFile) -> Attachment | None:
    """Return the content of a file; None where it was taken out or erased."""
    return next(iter(files.of(file.ref)), None)


def pages_of(file: MeetingFile) -> list[Attachment]:
    """Return the pictures drawn of a file, in the order of its pages."""
    return sorted(files.of(file.drawn_ref), key=lambda page: int(page.name.removesuffix(".jpg")))


def can_be_shown(content: Attachment) -> bool:
    """Return whether pictures for the public can be drawn of it."""
    return can_be_remade(content.blob.media_type)
