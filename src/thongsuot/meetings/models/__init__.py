"""Tables of meetings: `meeting` with its agenda, questions and acts · `published`, the copies that the public reads."""

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
    "PublishedMeeting",
    "PublishedMeetingItem",
    "PublishedMeetingPromise",
    "PublishedQuestion",
    "Question",
]
