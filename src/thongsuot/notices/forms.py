"""What an administrator types about the ways out."""

from django import forms
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from thongsuot.notices.models import Gateway


class _GatewayForm(forms.ModelForm):
    new_secret = forms.CharField(
        label=_("Mật khẩu hoặc khóa ký"),
        required=False,
        strip=False,
        max_length=300,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "Để trống thì giữ mật khẩu đang dùng. Mật khẩu nằm trong một tệp riêng, không nằm trong cơ sở dữ liệu."
        ),
    )
    remove_secret = forms.BooleanField(label=_("Bỏ mật khẩu đang dùng"), required=False)

    def secret(self) -> str | None:
        """Return the new secret, empty to remove the stored one, None to keep it."""
        return "" if self.cleaned_data["remove_secret"] else self.cleaned_data["new_secret"] or None


SECURITIES = [
    ("starttls", _("STARTTLS, thường dùng cổng 587")),
    ("tls", _("TLS, thường dùng cổng 465")),
    ("none", _("Không mã hóa, chỉ trong mạng nội bộ")),
]


class MailForm(_GatewayForm):
    """A mail server. `host` and `from_address` are needed once it is active."""

    security = forms.ChoiceField(label=_("Bảo mật đường truyền"), choices=SECURITIES)

    class Meta:
        model = Gateway
        fields = ("host", "port", "security", "user", "from_address", "active")
        labels = {
            "host": _("Máy gửi thư (SMTP)"),
            "port": _("Cổng"),
            "user": _("Tên đăng nhập"),
            "from_address": _("Địa chỉ người gửi"),
            "active": _("Đang dùng"),
        }

    def clean(self):
        given = super().clean()
        if given.get("active") and not given.get("host"):
            self.add_error("host", _("Ghi tên máy gửi thư trước khi dùng."))
        if given.get("active") and not given.get("from_address"):
            self.add_error("from_address", _("Ghi địa chỉ người gửi trước khi dùng."))
        if given.get("port") and given["port"] > 65535:
            self.add_error("port", _("Cổng là một số từ 1 đến 65535."))
        return given


class PostForm(_GatewayForm):
    """An SMS gateway or webhook: an address that takes the documented JSON."""

    url = forms.URLField(label=_("Địa chỉ nhận tin (https)"), required=False, max_length=300, assume_scheme="https")

    class Meta:
        model = Gateway
        fields = ("url", "active")
        labels = {"active": _("Đang dùng")}

    def clean(self):
        given = super().clean()
        if given.get("active") and not given.get("url"):
            self.add_error("url", _("Ghi địa chỉ nhận tin trước khi dùng."))
        if given.get("url") and not given["url"].startswith(("https://", "http://")):
            self.add_error("url", _("Địa chỉ bắt đầu bằng https://."))
        return given


FORMS = {"email": MailForm, "sms": PostForm, "webhook": PostForm}


class TestForm(forms.Form):
    """Where a test goes."""

    __test__ = False
    address = forms.CharField(label=_("Gửi thử đến"), max_length=300)

    def __init__(self, *args, channel, **kwargs):
        super().__init__(*args, **kwargs)
        if channel == "email":
            self.fields["address"].validators.append(validate_email)
