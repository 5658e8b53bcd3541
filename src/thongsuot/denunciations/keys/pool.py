"""Argon2id with a bounded memory: few derivations run at once in a process, the others wait their turn, not for ever.

Each lane has its own places, so that a flood of receipt numbers at the public door keeps no officer out.
"""

import threading

from nacl.pwhash import argon2id

from thongsuot.denunciations.keys.trouble import Busy

KEY_BYTES = 32
SALT_BYTES = argon2id.SALTBYTES
OPS = 4
MEM = 64 * 1024 * 1024
"""Four passes over 64 MiB: above the second recommendation of RFC 9106 section 4 (three passes over 64 MiB), and twenty
officers who unlock at once are through in two seconds on two cores."""
MOST_OPS = 20
MOST_MEM = 256 * 1024 * 1024
PATIENCE = 20.0


class Lane:
    """Places for derivations that may run at the same time. `places`: how many. `patience`: seconds to wait for one."""

    def __init__(self, places: int, patience: float = PATIENCE):
        self._places = threading.BoundedSemaphore(places)
        self.patience = patience

    def derive(self, secret: bytes, salt: bytes, *, ops: int = OPS, mem: int = MEM) -> bytes:
        """Return 32 bytes derived from `secret` by Argon2id. `mem`: bytes.

        Raises: Busy (no place within `patience`), ValueError (costs beyond what we ever set)
        """
        if not (argon2id.OPSLIMIT_MIN <= ops <= MOST_OPS and argon2id.MEMLIMIT_MIN <= mem <= MOST_MEM):
            raise ValueError("the costs are not ours")
        if not self._places.acquire(timeout=self.patience):
            raise Busy
        try:
            return argon2id.kdf(KEY_BYTES, secret, salt, opslimit=ops, memlimit=mem)
        finally:
            self._places.release()


OFFICERS = Lane(2)
# The public door: whoever floods it with numbers holds a thread of the pages for a moment only.
RECEIPTS = Lane(1, patience=1.0)
