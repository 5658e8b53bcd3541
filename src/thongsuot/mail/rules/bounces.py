"""A report that a message of ours did not arrive (RFC 3464), as far as it can be read. Pure."""

import re
from dataclasses import dataclass
from email.message import Message

from thongsuot.mail.rules.letter import content_of, headers_of, ids_of

STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_RECIPIENT = re.compile(r"^rfc822\s*;\s*<?([^\s<>]{3,254}?)>?$", re.IGNORECASE)
PARTS = 50


@dataclass(frozen=True)
class Bounce:
    """`message_ids`: of what came back; `recipients`: whom it did not reach; `lasting`: it never will."""

    message_ids: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    lasting: bool


def is_report(message: Message) -> bool:
    """Return whether it says of itself that it reports a delivery, or comes from the mailer as the old ones did."""
    if message.get_content_type() == "multipart/report":
        return "delivery-status" in str(headers_of(message).get("content-type", "")).lower()
    return "x-failed-recipients" in headers_of(message)


def bounce_of(message: Message) -> Bounce:
    """Return what a report says."""
    parts = _parts(message)
    recipients, statuses, failed = [], [], False
    for part in parts:
        fields = headers_of(part)
        if found := _RECIPIENT.match(fields.get("final-recipient", "").strip()):
            recipients.append(found[1].lower())
        statuses += STATUS.findall(fields.get("status", ""))
        failed = failed or fields.get("action", "").strip().lower() == "failed"
    if old := headers_of(message).get("x-failed-recipients"):
        recipients += [each.strip().lower() for each in old.split(",")[:10]]
        failed = True
    ids = [one for part in parts for one in _ids(part)]
    status = statuses[0] if statuses else ""
    return Bounce(tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(recipients)), status, failed and status[:1] != "4")


def _parts(message: Message) -> list[Message]:
    found, waiting = [], [message]
    while waiting and len(found) < PARTS:
        part = waiting.pop(0)
        found.append(part)
        if part.is_multipart():  # else its text would be decoded, by whatever charset it names
            waiting += [each for each in part.get_payload() if isinstance(each, Message)]
    return found[1:]


def _ids(part: Message) -> list[str]:
    if part.get_content_type() in ("text/rfc822-headers", "message/rfc822-headers"):
        text = content_of(part)[:20_000].decode("latin-1")
        lines = re.findall(r"^message-id:\s*(<[^<>\s]+>)", text, re.IGNORECASE | re.MULTILINE)
        return [one for line in lines for one in ids_of(line)]
    return ids_of(headers_of(part).get("message-id", ""))[:1]
