"""The counter's form: an officer writes down what was said or scans the letter; it is sealed as soon as it is sent."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from thongsuot.core import clock
from thongsuot.denunciations.actions.given import LONGEST_FIELD, LONGEST_TEXT, Given, Identity
from thongsuot.denunciations.forms.desk.base import CleanText, Files, Words, pairs
from thongsuot.denunciations.rules.competence import POSITIONS
from thongsuot.denunciations.templatetags.sealed_words import CHANNELS
from thongsuot.denunciations.templatetags.sealed_words import POSITIONS as NAMES
from thongsuot.units.forms import LegalDay, UnitField

TAKEN = ("counter", "letter", "reception", "forwarded")
WHO = ("name", "address", "phone", "email", "id_number")


class IntakeForm(forms.Form):
    """Only the account is required; the words are read by nobody here once they are sent."""

    token = forms.CharField(max_length=100, widget=forms.HiddenInput)
    channel = forms.ChoiceField(label=_("Đến bằng cách nào?"), initial="counter")
    received_on = LegalDay(label=_("Ngày nhận"), help_text=_("Đơn giấy: ngày trên dấu đến."), required=False)
    text = Words(
        _("Nội dung tố cáo"),
        rows=8,
        required=False,
        limit=LONGEST_TEXT,
        help_text=_("Ghi lời người tố cáo, hoặc chụp đơn rồi gửi tệp. Không ghi tên người tố cáo ở ô này."),
    )
    uploads = Files(label=_("Tệp: đơn chụp, chứng cứ"), required=False)
    accused_name = CleanText(label=_("Họ tên người bị tố cáo"), required=False, max_length=LONGEST_FIELD)
    accused_title = CleanText(label=_("Chức vụ, việc đang làm"), required=False, max_length=LONGEST_FIELD)
    position = forms.ChoiceField(label=_("Người bị tố cáo là"), initial="unknown")
    unit_id = UnitField(
        label=_("Đơn vị của người bị tố cáo"),
        max_length=200,
        required=False,
        suggest=False,
        help_text=_("Gõ tên hoặc mã. Tố cáo người đứng đầu thì cấp trên trực tiếp nhận."),
    )
    unit_text = CleanText(label=_("Đơn vị, nếu không có trong danh sách"), required=False, max_length=LONGEST_FIELD)
    when_where = CleanText(label=_("Khi nào, ở đâu"), required=False, max_length=LONGEST_FIELD)
    several_places = forms.BooleanField(
        label=_("Phải kiểm tra ở nhiều nơi, hoặc ủy quyền nơi khác kiểm tra"), required=False
    )
    protection = Words(
        _("Đề nghị bảo vệ"), rows=3, required=False, limit=LONGEST_FIELD, help_text=_("Bảo vệ ai, sợ điều gì.")
    )
    forwarder = CleanText(
        label=_("Cơ quan, báo chí chuyển đến"), required=False, max_length=LONGEST_FIELD,
        help_text=_("Chỉ ghi khi đơn do nơi khác chuyển đến."),
    )  # fmt: skip
    name = CleanText(label=_("Họ tên người tố cáo"), required=False, max_length=LONGEST_FIELD)
    address = CleanText(label=_("Địa chỉ"), required=False, max_length=LONGEST_FIELD)
    phone = CleanText(label=_("Điện thoại"), required=False, max_length=LONGEST_FIELD)
    email = CleanText(label=_("Thư điện tử"), required=False, max_length=LONGEST_FIELD)
    id_number = CleanText(label=_("Số căn cước"), required=False, max_length=LONGEST_FIELD)

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["channel"].choices = [(code, capfirst(CHANNELS[code])) for code in TAKEN]
        self.fields["position"].choices = [(code, NAMES[code]) for code in reversed(POSITIONS)]
        for name in WHO:
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean(self):
        given = super().clean()
        if not given.get("text") and not given.get("uploads") and not {"text", "uploads"} & self.errors.keys():
            self.add_error("text", _("Chưa có nội dung. Ghi lời kể, hoặc gửi kèm đơn chụp."))
        return given

    def given(self) -> Given:
        """Return what was written down, as the action takes it; call only on a valid form."""
        words = self.cleaned_data
        plain = ("accused_name", "accused_title", "position", "unit_id", "unit_text", "when_where", "protection",
                 "forwarder", "channel", "several_places")  # fmt: skip
        return Given(
            text=words["text"] or str(_("Đơn trong tệp kèm theo.")),
            identity=Identity(**{name: words[name] for name in WHO}),
            uploads=pairs(words["uploads"]),
            **{name: words[name] for name in plain},
        )

    def received(self):
        return self.cleaned_data["received_on"] or clock.today()
