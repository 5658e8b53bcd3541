"""Finds the words to translate in a room's code and templates, and brings its catalogue up to date."""

from collections.abc import Container, Iterator
from io import BytesIO
from pathlib import Path

import django
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from django.conf import settings
from django.utils.translation.template import templatize

from thongsuot.config.messages.catalogues import PARTIAL, path_of, read, rooms, write

KEYWORDS = DEFAULT_KEYWORDS | {
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENTS = ["Translators:"]
OPTIONS = {"encoding": "utf-8"}


def sources(room: Path) -> Iterator[tuple[Path, bytes]]:
    """Yield (file, Python text) of all code and templates of `room`, templates as the Python Django makes of them."""
    for path in sorted(room.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, path.read_bytes()
    for path in sorted([*room.rglob("templates/**/*.html"), *room.rglob("templates/**/*.txt")]):
        yield path, templatize(path.read_text(), origin=str(path)).encode()


def found_in(room: Path, only: Container[Path] | None = None) -> Catalog:
    """Return a catalogue of all words to translate in `room`, or in the files `only`, without translations."""
    catalog = Catalog(locale="en", charset="utf-8")
    for path, text in sources(room):
        if only is not None and path not in only:
            continue
        for _line, words, comments, context in extract(
            "python", BytesIO(text), KEYWORDS, COMMENTS, {"encoding": "utf-8"}
        ):
            catalog.add(words, context=context, auto_comments=comments)
    return catalog


def update(room: Path) -> list[Message]:
    """Bring the room's catalogue up to date, keeping what is translated; return what is not."""
    found, catalog = found_in(room), read(room)
    if len(found) or len(catalog):
        catalog.update(found, no_fuzzy_matching=True)
        write(room, catalog)
    for language in PARTIAL:
        if path_of(room, language).exists():
            write(room, _still_said(found, read(room, language)), language)
    return untranslated(found, catalog)


def _still_said(found: Catalog, catalog: Catalog) -> Catalog:
    """Return the catalogue of a partial language without the words that the room says no more."""
    kept = Catalog(locale=catalog.locale, charset="utf-8")
    for message in catalog:
        if message.id and found.get(message.id, message.context):
            kept[message.id] = message
    return kept


def untranslated(found: Catalog, catalog: Catalog) -> list[Message]:
    """Return the messages of `found` for which `catalog` has no English."""

    def has(message: Message) -> bool:
        known = catalog.get(message.id, message.context)
        said = known.string if known else ""
        return all(said) if isinstance(said, (list, tuple)) else bool(said)

    return [message for message in found if message.id and not has(message)]


def missing() -> list[tuple[str, str]]:
    """Return (room, Vietnamese words) of everything that has no English yet; changes nothing."""
    ready()
    return [(room.name, str(m.id)) for room in rooms() for m in untranslated(found_in(room), read(room))]


def ready() -> None:
    """Let Django's template lexer be used from a plain process: it reads two settings and no application."""
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
