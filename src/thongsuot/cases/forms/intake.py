"""The form of the counter: what came in by word, telephone, letter, visit or mail, written down by an officer."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.gate import where_to_go
from thongsuot.cases.actions.intake import TEXT_LIMIT, Submission
from thongsuot.cases.forms.acts.base import (
    LONG,
    NotAccusation,
    Sentence,
    WithPlace,
    choices,
    pairs,
    topic_choices,
)
from thongsuot.cases.forms.acts.persons import PersonsForm, people_of
from thongsuot.cases.forms.acts.screening import lines
from thongsuot.cases.forms.fields import CleanText, FormToken, SeveralFiles
from thongsuot.cases.forms.public import NOTIFY_CHOICES
from thongsuot.cases.forms.selects import LongSelect
from thongsuot.cases.rules.reasons import CHANNELS, KINDS
from thongsuot.core import clock
from thongsuot.units.forms import LegalDay

TAKEN = ("counter", "phone", "letter", "reception", "email")
ELSEWHERE = [("denunciation", gettext_lazy("Tố cáo một người"))]


class IntakeForm(WithPlace, PersonsForm):
    """Only the text and the channel are required for a feedback."""

    token = FormToken()
    unit_id = forms.ChoiceField(label=gettext_lazy("Tiếp nhận tại"))
    channel = forms.ChoiceField(label=gettext_lazy("Đến bằng cách nào?"), initial="counter")
    received_on = LegalDay(
        label=gettext_lazy("Ngày nhận"), help_text=gettext_lazy("Đơn giấy: ngày trên dấu đến."), required=False
    )
    late_reason = CleanText(label=gettext_lazy("Vì sao vào sổ muộn?"), required=False, max_length=1000)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), initial="feedback")
    topic = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), choices=topic_choices, required=False, widget=LongSelect)
    text = Sentence(
        gettext_lazy("Nội dung"),
        rows=7,
        limit=TEXT_LIMIT,
        required=False,
        help_text=gettext_lazy("Ghi lời người gửi. Không ghi tên, số điện thoại ở đây."),
    )
    not_accusation = NotAccusation()
    title = CleanText(
        label=gettext_lazy("Tóm tắt một dòng"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Không ghi tên người."),
    )
    items = Sentence(gettext_lazy("Từng việc được đề nghị, mỗi dòng một việc"), rows=3, required=False, limit=LONG)
    place_text = CleanText(label=gettext_lazy("Chỗ xảy ra"), required=False, max_length=300)
    persons = forms.IntegerField(label=gettext_lazy("Số người"), min_value=1, required=False, initial=1)
    households = forms.IntegerField(label=gettext_lazy("Số hộ"), min_value=0, required=False)
    signatories = Sentence(
        gettext_lazy("Họ tên những người ký, mỗi người một dòng"),
        rows=4,
        required=False,
        limit=LONG,
        help_text=gettext_lazy("Danh sách được niêm phong; chỉ người đứng đầu mở được và phải ghi lý do."),
    )
    urgent = forms.BooleanField(label=gettext_lazy("Nguy hiểm đến tính mạng, sức khỏe: báo động ngay"), required=False)
    uploads = SeveralFiles(
        label=gettext_lazy("Tệp: đơn chụp, ảnh, bản ghi âm"),
        help_text=gettext_lazy("Gửi cùng vụ việc. Đặt cạnh mẫu để xem, nghe; máy đọc đơn chụp vào các ô."),
        required=False,
    )

    def __init__(self, data=None, files=None, *, units, initial=None):
        super().__init__(data, files, initial=initial)
        self.fields["unit_id"].choices = [(str(unit.pk), str(unit)) for unit in units]
        self.fields["channel"].choices = [one for one in choices(CHANNELS) if one[0] in TAKEN]
        self.fields["kind"].choices = [*choices(KINDS), *ELSEWHERE]
        self.fields["notify_by"].choices = [*NOTIFY_CHOICES[:-1], ("none", _("Không cần báo"))]
        self.fields["text"].widget.attrs["autofocus"] = data is None

    def clean_kind(self):
        kind = self.cleaned_data["kind"]
        if kind == "denunciation":
            raise forms.ValidationError(where_to_go())
        return kind

    def clean(self):
        given = super().clean()
        if not given.get("text") and not given.get("uploads") and not {"text", "uploads"} & self.errors.keys():
            self.add_error("text", _("Chưa có nội dung. Ghi vài dòng, hoặc gửi kèm đơn chụp."))
        return given

    @property
    def goes_elsewhere(self) -> bool:
        """Return whether the kind has a door of its own: then nothing is recorded, and nothing typed is shown again."""
        return self.data.get("kind") in dict(ELSEWHERE)

    def submission(self) -> Submission:
        """Return what was written down, as the action takes it; call only on a valid form."""
        given = self.cleaned_data
        signatories = lines(given["signatories"])
        return Submission(
            **{name: given[name] for name in ("text", "kind", "channel", "topic", "title", "place_text", "urgent")},
            place_id=self.place_id(),
            persons=max(given["persons"] or 1, len(signatories)),
            households=given["households"] or 0,
            people=people_of(given),
            signatories=signatories,
            items=lines(given["items"]),
            uploads=pairs(given["uploads"]),
            not_accusation=given["not_accusation"],
        )

    def received(self):
        return self.cleaned_data["received_on"] or clock.today()
