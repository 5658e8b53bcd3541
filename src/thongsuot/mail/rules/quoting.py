"""Where a letter stops and what it quotes begins, as the usual programs write it in Vietnamese and English. Pure."""

import re
from dataclasses import dataclass

LOOKED_AT = 60_000  # characters
_WROTE = re.compile(r"(?:đã viết|viết|wrote|schrieb)\s*:\s*$", re.IGNORECASE)
_BEGINS = re.compile(r"^(?:vào|lúc|ngày|on|trong|thứ|chủ nhật|at)\b", re.IGNORECASE)
_DIVIDER = re.compile(
    r"^\s*-{2,}\s*(?:original message|forwarded message|reply message|thư gốc|tin nhắn gốc|thư đã chuyển tiếp|"
    r"thư trả lời)\s*-*\s*$",
    re.IGNORECASE,
)
_FROM = re.compile(r"^\s*\*?(?:from|từ|người gửi)\s*:\*?\s", re.IGNORECASE)
_SENT = re.compile(r"^\s*\*?(?:sent|date|đã gửi|gửi lúc|ngày|thời gian)\s*:\*?\s", re.IGNORECASE)
_RULE = re.compile(r"^\s*_{10,}\s*$")
_RECEIPT = re.compile(r"(bien-nhan-thu(?:/|%2F))[\w-]{8,}", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^(?:--\s*$|—\s*$|(?:sent|get outlook) (?:from|for) |(?:được |đã )?gửi từ (?:iphone|ipad|điện thoại|zalo|thiết bị|"
    r"outlook|samsung|hộp thư|yahoo))",
    re.IGNORECASE,
)


def hidden(text: str) -> str:
    """Return words without the ways to receipts that they quote: whoever reads them could open one."""
    return _RECEIPT.sub(r"\1…", text)


@dataclass(frozen=True)
class Parts:
    """`reply`: what the writer says now. `rest`: signature and what is quoted, as it stands."""

    reply: str
    rest: str


def parts_of(text: str) -> Parts:
    """Part a letter; where everything seems quoted, or answers stand between quoted lines, they are what is said."""
    lines = text[:LOOKED_AT].split("\n")
    end = next((at for at in range(len(lines)) if _quote_begins(lines, at)), len(lines))
    said = lines[:end]
    signed = next((at for at, line in enumerate(said) if at and _SIGNATURE.match(line.strip())), len(said))
    reply = "\n".join(said[:signed]).strip()
    below = [line for line in lines[end:] if not line.lstrip().startswith(">")]
    if not reply:
        reply = "\n".join(line for line in below if not _is_heading(line)).strip()
        return Parts(reply, "") if reply else Parts("", text.strip())
    between = _between(lines[end:])
    if between:
        reply = f"{reply}\n{between}"
    return Parts(reply, text[len("\n".join(said[:signed])) :].strip())


def _quote_begins(lines: list[str], at: int) -> bool:
    line = lines[at].strip()
    if not line:
        return False
    if line.startswith(">") or _DIVIDER.match(line):
        return True
    if _BEGINS.match(line):
        return _is_wrote(lines[at : at + 3])
    if _RULE.match(line):
        return any(_FROM.match(part) for part in lines[at + 1 : at + 4])
    return bool(_FROM.match(line)) and any(_SENT.match(part) for part in lines[at + 1 : at + 4])


def _is_wrote(lines: list[str]) -> bool:
    """Return whether some lines say who wrote what follows: an address, then "wrote", over three lines at most."""
    for until in range(1, len(lines) + 1):
        heading = " ".join(line.strip() for line in lines[:until])
        if _WROTE.search(heading):
            return "@" in heading
    return False


def _is_heading(line: str) -> bool:
    return any(sign.search(line.strip()) for sign in (_WROTE, _DIVIDER, _FROM, _SENT, _RULE))


def _between(quoted: list[str]) -> str:
    """Return the lines written between quoted ones: answers point by point."""
    marks = [at for at, line in enumerate(quoted) if line.lstrip().startswith(">")]
    if not marks:
        return ""
    inside = [line for line in quoted[marks[0] : marks[-1]] if not line.lstrip().startswith(">")]
    return "\n".join(line for line in inside if line.strip() and not _is_heading(line))
