"""The dialogues on one case, as its page shows them to who sees both."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thongsuot.cases.models import Case
from thongsuot.cases.queries.lent import Lent, Line
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.core.actors import Actor
from thongsuot.meetings.models import Meeting, MeetingActContent
from thongsuot.meetings.permissions import WORKERS, visible_to
from thongsuot.meetings.words import states_of


def lent(actor: Actor, case: Case) -> Lent | None:
    """Return the part of the case's page, with what may be begun; None of a complaint, which has its own."""
    if case.kind == COMPLAINT:
        return None
    lines = [_line(each) for each in visible_to(actor).filter(case=case).order_by("-held_on", "-id")]
    plans = bool(actor.units_as(*WORKERS)) and case.ended_on is None
    begin = (reverse("meetings:new_on_case", args=[case.pk]), _("Lập đối thoại về vụ việc này")) if plans else ("", "")
    return Lent(_("Đối thoại về vụ việc này"), lines, begin) if lines or plans else None


def is_forgotten(meeting: Meeting) -> bool:
    """Return whether the words of a dialogue went with its case: the act that planned it has no key any more."""
    if meeting.case_id is None:
        return False
    return MeetingActContent.objects.filter(act__meeting=meeting, act__verb="planned", key=b"").exists()


def _line(meeting: Meeting) -> Line:
    day = f"{meeting.held_on.day}/{meeting.held_on.month}/{meeting.held_on.year}"
    words = f"{day} · {states_of(meeting)[meeting.state]}"
    return Line(meeting.title, reverse("meetings:one", args=[meeting.pk]), words, meeting.told)
