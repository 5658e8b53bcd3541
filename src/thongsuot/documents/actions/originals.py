"""The signed original of a paper: a picture of a signature, the scan of every page, a PDF with a digital signature."""

import io
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageChops
from pypdf import PdfReader

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.documents.actions.record import document_ref
from thongsuot.documents.models import Document
from thongsuot.documents.rules.states import SCAN
from thongsuot.documents.signatures import Unproven, proven
from thongsuot.files import actions as files
from thongsuot.files import queries
from thongsuot.files.models import Attachment
from thongsuot.files.rules import FORMS

FIELD = "files"
PALE = 40  # of 255: a shade that is still the paper of a photographed signature


def picture(image) -> bytes:
    """Return a drawn signature, stripped. Raises: Invalid(field="image") where none or no picture is given."""
    if image is None:
        raise Invalid(_("Chưa có chữ ký. Vẽ chữ ký vào ô hoặc chọn ảnh chữ ký."), field="image")
    with files.said_at("image"):
        content, form = files.checked(image, getattr(image, "name", "") or "chu-ky.png")
    if form.code not in ("png", "jpeg"):
        raise Invalid(_("Chữ ký phải là ảnh PNG hoặc JPG."), field="image")
    return _cropped(content)


def _cropped(content: bytes) -> bytes:
    """Return the picture without the empty edge around the strokes, as PNG: a signature then stands in its middle."""
    image = Image.open(io.BytesIO(content)).convert("RGBA")
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image)
    box = ImageChops.invert(paper.convert("L")).point(lambda shade: 255 if shade > PALE else 0).getbbox()
    if box is None:
        raise Invalid(_("Ô chữ ký còn trống. Vẽ chữ ký hoặc chọn ảnh khác."), field="image")
    out = io.BytesIO()
    image.crop(box).save(out, "PNG")
    return out.getvalue()


def original_of(document: Document, upload, name: str, *, actor: Actor, at: datetime) -> tuple[Attachment, dict]:
    """Keep the signed original and return it with what the act notes of it. Raises: Invalid(field="files")."""
    with queries.open(document.original) as file:
        paper = file.read()
    if document.signed_by == SCAN:
        return _scan(document, paper, upload, name, actor, at), {}
    content = upload.read(FORMS["pdf"].limit + 1)
    signed = _signed(paper, content)
    kept = files.keep(
        content=content, name=document.original.name, owner_ref=document_ref(document), actor=actor, at=at
    )
    return kept, {"certificate": signed.certificate, "signed_at": signed.at, "trusted": signed.trusted}


def _scan(document: Document, paper: bytes, upload, name: str, actor: Actor, at: datetime) -> Attachment:
    """Keep a scan that has at least the pages of the paper: fewer, and the page with the signature is missing."""
    kept = files.store(upload=upload, name=name, owner_ref=document_ref(document), actor=actor, at=at, scan=True)
    if kept.kind != Attachment.Kind.SCAN:
        raise Invalid(_("Bản quét phải là PDF hoặc ảnh. Quét văn bản đã ký rồi tải lại."), field=FIELD)
    wanted, got = _pages(paper), _scanned(kept)
    if got < wanted:
        sentence = _("Bản quét có %(got)d trang, văn bản có %(wanted)d trang: thiếu trang chữ ký. Quét đủ các trang.")
        raise Invalid(sentence % {"got": got, "wanted": wanted}, field=FIELD)
    return kept


def _pages(content: bytes) -> int:
    return len(PdfReader(io.BytesIO(content)).pages)


def _scanned(kept: Attachment) -> int:
    if kept.blob.media_type != FORMS["pdf"].media_type:
        return 1
    with queries.open(kept) as file:
        return _pages(file.read())


def _signed(paper: bytes, content: bytes):
    """Return what the signature on our own paper proves: the bytes that we drew must stand before it, unchanged."""
    if not content.startswith(paper):
        raise Invalid(
            _("Đây không phải bản PDF đã lấy số. Tải đúng bản PDF về, ký số, không in hay lưu lại."), field=FIELD
        )
    try:
        return proven(content)
    except Unproven as wrong:
        raise Invalid(SENTENCES[wrong.reason], field=FIELD) from wrong


SENTENCES = {
    "none": gettext_lazy("PDF này chưa có chữ ký số. Ký số rồi tải lại."),
    "broken": gettext_lazy("Chữ ký số không khớp với nội dung. Tải lại bản PDF đã lấy số và ký lại."),
    "partial": gettext_lazy("Chữ ký số không phủ hết văn bản. Ký lại, không thêm gì sau khi ký."),
}
