"""Input nobody should send, and the forms and parameters of the program into which it can be put."""

import re
import unicodedata
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import thongsuot

LIVE = "<script>alert(1)</script>"
EVIL = {
    "ten thousand letters": "ă" * 10_000,
    "control characters": "a\x00b\x07\x1b[31m\u202e\ufeff",
    "decomposed, SQL, HTML": unicodedata.normalize("NFD", "Đường hỏng")
    + f"'; DROP TABLE cases_case; --%s%(x)s{LIVE}\"'>{{{{ 7|add:7 }}}}",
    "half a pair": "\ud83d",
    "huge number": "9" * 5_000,  # more than Python reads as a number
    "number below": "-1",
    "no such day": "2026-02-31",
    "day out of time": "99999-12-31",
    "not an id": "khong-phai-ma",
}
NASTIEST = {"control characters", "huge number"}
NOT_UTF8 = b"=%ff%fe%80&x=\xff\xfe"
SOURCES = Path(thongsuot.__file__).parent


@dataclass
class Form:
    """One form of a page: where it goes, and its fields with the values it would send untouched."""

    action: str
    method: str
    fields: dict[str, str] = field(default_factory=dict)

    def untouched(self) -> dict[str, str]:
        return {name: value for name, value in self.fields.items() if value is not None}

    def spoilt(self, evil: str, alone: bool):
        """Yield what to send: the evil in every field at once, then, if asked, in each field alone."""
        yield "all", dict.fromkeys(self.fields, evil)
        for name in self.fields if alone else ():
            yield name, self.untouched() | {name: evil}


class Forms(HTMLParser):
    """Collects the forms of a page; a field inside none belongs to no form."""

    def __init__(self, address: str):
        super().__init__()
        self.address, self.forms, self.inside, self.choosing = address, [], None, None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            action = urlsplit(urljoin(self.address, given.get("action") or ""))
            self.inside = Form(action.path, (given.get("method") or "get").lower())
            self.forms.append(self.inside)
        elif self.inside is not None and tag == "option":
            self._choose(given)
        elif self.inside is not None and given.get("name") and tag in {"input", "select", "textarea", "button"}:
            self._field(tag, given)

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = None

    def _field(self, tag, given):
        name, kind = given["name"], given.get("type", "")
        self.choosing = name if tag == "select" else None
        if kind in {"radio", "checkbox"} and "checked" not in given:
            self.inside.fields.setdefault(name, None)
        elif kind != "file":
            self.inside.fields[name] = given.get("value", "")

    def _choose(self, given):
        if self.choosing and ("selected" in given or not self.inside.fields.get(self.choosing)):
            self.inside.fields[self.choosing] = given.get("value", "")


def forms_of(address: str, text: str) -> list[Form]:
    """Return the forms of the page `text` at `address`, but for the one that stands on every page."""
    found = Forms(address)
    found.feed(text)
    return [form for form in found.forms if not form.action.endswith(("/ngon-ngu/", "/co-chu/", "/logout/"))]


def parameters() -> list[str]:
    """Return every name that the program reads from a query string."""
    reads = re.compile(r"""GET(?:\.get|\.getlist|\[)\(?["']([\w-]+)["']""")
    texts = (path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    return sorted({name for text in texts for name in reads.findall(text)} | {"trang", "q"})
