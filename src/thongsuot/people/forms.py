"""What is typed about officers, posts and absences."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.units.forms import ActForm, LegalDay, UnitField

ROLE_NAMES = {
    "receptionist": _("Cán bộ tiếp nhận"),
    "handler": _("Cán bộ giải quyết"),
    "head": _("Người đứng đầu"),
    "supervisor": _("Người theo dõi, đôn đốc"),
    "publisher": _("Người duyệt công khai"),
    "auditor": _("Người kiểm tra"),
    "administrator": _("Quản trị viên"),
}


class OfficerForm(ActForm):
    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    title = forms.CharField(label=_("Chức danh"), max_length=120, required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False)
    phone = forms.CharField(label=_("Số điện thoại"), max_length=30, required=False)


class NewOfficerForm(OfficerForm):
    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        help_text=_("Chữ không dấu, chữ số, dấu chấm hoặc gạch nối, ví dụ nguyen.hien."),
    )
    field_order = ("full_name", "username", "title", "email", "phone")


class PostForm(ActForm):
    ids = ("unit",)
    unit = UnitField(label=_("Đơn vị"), max_length=200, help_text=_("Gõ tên hoặc mã đơn vị."))
    role = forms.ChoiceField(label=_("Vai"), choices=[("", _("Chọn vai")), *ROLE_NAMES.items()])
    deputy = forms.BooleanField(label=_("Cấp phó: giữ vai này khi người đứng đầu vắng"), required=False)
    part_time = forms.BooleanField(label=_("Kiêm nhiệm"), required=False)
    on = LegalDay(label=_("Từ ngày"))
    until = LegalDay(label=_("Thôi giữ vai từ ngày"), required=False, help_text=_("Để trống nếu chưa định."))


class AbsenceForm(ActForm):
    first_day = LegalDay(label=_("Vắng từ ngày"))
    last_day = LegalDay(label=_("Đến hết ngày"))


class WaysForm(ActForm):
    language = forms.ChoiceField(label=_("Ngôn ngữ"), choices=[("vi", "Tiếng Việt"), ("en", "English")])
    keyboard_shortcuts = forms.BooleanField(label=_("Dùng phím tắt một chữ cái"), required=False)


class IdentityForm(ActForm):
    subject = forms.CharField(
        label=_("Mã định danh (sub)"),
        max_length=255,
        required=False,
        help_text=_("Mã mà hệ thống định danh dùng cho người này. Để trống để bỏ gắn."),
    )
