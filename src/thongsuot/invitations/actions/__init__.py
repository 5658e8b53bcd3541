"""Every act on invitations. Each writes one entry of the book.

`inviting` before the gathering · `attending` at its door · `telling` what goes out · `forgetting` what is deleted.
"""

from thongsuot.invitations.actions.attending import add, admit, undo
from thongsuot.invitations.actions.forgetting import forget, forget_now
from thongsuot.invitations.actions.inviting import Invited, correct, describe, invite, reply, withdraw
from thongsuot.invitations.actions.telling import called_off, moved, remind, send_word

__all__ = [
    "Invited",
    "add",
    "admit",
    "called_off",
    "correct",
    "describe",
    "forget",
    "forget_now",
    "invite",
    "moved",
    "remind",
    "reply",
    "send_word",
    "undo",
    "withdraw",
]
