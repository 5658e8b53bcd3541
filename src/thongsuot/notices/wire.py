"""The wires out: SMTP, and HTTPS POST to a gateway. Only hosts of `Gateway` rows; no redirect is followed."""

import http.client
import smtplib
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from thongsuot.notices import rules
from thongsuot.notices.models import Gateway, Message
from thongsuot.notices.texts import text_of

SECONDS = 10


class NotSent(Exception):
    """The gateway did not take the message. The text names the fault, never the address."""


def secret_file(gateway: Gateway) -> Path:
    """Return where a gateway's secret lies: readable by the program's user alone, outside the database."""
    return Path(settings.DATA_DIR) / "keys" / "gateways" / gateway.secret_name


def secret_of(gateway: Gateway) -> str:
    """Return the gateway's password or HMAC key; empty where it has none. Raises NotSent where the file is missing."""
    if not gateway.secret_name:
        return ""
    try:
        return secret_file(gateway).read_text().strip()
    except OSError as error:
        raise NotSent("no secret") from error


def send(message: Message, gateway: Gateway, answering: rules.Answering | None = None) -> None:
    """Give the message to the gateway; a mail may answer a letter. Raises NotSent."""
    if message.channel == Message.Channel.EMAIL:
        _mail(message, gateway, answering)
    else:
        _post(message, gateway)


def message_id(message: Message, gateway: Gateway) -> str:
    """Return the id our mail bears, without brackets; answers and reports of what did not arrive name it."""
    return f"{message.pk}@{gateway.host}"


def _mail(message: Message, gateway: Gateway, answering: rules.Answering | None) -> None:
    text = text_of(message)
    backend = EmailBackend(
        host=gateway.host,
        port=gateway.port or 25,
        username=gateway.user,
        password=secret_of(gateway),
        use_tls=gateway.security == Gateway.Security.STARTTLS,
        use_ssl=gateway.security == Gateway.Security.TLS,
        timeout=SECONDS,
    )
    headers = {"Message-ID": f"<{message_id(message, gateway)}>"} | rules.automatic_headers(message.template)
    subject = answering.subject_line(text.subject) if answering else text.subject
    mail = EmailMessage(subject, text.body, gateway.from_address, [message.address])
    mail.extra_headers = headers | (answering.headers() if answering else {})
    mail.reply_to = [answering.reply_to] if answering else []
    try:
        sent = backend.send_messages([mail])
    except smtplib.SMTPResponseException as error:
        raise NotSent(f"SMTP {error.smtp_code}") from error
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise NotSent(type(error).__name__) from error
    if not sent:
        raise NotSent("SMTP nothing sent")


def _post(message: Message, gateway: Gateway) -> None:
    body = rules.gateway_body(message_id=message.pk, to=message.address, text=text_of(message).short)
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Idempotency-Key": str(message.pk),
        "X-Thongsuot-Signature": rules.signature(secret_of(gateway).encode(), body),
    }
    try:
        status = _status(gateway.url, body, headers)
    except (http.client.HTTPException, OSError, ValueError) as error:
        raise NotSent(type(error).__name__) from error
    if not 200 <= status < 300:
        raise NotSent(f"HTTP {status}")


def _status(url: str, body: bytes, headers: dict) -> int:
    """Post and return the status; http.client follows no redirect, so no host but the named one is called."""
    parts = urlsplit(url)
    maker = {"https": http.client.HTTPSConnection, "http": http.client.HTTPConnection}.get(parts.scheme)
    if maker is None or not parts.hostname:
        raise ValueError("not an http address")
    connection = maker(parts.hostname, parts.port, timeout=SECONDS)
    try:
        path = parts.path or "/"
        connection.request("POST", f"{path}?{parts.query}" if parts.query else path, body, headers)
        return connection.getresponse().status
    finally:
        connection.close()
