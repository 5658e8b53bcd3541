"""Old and new values of an act of administration in words: what each field is called, how its value reads."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.changes.forms.lawbook import UNIT_NAMES as TERM_NAMES
from thongsuot.language.topics import is_topic, topic
from thongsuot.units.forms import CASE_KINDS, KIND_NAMES

FIELDS = {
    "name": _("Tên"),
    "short_name": _("Tên viết gọn"),
    "kind": _("Loại"),
    "parent": _("Đơn vị cấp trên"),
    "successor": _("Đơn vị kế thừa"),
    "on": _("Từ ngày"),
    "until": _("Hết từ ngày"),
    "email": _("Thư điện tử"),
    "phone": _("Điện thoại"),
    "address": _("Địa chỉ"),
    "topic": _("Lĩnh vực"),
    "place": _("Địa bàn"),
    "basis": _("Căn cứ"),
    "code_prefix": _("Mã hệ thống"),
    "name_vi": _("Tên tiếng Việt"),
    "name_en": _("Tên tiếng Anh"),
    "hours": _("Giờ tiếp công dân"),
    "root_unit": _("Đơn vị gốc"),
    "role": _("Vai"),
    "unit": _("Đơn vị"),
    "deputy": _("Cấp phó"),
    "part_time": _("Kiêm nhiệm"),
    "url": _("Địa chỉ gọi"),
    "url_rest": _("Phần sau tên máy của địa chỉ gọi"),
    "host": _("Máy chủ"),
    "port": _("Cổng"),
    "security": _("Bảo mật đường truyền"),
    "user": _("Tên đăng nhập"),
    "from_address": _("Địa chỉ người gửi"),
    "active": _("Đang dùng"),
    "secret": _("Mật khẩu"),
    "folder": _("Thư mục"),
    "delete_taken": _("Xóa thư gốc sau khi nhận"),
    "certificate": _("Chứng thư của máy chủ"),
    "prefix": _("Bốn số đầu của mã"),
    "year": _("Lịch năm"),
    "day": _("Ngày trong lịch"),
    "term": _("Thời hạn"),
    "subject": _("Tiêu đề"),
    "body": _("Nội dung"),
    "sms": _("Bản tin nhắn"),
    "about": _("Trích yếu"),
    "recipients": _("Nơi nhận"),
    "compared": _("Đã đối chiếu"),
}
ROLES = {
    "receptionist": _("Cán bộ tiếp nhận"),
    "handler": _("Cán bộ giải quyết"),
    "head": _("Người đứng đầu"),
    "supervisor": _("Người giám sát"),
    "publisher": _("Người công khai"),
    "auditor": _("Kiểm tra viên"),
    "administrator": _("Quản trị viên"),
}
SECURITIES = {"tls": "TLS", "starttls": "STARTTLS", "none": _("không mã hóa")}
UNIT_NAMES = dict(TERM_NAMES)
ALL_TOPICS, ALL_KINDS, CHANGED = _("Mọi lĩnh vực"), _("Mọi loại"), _("đã đổi")


@dataclass(frozen=True)
class Altered:
    """One field of an act: what it is called, what stood, what stands; "" for nothing."""

    field: str
    before: str
    after: str


def told(lines: list) -> tuple[Altered, ...]:
    """Return what was altered, in the reader's language."""
    return tuple(Altered(str(FIELDS[name]), _said(name, before), _said(name, after)) for name, before, after in lines)


def _said(name: str, value) -> str:
    if value is None:
        return ""
    if name in ("secret", "url_rest"):
        return str(CHANGED)
    if isinstance(value, bool):
        return str(_("có") if value else _("không"))
    if name in ("on", "until"):
        return _day(value)
    if name == "day":
        day, called, english = value.split("|", 2)
        return f"{_day(day)}: {english if get_language() == 'en' else called}"
    if name == "term":
        code, length, unit = value.split("|")
        return f"{code}: {length} {UNIT_NAMES.get(unit, unit)}"
    return str(_code(name, value))


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day}/{day.month}/{day.year}"


def _code(name: str, value: str):
    """Return the words of a code, or the value where it is none."""
    if name == "topic":
        named = topic(value).name(get_language() or "vi") if is_topic(value) else value
        return ALL_TOPICS if value == "*" else named
    if name == "kind":
        return ALL_KINDS if value == "*" else (CASE_KINDS | KIND_NAMES).get(value, value)
    return {"role": ROLES, "security": SECURITIES}.get(name, {}).get(value, value)
