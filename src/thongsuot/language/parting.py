"""The part of a mixed letter that surely accuses nobody: what may be read by all who read petitions. Pure.

Errs on the side of silence: a sentence is left out unless it says that it asks or reports, names nobody and no office,
points at nobody, and holds no word of wrongdoing. What is left out stays with the denunciation, which holds it all.
"""

import re

from thongsuot.language import accusation_words as words
from thongsuot.language.accusation import accuses
from thongsuot.language.folding import clean, fold, has_marks
from thongsuot.language.signs import read

SHORTEST = 25
NOISE = re.compile(r"[|¬_~^`´]")
BULLET = re.compile(r"^\s*(?:[-–—•*+]|\d{1,2}\s*[.)]|[a-zđ]\s*\))\s*")
ENDED = re.compile(r"[.!?;:…]\s*$")
SENTENCE = re.compile(r"(?<=[^\d][.!?;])\s+|(?<=[)\"”][.!?;])\s+")
ASKS = ("kiến nghị", "phản ánh", "góp ý", "đề xuất")
POINTS_AT = re.compile(
    r"\b(?:(?:ông|bà|anh|chị|cô|thằng|gã|lão|mụ|tên|con|người|kẻ|vị|chú|thầy)\s+"
    r"(?:ta|ấy|này|đó|kia|ni|nớ|nói trên)|"
    r"hắn|nó|họ|bả|ổng|chúng nó|bọn|đối tượng|đương sự|y thị|các ông|các bà|mấy ông|mấy bà)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"\b(?:cán bộ|công chức|viên chức|lãnh đạo|chủ tịch|bí thư|giám đốc|trưởng|phó|kế toán|thủ quỹ|thủ kho|nhân viên|"
    r"công an|cảnh sát|kiểm lâm|đảng viên|địa chính|người nhà|con trai|con gái|em trai|em gái|vợ|chồng|cháu)\b",
    re.IGNORECASE,
)
OTHER_KIND = re.compile(
    r"\b(?:tố cáo|tố giác|khiếu nại|khiếu tố|vi phạm|sai phạm|tiêu cực|xử lý nghiêm)\b", re.IGNORECASE
)
ADDRESSED = re.compile(rf"\b(?i:{words.ADDRESS})\s+(?P<name>[A-ZÀ-ỸĐ][\w'’]*(?:\s+[A-ZÀ-ỸĐ][\w'’]*)*)")


def harmless_part(text: str) -> str:
    """Return the sentences of `text` that surely hold no part of an accusation, or "" where nothing is sure.

    Nothing is sure where the text is typed without marks, in capitals, or scanned badly.
    """
    text = clean(text)
    if not has_marks(text) or NOISE.search(text) or text.isupper():
        return ""
    names = _names(text)
    kept = [piece for block in _blocks(text) for piece in _harmless(block, names)]
    return "\n".join(kept)


def is_harmless(text: str) -> bool:
    """Return whether a whole text surely accuses nobody: it names and points at nobody, and weighs nothing."""
    text = clean(text)
    return has_marks(text) and not NOISE.search(text) and _names_nobody(text) and accuses(text).score == 0


def _blocks(text: str) -> list[str]:
    """Return the paragraphs and listed items of a text; a line broken in the middle of a sentence is mended."""
    blocks: list[str] = []
    for line in text.split("\n"):
        starts = not blocks or not line.strip() or not blocks[-1] or BULLET.match(line) or ENDED.search(blocks[-1])
        if starts:
            blocks.append(line.strip())
        else:
            blocks[-1] += " " + line.strip()
    return [block for block in blocks if block]


def _harmless(block: str, names: frozenset[str]) -> list[str]:
    """Return the sentences of one block up to the first that is not clear: what follows may lean on it."""
    kept = []
    for sentence in SENTENCE.split(BULLET.sub("", block)):
        if not _is_clear(sentence, names):
            if accuses(sentence).score or OTHER_KIND.search(sentence):
                break
            continue
        if kept or _asks(sentence):
            kept.append(sentence.strip())
    whole = " ".join(kept)
    return [whole] if len(whole) >= SHORTEST else []


def _asks(sentence: str) -> bool:
    return any(phrase in sentence.lower() for phrase in ASKS)


def _is_clear(sentence: str, names: frozenset[str]) -> bool:
    if not _names_nobody(sentence) or names & set(fold(sentence).replace(",", " ").split()):
        return False
    reading = read(sentence)
    if reading.first(words.DEEDS) or reading.first(words.DEEDS_BY_MARKS) or reading.first(words.MINOR_DEEDS):
        return False
    return not reading.first(words.PUNISH) and accuses(sentence).score == 0


def _names_nobody(text: str) -> bool:
    return not any(sign.search(text) for sign in (POINTS_AT, OFFICE, OTHER_KIND, ADDRESSED))


def _names(text: str) -> frozenset[str]:
    """Return every word of every name that stands behind a form of address, without marks."""
    found = (fold(match["name"]).split() for match in ADDRESSED.finditer(text))
    return frozenset(word for name in found for word in name if len(word) > 1)
