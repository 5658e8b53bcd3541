"""What an administrator types about a mailbox."""

import ssl

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.mail.models import Mailbox
from thongsuot.units.forms import UnitField
from thongsuot.units.models import Unit

SECURITIES = [
    ("tls", _("TLS, thường dùng cổng 993")),
    ("starttls", _("STARTTLS, thường dùng cổng 143")),
    ("none", _("Không mã hóa, chỉ khi máy chủ thư ở ngay máy này")),
]


class MailboxForm(forms.ModelForm):
    """A mailbox; the stored password is never shown. `unit` cleans to the id of a standing unit."""

    unit = UnitField(
        label=_("Đơn vị tiếp nhận"), help_text=_("Gõ tên hoặc mã. Thư gửi đến hộp này thành đơn của đơn vị ấy.")
    )
    security = forms.ChoiceField(label=_("Bảo mật đường truyền"), choices=SECURITIES)
    new_password = forms.CharField(
        label=_("Mật khẩu hộp thư"),
        required=False,
        strip=False,
        max_length=300,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Để trống thì giữ mật khẩu đang dùng. Mật khẩu lưu ở dạng niêm phong."),
    )

    class Meta:
        model = Mailbox
        fields = (
            "address", "host", "port", "security", "user", "folder", "certificate", "delete_taken", "active",
        )  # fmt: skip
        labels = {
            "address": _("Địa chỉ thư"),
            "host": _("Máy chủ thư (IMAP)"),
            "port": _("Cổng"),
            "user": _("Tên đăng nhập"),
            "folder": _("Thư mục"),
            "certificate": _("Chứng thư của máy chủ thư"),
            "delete_taken": _("Xóa thư gốc ở máy chủ sau khi nhận"),
            "active": _("Đang dùng"),
        }
        help_texts = {
            "address": _("Địa chỉ bà con gửi đến, ví dụ tiepnhan@xa.example. Trả lời của bà con cũng về đây."),
            "folder": _("Thường là INBOX. Thư có trong thư mục trước khi bắt đầu dùng thì để nguyên, không nhận."),
            "certificate": _("Để trống nếu máy chủ dùng chứng thư thông dụng. Nếu dùng chứng thư riêng, dán dạng PEM."),
            "delete_taken": _("Thư tố cáo luôn bị xóa ở máy chủ thư sau khi niêm phong, dù có chọn hay không."),
        }
        widgets = {"certificate": forms.Textarea(attrs={"rows": 4, "spellcheck": "false"})}

    field_order = (
        "address", "unit", "host", "port", "security", "user", "new_password", "folder", "certificate",
        "delete_taken", "active",
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.unit_id:
            self.initial["unit"] = self.instance.unit.code

    def clean_port(self) -> int:
        port = self.cleaned_data["port"]
        if not 1 <= port <= 65535:
            raise forms.ValidationError(_("Cổng là một số từ 1 đến 65535."))
        return port

    def clean_certificate(self) -> str:
        text = self.cleaned_data["certificate"].strip()
        try:
            if text:
                ssl.create_default_context(cadata=text)
        except (ssl.SSLError, ValueError, TypeError):  # TypeError: letters beyond ASCII
            raise forms.ValidationError(
                _("Không đọc được chứng thư. Dán cả phần BEGIN CERTIFICATE và END CERTIFICATE.")
            ) from None
        return text

    def _post_clean(self):
        """Leave the row alone: the action writes it, and says what is taken already."""

    def unit_given(self) -> Unit:
        return Unit.objects.get(pk=self.cleaned_data["unit"])

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
