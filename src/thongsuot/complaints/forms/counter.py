"""The form of a second complaint at the counter of the higher body."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.intake import TEXT_LIMIT
from thongsuot.cases.forms.acts.base import NotAccusation, Sentence, choices
from thongsuot.cases.forms.fields import CleanText
from thongsuot.cases.rules.reasons import IDENTITIES


class SecondForm(forms.Form):
    code = CleanText(
        label=gettext_lazy("Mã vụ việc lần đầu"),
        help_text=gettext_lazy("In trên biên nhận, ví dụ 4715-9036-2817-4. Không cần mã bí mật."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    identity = forms.ChoiceField(
        label=gettext_lazy("Người khiếu nại đã xuất trình"), choices=lambda: choices(IDENTITIES, _("Chọn giấy tờ"))
    )
    text = Sentence(gettext_lazy("Vì sao khiếu nại tiếp?"), rows=6, limit=TEXT_LIMIT)
    signed = forms.BooleanField(label=gettext_lazy("Đơn có chữ ký hoặc điểm chỉ"), required=False)
    not_accusation = NotAccusation()
