"""The words of a letter that comes as HTML alone: nothing is fetched, nothing is kept of its looks. Pure."""

import re
from html import unescape
from html.parser import HTMLParser

LIMIT = 500_000  # characters read; more is looks
SILENT = {"script", "style", "head", "title", "template", "noscript", "svg", "object", "iframe"}
BLOCKS = {
    "p", "div", "br", "tr", "li", "ul", "ol", "table", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "section", "article",
    "header", "footer", "pre", "blockquote", "dd", "dt", "address",
}  # fmt: skip
TAG = re.compile(r"<[^<>]{0,2000}>")
# html.parser takes time by the square of the length of what is broken: it is given bare tags alone, without comments.
_ANY = re.compile(r"<(?:(/?[a-zA-Z][a-zA-Z0-9]{0,20})[^<>]*?(/?)>|[!?][^<>]*>)?")


class _Words(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0
        self.quoted = 0

    def handle_starttag(self, tag, attrs):
        if tag in SILENT:
            self.silent += 1
        elif tag in BLOCKS:
            self.quoted += tag == "blockquote"
            self._line("- " if tag == "li" else "")
        elif tag in ("td", "th"):
            self.pieces.append(" ")

    def handle_startendtag(self, tag, attrs):
        if tag in BLOCKS:
            self._line("")

    def handle_endtag(self, tag):
        if tag in SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in BLOCKS:
            self.quoted = max(0, self.quoted - (tag == "blockquote"))
            self._line("")

    def handle_data(self, data):
        if not self.silent:
            self.pieces.append(re.sub(r"\s+", " ", data))

    def _line(self, begin: str) -> None:
        if not self.silent:
            self.pieces.append("\n" + "> " * min(self.quoted, 3) + begin)


def _without_comments(html: str) -> str:
    first, *rest = html.split("<!--")
    return first + "".join(each.partition("-->")[2] if "-->" in each else each for each in rest)


def _bare(found: re.Match) -> str:
    """Return a tag without what stands in it; nothing of a declaration; a `<` that begins no tag as a letter."""
    if found[1]:
        return f"<{found[1]}{found[2]}>"
    return "" if len(found[0]) > 1 else "&lt;"


def text_of(html: str) -> str:
    """Return the words of an HTML letter, a line a block; what was quoted stands behind `>` as in plain letters."""
    words = _Words()
    html = _ANY.sub(_bare, _without_comments(html[:LIMIT]))
    try:
        words.feed(html)
        words.close()
    except AssertionError:  # html.parser gives up so on declarations that are none
        return unescape(TAG.sub(" ", html))
    lines = ("".join(words.pieces)).split("\n")
    tidy = [re.sub(r"[ \t\xa0]+", " ", line).strip() for line in lines]
    kept = [line if line.strip("> ") else "" for line in tidy]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
