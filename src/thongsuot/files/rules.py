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


@dataclass(frozen=True)
class Box:
    """A part of a page to be blacked out: page from 1, the rest in percent of the page from its left upper corner."""

    page: int
    left: float
    top: float
    width: float
    height: float

    def pixels(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Return left, top, right and bottom on a page of so many pixels, rounded outwards; the last two included."""
        left, top = int(self.left * width / 100), int(self.top * height / 100)
        right = -int(-(self.left + self.width) * width // 100)
        bottom = -int(-(self.top + self.height) * height // 100)
        return left, top, min(right, width) - 1, min(bottom, height) - 1


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
        Form(code="txt", kind="text", media_type="text/plain", extension="txt", limit=5 * MB),
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
ONLY_WHERE_ASKED = "txt"  # plain text is taken by the rooms that read documents, by no other
ACCEPTED = ",".join(sorted(form.media_type for form in FORMS.values() if form.code != ONLY_WHERE_ASKED))
"""For the `accept` attribute of a file field: a phone then turns its own formats into ones we take."""

HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b]")
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


def recognise(content: bytes, *, plain: bool = False) -> Form:
    """Return the form of a whole file, by its content; raises Unfit with the reason it is not taken.

    `plain`: text without any mark of another form is taken too.
    """
    if not content:
        raise Unfit("empty")
    for start, reason in _REFUSED_STARTS:
        if content.startswith(start):
            raise Unfit(reason)
    for start, code in _PLAIN_STARTS:
        if content.startswith(start):
            return FORMS[code]
    try:
        return FORMS[_by_container(content)]
    except Unfit:
        if plain and is_plain(content):
            return FORMS["txt"]
        raise


def is_plain(content: bytes) -> bool:
    """Return whether the whole of `content` is text: UTF-8, UTF-16 that says so, an older table; without controls."""
    try:
        text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")  # letters of an older table: whoever reads them knows which
    return not _CONTROLS.search(text)


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
