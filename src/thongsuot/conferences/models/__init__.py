"""Tables of conferences: `conference` and its acts · `site`, `paper` · `published`, what the live page reads."""

from thongsuot.conferences.models.conference import (
    Conclusion,
    Conference,
    ConferenceAct,
    ConferenceActContent,
    ConferenceItem,
    Site,
    SpeechPaper,
)
from thongsuot.conferences.models.published import PublishedConference

__all__ = [
    "Conclusion",
    "Conference",
    "ConferenceAct",
    "ConferenceActContent",
    "ConferenceItem",
    "SpeechPaper",
    "PublishedConference",
    "Site",
]
