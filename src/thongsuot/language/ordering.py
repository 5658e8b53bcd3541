"""The Vietnamese alphabet as a stored sort key: a ă â b c d đ e ê …, then ngang < huyền < hỏi < ngã < sắc < nặng."""

import re
import unicodedata

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")

_LETTER_CODE = {letter: chr(ord("A") + rank) for rank, letter in enumerate(LETTERS)}
_TONE_CODE = {tone: chr(ord("!") + rank) for rank, tone in enumerate(TONES)}
_WORD = re.compile(r"[^\W_]+")
_TONE_MARK = re.compile("[" + "".join(TONES) + "]")


def sort_key(text: str) -> str:
    """Return a key that orders as a Vietnamese dictionary does, syllable by syllable: letters first, then the tone.

    Compare keys by code point: in Python as they are, in PostgreSQL in a column with the "C" collation.
    End of text < blank < tone < digit < letter. Punctuation separates and otherwise plays no part.
    """
    words = _WORD.findall(unicodedata.normalize("NFC", text).casefold().replace("ð", "đ"))
    return " ".join(_word_key(word) for word in words)


def name_sort_key(full_name: str) -> str:
    """Return the key of a person's name: by given name (the last word), then by the rest from its first word."""
    words = full_name.split()
    if len(words) < 2:
        return sort_key(full_name)
    return f"{sort_key(words[-1])} {sort_key(' '.join(words[:-1]))}"


def _word_key(word: str) -> str:
    plain = unicodedata.normalize("NFD", word)
    tones = _TONE_MARK.findall(plain)
    letters = unicodedata.normalize("NFC", _TONE_MARK.sub("", plain))
    coded = "".join(_letter(letter) for letter in letters)
    if coded.isdecimal():
        return coded
    return coded + ("".join(_TONE_CODE[tone] for tone in tones) or _TONE_CODE[""])


def _letter(letter: str) -> str:
    if letter in _LETTER_CODE:
        return _LETTER_CODE[letter]
    base = unicodedata.normalize("NFD", letter)[0]
    return _LETTER_CODE.get(base, base)
