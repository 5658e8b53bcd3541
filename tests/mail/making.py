"""Mailboxes and letters for tests. All people are invented."""

from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from lives import photo
from thongsuot.mail.actions.taking import take
from thongsuot.mail.models import Mailbox
from thongsuot.mail.sealing import seal
from thongsuot.mail.wire import Lying
from thongsuot.notices.models import Gateway

FOLDER = Path(__file__).parent / "letters"
AT = datetime(2026, 7, 20, 2, tzinfo=UTC)
BOX = "don@xa.example"
MAY = "Lò Thị Mây <may@vidu.example>"
TEXT = "Đèn đường thôn Suối Thông hỏng đã hai tuần, đề nghị xã cho sửa."
ACCUSED = "Tôi tố cáo ông Nguyễn Văn Tý, kế toán trưởng, nhận hối lộ 20 triệu đồng."
ASKED = "Kiến nghị xã lắp thêm đèn đường ở thôn Suối Thông."


def sample(name: str) -> bytes:
    return (FOLDER / f"{name}.eml").read_bytes()


def make_mailbox(unit, *, password="mat-khau-thu", **more) -> Mailbox:
    kept = {
        "address": BOX, "host": "127.0.0.1", "port": 1, "security": "none", "user": "don", "active": True,
        "since_at": AT, "changed_at": AT, "uid_validity": 7,
    }  # fmt: skip
    mailbox = Mailbox(unit=unit, **kept | more)
    mailbox.password = seal(password.encode(), f"password {mailbox.pk}")
    mailbox.save(force_insert=True)
    return mailbox


def make_gateway(**more) -> Gateway:
    kept = {"host": "gui.xa.example", "port": 1, "security": "none", "from_address": "tin@xa.example"}
    return Gateway.objects.create(channel="email", active=True, changed_at=AT, **kept | more)


def letter(text=TEXT, *, sender=MAY, subject="Đèn đường hỏng", message_id="m-1", files=(), at=AT, **headers) -> bytes:
    """Return a letter as it lies at the mail server; `files`: (name, content) pairs; headers with _ for -."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Date"] = sender, BOX, format_datetime(at)
    if subject:
        mail["Subject"] = subject
    if message_id:
        mail["Message-ID"] = f"<{message_id}@vidu.example>"
    for name, value in headers.items():
        mail[name.replace("_", "-")] = value
    mail.set_content(text)
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def photos(number=1) -> list[tuple[str, bytes]]:
    """Return as many photographs, each another one."""
    return [(f"anh-{one}.png", photo()[1].read()) for one in range(number)]


def bring(mailbox, raw: bytes, *, uid=1, at=AT, whole=True) -> str:
    """Let a letter come from the mailbox; return what became of it."""
    return take(mailbox=mailbox, lying=Lying(uid, len(raw), at), raw=raw, whole=whole, at=at)
