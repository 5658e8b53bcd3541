"""The text of a document that somebody sent: .txt in any encoding offices use, .docx, .pdf; or why there is none.

What a file is, its content tells, never its name. Word and PDF are opened in a bounded process of their own.
"""

import os
import subprocess
import sys
from pathlib import Path

from thongsuot.core.errors import Invalid
from thongsuot.directives import extracting
from thongsuot.directives.sentences import TROUBLES
from thongsuot.language.folding import clean
from thongsuot.language.legacy import from_tcvn, from_vni, modern

MB = 1024 * 1024
LARGEST = 50 * MB
MOST_CHARACTERS = 4_000_000
SECONDS = 60
KILOBYTES = 1_500_000
_COMMAND = f'ulimit -v {KILOBYTES} 2>/dev/null; exec nice -n 5 "$0" "$@"'
_STARTS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old_word"),
    (b"{\\rtf", "rich_text"),
    (b"Rar!", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "zip"),
    (b"\x1f\x8b", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"MZ", "unknown"),
    (b"\x7fELF", "unknown"),
    (b"\xff\xd8\xff", "unknown"),
    (b"\x89PNG", "unknown"),
)


class Unreadable(Invalid):
    """A document whose text cannot be taken out; `trouble` is a key of `sentences.TROUBLES`."""

    def __init__(self, trouble: str, name: str):
        said = {"name": name, "megabytes": LARGEST // MB, "pages": extracting.MOST_PAGES}
        super().__init__(TROUBLES[trouble] % said, field="file")
        self.trouble = trouble


class Scanned(Unreadable):
    """A PDF of pictures without text: reading by tesseract is possible, if somebody corrects what it reads."""


class Secret(Unreadable):
    """A document marked secret: nothing of it is kept."""

    def __init__(self, name: str):
        super().__init__("secret", name)


def read(given: Path | bytes, name: str) -> str:
    """Return a document's text, composed (NFC), one line a paragraph where the file tells paragraphs.

    `name` is only for what is said of it. Bounds: LARGEST, `extracting.MOST_PAGES`, MOST_CHARACTERS, SECONDS.

    Raises: Scanned; Unreadable for anything else that gives no text.
    """
    content = _content(given, name)
    if not content.strip(b"\x00 \r\n\t"):
        raise Unreadable("empty", name)
    trouble = next((trouble for start, trouble in _STARTS if content.startswith(start)), None)
    if trouble:
        raise Unreadable(trouble, name)
    if content.startswith(b"PK\x03\x04"):
        text = _extracted("docx", content, name)
    elif b"%PDF-" in content[:1024]:
        text = _extracted("pdf", content, name)
    else:
        text = decoded(content, name)
    return _checked(text, name)


def _content(given: Path | bytes, name: str) -> bytes:
    if isinstance(given, bytes):
        content = given
    else:
        with given.open("rb") as file:
            content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise Unreadable("large", name)
    return content


def _checked(text: str, name: str) -> str:
    text = clean(text)
    if not any(letter.isalnum() for letter in text):
        raise Unreadable("empty", name)
    if len(text) > MOST_CHARACTERS:
        raise Unreadable("pages", name)
    return modern(text)


def decoded(content: bytes, name: str) -> str:
    """Return the text of a plain file: UTF-8, UTF-16, TCVN3, VNI, windows-1258. Raises: Unreadable (unknown, page)."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    elif content[:200].count(b"\x00") > 20:
        text = content.decode("utf-16-le" if content[1:2] == b"\x00" else "utf-16-be", "replace")
    else:
        text = _eight_bits(content)
    controls = sum(letter < " " and letter not in "\t\n\r\f" for letter in text)
    if controls * 50 > len(text) or text.count("\ufffd") * 20 > len(text):
        raise Unreadable("unknown", name)
    if text.lstrip()[:200].lower().startswith(("<!doctype html", "<html", "<?xml")):
        raise Unreadable("page", name)
    return text


def _eight_bits(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        latin = content.decode("latin-1")
        if (text := modern(latin)) not in (latin,) and text in (from_tcvn(latin), from_vni(latin)):
            return text
        return content.decode("cp1258", "replace")


def _extracted(kind: str, content: bytes, name: str) -> str:
    """Return what the bounded process takes out of a Word file or a PDF. Raises: Unreadable."""
    command = [sys.executable, "-m", extracting.__name__, kind]
    known = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            ["sh", "-c", _COMMAND, *command],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env=known,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("slow", name) from error
    if done.returncode:
        trouble = extracting.TROUBLES.get(done.returncode, "broken")
        raise (Scanned if trouble == "scanned" else Unreadable)(trouble, name)
    return done.stdout.decode("utf-8", "replace")
