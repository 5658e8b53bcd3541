"""A message as it lies at the mail server, read: who, what, with which files, and what its headers say. Pure.

The tolerant parser (`compat32`) and our own decoding: the strict one raises on headers that real programs send.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from thongsuot.language.folding import clean
from thongsuot.mail.rules import charsets
from thongsuot.mail.rules.bounds import takes_too_long
from thongsuot.mail.rules.html import text_of
from thongsuot.mail.rules.quoting import Parts, parts_of

LARGEST = 36 * 1024 * 1024  # bytes of a whole message: some 25 MB of files, as mail servers take
PARTS = 200
DEPTH = 8
SUBJECT, NAME, ADDRESS = 300, 120, 254
IDS = 60
TEXT_FILE = 200_000
STUB = 3  # so many times more words than the plain text has: then the HTML is the letter
_ADDRESS = re.compile(r"^[^\s@<>\"(),:;\[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$")
_ID = re.compile(r"<([^<>\s]{1,250})>")


class Unreadable(Exception):
    """No message can be made of these bytes."""


@dataclass(frozen=True)
class Attached:
    """A file of a letter; `name` as its sender wrote it, may be empty."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Letter:
    """`message_id` and `answers` without angle brackets, the nearest last. `sender`: in small letters, or "".

    `text`: all words, of forwarded letters too. `headers`: lower-case names with their values, the first of each.
    """

    message_id: str
    answers: tuple[str, ...]
    sender: str
    sender_name: str
    to: tuple[str, ...]
    subject: str
    text: str
    attached: tuple[Attached, ...]
    sent_at: datetime | None
    headers: dict[str, str] = field(repr=False)
    content_type: str = "text/plain"

    @property
    def parts(self) -> Parts:
        return parts_of(self.text)

    @property
    def words(self) -> str:
        """Return subject and text, the subject once."""
        subject = re.sub(r"^(?:\s*(?:re|fw|fwd|tr|vv)\s*:\s*)+", "", self.subject, flags=re.IGNORECASE).strip()
        return self.text if not subject or subject in self.text else f"{subject}\n\n{self.text}".strip()

    def digest(self) -> bytes:
        """Return 32 bytes by which the same letter is known again however it came; other words under one id differ."""
        kept = hashlib.sha256()
        for piece in (self.message_id, self.sender, self.subject, self.text, str(self.sent_at)):
            kept.update(hashlib.sha256(piece.encode("utf-8", "surrogatepass")).digest())
        for each in self.attached:
            kept.update(hashlib.sha256(each.content).digest())
        return kept.digest()


def parse(raw: bytes) -> Letter:
    """Return the letter in `raw`. Raises: Unreadable (too large, nested without end)."""
    return read(message_of(raw))


def message_of(raw: bytes) -> Message:
    """Return `raw` as a message not yet read. Raises: Unreadable."""
    if len(raw) > LARGEST:
        raise Unreadable("too large")
    if takes_too_long(raw):
        raise Unreadable("too many parts")
    try:
        return message_from_bytes(raw, policy=policy.compat32)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError) as broken:
        raise Unreadable("nested without end, or broken") from broken


def read(message: Message) -> Letter:
    """Return what a message says. Raises: Unreadable."""
    try:
        return _read(message)
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError, AssertionError) as broken:
        raise Unreadable("broken") from broken  # what email and html raise where they find what they do not expect


def _read(message: Message) -> Letter:
    gathered = _Gathered()
    gathered.take(message, 0)
    headers = headers_of(message)
    name, sender = sender_of(headers.get("from", ""))
    return Letter(
        message_id=next(iter(ids_of(headers.get("message-id", ""))), ""),
        answers=tuple(ids_of(headers.get("references", "") + " " + headers.get("in-reply-to", ""))[-IDS:]),
        sender=sender,
        sender_name=name,
        to=tuple(_addresses(f"{headers.get('to', '')}, {headers.get('cc', '')}, {headers.get('delivered-to', '')}")),
        subject=clean(charsets.header(headers.get("subject", ""), SUBJECT)),
        text=clean("\n\n".join(each for each in gathered.texts if each.strip())).strip(),
        attached=tuple(gathered.attached),
        sent_at=_date(headers.get("date", "")),
        headers=headers,
        content_type=message.get_content_type(),
    )


def headers_of(message: Message) -> dict[str, str]:
    """Return the first header of each name, as raw text of at most 20,000 characters."""
    found: dict[str, str] = {}
    for name, value in message.raw_items():
        found.setdefault(str(name).lower(), str(value)[:20_000])
    return found


def ids_of(value: str) -> list[str]:
    """Return the message ids in a header, in order; only such as a header of ours can name again."""
    return [found for found in _ID.findall(value) if found.isascii()]


def sender_of(value: str) -> tuple[str, str]:
    """Return the name and address of a From header, both may be empty; only an address that can be answered counts."""
    for name, address in getaddresses([_asides_gone(value[:2000])]):
        if found := _plain(address):
            shown = charsets.header(name, NAME)
            return (clean(shown).replace("\n", " ") if "@" not in shown else "", found)
    return "", ""


def _asides_gone(value: str) -> str:
    return " ".join(value.replace("\x00", "").split())


def _plain(address: str) -> str:
    address = address.strip().lower()
    if not address.isascii():  # bytes of no charset, or what our mail server could not be given as it stands
        return ""
    return address if len(address) <= ADDRESS and _ADDRESS.match(address) and "." in address.partition("@")[2] else ""


def _addresses(value: str) -> list[str]:
    return [found for _name, address in getaddresses([_asides_gone(value[:5000])]) if (found := _plain(address))]


def _date(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value[:100])
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


class _Gathered:
    """Words and files of a message, gathered part by part; never more than `PARTS` parts, `DEPTH` deep."""

    def __init__(self):
        self.texts: list[str] = []
        self.attached: list[Attached] = []
        self.seen = 0

    def take(self, part: Message, depth: int) -> None:
        self.seen += 1
        if self.seen > PARTS or depth > DEPTH:
            return
        kind = part.get_content_type()
        if kind == "message/rfc822":
            self._forwarded(part, depth)
        elif kind == "multipart/alternative" and part.is_multipart():
            self._one_of(list(_children(part)), depth)
        elif part.is_multipart():
            for child in _children(part):
                self.take(child, depth + 1)
        elif kind.startswith("multipart/"):  # says so, but has no parts: its text is all there is
            self.texts.append(_text(part))
        else:
            self._leaf(part, kind)

    def _leaf(self, part: Message, kind: str) -> None:
        name, disposition = _name(part), (part.get_content_disposition() or "")
        is_file = disposition == "attachment" or (bool(name) and disposition != "inline")
        if kind in ("text/plain", "text/html") and (not is_file or _is_short(part)):
            words = _text(part)
            self.texts.append(f"[{name}]\n{words}" if is_file and name else words)
            return
        content = content_of(part)
        if content:
            self.attached.append(Attached(name, content))

    def _one_of(self, children: list[Message], depth: int) -> None:
        """Take one of the ways in which the same words are said: plain where it says anything, and all files."""
        before, plain = len(self.texts), [each for each in children if each.get_content_type() == "text/plain"]
        if _says_more(children, plain):
            plain, children = [], [each for each in children if each not in plain]
        for each in plain:
            self.take(each, depth + 1)
        said = any(text.strip() for text in self.texts[before:])
        for each in children:
            if each in plain or (said and each.get_content_type() == "text/html"):
                continue
            kept = len(self.texts)
            self.take(each, depth + 1)
            if said:
                del self.texts[kept:]

    def _forwarded(self, part: Message, depth: int) -> None:
        for inner in _children(part):
            headers = headers_of(inner)
            _name_of, sender = sender_of(headers.get("from", ""))
            subject = charsets.header(headers.get("subject", ""), SUBJECT)
            self.texts.append("\n".join(["---", *(each for each in (sender, subject) if each)]))
            self.take(inner, depth + 1)


def _says_more(children: list[Message], plain: list[Message]) -> bool:
    """Say whether the HTML is the letter: the plain text says only that there is something to see."""
    page = next((each for each in _leaves(children) if each.get_content_type() == "text/html"), None)
    if page is None or not plain:
        return False
    said = sum(len(_text(each).split()) for each in plain)
    return len(_text(page).split()) > STUB * max(said, 5)


def _leaves(children: list[Message]) -> Iterator[Message]:
    """Return the parts, and those of a related part: the HTML that stands there with its pictures."""
    for each in children:
        yield from _children(each) if each.get_content_type() == "multipart/related" else (each,)


def _children(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    yield from (each for each in payload if isinstance(each, Message)) if isinstance(payload, list) else ()


def content_of(part: Message) -> bytes:
    """Return what a part holds, no charset asked; nothing where it cannot be read."""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError):
        content = None
    return content if isinstance(content, bytes) else b""


def _is_short(part: Message) -> bool:
    return len(content_of(part)) <= TEXT_FILE


def _text(part: Message) -> str:
    text = charsets.decode(content_of(part), _charset(part))
    return text_of(text) if part.get_content_type() == "text/html" else text


def _charset(part: Message) -> str | None:
    found = _parameter(part, "charset")
    return found or None


def _parameter(part: Message, name: str, header: str = "content-type") -> str:
    try:
        found = part.get_param(name, header=header)
    except (ValueError, LookupError, AttributeError, TypeError):
        return ""
    if isinstance(found, tuple):  # RFC 2231: charset, language, text
        return charsets.decode(found[2].encode("latin-1", "replace"), str(found[0] or ""))
    return found if isinstance(found, str) else ""


def _name(part: Message) -> str:
    """Return a file's name; `get_filename` would decode it by whatever charset its sender names."""
    name = _parameter(part, "filename", "content-disposition") or _parameter(part, "name")
    return clean(charsets.header(name, 200)).replace("\n", " ")
