"""What is typed to plan, move, call off, open and close sessions."""

from datetime import date

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from thongsuot.core import clock
from thongsuot.law.queries import book
from thongsuot.law.rules.errors import LawError
from thongsuot.people.models import Officer
from thongsuot.people.queries import officers_of
from thongsuot.receptions.actions import PlannedSession
from thongsuot.receptions.actions.planning import FARTHEST
from thongsuot.receptions.forms.fields import CleanText, ClockTime, longer
from thongsuot.receptions.models import Session
from thongsuot.receptions.permissions import units_to_plan_in
from thongsuot.receptions.rules.days import days_of_months
from thongsuot.units.forms import ActForm, LegalDay

KINDS = {
    Session.Kind.LEADER: _("Định kỳ, người đứng đầu tiếp"),
    Session.Kind.REGULAR: _("Thường xuyên, cán bộ tiếp dân trực"),
    Session.Kind.ADHOC: _("Đột xuất"),
}
MODES = {Session.Mode.DIRECT: _("Trực tiếp"), Session.Mode.ONLINE: _("Trực tuyến")}


class DayNumbers(CleanText):
    """Numbers of days of a month, as people write them: 5, 20. Cleans to a tuple."""

    def clean(self, value):
        text = super().clean(value)
        parts = [part for part in text.replace(";", ",").replace(" và ", ",").replace(" ", ",").split(",") if part]
        if not all(part.isdecimal() and 1 <= int(part) <= 31 for part in parts) or len(parts) > 31:
            raise forms.ValidationError(_("Ghi số ngày từ 1 đến 31, cách nhau bằng dấu phẩy, ví dụ 5, 20."))
        return tuple(sorted({int(part) for part in parts}))


class PlanForm(forms.Form):
    """A schedule: one day, or the same days of each month up to a day."""

    unit = forms.ModelChoiceField(queryset=None, label=_("Đơn vị"), empty_label=None)
    kind = forms.ChoiceField(label=_("Loại buổi tiếp"), choices=list(KINDS.items()))
    leader = forms.ModelChoiceField(
        queryset=Officer.objects.none(), label=_("Người đứng đầu tiếp"), required=False, empty_label=_("Không chọn")
    )
    leader_post = CleanText(
        label=_("Chức danh của người tiếp"),
        required=False,
        max_length=200,
        help_text=_("Ví dụ: Chủ tịch Ủy ban nhân dân xã."),
    )
    first_on = LegalDay(label=_("Từ ngày"))
    until_on = LegalDay(label=_("Đến ngày"), required=False, help_text=_("Để trống nếu chỉ một buổi."))
    numbers = DayNumbers(
        label=_("Những ngày nào trong tháng"),
        required=False,
        max_length=100,
        help_text=_("Ví dụ 5, 20. Trúng ngày nghỉ thì chuyển sang ngày làm việc kế tiếp."),
    )
    starts = ClockTime(label=_("Từ giờ"), initial="7:30")
    ends = ClockTime(label=_("Đến giờ"), initial="11:30")
    slot_minutes = forms.IntegerField(label=_("Mỗi lượt bao nhiêu phút"), min_value=5, max_value=120, initial=15)
    place = CleanText(label=_("Nơi tiếp"), max_length=300)
    mode = forms.ChoiceField(label=_("Tiếp bằng cách nào"), choices=list(MODES.items()))
    ground = longer(
        _("Vì sao tiếp đột xuất hoặc trực tuyến"), required=False, limit=500, rows=2,
        help_text=_("Chỉ cần với buổi đột xuất hoặc trực tuyến."),
    )  # fmt: skip
    day_off_agreed = forms.BooleanField(label=_("Vẫn tiếp nếu là ngày nghỉ"), required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        units = units_to_plan_in(actor).order_by("sort_key")
        self.fields["unit"].queryset = units
        chosen = units.filter(pk=_uuid(self.data.get("unit"))).first() if self.is_bound else None
        chosen = chosen or units.first()
        self.fields["unit"].initial = chosen
        if chosen:
            self.fields["leader"].queryset = officers_of(chosen.pk, "head", clock.today())
            self.fields["leader"].initial = self.fields["leader"].queryset.first()
            self.fields["place"].initial = chosen.address

    def clean(self):
        given = super().clean()
        first, until = given.get("first_on"), given.get("until_on")
        today = clock.today()
        if first and not today <= first <= today + FARTHEST:
            self.add_error("first_on", _("Ghi ngày từ hôm nay trở đi, không quá hai năm."))
        elif first and until and until < first:
            self.add_error("until_on", _("Ngày cuối phải sau ngày đầu."))
        elif first and until and until > today + FARTHEST:
            self.add_error("until_on", _("Lập lịch xa nhất là hai năm tới."))
        if first and until and not given.get("numbers") and "numbers" not in self.errors:
            self.add_error("numbers", _("Ghi những ngày trong tháng, hoặc bỏ trống ô Đến ngày."))
        if given.get("kind") == Session.Kind.LEADER and not given.get("leader"):
            self.add_error("leader", _("Chọn người đứng đầu tiếp công dân."))
        if not self.errors:
            self._propose()
        return given

    def _propose(self) -> None:
        """Keep the days proposed, each with the last day to post it; a year without calendar is said beside its day."""
        try:
            days = self.days()
            self.proposed = [(day, book().due("TCD.POST", day).due_on) for day in days]
        except LawError as trouble:
            field = "until_on" if self.cleaned_data["until_on"] else "first_on"
            self.add_error(field, gettext(trouble.template) % trouble.values)

    def days(self) -> list[date]:
        """Return the days proposed: the one day, or the numbered days of each month, moved off days off."""
        given = self.cleaned_data
        if not given["until_on"]:
            return [given["first_on"]]
        return days_of_months(given["first_on"], given["until_on"], given["numbers"], book().calendar.is_working)

    def chosen(self) -> list[date]:
        """Return the proposed days that are ticked."""
        ticked = set(self.data.getlist("days"))
        return [day for day, _post_by in self.proposed if day.isoformat() in ticked]

    def planned(self, days) -> list[PlannedSession]:
        given = self.cleaned_data
        leader = given["leader"]
        same = {
            name: given[name]
            for name in ("kind", "starts", "ends", "place", "leader_post", "mode", "ground", "slot_minutes",
                         "day_off_agreed")
        }  # fmt: skip
        if leader and not same["leader_post"]:
            same["leader_post"] = leader.title
        return [PlannedSession(on=day, leader_id=leader.pk if leader else None, **same) for day in days]


def _uuid(text):
    try:
        return forms.UUIDField(required=False).clean(text)
    except forms.ValidationError:
        return None


class SessionForm(ActForm):
    """What every act on a session begins with: the revision that the page showed."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, session: Session, **kwargs):
        kwargs["initial"] = {"revision": session.revision, **self.begun(session), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def begun(self, session: Session) -> dict:
        """Return how the fields begin."""
        return {}


class MoveForm(SessionForm):
    to_on = LegalDay(label=_("Sang ngày"))
    starts = ClockTime(label=_("Từ giờ"))
    ends = ClockTime(label=_("Đến giờ"))
    why = longer(_("Vì sao đổi lịch"), limit=500, rows=2)
    day_off_agreed = forms.BooleanField(label=_("Vẫn tiếp nếu là ngày nghỉ"), required=False)

    def begun(self, session):
        return {"to_on": session.on, "starts": session.starts, "ends": session.ends}


class CallOffForm(SessionForm):
    why = longer(_("Vì sao không tiếp nữa"), limit=500, rows=2, help_text=_("Trang công khai chỉ ghi là không tiếp."))


class OpenForm(SessionForm):
    came = forms.ChoiceField(
        label=_("Ai tiếp"),
        widget=forms.RadioSelect,
        choices=[("leader", _("Chính người đứng đầu")), ("delegate", _("Người khác tiếp thay"))],
    )
    why = longer(
        _("Vì sao, và ai tiếp thay"), required=False, limit=500, rows=2,
        help_text=_("Chỉ ghi khi người khác tiếp thay."),
    )  # fmt: skip

    def __init__(self, *args, session: Session, **kwargs):
        super().__init__(*args, session=session, **kwargs)
        if session.leader_id is None:
            del self.fields["came"], self.fields["why"]

    def arguments(self):
        return {"came": ""} | super().arguments()


class CloseForm(SessionForm):
    conclusion = longer(
        _("Kết luận của buổi tiếp"), required=False,
        help_text=_("Ai làm gì, đến ngày nào. Không ai đến thì để trống: buổi được ghi là không có người đến."),
    )  # fmt: skip

    def begun(self, session):
        if session.conclusion:  # closed before, and open again since a result was taken back
            return {"conclusion": session.conclusion}
        lines = [
            f"{visit.number}. {visit.content.answer}"
            for visit in session.visits.filter(state="done").select_related("content").order_by("number")
            if visit.content.answer
        ]
        return {"conclusion": "\n".join(lines)}


class SentForm(SessionForm):
    sent_on = LegalDay(label=_("Đã gửi thông báo kết luận ngày"), initial=clock.today)
