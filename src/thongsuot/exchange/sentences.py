"""Why a package is not taken, each with what to do."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "broken": _("Tệp này không mở được. Tải lại gói từ nơi gửi, đừng mở ra rồi nén lại."),
    "parts": _("Trong tệp có phần lạ hoặc thiếu phần. Đây không phải gói chuyển vụ việc của Thông Suốt."),
    "large": _("Gói này lớn quá mức cho phép, hoặc khi mở ra lớn bất thường. Báo nơi gửi."),
    "hash": _("Một tệp trong gói đã bị đổi hoặc thiếu. Xin nơi gửi lập lại gói."),
    "format": _("Gói này thuộc phiên bản khác của chương trình. Nâng cấp rồi nhận lại."),
    "signature": _("Chữ ký của gói không đúng, hoặc nội dung đã bị đổi. Không nhận; báo nơi gửi."),
    "matter": _("Nội dung trong gói không đúng mẫu. Xin nơi gửi lập lại gói."),
    "untrusted": _("Chưa có nơi nào được tin cậy ký gói này. Quản trị viên đối chiếu khóa của nơi gửi trước."),
    "elsewhere": _("Gói này gửi cho nơi khác, không phải nơi này. Không nhận."),
    "practice": _("Gói này là tập làm. Chỉ nhận trong chế độ tập làm, và ngược lại."),
    "third": _("Mã vụ việc không phải của nơi ký gói này: vụ việc đến từ một nơi thứ ba. Xin nơi đầu tiên gửi thẳng."),
    "known": _("Mã vụ việc này đã có ở đây với nội dung khác. Mở vụ việc đó để xem."),
    "kind": _("Gói này có loại vụ việc mà nơi này không nhận."),
}
