"""What a file tells besides its content (place, device, author) taken out; what is harmful refused. Pure."""

from thongsuot.files.rules import Form
from thongsuot.files.strip.mp4 import strip_mp4
from thongsuot.files.strip.ogg import strip_ogg
from thongsuot.files.strip.pdfs import strip_pdf
from thongsuot.files.strip.photos import strip_photo
from thongsuot.files.strip.sound import strip_amr, strip_frames, strip_wav
from thongsuot.files.strip.webm import strip_webm
from thongsuot.files.strip.word import strip_docx

_BY_FORM = {
    "jpeg": strip_photo,
    "png": strip_photo,
    "webp": strip_photo,
    "pdf": strip_pdf,
    "docx": strip_docx,
    "txt": bytes,  # nothing beside its words
    "mp3": strip_frames,
    "aac": strip_frames,
    "mp4": strip_mp4,
    "ogg": strip_ogg,
    "wav": strip_wav,
    "webm": strip_webm,
    "amr": strip_amr,
}


def strip(content: bytes, form: Form) -> bytes:
    """Return `content` without metadata, else the same to eye and ear; raises Unfit if broken or harmful."""
    return _BY_FORM[form.code](content)
