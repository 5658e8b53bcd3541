"""Erase the words of a complaint with those of its case; days, numbers of folios and outcomes stay."""

from thongsuot.cases.actions.erasing import erase_with
from thongsuot.cases.models import Case
from thongsuot.complaints.models import Complaint, Decision, Dialogue, Evidence, Minute, Obligation, Outcome


def erase_words(case: Case) -> None:
    """Empty every word of a locked case's complaint; `cases.actions.erasing` calls it within its own act."""
    Complaint.objects.filter(case=case).update(number="", body_name="")
    Minute.objects.filter(case=case).update(place="", present="", text="")
    Evidence.objects.filter(case=case).update(name="")
    Dialogue.objects.filter(case=case).update(place="", invited="", present="", minutes="")
    Decision.objects.filter(case=case).update(text="", number="")
    Outcome.objects.filter(decision__case=case).update(text="")
    Obligation.objects.filter(case=case).update(text="")


def take_part() -> None:
    """Let erasing a case of this kind erase its complaint too."""
    erase_with("complaint", erase_words)
