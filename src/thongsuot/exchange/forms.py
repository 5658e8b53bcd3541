"""What is typed about other installations: a card with its mark, where a package goes, where one is taken in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.exchange.rules.keys import LONGEST_CARD


class PartnerForm(forms.Form):
    card = forms.CharField(
        label=_("Thẻ khóa của nơi kia"),
        max_length=LONGEST_CARD,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Đoạn chữ mà quản trị viên nơi kia gửi, chép cả đoạn."),
        error_messages={"required": _("Chưa dán thẻ khóa.")},
    )
    mark = forms.CharField(
        label=_("Dấu khóa nghe qua điện thoại"),
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("Gọi nơi kia theo số đã biết từ trước, nhờ đọc 24 chữ số. Đừng chép dấu khóa từ thư."),
        error_messages={"required": _("Chưa ghi dấu khóa. Gọi nơi kia nhờ đọc.")},
    )


class SendForm(forms.Form):
    partner = forms.ChoiceField(
        label=_("Gửi đến"), error_messages={"required": _("Chọn một nơi được tin cậy trong danh sách.")}
    )

    def __init__(self, data=None, *, partners):
        super().__init__(data)
        self.fields["partner"].choices = [(str(partner.pk), str(partner)) for partner in partners]


class TakeForm(forms.Form):
    unit_id = forms.ChoiceField(label=_("Tiếp nhận tại"))
    file = forms.FileField(
        label=_("Gói chuyển vụ việc (tệp .zip)"),
        error_messages={"required": _("Chưa chọn tệp. Chọn gói .zip mà nơi kia gửi.")},
    )

    def __init__(self, data=None, files=None, *, units):
        super().__init__(data, files)
        self.fields["unit_id"].choices = [(str(unit.pk), str(unit)) for unit in units]
