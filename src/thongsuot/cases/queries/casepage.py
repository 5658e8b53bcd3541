"""All that the officer's case page shows, gathered in a bounded number of queries."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.cases.models import Case, Coordination, Party, Publication, Signatories
from thongsuot.cases.models.rounds import ItemAnswer, current_answer, lacks, round_of
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.queries.desk import Allowed, Line, allowed_acts, history
from thongsuot.cases.rules.answer import Lack
from thongsuot.cases.rules.complaints import COMPLAINT, COMPLAINT_FIRST
from thongsuot.cases.rules.tables import OWED
from thongsuot.cases.rules.transitions import WORK
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.core.refs import Ref
from thongsuot.duties.models import Duty
from thongsuot.duties.queries import badge_of, clocks_of, explain, matter_clock, suspended_since
from thongsuot.duties.rules import task_name
from thongsuot.duties.rules.whole import Whole
from thongsuot.files import queries as files
from thongsuot.files.models import Attachment
from thongsuot.language.masks import mask_email, mask_name, mask_phone
from thongsuot.law.queries import book
from thongsuot.law.rules import Book, Calendar, DueDay, LawError
from thongsuot.notices.queries import came_back

SHOWN = ("content", "duty", "holder_unit", "received_unit", "working_unit", "officer", "place__parent")
FIRST = {
    "received": ("screen",),
    "supplement": ("supplement", "screen"),
    "screened": ("accept",),
    "accepted": ("assign",),
    "assigned": ("submit", "draft", "answer_coordination"),
    "submitted": ("approve",),
    "approved": ("publish",),
    "answered": ("close", "rate"),
    "joined": ("unjoin",),
}
URGENT_FIRST = ("acknowledge_alarm", "answer_urge", "resume")


@dataclass(frozen=True)
class Masked:
    """A person as everyone who sees the case may: initials and last digits."""

    part: str
    name: str
    phone: str
    email: str
    minor: bool
    interpreter: str
    paper: bool


@dataclass(frozen=True)
class Asked:
    """A coordinating unit's part, with its badge and the words of it."""

    row: Coordination
    shape: str
    words: str


@dataclass(frozen=True)
class CasePage:
    """What the page shows; `due` None: no day counted by law, `due_trouble`: why it cannot be explained."""

    case: Case
    badge: tuple[str, str] | None
    due: DueDay | None
    due_trouble: str
    answers: list[ItemAnswer]
    round: int
    lacks: list[Lack]
    history: list[Line]
    files: list[Attachment]
    parties: list[Masked]
    came_back: bool
    sealed: int
    asked: list[Asked]
    linked: list[tuple[str, Case]]
    publication_id: UUID | None
    acts: list[Allowed]
    first: str
    step: tuple[str, Whole] | None
    whole: Whole | None


def seen_case(actor: Actor, case_id: UUID) -> Case:
    """Return a case that `actor` sees, with what pages show of it; raises NotFound by the same query for any other."""
    case = next(iter(visible_to(actor).select_related(*SHOWN).filter(pk=case_id)), None)
    if case is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return case


def case_page(actor: Actor, case: Case, today: date) -> CasePage:
    """Gather the page of a case from `seen_case`."""
    answers, lines, the_book = current_answer(case), history(case, actor), book()
    calendar = the_book.calendar
    asked, publication, sealed = _asked(case, today, calendar), _publication(case), _sealed(case)
    lacking = [] if case.kind == COMPLAINT else lacks(answers)  # a decision, not the answer, says it there
    due, trouble = _due(case, the_book)
    facts = _Facts(case, lacking, lines, [one.row for one in asked], publication, sealed, today)
    acts = [_refined(actor, one, facts) for one in allowed_acts(actor, case)]
    return CasePage(
        case=case,
        badge=_badge(case, today, calendar),
        due=due,
        due_trouble=trouble,
        answers=answers,
        round=round_of(case),
        lacks=lacking,
        history=lines[::-1],
        files=files.of(Ref("case", case.pk)),
        parties=[_masked(party) for party in case.parties.order_by("id")],
        came_back=came_back(Ref("case", case.pk)),
        sealed=sealed,
        asked=asked,
        linked=_linked(actor, case),
        publication_id=publication,
        acts=acts,
        first=_first(case, acts),
        **_clocks(case, today, calendar),
    )


def _clocks(case: Case, today: date, calendar: Calendar) -> dict:
    """Return the clock of the present step, with its name, and the uninterrupted one of the whole case."""
    about = str(Ref("case", case.pk))
    running = Duty.objects.filter(about_ref=about, part=Duty.Part.LEAD, state__in=("open", "suspended"))
    duty = running.order_by("due_on", "pk").first()
    if duty is None:
        return {"step": None, "whole": matter_clock(about, today, calendar)}
    clocks = clocks_of([duty], today, calendar)[duty.pk]
    return {"step": (task_name(duty.task, get_language() or "vi"), clocks.step), "whole": clocks.matter}


def _badge(case: Case, today: date, calendar: Calendar) -> tuple[str, str] | None:
    if case.duty is None or (case.kind == COMPLAINT and case.duty.ended_on):  # the step says what is next
        return None
    badge = badge_of(case.duty, today, calendar)
    return badge.shape, badge.words(get_language() or "vi")


def _due(case: Case, the_book: Book) -> tuple[DueDay | None, str]:
    if case.duty is None:
        return None, ""
    try:
        return explain(case.duty, the_book), ""
    except LawError as trouble:
        return None, str(trouble.sentence)


def _masked(party: Party) -> Masked:
    return Masked(
        part=party.part,
        name=mask_name(party.name) if party.name else "",
        phone=mask_phone(party.phone) if party.phone else "",
        email=mask_email(party.email) if party.email else "",
        minor=party.minor,
        interpreter=party.interpreter,
        paper=party.paper,
    )


def _asked(case: Case, today: date, calendar: Calendar) -> list[Asked]:
    rows = list(case.coordinations.select_related("unit", "duty", "answered", "asked").order_by("id"))
    since = suspended_since([row.duty for row in rows])
    badges = [(row, badge_of(row.duty, today, calendar, since)) for row in rows]
    return [Asked(row, badge.shape, badge.words(get_language() or "vi")) for row, badge in badges]


def _sealed(case: Case) -> int:
    if case.persons < 2:
        return 0
    return Signatories.objects.filter(case=case).values_list("count", flat=True).first() or 0


def _publication(case: Case) -> UUID | None:
    if case.answered_on is None and not case.reopened:
        return None
    rows = Publication.objects.filter(publishing__case=case, withdrawn_on=None)
    return rows.values_list("pk", flat=True).first()


def _linked(actor: Actor, case: Case) -> list[tuple[str, Case]]:
    """Return the other cases it is joined or split with, as far as `actor` sees them: (how, case)."""
    above = {case.joined_into_id: "into", case.split_from_id: "from"}
    wanted = Q(joined_into=case) | Q(split_from=case) | Q(pk__in=[pk for pk in above if pk])
    rows = visible_to(actor).filter(wanted).order_by("received_at", "id")
    return [(above.get(row.pk) or ("joined" if row.joined_into_id == case.pk else "part"), row) for row in rows]


@dataclass(frozen=True)
class _Facts:
    case: Case
    lacks: list[Lack]
    lines: list[Line]
    asked: list[Coordination]
    publication: UUID | None
    sealed: int
    today: date


def _refined(actor: Actor, act: Allowed, facts: _Facts) -> Allowed:
    """Return the act with the reason why it cannot be done yet, where what is on the page already says so."""
    reason = act.allowed and WHY_NOT.get(act.verb, lambda actor, facts: "")(actor, facts)
    return Allowed(act.verb, False, reason) if reason else act


def _incomplete(actor: Actor, facts: _Facts) -> str:
    if not facts.lacks:
        return ""
    numbers = ", ".join(str(lack.number) for lack in facts.lacks)
    return _("Việc %s chưa có trả lời và minh chứng.") % numbers


def _nothing_asked(actor: Actor, facts: _Facts) -> str:
    units = actor.units_as(*WORK)
    waits = any(row.answered_id is None and row.unit_id in units for row in facts.asked)
    return "" if waits else _("Không có đề nghị phối hợp nào chờ đơn vị của anh/chị.")


def _not_urged(actor: Actor, facts: _Facts) -> str:
    last = next((line.act.verb for line in facts.lines if line.act.verb in ("urge", "answer_urge")), "")
    return "" if last == "urge" else _("Không có đôn đốc nào chờ trả lời.")


def _too_late(actor: Actor, facts: _Facts) -> str:
    duty = facts.case.duty
    is_late = duty and duty.due_on and duty.due_on < facts.today
    return _("Đã quá hạn nên không gia hạn được nữa.") if is_late else ""


def _nothing_public(actor: Actor, facts: _Facts) -> str:
    return "" if facts.publication else _("Không có bản công khai nào đang hiện.")


def _nothing_sealed(actor: Actor, facts: _Facts) -> str:
    return "" if facts.sealed else _("Không có danh sách người ký.")


WHY_NOT = {
    "submit": _incomplete,
    "approve": _incomplete,
    "publish": _incomplete,
    "answer_coordination": _nothing_asked,
    "answer_urge": _not_urged,
    "extend": _too_late,
    "withdraw_publication": _nothing_public,
    "open_signatories": _nothing_sealed,
}


def _first(case: Case, acts: list[Allowed]) -> str:
    """Return the verb to be offered first: what presses, else the next step of the state."""
    allowed = {act.verb for act in acts if act.allowed}
    steps = COMPLAINT_FIRST if case.kind == COMPLAINT else FIRST
    wanted = steps.get(case.state, ())
    if case.state in OWED:
        wanted = URGENT_FIRST + wanted
    return next((verb for verb in wanted if verb in allowed), "")
