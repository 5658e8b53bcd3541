"""What a resident types: to book a time, and to look at the booking again."""

from datetime import time

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.cases.forms.fields import Phone
from thongsuot.core.ids import parse_code
from thongsuot.receptions.actions import Booking
from thongsuot.receptions.forms.fields import CleanText, Needs, longer

TELL_BY = [
    ("", _("Không cần, tôi tự xem lại")),
    ("sms", _("Tin nhắn điện thoại")),
    ("email", _("Thư điện tử")),
]


class SlotField(forms.ChoiceField):
    """A time of the session; the free ones are offered, and whether one is still free the action says."""

    every: frozenset[str] = frozenset()

    def valid_value(self, value):
        return value in self.every


class BookingForm(forms.Form):
    token = forms.CharField(max_length=64, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, max_length=2000)  # done by the page while somebody writes
    website = forms.CharField(required=False)  # hidden from people; robots fill it in
    slot = SlotField(label=_("Giờ đến"), error_messages={"required": _("Chọn một giờ còn trống.")})
    name = CleanText(label=_("Họ và tên"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    phone = Phone(
        label=_("Số điện thoại"), max_length=30, required=False,
        help_text=_("Để cán bộ gọi khi cần. Không bắt buộc."),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )  # fmt: skip
    tell_by = forms.ChoiceField(
        label=_("Báo cho bà con khi đổi lịch, và nhắc trước một ngày"), required=False, initial="",
        choices=TELL_BY, widget=forms.RadioSelect,
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Thư điện tử"), max_length=254, required=False,
        help_text=_("Chỉ khi chọn báo qua thư điện tử. Xong buổi tiếp thì xóa."),
        error_messages={"invalid": _("Địa chỉ thư điện tử cần có dạng ten@noi.vn.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    people = forms.IntegerField(label=_("Mấy người cùng đến"), min_value=1, max_value=500, initial=1)
    about = longer(
        _("Đến về việc gì"), required=False, limit=1_000, rows=3,
        help_text=_("Một hai câu để người tiếp chuẩn bị giấy tờ. Không bắt buộc."),
    )  # fmt: skip
    needs = Needs()

    def __init__(self, *args, free: list[time], slots: list[time], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slot"].every = frozenset(f"{slot:%H:%M}" for slot in slots)
        self.fields["slot"].choices = [("", _("Chọn giờ")), *((f"{slot:%H:%M}", f"{slot:%H:%M}") for slot in free)]
        self.fields["slot"].error_messages["invalid_choice"] = _("Giờ này vừa có người đặt. Chọn giờ khác còn trống.")

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Để trống ô này."))
        return ""

    def given(self) -> Booking:
        given = self.cleaned_data
        return Booking(
            slot=time.fromisoformat(given["slot"]),
            needs=tuple(given["needs"]),
            language="en" if get_language() == "en" else "vi",
            **{name: given[name] for name in ("name", "phone", "people", "about", "email", "tell_by")},
        )


class TicketForm(forms.Form):
    """Code and secret of a booking."""

    code = CleanText(label=_("Mã đặt lịch"), max_length=30, widget=forms.TextInput(attrs={"inputmode": "numeric"}))
    secret = CleanText(label=_("Mã bí mật"), max_length=30, widget=forms.TextInput(attrs={"inputmode": "numeric"}))

    def clean_code(self):
        code = parse_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(_("Mã đặt lịch có 13 chữ số. Xem lại từng số trên phiếu."))
        return code
