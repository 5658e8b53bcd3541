"""One page for every act on a conference: its form, what it needs, doing it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.conferences import actions
from thongsuot.conferences.actions.holding import digest
from thongsuot.conferences.forms import acts as forms
from thongsuot.conferences.models import Conclusion, Conference
from thongsuot.conferences.queries.followed import tasks_for
from thongsuot.conferences.queries.page import seen
from thongsuot.conferences.rules.fold import ALLOWED, CALLED_OFF, STATES
from thongsuot.conferences.words import STATES as SAID
from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound, Refused, Stale
from thongsuot.directives.forms.tasks import TaskForm
from thongsuot.directives.queries.beginning import short
from thongsuot.meetings.rules.fold import in_the_way
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
    then: str = "conferences:one"


DOINGS = (
    Doing("khai-mac", "opened", "run", gettext_lazy("Khai mạc"), forms.PressForm, actions.open_conference),
    Doing("muc", "item_called", "run", gettext_lazy("Chuyển mục chương trình"), forms.ItemForm, actions.call_item),
    Doing("them-diem-cau", "sites_added", "run", gettext_lazy("Thêm điểm cầu theo danh sách"), forms.SitesForm,
          actions.add_sites, "conferences:sites"),
    Doing("them-cac-xa", "sites_added", "run", gettext_lazy("Thêm mọi xã, phường trực thuộc"), forms.CommunesForm,
          actions.add_communes, "conferences:sites"),
    Doing("thong-bao", "said", "run", gettext_lazy("Thông báo đến các điểm cầu"), forms.SayForm, actions.say),
    Doing("bien-ban", "minuted", "run", gettext_lazy("Ghi biên bản"), forms.MinutesForm, actions.save_minutes),
    Doing("ket-luan", "concluded", "run", gettext_lazy("Ghi kết luận"), forms.ConcludeForm, actions.conclude),
    Doing("be-mac", "closed", "chair", gettext_lazy("Đọc lại biên bản, bế mạc"), forms.CloseForm, actions.close),
    Doing("cong-bo", "told", "publish", gettext_lazy("Công bố kết luận"), forms.TellForm, actions.tell),
    Doing("sua", "changed", "run", gettext_lazy("Sửa nội dung, chương trình"), forms.ChangeForm, actions.change),
    Doing("doi-ngay", "moved", "run", gettext_lazy("Đổi ngày giờ, nơi tổ chức"), forms.MoveForm, actions.move),
    Doing("khong-to-chuc", "called_off", "chair", gettext_lazy("Không tổ chức nữa"), forms.CallOffForm,
          actions.call_off),
)  # fmt: skip
BY_SLUG = {doing.slug: doing for doing in DOINGS}


def not_now(doing: Doing, conference: Conference) -> str:
    """Return why the conference does not admit the act now; empty where it does."""
    if conference.state not in ALLOWED[doing.verb][0]:
        return _not_here(doing, conference)
    if doing.verb == "opened" and conference.held_on > clock.today():
        return _("Chưa đến ngày họp.")
    if doing.verb == "item_called" and not conference.agenda.exists():
        return _("Chương trình chưa có mục nào. Sửa chương trình trước.")
    return ""


def _not_here(doing: Doing, conference: Conference) -> str:
    """Return where the conference stands, and which step comes before this one or has ended its time."""
    if conference.state == CALLED_OFF:
        return _("Hội nghị này không tổ chức nữa. Lập hội nghị mới nếu vẫn cần họp.")
    verb, missing = in_the_way(ALLOWED, STATES, ALLOWED[doing.verb][0], conference.state)
    given = {"state": SAID[conference.state], "step": next(one.label for one in DOINGS if one.verb == verb)}
    if missing:
        sentence = _("Hội nghị đang ở tình trạng “%(state)s”. Làm bước “%(step)s” trước, rồi mới làm bước này.")
    elif verb == doing.verb:
        sentence = _("Hội nghị đang ở tình trạng “%(state)s”. Bước này đã làm rồi.")
    else:
        sentence = _("Hội nghị đang ở tình trạng “%(state)s”. Bước này chỉ làm được trước bước “%(step)s”.")
    return sentence % given


def open_acts(actor: Actor, conference: Conference) -> list[Doing]:
    """Return the acts that this actor may do on the conference now, in the order of its life."""
    allowed = {name: can(actor, f"conferences.{name}", conference) for name in ("run", "chair", "publish")}
    return [one for one in DOINGS if allowed[one.permission] and not not_now(one, conference)]


def moment(request) -> dict:
    """Return who acts and when, for an action."""
    now = clock.now()
    return {"actor": request.actor, "on": clock.legal_day(now), "at": now}


def absent() -> NotFound:
    return NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def act(request, conference_id, slug: str):
    """Show the form of an act, or do it. Refused and NotFound are answered by the middleware."""
    conference, doing = seen(request.actor, conference_id), BY_SLUG.get(slug)
    if conference is None or doing is None:
        raise absent()
    require(request.actor, f"conferences.{doing.permission}", conference)
    form = doing.form(request.POST if request.method == "POST" else None, conference=conference)
    if form.is_bound and _done(request, doing, conference, form):
        return redirect(doing.then, conference.pk)
    page = {"doing": doing, "conference": conference, "form": form}
    page["why_not"] = "" if form.is_bound else not_now(doing, conference)
    return render(request, "conferences/act.html", page, status=422 if form.is_bound else 200)


def _done(request, doing: Doing, conference: Conference, form) -> bool:
    """Do the act; where somebody was first say so, and let the next press act on what there is now."""
    try:
        return carry_out(form, doing.action, conference_id=conference.pk, **moment(request))
    except Stale as stale:
        form.renew(seen(request.actor, conference.pk))
        form.add_error(None, stale.sentence)
        return False


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def task(request, conference_id, number: int):
    """Make a conclusion a task: the form of directives, begun with its words; then the units are chosen there."""
    conference = seen(request.actor, conference_id)
    conclusion = conference.conclusions.filter(number=number).first() if conference else None
    if conclusion is None:
        raise absent()
    require(request.actor, "conferences.run", conference)
    if not can(request.actor, "directives.draft_task", conference.unit):
        raise Refused("directives.draft_task")
    begun = {"text": conclusion.text, "label": short(conclusion.text), "starts_on": clock.today()}
    form = TaskForm(request.POST or None, initial=begun, actor=request.actor, only=conference.unit)
    if request.method == "POST" and _task_given(request, conference, number, form):
        return redirect("directives:task_units", form.result.pk)
    page = {"conference": conference, "conclusion": conclusion, "form": form, "read": digest(conclusion.text)}
    page["why_not"] = "" if form.is_bound else no_task_now(conference, conclusion)
    return render(request, "conferences/task.html", page, status=422 if form.is_bound else 200)


def no_task_now(conference: Conference, conclusion: Conclusion) -> str:
    """Return why no task is made of the conclusion now; empty where one is."""
    if conference.state not in ALLOWED["tasked"][0]:
        return _("Hội nghị chưa bế mạc. Ghi biên bản và bế mạc trước, rồi công bố hoặc giao việc.")
    if tasks_for([conclusion]):
        return _("Kết luận này đã giao thành nhiệm vụ. Mở nhiệm vụ đó để xem.")
    return ""


def _task_given(request, conference: Conference, number: int, form: TaskForm) -> bool:
    """Make the task; where the conclusion reads otherwise by now say so: the page shows it as it stands."""
    given = {"conference_id": conference.pk, "number": number, "read": request.POST.get("read")}
    try:
        return carry_out(form, actions.give_task, **given, **moment(request))
    except Stale as stale:
        form.add_error(None, stale.sentence)
        return False


def promise_begins(conference: Conference) -> str:
    """Return what begins the form of a promise made at this conference, as the end of a query."""
    return urlencode({"nguon": "conference", "ngay": conference.held_on.isoformat(), "o": conference.title})
