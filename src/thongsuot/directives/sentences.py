"""What a person reads where a document cannot be read, or where the program is in doubt about it."""

from django.utils.translation import gettext_lazy as _

TROUBLES = {
    "empty": _("Tệp “%(name)s” không có chữ nào. Chọn đúng tệp văn bản rồi gửi lại."),
    "unknown": _("Tệp “%(name)s” không phải văn bản đọc được. Lưu thành .docx, .pdf hoặc .txt rồi gửi lại."),
    "old_word": _("Tệp “%(name)s” là Word đời cũ (.doc), dù tên ghi gì. Mở bằng Word, lưu thành .docx rồi gửi lại."),
    "rich_text": _("Tệp “%(name)s” ở dạng RTF. Mở bằng Word, lưu thành .docx rồi gửi lại."),
    "page": _("Tệp “%(name)s” là một trang web. Chép phần chữ vào tệp .txt, hoặc in trang ra PDF rồi gửi lại."),
    "zip": _("Tệp “%(name)s” là tệp nén, không phải Word. Giải nén rồi gửi từng văn bản."),
    "broken": _("Tệp “%(name)s” bị hỏng hoặc chưa tải hết. Xuất lại tệp rồi gửi."),
    "bursting": _("Tệp “%(name)s” khi mở ra lớn bất thường. Lưu lại thành PDF rồi gửi."),
    "encrypted": _("Tệp “%(name)s” được đặt mật khẩu. Bỏ mật khẩu hoặc in ra PDF mới rồi gửi lại."),
    "large": _("Tệp “%(name)s” quá lớn: nhận tối đa %(megabytes)s MB. Chia thành nhiều tệp rồi gửi lại."),
    "pages": _("Văn bản “%(name)s” quá dài: nhận tối đa %(pages)s trang. Chia thành nhiều tệp rồi gửi lại."),
    "slow": _("Tệp “%(name)s” đọc lâu quá nên đã dừng. In ra PDF mới, hoặc chép phần chữ vào tệp .txt rồi gửi lại."),
    "scanned": _(
        "Tệp “%(name)s” là bản quét, không có chữ. Cho máy đọc bằng tesseract rồi sửa lại, hoặc gửi bản .docx."
    ),
    "secret": _(
        "Văn bản “%(name)s” có dấu mật nên không được nhập vào chương trình này. Không giữ lại phần nào của tệp."
    ),
}
DOUBTS = {
    "no_number": _("Không thấy số của văn bản. Xem lại phần đầu, ghi số nếu có."),
    "no_day": _("Ngày ban hành để trống hoặc không có trên lịch. Ghi ngày theo bản chính."),
    "two_days": _("Văn bản ghi hai ngày khác nhau ở phần đầu. Chọn ngày đúng."),
    "numbering_jumps": _("Số thứ tự không liền nhau; được giữ như bản in. Xem có thiếu đoạn nào không."),
    "due_before_issue": _("Hạn này sớm hơn ngày ban hành. Xem lại hạn hoặc ngày ban hành."),
    "overlong": _(
        "Có đoạn dài bất thường, có thể văn bản mất dấu xuống dòng: việc phải làm ở cuối đoạn có thể chưa được "
        "nhận ra. Xuống dòng lại rồi nhập lại, hoặc tự thêm đoạn."
    ),
}
