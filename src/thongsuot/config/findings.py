"""What a check of `thongsuot doctor` answers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """The answer of one check. `remedy`: what to do; where `ok`, only what would be better still, or nothing."""

    name: str
    ok: bool
    what: str
    remedy: str = ""
