"""What is typed for a dialogue: the plan, each act on it; the names of the fields are the arguments of the actions."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.models import Case
from thongsuot.commitments.forms.fields import CleanText, longer
from thongsuot.core.actors import Actor
from thongsuot.core.ids import show_code
from thongsuot.invitations.queries import counts
from thongsuot.language.folding import clean
from thongsuot.language.redaction import copied, proposals
from thongsuot.meetings import rules
from thongsuot.meetings.actions import Planned
from thongsuot.meetings.actions.moving import is_told
from thongsuot.meetings.actions.public import shown_questions
from thongsuot.meetings.forms.fields import (
    AnsweringField,
    Hour,
    agenda_field,
    day_off_field,
    title_field,
    without_day_off,
)
from thongsuot.meetings.models import Meeting
from thongsuot.meetings.permissions import units_to_plan_in
from thongsuot.units.forms import ActForm, LegalDay
from thongsuot.units.models import Unit

BASIS = "Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15"
MOST_PEOPLE = 1_000_000


class PlanForm(ActForm):
    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Đơn vị tổ chức"), empty_label=None)
    title = title_field()
    held_on = LegalDay(label=gettext_lazy("Ngày tổ chức"))
    day_off = day_off_field()
    starts = Hour(label=gettext_lazy("Bắt đầu"))
    ends = Hour(label=gettext_lazy("Kết thúc"))
    place = CleanText(label=gettext_lazy("Nơi tổ chức"), max_length=300)
    agenda = agenda_field()
    answering = AnsweringField()
    basis = CleanText(label=gettext_lazy("Căn cứ"), max_length=300, required=False, initial=BASIS)

    def __init__(self, *args, actor: Actor, **kwargs):
        super().__init__(*args, **kwargs)
        units = units_to_plan_in(actor)
        self.fields["unit"].queryset = units
        self.fields["answering"].near(units.values_list("pk", flat=True))
        without_day_off(self)

    def arguments(self) -> dict:
        given = dict(self.cleaned_data)
        unit, answering = given.pop("unit"), given.pop("answering")
        return {"unit_id": unit.pk, "planned": Planned(answering=[each.pk for each in answering], **given)}


class CasePlanForm(PlanForm):
    """A dialogue on one case: named by its code, which names nobody."""

    def __init__(self, *args, actor: Actor, case: Case, **kwargs):
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["title"].initial = _("Đối thoại về vụ việc %s") % show_code(case.code)
        self.fields["title"].help_text = _("Không ghi tên, chuyện riêng của ai: có thể công bố sau.")
        self.fields["basis"].initial = ""


class ReviewedForm(ActForm):
    """A form whose words anybody may read."""

    def offer_pieces(self, texts: Iterable[str]) -> None:
        """Ask which of the pieces that look personal may stay, where there are any."""
        found = proposals(map(clean, texts))
        if found:
            self.fields["confirmed"] = forms.MultipleChoiceField(
                label=gettext_lazy("Giống thông tin riêng. Đánh dấu phần được công khai"),
                required=False,
                choices=[(piece.text, piece.text) for piece in found],
                widget=forms.CheckboxSelectMultiple,
                help_text=gettext_lazy("Ví dụ số trực ban, tên người chủ trì. Phần khác phải sửa lại."),
            )


class MeetingForm(ReviewedForm):
    """A form for an act on one meeting; `revision`: what the officer had before them."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        self.fields["revision"].initial = meeting.revision

    def renew(self, meeting: Meeting) -> None:
        """Take the meeting as it stands now, so that a second press acts on what the officer has read since."""
        self.data = self.data.copy()
        self.data["revision"] = meeting.revision


class ChangeForm(MeetingForm):
    title = title_field()
    agenda = agenda_field()
    answering = AnsweringField()
    basis = CleanText(label=gettext_lazy("Căn cứ"), max_length=300, required=False)

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        items = [rules.Item(item.title, item.minutes, item.speaker) for item in meeting.agenda.all()]
        begun = {"title": meeting.title, "basis": meeting.basis, "agenda": rules.written(items)}
        for name, value in begun.items():
            self.fields[name].initial = value
        already = list(meeting.answering.values_list("pk", flat=True))
        self.fields["answering"].near([meeting.unit_id], already)
        self.fields["answering"].initial = already
        self.offer_pieces([meeting.place, *(self.data.get(name, value) for name, value in begun.items())])

    def arguments(self) -> dict:
        given = dict(self.cleaned_data)
        return given | {"answering": [each.pk for each in given["answering"]]}


def announced_words(meeting: Meeting) -> list[str]:
    """Return what everyone reads of a dialogue before its result."""
    agenda = [f"{item.title}; {item.speaker}" for item in meeting.agenda.all()]
    return [meeting.title, meeting.place, meeting.basis, *agenda]


class AnnounceForm(MeetingForm):
    """Nothing is typed: what is read out is shown beside, and what looks personal is asked about."""

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        if meeting.public:
            self.offer_pieces(announced_words(meeting))


class MoveForm(MeetingForm):
    held_on = LegalDay(label=gettext_lazy("Ngày tổ chức"))
    day_off = day_off_field()
    starts = Hour(label=gettext_lazy("Bắt đầu"))
    ends = Hour(label=gettext_lazy("Kết thúc"))
    place = CleanText(label=gettext_lazy("Nơi tổ chức"), max_length=300)
    reason = longer(
        gettext_lazy("Vì sao đổi"), limit=2_000, help_text=gettext_lazy("Đã thông báo thì bà con đọc được.")
    )

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        read_by(self, meeting)
        for name in ("held_on", "starts", "ends", "place"):
            self.fields[name].initial = getattr(meeting, name)
        if is_told(meeting):
            self.offer_pieces([self.data.get("place", meeting.place), self.data.get("reason", "")])
        without_day_off(self)


class CallOffForm(MeetingForm):
    reason = longer(gettext_lazy("Lý do"), limit=2_000, help_text=gettext_lazy("Đã thông báo thì bà con đọc được."))

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        read_by(self, meeting)
        if is_told(meeting):
            self.offer_pieces([self.data.get("reason", "")])


def read_by(form: MeetingForm, meeting: Meeting) -> None:
    """Say of one on a case that nobody else reads the reason."""
    if not meeting.public:
        form.fields["reason"].help_text = _("Không công khai: chỉ người xem được vụ việc đọc được.")


class MinutesForm(MeetingForm):
    minutes = longer(
        gettext_lazy("Biên bản"),
        rows=14,
        limit=20_000,
        help_text=gettext_lazy("Chữ đang viết được giữ trên máy này cả khi mất mạng; bấm ghi để giữ trên hệ thống."),
    )

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        self.fields["minutes"].initial = meeting.minutes


def _count(label, *, required=True) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 6, "autocomplete": "off"})
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_PEOPLE, required=required, widget=widget)


class CloseForm(MinutesForm):
    invited = _count(gettext_lazy("Số người được mời"), required=False)
    attended = _count(gettext_lazy("Số người dự"))
    read_back = forms.BooleanField(
        label=gettext_lazy("Đã đọc lại biên bản cho người dự nghe"),
        error_messages={"required": gettext_lazy("Đọc lại biên bản cho người dự nghe rồi đánh dấu ô này.")},
    )

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        if found := counts(meeting.ref, meeting.held_on):
            self.fields["invited"].initial, self.fields["attended"].initial = found.invited, found.attended

    def arguments(self) -> dict:
        given = super().arguments()
        del given["read_back"]
        return given


class FloorForm(MeetingForm):
    """A question said in the hall, as an officer writes it down."""

    text = longer(
        gettext_lazy("Câu hỏi tại hội trường"), limit=1_000, help_text=gettext_lazy("Không ghi tên người hỏi.")
    )
    token = forms.CharField(max_length=64, widget=forms.HiddenInput)


class TellForm(MeetingForm):
    """The words that the public shall read: the result, and the answer to each shown question."""

    result = longer(
        gettext_lazy("Kết quả"), limit=20_000, rows=8, help_text=gettext_lazy("Bà con đọc được. Bắt đầu bằng biên bản.")
    )

    def __init__(self, *args, meeting: Meeting, **kwargs):
        super().__init__(*args, meeting=meeting, **kwargs)
        questions = shown_questions(meeting)
        self.fields["result"].initial = meeting.told or copied([meeting.minutes], ())[0]
        for question in questions:
            self.fields[f"answer-{question.number}"] = longer(
                _("Câu %(n)d: %(text)s") % {"n": question.number, "text": question.shown},
                required=False,
                limit=5_000,
                help_text=gettext_lazy("Lời trả lời bà con đọc được; để trống là không đăng."),
            )
            self.fields[f"answer-{question.number}"].initial = question.told or copied([question.answer], ())[0]
        told = [meeting.minutes, *(question.answer for question in questions)]
        if meeting.case_id:
            self.fields["in_public"] = forms.BooleanField(
                label=_("Công bố cho mọi người đọc"),
                required=False,
                initial=meeting.public,
                help_text=_("Không đánh dấu thì chỉ người xem được vụ việc đọc kết quả."),
            )
            self.fields["result"].help_text = _("Bắt đầu bằng biên bản.")
            told += announced_words(meeting)
        self.offer_pieces(told)

    def arguments(self) -> dict:
        given = self.cleaned_data
        answers = {
            int(name.removeprefix("answer-")): text for name, text in given.items() if name.startswith("answer-")
        }
        return {
            "result": given["result"],
            "answers": answers,
            "in_public": given.get("in_public", False),
            "confirmed": given.get("confirmed", ()),
            "revision": given["revision"],
        }
