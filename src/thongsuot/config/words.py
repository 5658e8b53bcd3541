"""The administrator's language in the terminal: Vietnamese, or English where the terminal is set to English.

Commands speak before Django is set up, so this reads the compiled catalogue itself. Source strings are Vietnamese.
"""

import gettext
import os
from functools import lru_cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"


@lru_cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return the catalogue of `language`; without a compiled one the Vietnamese source strings stand."""
    return gettext.translation("django", LOCALE, languages=[language], fallback=True)


def terminal_language() -> str:
    """Return "en" where LC_ALL, LC_MESSAGES or LANG (the first that is set) names English, else "vi"."""
    chosen = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "en" if chosen.lower().startswith("en") else "vi"


def decimal(value: float) -> str:
    """Return `value` with one decimal, after a comma unless the terminal is set to English."""
    return f"{value:.1f}" if terminal_language() == "en" else f"{value:.1f}".replace(".", ",")


def gettext_noop(text: str) -> str:
    """Return `text` as it is: marks it for the catalogue where it is translated later."""
    return text


def _(text: str) -> str:
    return catalogue(terminal_language()).gettext(text)
