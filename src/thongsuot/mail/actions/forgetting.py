"""Letters set aside that name a case go with its words; so do the photographs and the names in their outlines."""

from datetime import datetime

from thongsuot.cases.actions.erasing import forget_with
from thongsuot.cases.models import Case
from thongsuot.mail.models import SetAside


def forget_case(case: Case, at: datetime) -> None:
    """Delete what was set aside for a locked case; `cases.actions.erasing` calls it within its own act.

    An original that is still at the mail server is not reached: whoever keeps that mailbox deletes it there.
    """
    SetAside.objects.filter(case=case).delete()


def take_part() -> None:
    """Let erasing and sealing a case reach its letters."""
    forget_with("mail", forget_case)
