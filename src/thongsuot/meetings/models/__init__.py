"""Tables of meetings: `meeting` with its agenda, questions and acts · `file` ·
`published`, the copies that the public reads."""

from thongsuot.meetings.models.file import MeetingFile
from thongsuot.meetings.models.meeting import (
    AgendaItem,
    Meeting,
    MeetingAct,
    MeetingActContent,
    MeetingAnswering,
    Question,
)
from thongsuot.meetings.models.published import (
    PublishedMeeting,
    PublishedMeetingFile,
    PublishedMeetingItem,
    PublishedMeetingPromise,
    PublishedQuestion,
)

__all__ = [
    "AgendaItem",
    "Meeting",
    "MeetingAct",
    "MeetingActContent",
    "MeetingAnswering",
    "MeetingFile",
    "PublishedMeeting",
    "PublishedMeetingFile",
    "PublishedMeetingItem",
    "PublishedMeetingPromise",
    "PublishedQuestion",
    "Question",
]
