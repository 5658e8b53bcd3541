"""Write down what a complaint is about and who complains, as the law wants it before it can be accepted."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.intake import check_past
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case
from thongsuot.complaints.actions.record import check_code, locked_complaint, write
from thongsuot.complaints.rules.grounds import STANDINGS
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.units.models import Unit

ABOUTS = ("decision", "act")
OBSTACLE_LIMIT = 3650


@dataclass(frozen=True, kw_only=True)
class Description:
    """What is known of a complaint; what is not is left empty and asked for later.

    `about`: decision or act; `number`, `disputed_on`: of the decision; `body_id`: the unit that made it, else
    `body_name`; `known_on`: when the person received or learnt of it; `obstacle_days`: days of illness, disaster or
    distance that do not count (Art. 9); `standing_paper`: the paper of whoever speaks for others was shown; `signed`:
    the letter bears signature or fingerprint; `discipline`, `dismissal`: a disciplinary decision; `remote`: a remote
    place that is hard to reach.
    """

    about: str = ""
    number: str = ""
    disputed_on: date | None = None
    body_id: UUID | None = None
    body_name: str = ""
    known_on: date | None = None
    obstacle_days: int = 0
    standing: str = ""
    standing_paper: bool = False
    signed: bool = False
    discipline: bool = False
    dismissal: bool = False
    remote: bool = False

    def details(self) -> dict:
        """Return codes, days and ids as the act keeps them."""
        names = (
            "about", "obstacle_days", "standing", "standing_paper", "signed", "discipline", "dismissal", "remote",
        )  # fmt: skip
        days = {"disputed_on": self.disputed_on, "known_on": self.known_on}
        return (
            {name: getattr(self, name) for name in names}
            | {name: day.isoformat() if day else None for name, day in days.items()}
            | {"body": str(self.body_id) if self.body_id else ""}
        )


@transaction.atomic
def describe(
    *,
    case_id: UUID,
    revision: int | None = None,
    description: Description,
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Write down what is known of the complaint, all of it anew. Raises: Invalid (each field), NotAllowedNow."""
    case, complaint = locked_complaint(case_id=case_id, actor=actor, verb="describe", revision=revision)
    number, body_name = _checked(case, description, on)
    complaint.number, complaint.body_name = number, body_name
    texts = {"number": number, "body_name": body_name}
    write(case, complaint, "describe", actor=actor, on=on, at=at, details=description.details(), texts=texts)
    return case


def _checked(case: Case, given: Description, on: date) -> tuple[str, str]:
    if given.about:
        check_code_of_about(given.about)
    if given.standing:
        check_code(given.standing, STANDINGS, "standing")
    if given.body_id and not Unit.objects.filter(pk=given.body_id, practice=case.practice).exists():
        raise Invalid(_("Chọn đơn vị đã ra quyết định trong danh sách, hoặc ghi tên cơ quan."), field="unit_id")
    if not 0 <= given.obstacle_days <= OBSTACLE_LIMIT:
        raise Invalid(_("Số ngày có trở ngại từ 0 đến %d. Ghi lại.") % OBSTACLE_LIMIT, field="obstacle_days")
    if given.disputed_on:
        check_past(given.disputed_on, "disputed_on", on=on)
    if given.known_on:
        what = _("ngày ra quyết định bị khiếu nại")
        check_past(given.known_on, "known_on", on=case.received_on, after=given.disputed_on, what=what)
    return cleaned(given.number, "number", limit=100), cleaned(given.body_name, "body_name", limit=200)


def check_code_of_about(about: str) -> None:
    if about not in ABOUTS:
        raise Invalid(_("Chọn quyết định hoặc việc làm bị khiếu nại."), field="about")
