"""What officers type at the counter: how many sheets, what stands on one, a period of a book, why names are needed."""

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thongsuot.cases.forms.fields import CleanText
from thongsuot.cases.forms.intake import IntakeForm
from thongsuot.counter.rules import BOOKS, SHEETS_AT_ONCE, longest_to
from thongsuot.units.forms import LegalDay

REASON = gettext_lazy("Cần tên người để làm gì?")


class ReasonForm(forms.Form):
    """Why the persons of a case are to stand in clear on its form."""

    reason = CleanText(
        label=REASON,
        max_length=1000,
        help_text=gettext_lazy("Việc in có tên được ghi vào sổ của vụ việc. Ví dụ: lưu hồ sơ giấy."),
        error_messages={"required": gettext_lazy("Chưa ghi vì sao cần xem. Ví dụ: lưu hồ sơ giấy.")},
    )


class BundleForm(forms.Form):
    unit_id = forms.ChoiceField(label=gettext_lazy("In cho đơn vị"))
    count = forms.IntegerField(
        label=gettext_lazy("Số phiếu"),
        initial=20,
        min_value=1,
        max_value=SHEETS_AT_ONCE,
        help_text=gettext_lazy("Nhiều nhất 100 phiếu một tập."),
    )

    def __init__(self, data=None, *, units):
        super().__init__(data)
        self.fields["unit_id"].choices = [(str(unit.pk), str(unit)) for unit in units]


class VoidForm(forms.Form):
    reason = CleanText(
        label=gettext_lazy("Vì sao hủy phiếu này?"),
        max_length=300,
        help_text=gettext_lazy("Ví dụ: viết hỏng, thất lạc. Không ghi tên người."),
        error_messages={"required": gettext_lazy("Chưa ghi vì sao hủy phiếu. Ví dụ: viết hỏng.")},
    )


class SheetForm(IntakeForm):
    """The counter's form with the code of the sheet first; day and hour are those written on the sheet."""

    code = CleanText(
        label=gettext_lazy("Mã vụ việc in trên phiếu"),
        max_length=40,
        help_text=gettext_lazy("13 chữ số ở đầu phiếu. Không cần mã bí mật."),
        error_messages={"required": gettext_lazy("Chưa gõ mã in trên phiếu.")},
    )
    hour = forms.TimeField(
        label=gettext_lazy("Giờ nhận ghi trên phiếu"),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%Hh%M", "%H"],
        widget=forms.TextInput(attrs={"placeholder": "9:30", "inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("Ghi giờ theo dạng giờ:phút, ví dụ 9:30.")},
    )
    field_order = ("code", "received_on", "hour", "late_reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("unit_id")
        self.fields["received_on"].required = True
        self.fields["received_on"].label = _("Ngày nhận thật, ghi trên phiếu")
        self.fields["received_on"].help_text = _("Thời hạn tính từ ngày này.")
        self.fields["text"].widget.attrs.pop("autofocus", None)
        self.fields["code"].widget.attrs["autofocus"] = True
        self.fields["late_reason"].initial = _("Mất điện")
        self.fields["late_reason"].required = True

    def reason(self) -> str:
        """Return why it is entered late, with the hour of the sheet."""
        given = self.cleaned_data
        at = f"{given['hour'].hour}:{given['hour'].minute:02d}" if given["hour"] else ""
        return given["late_reason"] + (_(" (nhận lúc %s)") % at if at else "")


class BookForm(forms.Form):
    """Which book, of which unit, from when to when, and whether names stand in it."""

    kind = forms.ChoiceField(label=gettext_lazy("Sổ"))
    unit_id = forms.ChoiceField(label=gettext_lazy("Đơn vị"))
    from_on = LegalDay(label=gettext_lazy("Từ ngày"))
    to_on = LegalDay(label=gettext_lazy("Đến hết ngày"))
    named = forms.BooleanField(
        label=gettext_lazy("In đủ tên, địa chỉ, số giấy tờ"),
        required=False,
        help_text=gettext_lazy("Chỉ cán bộ của chính đơn vị đó, có ghi sổ. Không chọn thì in chữ cái đầu."),
    )
    reason = CleanText(label=REASON, max_length=1000, required=False)

    def __init__(self, data=None, *, units, initial=None):
        super().__init__(data, initial=initial)
        english = get_language() == "en"
        self.fields["kind"].choices = [(kind.code, kind.en if english else kind.vi) for kind in BOOKS]
        self.fields["unit_id"].choices = [(str(unit.pk), str(unit)) for unit in units]

    def clean(self):
        given = super().clean()
        first, last = given.get("from_on"), given.get("to_on")
        if first and last and last < first:
            self.add_error("to_on", _("Ngày cuối đứng trước ngày đầu. Ghi lại."))
        elif first and last and last > longest_to(first):
            self.add_error("to_on", _("Mỗi cuốn sổ nhiều nhất một năm. Chia thành nhiều cuốn."))
        if given.get("named") and not given.get("reason"):
            self.add_error("reason", _("Chưa ghi vì sao cần in đủ tên. Ví dụ: lưu sổ giấy của năm."))
        return given
