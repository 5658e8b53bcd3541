"""What `thongsuot doctor` asks of the reader of scanned letters: an office works without it, so it never fails."""

from thongsuot.config.findings import Finding
from thongsuot.config.words import _
from thongsuot.reading import engine


def reading() -> Finding:
    """Whether scanned letters can be read here, and if not which package to install."""
    lack = engine.missing()
    if not lack:
        return Finding("reading", True, _("tesseract, tiếng Việt"))
    package = "tesseract-ocr tesseract-ocr-vie" if lack == "tesseract" else "tesseract-ocr-vie"
    remedy = _("Nếu muốn máy đọc đơn giấy đã quét, hãy cài gói {package}.").format(package=package)
    return Finding("reading", True, _("không đọc được bản quét"), remedy)
