"""The tables of the room of complaints, one noun a file."""

from thongsuot.complaints.models.complaint import Complaint
from thongsuot.complaints.models.decision import Decision, Obligation, Outcome
from thongsuot.complaints.models.verification import Dialogue, Evidence, Member, Minute

__all__ = ["Complaint", "Decision", "Dialogue", "Evidence", "Member", "Minute", "Obligation", "Outcome"]
