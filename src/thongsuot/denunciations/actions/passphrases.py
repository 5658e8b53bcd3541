"""A private key under a passphrase: locked, unlocked, with sentences for whoever typed it."""

from django.utils.translation import gettext as _

from thongsuot.core.errors import Invalid, TooMany
from thongsuot.denunciations.keys import pairs
from thongsuot.denunciations.keys.trouble import Busy, WrongPassphrase

SHORTEST_PASSPHRASE = 12


def check_passphrase(passphrase: str) -> None:
    """Raise Invalid for a passphrase too short to protect a key that a stolen copy of the database lets one try."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        sentence = _("Mật ngữ quá ngắn. Đặt ít nhất %d ký tự, tốt nhất là bốn từ không liên quan với nhau.")
        raise Invalid(sentence % SHORTEST_PASSPHRASE, field="passphrase")


def locked_by(private: bytes, passphrase: str) -> bytes:
    """Return the packed locked key. Raises: TooMany"""
    try:
        return pairs.lock(private, passphrase).pack()
    except Busy:
        raise busy() from None


def unlocked(locked: bytes, passphrase: str) -> bytes:
    """Return the private key. Raises: Invalid (passphrase), TooMany"""
    try:
        return pairs.unlock(pairs.Locked.unpack(bytes(locked)), passphrase)
    except WrongPassphrase:
        raise Invalid(_("Mật ngữ không đúng. Gõ lại, chú ý chữ hoa và dấu."), field="passphrase") from None
    except Busy:
        raise busy() from None


def busy() -> TooMany:
    """Return what is said when too many derive keys at once."""
    return TooMany(_("Nhiều người đang mở khóa cùng lúc. Chờ một phút rồi thử lại."))
