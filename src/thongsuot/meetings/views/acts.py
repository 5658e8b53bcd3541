"""One page for every act on a dialogue, and one for every act on a question: its form, what it needs, doing it."""

import secrets
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound, Stale
from thongsuot.duties.queries import explain
from thongsuot.meetings import actions
from thongsuot.meetings.forms import acts as forms
from thongsuot.meetings.forms import questions as question_forms
from thongsuot.meetings.models import Meeting, Question
from thongsuot.meetings.queries.page import is_late, question_of, seen
from thongsuot.meetings.rules.fold import ALLOWED, CALLED_OFF, LATER, STATES, in_the_way
from thongsuot.meetings.words import CASE_VERBS, states_of
from thongsuot.units.forms import carry_out


@dataclass(frozen=True)
class Doing:
    """An act as the desk offers it. `verb`: of the rules; `then`: the page that follows."""

    slug: str
    verb: str
    permission: str
    label: str
    form: type
    action: object
    then: str = "meetings:one"


def _floor(*, meeting_id, text, token, revision=None, actor, on, at):
    code = Meeting.objects.values_list("code", flat=True).get(pk=meeting_id)
    return actions.ask(code=code, text=text, token=token, way=Question.Way.FLOOR, actor=actor, on=on, at=at)


DOINGS = (
    Doing("thong-bao", "announced", "publish", gettext_lazy("Thông báo công khai"), forms.AnnounceForm,
          actions.announce),
    Doing("sua", "changed", "run", gettext_lazy("Sửa nội dung, chương trình"), forms.ChangeForm, actions.change),
    Doing("doi-ngay", "moved", "run", gettext_lazy("Đổi ngày giờ, nơi tổ chức"), forms.MoveForm, actions.move),
    Doing("hoi-tai-cho", "asked", "run", gettext_lazy("Ghi câu hỏi tại hội trường"), forms.FloorForm, _floor,
          "meetings:moderate"),
    Doing("bien-ban", "minuted", "run", gettext_lazy("Ghi biên bản"), forms.MinutesForm, actions.save_minutes,
          "meetings:moderate"),
    Doing("ket-thuc", "closed", "chair", gettext_lazy("Đọc lại, kết thúc buổi đối thoại"), forms.CloseForm,
          actions.close),
    Doing("ket-qua", "told", "publish", gettext_lazy("Công bố kết quả"), forms.TellForm, actions.tell),
    Doing("khong-to-chuc", "called_off", "chair", gettext_lazy("Không tổ chức nữa"), forms.CallOffForm,
          actions.call_off),
)  # fmt: skip
BY_SLUG = {doing.slug: doing for doing in DOINGS}

QUESTION_DOINGS = (
    Doing("cho-hien", "let_through", "run", gettext_lazy("Cho hiện"), question_forms.LetThroughForm,
          actions.let_through),
    Doing("giu-lai", "kept_back", "run", gettext_lazy("Giữ lại, không cho hiện"), question_forms.KeepBackForm,
          actions.keep_back),
    Doing("gop", "joined", "run", gettext_lazy("Gộp vào câu khác"), question_forms.JoinForm, actions.join),
    Doing("tach", "parted", "run", gettext_lazy("Tách ra"), question_forms.PressForm, actions.part),
    Doing("moi", "called", "run", gettext_lazy("Mời trả lời câu này"), question_forms.PressForm, actions.call),
    Doing("tra-loi", "answered", "run", gettext_lazy("Ghi trả lời"), question_forms.AnswerForm, actions.answer),
)  # fmt: skip
OTHERWISE = ("announced", "told")
QUESTION_BY_SLUG = {doing.slug: doing for doing in QUESTION_DOINGS}


def closed(doing: Doing, meeting: Meeting) -> str:
    """Return why the meeting does not admit the act now; empty where it does."""
    states = ("announced",) if doing.verb == "asked" else ALLOWED[doing.verb][0]
    if meeting.state not in states:
        return _not_here(doing, meeting, states)
    if doing.verb == "closed" and meeting.held_on > clock.today():
        return _("Chưa đến ngày đối thoại.")
    return ""


def _not_here(doing: Doing, meeting: Meeting, states: tuple[str, ...]) -> str:
    """Return where the dialogue stands, and which step comes before this one or has ended its time."""
    if meeting.state == CALLED_OFF:
        return _("Buổi đối thoại này không tổ chức nữa. Lập buổi mới nếu vẫn cần đối thoại.")
    verb, missing = in_the_way(ALLOWED, STATES, states, meeting.state)
    given = {"state": states_of(meeting)[meeting.state]}
    given["step"] = next(named(one, meeting).label for one in DOINGS if one.verb == verb)
    if missing:
        sentence = _("Buổi đối thoại đang ở tình trạng “%(state)s”. Làm bước “%(step)s” trước, rồi mới làm bước này.")
    elif verb == doing.verb:
        sentence = _("Buổi đối thoại đang ở tình trạng “%(state)s”. Bước này đã làm rồi.")
    else:
        sentence = _("Buổi đối thoại đang ở tình trạng “%(state)s”. Bước này chỉ làm được trước bước “%(step)s”.")
    return sentence % given


def open_acts(actor: Actor, meeting: Meeting) -> list[Doing]:
    """Return the acts that this actor may do on the meeting now, in the order of its life."""
    may = [one for one in DOINGS if can(actor, f"meetings.{one.permission}", meeting)]
    return [named(one, meeting) for one in may if not closed(one, meeting)]


def named(doing: Doing, meeting: Meeting) -> Doing:
    """Return the act as it is called on this dialogue: one on a case is announced to nobody but who comes."""
    return replace(doing, label=CASE_VERBS[doing.verb]) if meeting.case_id and doing.verb in OTHERWISE else doing


def moment(request) -> dict:
    """Return who acts and when, for an action."""
    now = clock.now()
    return {"actor": request.actor, "on": clock.legal_day(now), "at": now}


def absent() -> NotFound:
    return NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def act(request, meeting_id, slug: str):
    """Show the form of an act, or do it. Refused and NotFound are answered by the middleware."""
    meeting, doing = seen(request.actor, meeting_id), BY_SLUG.get(slug)
    if meeting is None or doing is None:
        raise absent()
    require(request.actor, f"meetings.{doing.permission}", meeting)
    if request.method == "GET":
        form = doing.form(meeting=meeting, initial={"token": secrets.token_urlsafe(24)})
        return _page(request, doing, meeting, form)
    form = doing.form(request.POST, meeting=meeting)
    if _done(request, doing, meeting, form):
        return redirect(doing.then, meeting.pk)
    return _page(request, doing, meeting, form, status=422)


def _done(request, doing: Doing, meeting: Meeting, form, question: Question | None = None) -> bool:
    """Do the act; where somebody was first say so, and let the next press act on what there is now."""
    given = {"question_id": question.pk} if question else {"meeting_id": meeting.pk}
    try:
        return carry_out(form, doing.action, **given, **moment(request))
    except Stale as stale:
        form.renew(question_of(meeting, question.pk) if question else seen(request.actor, meeting.pk))
        form.add_error(None, stale.sentence)
        return False


def _page(request, doing: Doing, meeting: Meeting, form, status: int = 200):
    page = {"doing": named(doing, meeting), "meeting": meeting, "form": form}
    page["why_not"] = "" if form.is_bound else closed(doing, meeting)
    if doing.verb == "announced" and is_late(meeting, clock.today()):
        page |= {"late": True, "due": explain(meeting.notice_duty)}
    return render(request, "meetings/act.html", page, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def question_act(request, meeting_id, question_id, slug: str):
    """Show the form of an act on a question, or do it; an answer that is a promise goes on to the promise's form."""
    meeting, doing = seen(request.actor, meeting_id), QUESTION_BY_SLUG.get(slug)
    question = question_of(meeting, question_id) if meeting else None
    if question is None or doing is None:
        raise absent()
    require(request.actor, f"meetings.{doing.permission}", meeting)
    question.meeting = meeting
    form = doing.form(request.POST if request.method == "POST" else None, question=question)
    if request.method == "POST" and _done(request, doing, meeting, form, question):
        if doing.verb == "answered" and form.result.outcome == LATER:
            return redirect(promise_address(meeting, form.result))
        return redirect("meetings:moderate", meeting.pk)
    stands = question_of(meeting, question_id)
    page = {"doing": doing, "meeting": meeting, "question": stands, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "meetings/question_act.html", page, status=status)


def promise_begins(meeting: Meeting) -> str:
    """Return what begins the form of a promise made at this dialogue, as the end of a query."""
    return urlencode({"nguon": "dialogue", "ngay": meeting.held_on.isoformat(), "o": meeting.title})


def promise_address(meeting: Meeting, question: Question) -> str:
    """Return the page on which an answer is written down as a promise, its form begun; no word is in the address."""
    begun = urlencode({"cua": str(meeting.ref), "loi": f"question:{question.pk}"})
    return f"{reverse('commitments:new')}?{begun}&{promise_begins(meeting)}"
