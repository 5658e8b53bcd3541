"""When a message may go, when it is tried again, and which words it may carry. Pure."""

import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from thongsuot.core.clock import LEGAL_ZONE

QUIET_FROM, QUIET_UNTIL = time(21), time(7)
BACKOFF = tuple(timedelta(minutes=m) for m in (1, 5, 30, 120, 720, 1440))
WAIT_FOR_GATEWAY = timedelta(days=7)
KEEP_ADDRESS = timedelta(days=30)
TEMPLATES = frozenset(
    {
        "received",
        "supplement",
        "transferred",
        "extended",
        "answered",
        "progress",
        "closed",
        "reopened",
        "withdrawn",
        "joined",
        "split",
        "returned",
        "guided",
        "reminder-early",
        "reminder-today",
        "reminder-late",
        "reminder-begin",
        "weekly-digest",
        "duty-urged",
        "duty-urge-answered",
        "duty-moved",
        "alarm",
        "assigned",
        "coordination-answered",
        "urged",
        "urge-answered",
        "new-work",
        "days-moved",
        "promise-new",
        "promise-renewed",
        "promise-judged",
        "promise-rejected",
        "reception-moved",
        "reception-called-off",
        "reception-tomorrow",
        "unit-reorganised",
        "holder-changed",
        "delivery-failed",
        "mail-received",
        "mail-aside",
        "mail-going",
        "address-dead",
        "invited",
        "invited-reminder",
        "invited-moved",
        "invited-off",
        "test",
    }
)
# All a message may say beside its fixed words; nothing here is personal or content.
# `lines`: neutral labels with their days, one a line; `late` and the other groups: how many.
GROUPS = frozenset({"late", "today", "soon", "later", "suspended"})
PARAMS = frozenset({"code", "label", "due", "unit", "path", "count", "channel", "lines"}) | GROUPS
LANGUAGES = ("vi", "en")
UNDELIVERABLE = "undeliverable"  # what a message's problem is once a mail server has returned it
OUTWARD = ("email", "sms", "webhook")
NEAR_THE_SEALED = frozenset({"mail-received", "mail-aside", "mail-going", "new-work"})  # never in other words
ANSWERS = frozenset({"mail-received"})  # what answers a letter at once, by itself


@dataclass(frozen=True)
class Answering:
    """The letters that a mail answers, the last one last; their ids without brackets."""

    ids: tuple[str, ...]
    subject: str
    reply_to: str

    def headers(self) -> dict[str, str]:
        """Return In-Reply-To and References (RFC 5322, 3.6.4)."""
        if not self.ids:
            return {}
        return {"In-Reply-To": f"<{self.ids[-1]}>", "References": " ".join(f"<{one}>" for one in self.ids)}

    def subject_line(self, own: str) -> str:
        """Return the letter's subject with one "Re:", our own where the letter had none."""
        bare = re.sub(r"^(?:\s*re\s*:\s*)+", "", self.subject, flags=re.IGNORECASE).strip()
        return f"Re: {bare}" if bare else own


def automatic_headers(template: str) -> dict[str, str]:
    """Return what tells machines not to answer (RFC 3834, and what Exchange reads)."""
    said = "auto-replied" if template in ANSWERS else "auto-generated"
    return {"Auto-Submitted": said, "X-Auto-Response-Suppress": "All"}


def check(template: str, params: dict, language: str) -> None:
    """Raise ValueError for a template, parameter or language that messages do not know."""
    if template not in TEMPLATES:
        raise ValueError(f"no message template {template!r}")
    if not PARAMS.issuperset(params):
        raise ValueError(f"a message cannot carry {sorted(set(params) - PARAMS)}")
    if language not in LANGUAGES:
        raise ValueError(f"no messages in {language!r}")


def is_quiet(instant: datetime) -> bool:
    """Return whether `instant` falls between 21:00 and 7:00 in Vietnam."""
    hour = instant.astimezone(LEGAL_ZONE).time()
    return hour >= QUIET_FROM or hour < QUIET_UNTIL


def may_go_at(instant: datetime, *, urgent: bool) -> datetime:
    """Return the first instant from `instant` on at which a message may go: at once, or at 7:00 after a quiet night."""
    if urgent or not is_quiet(instant):
        return instant
    local = instant.astimezone(LEGAL_ZONE)
    morning = local if local.time() < QUIET_UNTIL else local + timedelta(days=1)
    return datetime.combine(morning.date(), QUIET_UNTIL, LEGAL_ZONE).astimezone(instant.tzinfo)


def next_try(attempts: int, at: datetime) -> datetime | None:
    """Return when to try again after `attempts` tries, None when enough were made (seven, over some 39 hours)."""
    return at + BACKOFF[attempts - 1] if attempts <= len(BACKOFF) else None


def gateway_body(*, message_id, to: str, text: str) -> bytes:
    """Return the JSON document posted to an SMS or webhook gateway: `{"id","to","text"}`, UTF-8."""
    return json.dumps({"id": str(message_id), "to": to, "text": text}, ensure_ascii=False).encode()


def signature(secret: bytes, body: bytes) -> str:
    """Return the value of `X-Thongsuot-Signature`: `sha256=` and the hex HMAC-SHA256 of the body."""
    return "sha256=" + hmac.new(secret, body, hashlib.sha256).hexdigest()
