"""Each room's catalogues: where they lie, how they are read, written and compiled. Knows no Django.

English is whole: every word of every room. A partial language holds what is translated and nothing else (`partial`).
"""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).resolve().parents[2]
INSIDE = Path("locale") / "en" / "LC_MESSAGES" / "django.po"
PARTIAL = ("km",)


def rooms() -> list[Path]:
    """Return the folders of all rooms."""
    return sorted(folder for folder in SOURCE.iterdir() if (folder / "__init__.py").exists())


def path_of(room: Path, language: str) -> Path:
    """Return where the catalogue of a room in a language lies, whether or not it is there."""
    return room / "locale" / language / INSIDE.relative_to("locale/en")


def read(room: Path, language: str = "en") -> Catalog:
    """Return the catalogue of `room`, empty where it has none."""
    path = path_of(room, language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language, charset="utf-8")


def write(room: Path, catalog: Catalog, language: str = "en") -> None:
    """Write the catalogue of `room`, sorted, without line numbers or dates: same words, same file."""
    path = path_of(room, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")  # whoever reads meanwhile finds the former words, never half of a file
    with fresh.open("wb") as file:
        write_po(file, catalog, width=120, sort_output=True, no_location=True, omit_header=True, ignore_obsolete=True)
    fresh.replace(path)


def differing() -> list[tuple[str, dict[str, str]]]:
    """Return the words that rooms translate differently, with each room's English: at run time one of them wins."""
    english: dict[tuple, dict[str, str]] = {}
    for room in rooms():
        for message in read(room):
            if message.id and any(message.string):
                english.setdefault((message.context, str(message.id)), {})[room.name] = str(message.string)
    return [(words, by) for (_context, words), by in sorted(english.items(), key=str) if len(set(by.values())) > 1]


def compile_all() -> int:
    """Compile every catalogue that is newer than its compiled form; return how many were.

    Beside those of the rooms there is web's Vietnamese one, for what Django and allauth say in forms.
    """
    done = 0
    for source in sorted(path for room in rooms() for path in room.glob("locale/*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        fresh = target.with_suffix(".new")
        with source.open("rb") as words, fresh.open("wb") as file:
            write_mo(file, read_po(words, locale=source.parts[-3], charset="utf-8"))
        fresh.replace(target)
        done += 1
    return done
