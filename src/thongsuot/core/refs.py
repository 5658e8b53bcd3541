"""References to things of other rooms: `room:uuid`, opaque, without personal data."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Ref:
    """Names one thing of one room; written `case:0197…`. Only `web` or `changes` resolve it to a page."""

    kind: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> "Ref":
        """Return the reference written in `text`; raises ValueError where it is none."""
        kind, _, identifier = text.partition(":")
        return cls(kind, UUID(identifier))
