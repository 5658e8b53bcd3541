"""What the record says against accepting a complaint: not our matter, its time over, the same decision before.

Found by the decision under dispute, never by a person, and only among what the officer may see. The officer decides.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.rules.complaints import BEFORE_ACCEPTANCE, COMPLAINT
from thongsuot.complaints.models import Complaint
from thongsuot.complaints.queries.competence import body_named, check_competence, named_in
from thongsuot.complaints.queries.page import facts_of, known_of, named
from thongsuot.complaints.queries.terms import filing_time
from thongsuot.complaints.rules import earlier
from thongsuot.complaints.rules.grounds import REFUSAL_GROUNDS
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.ids import show_code
from thongsuot.law.rules import LawError

SHOWN = 5
WORDS = {
    earlier.SETTLED_TWICE: gettext_lazy("đã có quyết định giải quyết lần hai ngày %s"),
    earlier.COURT: gettext_lazy("đã khởi kiện tại Tòa án ngày %s"),
    earlier.TERMINATED: gettext_lazy("đã đình chỉ ngày %s, quá 30 ngày"),
    earlier.IN_EFFECT: gettext_lazy("quyết định giải quyết có hiệu lực từ ngày %s"),
    earlier.DECIDED: gettext_lazy("đã có quyết định giải quyết lần đầu ngày %s"),
    earlier.RUNNING: gettext_lazy("đang được giải quyết, nhận ngày %s"),
    earlier.ENDED: gettext_lazy("đã kết thúc ngày %s"),
}


@dataclass(frozen=True)
class Hint:
    """One thing to look at before accepting: `words` as a sentence, `ground` of Art. 11 by name, if it hints at one."""

    words: str
    ground: str = ""
    case: Case | None = None


def hints(actor: Actor, case: Case, on: date) -> list[Hint]:
    """Return what speaks against accepting: competence, the time, earlier complaints; nothing once accepted."""
    if case.state not in BEFORE_ACCEPTANCE:
        return []
    complaint = known_of(case)
    found = [hint for hint in (_unclear(case, complaint, on), _late(case, complaint)) if hint]
    return found + [_of(each, on) for each in about_the_same(actor, case, complaint)]


def about_the_same(actor: Actor, case: Case, complaint: Complaint) -> QuerySet[Case]:
    """Return other complaints about the same decision of the same body that this officer may see, newest first."""
    if not complaint.number or not (complaint.body_id or complaint.body_name):
        return Case.objects.none()
    body = Q(complaint__body=complaint.body_id)
    if complaint.body_id is None:
        body = Q(complaint__body=None, complaint__body_name__in=_written(complaint.body_name))
    found = visible_to(actor).filter(body, kind=COMPLAINT, complaint__number__in=_written(complaint.number))
    others = found.exclude(pk__in={case.pk, case.follows_id} - {None})
    return others.select_related("complaint").order_by("-received_on", "-id")[:SHOWN]


def _unclear(case: Case, complaint: Complaint, on: date) -> Hint | None:
    """Return that the holder is not known to be competent: nobody has said who decided, or it was another body."""
    if complaint.body_id or complaint.body_name:
        try:
            check_competence(case, complaint, on)
        except NotAllowedNow as trouble:
            return Hint(str(trouble.sentence))
        return None
    named = named_in(case)
    body = body_named(named, case.place_id, on) if named else None
    if body and body.pk == case.holder_unit_id:
        return None
    words = _("Thẩm quyền chưa rõ: người đứng đầu cơ quan ra quyết định giải quyết lần đầu. "
              "Ghi cơ quan đó; là nơi khác thì chuyển đơn.")  # fmt: skip
    if named:
        words += " " + _("Người khiếu nại ghi: “%s”.") % named
    return Hint(words)


def _written(words: str) -> set[str]:
    """Return the words in either case; the database does not fold Vietnamese letters."""
    return {words, words.upper(), words.lower()}


def _late(case: Case, complaint: Complaint) -> Hint | None:
    try:
        due = filing_time(case, complaint)
    except LawError:
        return None
    if due is None or case.received_on <= due.due_on:
        return None
    words = _("Thời hiệu khiếu nại hết ngày %(day)s, đơn nhận ngày %(on)s. Xem có trở ngại khách quan không.")
    days = {"day": f"{due.due_on:%d/%m/%Y}", "on": f"{case.received_on:%d/%m/%Y}"}
    return Hint(words % days, named("late", REFUSAL_GROUNDS))


def _of(case: Case, on: date) -> Hint:
    complaint = case.complaint
    standing = earlier.standing_of(facts_of(complaint), case.state, case.ended_on, on)
    day = {
        earlier.SETTLED_TWICE: complaint.decided_on,
        earlier.COURT: complaint.sued_on,
        earlier.IN_EFFECT: complaint.in_effect_on,
        earlier.DECIDED: complaint.decided_on,
        earlier.RUNNING: case.received_on,
    }.get(standing, case.ended_on)
    words = _("Vụ việc %(code)s về cùng quyết định này: %(how)s.")
    how = str(WORDS[standing]) % f"{day:%d/%m/%Y}"
    return Hint(words % {"code": show_code(case.code), "how": how}, _ground(standing), case)


def _ground(standing: str) -> str:
    code = earlier.ground_of(standing)
    return named(code, REFUSAL_GROUNDS) if code else ""
