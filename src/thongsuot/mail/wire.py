"""The wire to a mail server: IMAP over TLS (RFC 3501, 8314), only to hosts an administrator named, always bounded."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from time import mktime

from thongsuot.mail.models import Mailbox
from thongsuot.mail.rules.letter import LARGEST
from thongsuot.mail.sealing import unseal

SECONDS = 20
HEADERS_READ = 64 * 1024
SLACK = 1024 * 1024
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FETCHED = {name: re.compile(rb"\b" + name.encode() + rb" (\d+)") for name in ("UID", "RFC822.SIZE")}


class NotReached(Exception):
    """The mail server did not do it; `problem`: a word of `rules.problems`, never what the server said."""

    def __init__(self, problem: str):
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True)
class Lying:
    """A message at the server: its number, size in bytes, when it came there."""

    uid: int
    size: int
    arrived_at: datetime


class _Bounded:
    """No single answer of a server is read further than the largest message we take."""

    def read(self, size: int) -> bytes:
        if size > LARGEST + SLACK:
            raise self.abort("too large")
        return super().read(size)


class _Plain(_Bounded, imaplib.IMAP4):
    pass


class _Tls(_Bounded, imaplib.IMAP4_SSL):
    pass


class Folder:
    """An open folder. Every method raises NotReached."""

    def __init__(self, link: imaplib.IMAP4, count: int):
        self.link, self.count = link, count

    @property
    def validity(self) -> int:
        return self._number("UIDVALIDITY")

    @property
    def next_uid(self) -> int:
        return self._number("UIDNEXT")

    def _number(self, name: str) -> int:
        _name, values = self.link.response(name)
        self.link.untagged_responses[name] = values  # `response` takes it out
        try:
            return int(values[0])
        except (TypeError, ValueError, IndexError):
            raise NotReached("not-understood") from None

    def after(self, uid: int, most: int) -> list[Lying]:
        """Return what lies behind `uid`, at most so many, the oldest first."""
        found = self._ask("SEARCH", f"UID {uid + 1}:*")
        uids = sorted(one for one in _numbers(found) if one > uid)[:most]
        return [lying for one in uids if (lying := self._lying(one))]

    def first_since(self, at: datetime) -> int | None:
        """Return the number of the first message that came since `at`, None where none did."""
        day = at - timedelta(days=1)  # servers count days by their own zone
        found = self._ask("SEARCH", f"SINCE {day.day}-{_MONTHS[day.month - 1]}-{day.year}")
        every = (self._lying(one) for one in sorted(_numbers(found)))
        return next((each.uid for each in every if each and each.arrived_at >= at), None)

    def _lying(self, uid: int) -> Lying | None:
        """Return a message's facts, None where it is gone by now."""
        for line in self._ask("FETCH", str(uid), "(UID RFC822.SIZE INTERNALDATE)"):
            text = line if isinstance(line, bytes) else b""
            numbers = {name: found[1] for name, sign in _FETCHED.items() if (found := sign.search(text))}
            if len(numbers) == len(_FETCHED) and int(numbers["UID"]) == uid:
                return Lying(uid, int(numbers["RFC822.SIZE"]), _instant(text))
        return None

    def whole(self, uid: int) -> bytes:
        """Return a message, byte for byte, without marking it as seen."""
        return self._literal(uid, "BODY.PEEK[]")

    def head(self, uid: int) -> bytes:
        """Return the beginning of a message's headers."""
        return self._literal(uid, f"BODY.PEEK[HEADER]<0.{HEADERS_READ}>")

    def _literal(self, uid: int, what: str) -> bytes:
        for part in self._ask("FETCH", str(uid), f"({what})"):
            if isinstance(part, tuple):
                return part[1]
        raise NotReached("gone")

    def mark_seen(self, uid: int) -> None:
        self._ask("STORE", str(uid), "+FLAGS.SILENT", r"(\Seen)")

    def delete(self, uid: int) -> None:
        """Delete a message for good; without UIDPLUS (RFC 4315) with it whatever else is marked as deleted there."""
        self._ask("STORE", str(uid), "+FLAGS.SILENT", r"(\Deleted \Seen)")
        if "UIDPLUS" in self.link.capabilities:
            self._ask("EXPUNGE", str(uid))
        else:
            with _said():
                self.link.expunge()

    def _ask(self, *command: str) -> list:
        with _said():
            status, answer = self.link.uid(*command)
        if status != "OK":
            raise NotReached("not-understood")
        return [each for each in answer if each is not None]


def _numbers(answer: list) -> list[int]:
    return [int(one) for line in answer if isinstance(line, bytes) for one in line.split() if one.isdigit()]


def _instant(text: bytes) -> datetime:
    found = imaplib.Internaldate2tuple(text)
    if found is None:
        raise NotReached("not-understood")
    return datetime.fromtimestamp(mktime(found), UTC)  # Internaldate2tuple gives the time of this machine's zone


@contextmanager
def _said() -> Iterator[None]:
    try:
        yield
    except TimeoutError as error:
        raise NotReached("timeout") from error
    except (imaplib.IMAP4.error, OSError, ValueError, OverflowError) as error:
        raise NotReached("broken-off") from error


@contextmanager
def opened(mailbox: Mailbox) -> Iterator[Folder]:
    """Sign in and open the mailbox's folder. Raises: NotReached."""
    link = _connected(mailbox)
    try:
        _sign_in(link, mailbox)
        yield _selected(link, mailbox)
    finally:
        _close(link)


def _close(link: imaplib.IMAP4) -> None:
    try:
        link.logout()
    except (imaplib.IMAP4.error, OSError):
        link.shutdown()


def _connected(mailbox: Mailbox) -> imaplib.IMAP4:
    if mailbox.security == Mailbox.Security.NONE and not is_loopback(mailbox.host):
        raise NotReached("not-encrypted")
    try:
        trusted = ssl.create_default_context(cadata=mailbox.certificate or None)
        if mailbox.security == Mailbox.Security.TLS:
            return _Tls(mailbox.host, mailbox.port, ssl_context=trusted, timeout=SECONDS)
        link = _Plain(mailbox.host, mailbox.port, timeout=SECONDS)
        if mailbox.security == Mailbox.Security.STARTTLS:
            link.starttls(trusted)
        return link
    except ssl.SSLCertVerificationError as error:
        raise NotReached("certificate") from error
    except (ssl.SSLError, imaplib.IMAP4.error) as error:
        raise NotReached("no-tls") from error
    except TimeoutError as error:
        raise NotReached("timeout") from error
    except (OSError, ValueError) as error:
        raise NotReached("no-server") from error


def _sign_in(link: imaplib.IMAP4, mailbox: Mailbox) -> None:
    password = unseal(mailbox.password, f"password {mailbox.pk}").decode()
    try:
        if "AUTH=PLAIN" in link.capabilities:
            link.authenticate("PLAIN", lambda _asked: f"\0{mailbox.user}\0{password}".encode())
        else:
            link.login(mailbox.user, password)
    except imaplib.IMAP4.abort as error:
        raise NotReached("broken-off") from error
    except imaplib.IMAP4.error as error:
        raise NotReached("password") from error
    except (OSError, ValueError) as error:
        raise NotReached("broken-off") from error


def _selected(link: imaplib.IMAP4, mailbox: Mailbox) -> Folder:
    with _said():
        status, answer = link.select(_quoted(mailbox.folder))
    if status != "OK":
        raise NotReached("no-folder")
    return Folder(link, int(answer[0] or 0))


def _quoted(folder: str) -> str:
    """Return a folder's name as IMAP writes it: modified UTF-7 (RFC 3501, 5.1.3), in quotes."""
    pieces, waiting = [], ""
    for character in [*folder, ""]:
        if character and not " " <= character <= "~":
            waiting += character
            continue
        if waiting:
            coded = waiting.encode("utf-7").decode()  # +…-
            pieces.append("&" + coded[1:].rstrip("-").replace("/", ",") + "-")
            waiting = ""
        pieces.append("&-" if character == "&" else character)
    return '"' + "".join(pieces).replace("\\", "\\\\").replace('"', '\\"') + '"'


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine itself: the one place where letters may travel in clear."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
