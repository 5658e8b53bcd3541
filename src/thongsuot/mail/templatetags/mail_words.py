"""Words for what the mail room keeps as codes."""

from django import template
from django.utils.translation import gettext_lazy as _

from thongsuot.mail.rules import charsets

register = template.Library()
REASONS = {
    "spam": _("máy chủ thư đánh dấu là thư rác"),
    "empty": _("thư không có lời, không có tệp"),
    "no-sender": _("không rõ địa chỉ người gửi"),
    "too-large": _("thư quá lớn, chỉ còn ở máy chủ thư"),
    "too-long": _("thư dài quá 20.000 chữ cái"),
    "unreadable": _("không đọc được, chỉ còn ở máy chủ thư"),
    "often": _("một địa chỉ gửi quá nhiều thư trong một giờ"),
    "other-address": _("ghi mã vụ việc nhưng gửi từ địa chỉ khác"),
    "code-alone": _("ghi mã vụ việc nhưng không trả lời thư của nơi này"),
    "not-now": _("trả lời một vụ việc không còn nhận bổ sung"),
    "no-room": _("chưa có người giữ khóa để nhận"),
    "not-taken": _("chưa nhận được thành đơn"),
    "own": _("thư của chính chương trình"),
    "automatic": _("thư tự động"),
    "list": _("thư của danh sách gửi hàng loạt"),
    "null-sender": _("thư báo không có người gửi"),
    "flood": _("gửi dồn dập từ một địa chỉ"),
    "bounce": _("thư báo không gửi được"),
    "dropped": _("đã xóa sau khi xem"),
    "expired": _("để riêng quá 14 ngày"),
}
PROBLEMS = {
    "no-server": _("Không nối được máy chủ thư. Xem lại tên máy, cổng và tường lửa."),
    "timeout": _("Máy chủ thư không trả lời trong 20 giây. Xem lại tên máy, cổng, cách mã hóa và tường lửa."),
    "no-tls": _("Máy chủ không mã hóa đường truyền như đã chọn. Chọn lại TLS hoặc STARTTLS, xem lại cổng."),
    "certificate": _("Chứng thư của máy chủ thư không tin được. Xem lại tên máy, hoặc dán chứng thư của máy chủ."),
    "not-encrypted": _("Chỉ máy chủ thư trên chính máy này mới được nối không mã hóa. Chọn TLS."),
    "password": _("Máy chủ thư không nhận tên đăng nhập hoặc mật khẩu. Gõ lại."),
    "no-folder": _("Không có thư mục này trong hộp thư. Xem lại tên thư mục."),
    "broken-off": _("Máy chủ thư ngắt giữa chừng. Lần sau sẽ tiếp tục."),
    "sealed": _("Không mở được mật khẩu đã lưu: chìa khóa của máy đã đổi. Gõ lại mật khẩu hộp thư."),
    "a-letter": _("Có một thư chưa đọc được. Thử lại ba lần rồi để riêng thư ấy."),
    "not-deleted": _("Máy chủ thư chưa cho xóa một thư phải xóa. Xem lại quyền của hộp thư với thư mục."),
    "not-understood": _("Máy chủ thư trả lời không đúng chuẩn IMAP. Hỏi người quản trị máy chủ thư."),
}


@register.filter
def mail_reason(code: str):
    """Return why a message is no letter."""
    return REASONS.get(code, code)


@register.filter
def mail_problem(code: str):
    """Return what is wrong with the way to a mail server, and the remedy."""
    return PROBLEMS.get(code, code)


@register.filter
def mail_authentication(headers: dict) -> str:
    """Return what the mail server noted of the sender (Authentication-Results, RFC 8601), shortened."""
    return charsets.header(headers.get("authentication-results", ""), 300)
