"""What is typed for a question: by whoever asks it, and by the officers who moderate and answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.commitments.forms.fields import CleanText, longer
from thongsuot.language.accusation import accuses
from thongsuot.language.redaction import copied, proposals
from thongsuot.meetings.models import Question
from thongsuot.meetings.rules.fold import SHOWN
from thongsuot.meetings.words import OUTCOMES
from thongsuot.units.forms import ActForm
from thongsuot.units.models import Unit

LONGEST = 1_000


class AskForm(forms.Form):
    """One question, from a page or a telephone in the hall. Nothing else is asked and nothing else is kept."""

    text = longer(
        _("Câu hỏi của bà con"),
        limit=LONGEST,
        rows=4,
        help_text=_("Không cần ghi tên. Đừng ghi số điện thoại, địa chỉ."),
    )
    token = forms.CharField(max_length=64, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, max_length=2000)
    website = forms.CharField(required=False)

    @property
    def accuses_a_person(self) -> bool:
        return accuses(self.data.get("text", "")[:LONGEST]).suspected

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                _("Một ô ẩn dùng để bẫy máy gửi tự động đã bị điền. Xem lại rồi bấm gửi lần nữa.")
            )
        return ""


class QuestionForm(ActForm):
    """A form for an act on one question; `revision`: what the officer had before them."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, question: Question, **kwargs):
        super().__init__(*args, **kwargs)
        self.question = question
        self.fields["revision"].initial = question.revision

    def renew(self, question: Question) -> None:
        """Take the question as it stands now, so that a second press acts on what the officer has read since."""
        self.data = self.data.copy()
        self.data["revision"] = question.revision


class LetThroughForm(QuestionForm):
    text = longer(_("Câu hỏi như sẽ hiện"), limit=LONGEST)

    def __init__(self, *args, question: Question, **kwargs):
        super().__init__(*args, question=question, **kwargs)
        self.fields["text"].initial = question.shown or copied([question.text], ())[0]
        found = proposals([question.text])
        if found:
            self.fields["confirmed"] = forms.MultipleChoiceField(
                label=_("Giống thông tin riêng, đã che sẵn. Đánh dấu phần được để nguyên"),
                required=False,
                choices=[(piece.text, piece.text) for piece in found if piece.kind == "name"],
                widget=forms.CheckboxSelectMultiple,
                help_text=_("Chỉ tên gọi chung, ví dụ tên đường, tên trường. Số điện thoại luôn được che."),
            )
            if not self.fields["confirmed"].choices:
                del self.fields["confirmed"]


class KeepBackForm(QuestionForm):
    reason = longer(_("Vì sao không cho hiện"), limit=LONGEST)


class JoinForm(QuestionForm):
    lead = forms.ModelChoiceField(Question.objects.none(), label=_("Gộp vào câu"), empty_label=_("Chọn câu đang hiện"))
    ids = ("lead",)

    def __init__(self, *args, question: Question, **kwargs):
        super().__init__(*args, question=question, **kwargs)
        others = Question.objects.filter(meeting=question.meeting_id, state=SHOWN).exclude(pk=question.pk)
        self.fields["lead"].queryset = others.order_by("number")
        self.fields["lead"].label_from_instance = lambda one: f"{one.number}. {one.shown[:80]}"

    def arguments(self) -> dict:
        return {"lead_id": self.cleaned_data["lead"].pk, "revision": self.cleaned_data["revision"]}


class AnswerForm(QuestionForm):
    outcome = forms.ChoiceField(
        label=_("Kết quả"),
        choices=[(code, name) for code, name in OUTCOMES.items() if code],
        widget=forms.RadioSelect,
    )
    text = longer(_("Lời trả lời"), required=False, limit=5_000, rows=5)
    answering = forms.ModelChoiceField(
        Unit.objects.none(), label=_("Đơn vị trả lời"), required=False, empty_label=_("Chọn đơn vị")
    )
    case_code = CleanText(
        label=_("Mã vụ việc"), required=False, max_length=40, help_text=_("Chỉ cần khi câu này đã thành vụ việc.")
    )

    def __init__(self, *args, question: Question, **kwargs):
        super().__init__(*args, question=question, **kwargs)
        self.fields["answering"].queryset = question.meeting.answering.order_by("sort_key", "id")
        self.fields["answering"].initial = question.answering_id
        self.fields["text"].initial = question.answer
        self.fields["outcome"].initial = question.outcome or "answered"

    def arguments(self) -> dict:
        given = dict(self.cleaned_data)
        unit = given.pop("answering")
        return given | {"answering_id": unit.pk if unit else None}


class PressForm(QuestionForm):
    """An act for which nothing is typed."""
