"""Keys while they are held: an officer's, unlocked, and those of one denunciation; never printed, never stored."""

from dataclasses import dataclass
from uuid import UUID

KEY_BYTES = 32
CONTENT, WORK, REDACTED = "content", "work", "redacted"
INVESTIGATOR, REVIEWER, VERIFIER = "investigator", "reviewer", "verifier"
PARTS = {INVESTIGATOR: (CONTENT, WORK, REDACTED), REVIEWER: (CONTENT,), VERIFIER: (REDACTED,)}


@dataclass(frozen=True)
class Unlocked:
    """An officer's private key, unlocked by their passphrase for this request."""

    keyholder_id: UUID
    officer_id: UUID
    private: bytes

    def __repr__(self) -> str:
        return "Unlocked(…)"


@dataclass(frozen=True)
class Ring:
    """The keys of one denunciation that somebody holds: `content` (the denouncer too), `work`, `redacted`."""

    content: bytes | None = None
    work: bytes | None = None
    redacted: bytes | None = None

    def __repr__(self) -> str:
        return "Ring(…)"

    def key(self, part: str) -> bytes:
        """Return the key of `part`; raises LookupError where it is not held."""
        key = getattr(self, part) if part in (CONTENT, WORK, REDACTED) else None
        if key is None:
            raise LookupError(part)
        return key

    def holds(self, part: str) -> bool:
        """Return whether words of `part` can be read."""
        return part in (CONTENT, WORK, REDACTED) and getattr(self, part) is not None

    def packed(self, kind: str) -> bytes:
        """Return what an envelope of `kind` holds; raises LookupError where a key of it is not held."""
        return b"".join(self.key(part) for part in PARTS[kind])

    @classmethod
    def unpacked(cls, kind: str, keys: bytes) -> "Ring":
        """Return the ring that an envelope of `kind` held."""
        parts = PARTS[kind]
        if len(keys) != KEY_BYTES * len(parts):
            raise ValueError("an envelope holds whole keys only")
        return cls(**{part: keys[n * KEY_BYTES : (n + 1) * KEY_BYTES] for n, part in enumerate(parts)})
