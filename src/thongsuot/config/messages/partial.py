"""Languages that say a part: which pages that part is, how much of it is translated, and what does not fit.

The part is a resident's path: home, send, receipt, follow, help, and the errors met on the way. Whatever else a page
of it says falls back to the Vietnamese of the source.
"""

import re

from babel.messages.catalog import Catalog

from thongsuot.config.messages import catalogues
from thongsuot.config.messages.catalogues import read, rooms
from thongsuot.config.messages.extraction import found_in, untranslated

_WEB, _CASES, _PARTS = "web/templates/web", "cases/templates/cases", "web/templates/components"
PATH = (
    *(f"{_WEB}/{name}.html" for name in (
        "base", "public", "home", "help", "help_public", "not_found", "trouble", "stale_form",
        "_help", "_language", "_listen", "_nav", "_partial", "_size",
    )),
    *(f"{_CASES}/{name}.html" for name in (
        "submit", "receipt", "ask_code", "status", "follow", "elsewhere",
        "_evidence", "_figures", "_item", "_paper", "_parts", "_rating", "_reopening",
    )),
    *(f"{_PARTS}/{name}.html" for name in ("alert", "error_summary", "field")),
    "cases/actions/secret_check.py", "cases/forms/fields.py", "cases/forms/public.py", "cases/queries/follow.py",
    "cases/views/follow.py", "cases/views/submit.py", "doors/actions.py",
)  # fmt: skip
PLACE = re.compile(r"%(?:\(\w+\))?[a-z%]|\{\w*\}")


def coverage(language: str) -> tuple[int, list[str]]:
    """Return how many words of the path there are, and those that have no translation."""
    files = {catalogues.SOURCE / name for name in PATH}
    known, words = Catalog(locale=language, charset="utf-8"), {}
    for room in rooms():
        for message in read(room, language):
            known[message.id] = message
        words |= {str(message.id): message for message in found_in(room, files) if message.id}
    left = [str(message.id) for message in untranslated(words.values(), known)]
    return len(words), left


def unfit(language: str) -> list[tuple[str, str, str]]:
    """Return (room, Vietnamese words, what is wrong): said no more, or with other placeholders than the source."""
    wrong = []
    for room in rooms():
        catalog = read(room, language)
        found = found_in(room) if len(catalog) else ()
        for message in catalog:
            if message.id and not found.get(message.id, message.context):
                wrong.append((room.name, str(message.id), "said no more"))
            elif message.id and not _fits(message):
                wrong.append((room.name, str(message.id), "other placeholders"))
    return wrong


def _fits(message) -> bool:
    ids, said = (one if isinstance(one, list | tuple) else [one] for one in (message.id, message.string))
    return all(sorted(PLACE.findall(each)) == sorted(PLACE.findall(ids[-1])) for each in said)
