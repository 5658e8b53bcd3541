"""Every verb on a paper: draw, revise · sign, attach, cancel · send, prove_receipt; and `forget` for an erasing act."""

from thongsuot.documents.actions.drawing import draw, revise
from thongsuot.documents.actions.forgetting import forget
from thongsuot.documents.actions.sending import prove_receipt, send
from thongsuot.documents.actions.signing import attach, cancel, sign

__all__ = ["attach", "cancel", "draw", "forget", "prove_receipt", "revise", "send", "sign"]
