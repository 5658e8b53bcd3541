"""What the page of a file says where it was not read; why it was not, is a code of its own or of `sentences`."""

from django.utils.translation import gettext_lazy as _

from thongsuot.directives import extracting, files, sentences
from thongsuot.directives.texts import MOST_SCANNED

TROUBLES = {
    "scanned": _("Tệp PDF “%(name)s” là bản quét, không có chữ để đọc. Anh/chị có thể cho máy đọc từng trang như ảnh."),
    "scan_long": _(
        "Bản quét “%(name)s” dài hơn %(most)s trang. Tách thành nhiều tệp, hoặc xin bản .docx rồi nhập lại."
    ),
    "tesseract": _(
        "Máy chủ chưa cài chương trình đọc bản quét. Người quản trị cài tesseract-ocr và tesseract-ocr-vie."
    ),
    "vie": _("Chương trình đọc bản quét thiếu tiếng Việt. Người quản trị cài gói tesseract-ocr-vie."),
    "nothing": _("Không đọc ra chữ nào trong bản quét “%(name)s”. Quét lại rõ hơn, hoặc ghi văn bản vào sổ bằng tay."),
    "dropped": _("Tệp “%(name)s” đã bỏ, chưa có gì vào sổ."),
    "secret": _("Văn bản có dấu mật nên không được nhập vào đây. Tệp, tên tệp và chữ đã xóa, không giữ lại gì."),
}


def said(trouble: str, name: str = "") -> str:
    """Return the sentence for why a file called `name` was not read; "" for no trouble."""
    if not trouble:
        return ""
    sentence = TROUBLES.get(trouble) or sentences.TROUBLES[trouble]
    known = {"name": name, "most": MOST_SCANNED, "pages": extracting.MOST_PAGES}
    return str(sentence) % (known | {"megabytes": files.LARGEST // files.MB})
