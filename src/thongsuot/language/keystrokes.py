"""Unconverted typing: recognises raw Telex (`phuwowngf`) and VNI (`phu7o7ng2`) and decodes it. Pure."""

import re
import unicodedata
from collections.abc import Callable

TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
VOWELS = "aăâeêioôơuưy"
ENOUGH_WORDS = 2
ENOUGH_SHARE = 0.3
LONGEST = 16  # keystrokes; the longest syllable, nghiêng with its tone, takes ten

_ONSET = r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
_RIME = (
    r"(?:(?:iê|yê|ươ|uô|uyê|oă|uâ|oa|oe|uê|uơ|uy|ă|â|[aeêioôơuưy])(?:ng|nh|ch|[cmnpt])?"
    r"|(?:ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ui|ưa|ưi|ưu|ươi|ươu|uôi|iêu|yêu|oai|oay|oeo|uây|uya|uyu|uao|uơ))"
)
_SYLLABLE = re.compile(_ONSET + _RIME)
_TELEX_WORD = re.compile(r"[A-Za-z]+")
_VNI_WORD = re.compile(r"[A-Za-z]+[1-9A-Za-z]*")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")

Typing = tuple[re.Pattern, Callable[[str], str | None]]  # what a word is, and what reads one


def decode_typing(text: str) -> str:
    """Return `text` with its Telex or VNI keystrokes turned into letters, or unchanged where it is not raw typing.

    Raw means: hardly any marked letter, and of its words at least two and three in ten are no plain
    syllables as they stand but become Vietnamese ones once decoded. Other words (names, English) stay.
    """
    found = _typing(text)
    if found is None:
        return text
    word, decode = found
    return word.sub(lambda found: decode(found[0]) or found[0], text)


def decoder(text: str) -> Callable[[str], str | None] | None:
    """Return what reads one word of `text`, where it is raw typing: None for a word that stays. None for other text."""
    found = _typing(text)
    return found and found[1]


def is_raw_typing(text: str) -> bool:
    """Return whether `text` as a whole looks like unconverted Telex or VNI."""
    return decoder(text) is not None


def _typing(text: str) -> Typing | None:
    """Return the keystrokes that `text` is raw typing of."""
    marked = sum(map(str.isalpha, "".join(_NOT_ASCII.findall(text))))
    if marked * 10 > (len(text) + 1) / 2:  # something parts words: there are no more than that
        return None
    return next((typing for typing in _TYPINGS if _is_raw(text, marked, *typing)), None)


def _is_raw(text: str, marked: int, word: re.Pattern, decode: Callable[[str], str | None]) -> bool:
    words = word.findall(text)
    if marked * 10 > len(words):
        return False
    decoded = sum(1 for each in words if decode(each))
    return decoded >= ENOUGH_WORDS and decoded >= ENOUGH_SHARE * len(words)


def _telex(word: str) -> str | None:
    lower = word.lower()
    if len(lower) > LONGEST or _SYLLABLE.fullmatch(lower):
        return None
    tone = ""
    letters = ""
    for at, key in enumerate(lower):
        if key in TELEX_TONES and any(c in VOWELS for c in letters) and not _opens_cluster(lower, at):
            tone = TELEX_TONES[key]
        else:
            letters = _telex_key(letters, key)
    return _finish(word, letters, tone)


def _opens_cluster(word: str, at: int) -> bool:
    """Return whether the letter is part of a consonant pair that no tone key makes (tr, kr); then it is a letter."""
    return word[at] == "r" and word[at - 1] in "tk"


def _telex_key(letters: str, key: str) -> str:
    last = letters[-1:]
    if key == "d" and "d" in letters and letters[0] == "d":
        return "đ" + letters[1:]
    if key == last and key in "aeo":
        return letters[:-1] + {"a": "â", "e": "ê", "o": "ô"}[key]
    if key == "w":
        return _hook(letters)
    return letters + key


def _hook(letters: str) -> str:
    for plain, marked in (("uo", "ươ"), ("ưo", "ươ"), ("oa", "oă"), ("a", "ă"), ("o", "ơ"), ("u", "ư")):
        if plain in letters:
            at = letters.rindex(plain)
            return letters[:at] + marked + letters[at + len(plain) :]
    return letters + "ư"


def _vni(word: str) -> str | None:
    lower = word.lower()
    if len(lower) > LONGEST or lower.isalpha():
        return None
    tone, letters = "", ""
    for key in lower:
        if key in VNI_TONES and letters:
            tone = VNI_TONES[key]
        elif key in "6789" and letters:
            letters = _vni_key(letters, key)
        else:
            letters += key
    return _finish(word, letters, tone)


def _vni_key(letters: str, key: str) -> str:
    if key == "7":
        return _hook(letters.replace("a", "\0")).replace("\0", "a")
    marks = {"6": {"a": "â", "e": "ê", "o": "ô"}, "8": {"a": "ă"}, "9": {"d": "đ"}}[key]
    for at in range(len(letters) - 1, -1, -1):
        if letters[at] in marks:
            return letters[:at] + marks[letters[at]] + letters[at + 1 :]
    return letters + key


def _finish(word: str, letters: str, tone: str) -> str | None:
    """Return the syllable with its tone and the case of `word`, or None where it is no Vietnamese syllable."""
    found = syllable(letters, tone)
    if not found:
        return None
    if word.isupper() and len(word) > 1:
        return found.upper()
    return found[0].upper() + found[1:] if word[0].isupper() else found


def syllable(letters: str, tone: str) -> str | None:
    """Return the Vietnamese syllable of `letters` (NFC, lower case) with the combining `tone`; None: it is none."""
    return place_tone(letters, tone) if _SYLLABLE.fullmatch(letters) else None


def place_tone(letters: str, tone: str) -> str:
    """Return the syllable `letters` carrying the combining `tone` on the right vowel (hòa, thủy, hoàn, quý), NFC."""
    start = 2 if letters.startswith("qu") or (letters.startswith("gi") and any(c in VOWELS for c in letters[2:])) else 0
    vowels = [at for at in range(start, len(letters)) if letters[at] in VOWELS]
    if not tone or not vowels:
        return letters
    marked = [at for at in vowels if letters[at] in "ăâêôơư"]
    if marked:
        spot = marked[-1]
    elif letters[-1] not in VOWELS:
        spot = vowels[-1]
    else:
        spot = vowels[1] if len(vowels) == 3 else vowels[0]
    return unicodedata.normalize("NFC", letters[: spot + 1] + tone + letters[spot + 1 :])


_TYPINGS = ((_TELEX_WORD, _telex), (_VNI_WORD, _vni))
