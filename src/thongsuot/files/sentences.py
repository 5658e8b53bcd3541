"""What a person reads when a file is not taken: what is wrong, and what to do instead."""

from django.utils.translation import gettext_lazy as _

from thongsuot.files.rules import FILES_AT_ONCE, FORMS, LARGEST_REQUEST, MB

_PHOTO, _PDF, _AUDIO = (FORMS[code].limit // MB for code in ("jpeg", "pdf", "mp3"))

REASONS = {
    "empty": _("Tệp “%(name)s” rỗng. Chọn lại tệp."),
    "unknown": _("Tệp “%(name)s” không thuộc loại được nhận. Gửi ảnh (JPG, PNG), PDF, Word (DOCX) hoặc ghi âm."),
    "zip": _("Tệp “%(name)s” thực ra là tệp nén (ZIP). Giải nén rồi gửi từng ảnh, PDF hoặc Word."),
    "outlook": _("Tệp “%(name)s” là gói riêng của Outlook. Gửi lại thư dạng HTML hoặc chữ thường, đính kèm từng tệp."),
    "program": _("Tệp “%(name)s” là một chương trình nên không được nhận. Gửi ảnh, PDF, Word hoặc ghi âm."),
    "old_word": _("Tệp “%(name)s” là tệp Office đời cũ. Mở bằng Word, lưu thành DOCX hoặc PDF rồi gửi lại."),
    "heic": _("Ảnh “%(name)s” ở dạng HEIC. Chuyển ảnh sang JPG (Cài đặt, Camera, Tương thích nhất) rồi gửi lại."),
    "broken_photo": _("Ảnh “%(name)s” bị hỏng hoặc chưa tải hết. Chụp hoặc chọn lại ảnh."),
    "pixels": _("Ảnh “%(name)s” có kích thước quá lớn. Thu nhỏ ảnh rồi gửi lại."),
    "encrypted_pdf": _("Tệp “%(name)s” được đặt mật khẩu. Bỏ mật khẩu hoặc in ra PDF mới rồi gửi lại."),
    "acting_pdf": _("Tệp “%(name)s” chứa mã chạy hoặc tệp đính kèm bên trong. In ra PDF mới rồi gửi lại."),
    "broken_pdf": _("Tệp “%(name)s” bị hỏng nên không mở được. Xuất lại PDF hoặc gửi ảnh chụp các trang."),
    "macros": _("Tệp “%(name)s” chứa macro hoặc phần nhúng lạ. Lưu thành DOCX thường hoặc PDF rồi gửi lại."),
    "bursting": _("Tệp “%(name)s” khi mở ra lớn bất thường. Lưu lại thành PDF rồi gửi."),
    "broken_word": _("Tệp “%(name)s” bị hỏng nên không mở được. Lưu lại thành DOCX hoặc PDF rồi gửi."),
    "broken_audio": _("Bản ghi âm “%(name)s” bị hỏng hoặc chưa tải hết. Ghi hoặc chọn lại."),
    "film": _("Tệp “%(name)s” là phim. Gửi ảnh hoặc chỉ phần tiếng của đoạn phim."),
    "large_photo": _("Ảnh “%(name)s” lớn hơn %(limit)s MB. Thu nhỏ ảnh rồi gửi lại."),
    "large_pdf": _("Tệp “%(name)s” lớn hơn %(limit)s MB. Chia nhỏ hoặc giảm chất lượng quét rồi gửi lại."),
    "large_word": _("Tệp “%(name)s” lớn hơn %(limit)s MB. Chia nhỏ rồi gửi lại."),
    "large_text": _("Tệp “%(name)s” lớn hơn %(limit)s MB. Chia nhỏ rồi gửi lại."),
    "large_audio": _("Tệp “%(name)s” lớn hơn %(limit)s MB. Gửi đoạn ghi âm ngắn hơn."),
}
LIMITS = {
    "large_text": FORMS["txt"].limit // MB,
    "large_photo": _PHOTO,
    "large_pdf": _PDF,
    "large_word": _PDF,
    "large_audio": _AUDIO,
}
GONE = _("Tệp này đã được gỡ.")
TOO_MANY = _("Mỗi lần chỉ gửi được %(most)s tệp. Bỏ bớt tệp rồi gửi lại.")
OWNER_FULL = _("Hồ sơ này đã có đủ %(most)s tệp. Gỡ tệp không cần nữa trước khi thêm.")
REQUEST_TOO_LARGE = _("Các tệp gửi lên vượt quá %(limit)s MB nên chưa được nhận. Bỏ bớt tệp hoặc gửi tệp nhỏ hơn.")


def refusal(reason: str, name: str) -> str:
    """Return the sentence for `reason` about the file called `name` (already fit to show)."""
    return REASONS[reason] % {"name": name, "limit": LIMITS.get(reason)}


def too_many() -> str:
    """Return the sentence about more files than one submission may bring."""
    return TOO_MANY % {"most": FILES_AT_ONCE}


def request_too_large() -> str:
    """Return the sentence about a request whose body is not read at all."""
    return REQUEST_TOO_LARGE % {"limit": LARGEST_REQUEST // MB}
