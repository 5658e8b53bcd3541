"""What the page says where a file was not read."""

from django.utils.translation import gettext_lazy as _

TROUBLES = {
    "tesseract": _(
        "Máy chủ chưa cài chương trình đọc bản quét. Người quản trị cài gói tesseract-ocr và tesseract-ocr-vie, rồi "
        "khởi động lại; trong lúc ấy anh/chị gõ vào mẫu bên cạnh."
    ),
    "vie": _(
        "Chương trình đọc bản quét thiếu tiếng Việt. Người quản trị cài gói tesseract-ocr-vie, rồi khởi động lại; "
        "trong lúc ấy anh/chị gõ vào mẫu bên cạnh."
    ),
    "slow": _("Bản quét này đọc lâu quá nên đã dừng. Chụp lại rõ hơn, hoặc gõ vào mẫu bên cạnh."),
    "broken": _("Không mở được tệp này để đọc. Gõ vào mẫu bên cạnh, hoặc quét lại."),
    "same": _("Chưa có gì để ghi: nội dung giống như đang có. Sửa ít nhất một ô."),
    "nothing": _("Không đọc ra chữ nào. Chữ viết tay hoặc ảnh mờ thì gõ vào mẫu bên cạnh."),
}
FIELD_NAMES = {
    "text": _("Nội dung"),
    "title": _("Tóm tắt một dòng"),
    "name": _("Họ và tên người gửi"),
    "phone": _("Số điện thoại"),
    "address": _("Địa chỉ"),
    "written_on": _("Ngày viết đơn"),
    "addressee": _("Kính gửi"),
    "kind": _("Loại"),
}
