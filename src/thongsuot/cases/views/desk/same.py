"""At the counter: cases that may be the same matter as what is being written down, and what the officer decides."""

from django.contrib import messages
from django.utils.translation import gettext as _

from thongsuot.cases.actions.joining import join, tell_apart
from thongsuot.cases.actions.labelling import note
from thongsuot.cases.forms.intake import IntakeForm
from thongsuot.cases.models import Case
from thongsuot.cases.queries.similar import Like, like_text
from thongsuot.cases.views.desk.similar import reason_of
from thongsuot.core import clock
from thongsuot.core.errors import DomainError
from thongsuot.core.ids import parse_code, show_code

OTHER = "khac"


def understood(form: IntakeForm) -> dict:
    """Return what the form holds, understood as far as each field can be; nothing is refused."""
    checked = IntakeForm({name: form[name].value() for name in form.fields if name != "uploads"}, units=[])
    checked.is_valid()
    return checked.cleaned_data


def likes_of(actor, form: IntakeForm) -> list[tuple[Like, str]]:
    """Return the cases in sight that are like what was typed, each with its reason in the page's language."""
    given = understood(form)
    found = like_text(
        given.get("text", ""),
        actor=actor,
        kind=given.get("kind", "feedback"),
        place=given.get("place"),
        on=given.get("received_on") or clock.today(),
    )
    return [(like, reason_of(like)) for like in found]


def alarms_of(actor, form: IntakeForm) -> list[tuple[Like, str]]:
    """Return those over which the officer is stopped once, before anything is saved."""
    return [(like, reason) for like, reason in likes_of(actor, form) if like.alarm]


def _noted(case: Case, likes: list[tuple[Like, str]], who: dict) -> Case:
    """Record that a complaint was taken by itself though another like it runs: complaints are never joined."""
    codes = ", ".join(show_code(like.main.code) for like, _reason in likes)
    return note(
        case_id=case.pk, text=_("Khi tiếp nhận đã thấy khiếu nại rất giống (%s) và tiếp nhận riêng.") % codes, **who
    )


def decide(request, case: Case, likes: list[tuple[Like, str]], decided: str) -> Case:
    """Carry out what the officer chose over the alarm: join the new case to one, or record that it is another matter.

    Only on a case that was just received; what cannot be done any more is said, and the case stays by itself.
    """
    if not likes or not decided or case.revision != 1:
        return case
    now = clock.now()
    who = {"actor": request.actor, "on": clock.legal_day(now), "at": now}
    try:
        if any(like.resent for like, _reason in likes):
            return _noted(case, likes, who)
        if decided != OTHER:
            case = join(
                case_id=case.pk, main_code=decided, reason=_("Trùng với vụ việc đã có, thấy khi tiếp nhận."), **who
            )
            messages.success(request, _("Đã lưu và nhập vào vụ việc %s.") % show_code(parse_code(decided) or ""))
        else:
            for like, _reason in likes:
                case = tell_apart(case_id=case.pk, main_code=like.main.code, **who)
    except DomainError as trouble:
        messages.warning(request, _("Đã lưu thành vụ việc riêng. %s") % trouble.sentence)
    return case
