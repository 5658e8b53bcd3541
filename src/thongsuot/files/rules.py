"""Which files are taken, told by their content and never by their name, and how large they may be. Pure."""

import re
import unicodedata
from dataclasses import dataclass

from thongsuot.language.folding import clean

MB = 1024 * 1024
FILES_AT_ONCE = 10
FILES_OF_ONE_THING = 100
LARGEST_FILE = 30 * MB
LARGEST_REQUEST = 110 * MB
MOST_PIXELS = 64_000_000
NAME_LENGTH = 120


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form of file we take. `limit`: bytes as sent. `inline`: a browser may show it itself."""

    code: str
    kind: str
    media_type: str
    extension: str
    limit: int
    inline: bool = False


FORMS = {
    form.code: form
    for form in (
        Form(code="jpeg", kind="photo", media_type="image/jpeg", extension="jpg", limit=10 * MB, inline=True),
        Form(code="png", kind="photo", media_type="image/png", extension="png", limit=10 * MB, inline=True),
        Form(code="webp", kind="photo", media_type="image/webp", extension="webp", limit=10 * MB, inline=True),
        Form(code="pdf", kind="pdf", media_type="application/pdf", extension="pdf", limit=20 * MB),
        Form(
            code="docx",
            kind="word",
            media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            extension="docx",
            limit=20 * MB,
        ),
        Form(code="mp3", kind="audio", media_type="audio/mpeg", extension="mp3", limit=30 * MB, inline=True),
        Form(code="aac", kind="audio", media_type="audio/aac", extension="aac", limit=30 * MB, inline=True),
        Form(code="mp4", kind="audio", media_type="audio/mp4", extension="m4a", limit=30 * MB, inline=True),
        Form(code="ogg", kind="audio", media_type="audio/ogg", extension="ogg", limit=30 * MB, inline=True),
        Form(code="wav", kind="audio", media_type="audio/wav", extension="wav", limit=30 * MB, inline=True),
        Form(code="webm", kind="audio", media_type="audio/webm", extension="webm", limit=30 * MB, inline=True),
        Form(code="amr", kind="audio", media_type="audio/amr", extension="amr", limit=30 * MB),
    )
}
MEDIA_TYPES = {form.media_type: form for form in FORMS.values()}
ACCEPTED = ",".join(sorted(MEDIA_TYPES))
"""For the `accept` attribute of a file field: a phone then turns its own formats into ones we take."""

HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_PLAIN_STARTS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"PK\x03\x04", "docx"),
    (b"OggS", "ogg"),
    (b"\x1aE\xdf\xa3", "webm"),
    (b"#!AMR", "amr"),
    (b"ID3", "mp3"),
)
_REFUSED_STARTS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_word"),
    (b"PK\x05\x06", "zip"),
    (b"Rar!", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "zip"),
    (b"\x1f\x8b", "zip"),
    (b"\x78\x9f\x3e\x22", "outlook"),  # TNEF, which Outlook calls winmail.dat
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)


class Unfit(Exception):
    """A file that is not taken; `reason` is a key of `sentences.REASONS`."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def recognise(content: bytes) -> Form:
    """Return the form of a whole file, by its content; raises Unfit with the reason it is not taken."""
    if not content:
        raise Unfit("empty")
    for start, reason in _REFUSED_STARTS:
        if content.startswith(start):
            raise Unfit(reason)
    for start, code in _PLAIN_STARTS:
        if content.startswith(start):
            return FORMS[code]
    return FORMS[_by_container(content)]


def _by_container(content: bytes) -> str:
    if content[:4] == b"RIFF" and content[8:12] in (b"WEBP", b"WAVE"):
        return {b"WEBP": "webp", b"WAVE": "wav"}[content[8:12]]
    if content[4:8] == b"ftyp":
        if content[8:12] in HEIC_BRANDS:
            raise Unfit("heic")
        return "mp4"
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content[0] == 0xFF and len(content) > 1 and content[1] & 0xE0 == 0xE0:
        return "aac" if content[1] & 0x06 == 0 else "mp3"
    raise Unfit("unknown")


def check_size(size: int, form: Form) -> None:
    """Raise Unfit where a file of `size` bytes is over the limit of its form."""
    if size > form.limit:
        raise Unfit(f"large_{form.kind}")


def too_large(start: bytes) -> str:
    """Return the reason for a file that is larger than any we take, of which only the start was read."""
    try:
        return f"large_{recognise(start).kind}"
    except Unfit as unfit:
        return unfit.reason


def shown_name(given: str) -> str:
    """Return the name a person gave a file, fit to show: no path, nothing invisible, not too long."""
    name = re.split(r"[\\/]", clean(given).replace("\n", " ").replace("\t", " "))[-1]
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C" and c not in '<>:"|?*')
    return name.strip(" .")[-NAME_LENGTH:].strip(" .")


def display_name(given: str, form: Form) -> str:
    """Return a name fit to save under: as `shown_name`, with the ending of what the file really is."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", shown_name(given)).strip(" .") or form.kind
    return f"{stem}.{form.extension}"
