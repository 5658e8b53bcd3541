"""Names, telephone numbers and other identifiers as they may be shown: enough to recognise, too little to use."""

import re

_WORD = re.compile(r"[^\W_]")
_KEPT_DIGITS = 3


def mask_name(name: str) -> str:
    """Return first and last initial of a name: `Lơ Mu Ha Sin` → `L… S…`; one word gives one initial."""
    initials = [found[0].upper() for word in name.split() if (found := _WORD.search(word))]
    if not initials:
        return "…"
    ends = initials if len(initials) == 1 else (initials[0], initials[-1])
    return " ".join(f"{initial}…" for initial in ends)


def mask_phone(number: str) -> str:
    """Return only the last three digits of a number: `0912 000 345` → `••• 345`; a shorter one gives dots alone."""
    digits = "".join(c for c in number if c.isdecimal())
    if len(digits) <= 2 * _KEPT_DIGITS:
        return "•••"
    return f"••• {digits[-_KEPT_DIGITS:]}"


def mask_email(address: str) -> str:
    """Return the first letter and the domain of an address: `hoa@vidu.vn` → `h…@vidu.vn`."""
    local, at, domain = address.strip().rpartition("@")
    return f"{local[:1]}…@{domain}" if at and local else "…"
