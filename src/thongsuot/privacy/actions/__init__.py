"""Every verb of the room: `requests` (open_request, acknowledge, answer) · `breaches` (open_breach, tell, close)."""

from thongsuot.privacy.actions.breaches import close, open_breach, tell
from thongsuot.privacy.actions.requests import acknowledge, answer, open_request

__all__ = ["acknowledge", "answer", "close", "open_breach", "open_request", "tell"]
