"""The words of messages that ship with the program: the first line is the subject, the rest the body. No database."""

from functools import cache
from importlib.resources import files

_DATA = files("thongsuot.notices") / "data" / "messages"


@cache
def words(template: str, language: str) -> dict[str, str]:
    """Return the words of a message as they ship, {part: words}; none ships words of its own for SMS."""
    text = (_DATA / f"{template}.{language}.txt").read_text("utf-8").strip()
    subject, _, body = text.partition("\n")
    return {"subject": " ".join(subject.split()), "body": body.strip(), "sms": ""}
