"""Vietnamese as old programs of offices still write it: TCVN3 (ABC, the fonts .VnTime) and VNI, made Unicode. Pure."""

import re
import unicodedata

# TCVN 5712:1993 (ABC, TCVN3), from 0xA1 on; Python has no codec for it.
TCVN = dict(
    zip(
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcdddedf"
            "e1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ),
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_VNI_MARKS = {
    "ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323", "â": "\u0302", "ê": "\u0306",
    "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303", "ä": "\u0302\u0323",
    "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309", "ü": "\u0306\u0303", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_MARKS |= {letter.upper(): marks for letter, marks in _VNI_MARKS.items()}
_VNI_ALONE = str.maketrans("ñÑìÌæÆóÓòÒîÎ", "đĐìÌỉỈĩĨịỊỵỴ")
_VNI_HORNED = str.maketrans("ôÔöÖ", "ơƠưƯ")
_VNI = re.compile(rf"([aeouyAEOUYôÔöÖ])([{''.join(_VNI_MARKS)}])")
_OWN = re.compile("[\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_COMMON = re.compile(r"(?i)\b(?:của|và|các|được|không|công|người|thực|hiện|những|trong|với|đảng|nhân|dân|về|là|đến)\b")


def from_tcvn(text: str) -> str:
    """Return text whose letters are TCVN3 read as Latin-1, in Unicode."""
    return text.translate(TCVN)


def from_vni(text: str) -> str:
    """Return text whose letters are VNI read as Latin-1, in Unicode: `coâng taùc` is `công tác`."""
    pieces, at = [], 0
    for match in _VNI.finditer(text):
        pieces.append(_alone(text[at : match.start()]))
        pieces.append(unicodedata.normalize("NFC", match[1].translate(_VNI_HORNED) + _VNI_MARKS[match[2]]))
        at = match.end()
    return "".join(pieces) + _alone(text[at:])


def _alone(text: str) -> str:
    return text.translate(_VNI_ALONE).translate(_VNI_HORNED)


def modern(text: str) -> str:
    """Return text in Unicode where it is plainly TCVN3 or VNI read as Latin-1; any other text as it is.

    Plainly: no letter of Unicode's own for Vietnamese is in it, and its commonest words appear once it is read so.
    """
    if text.isascii() or _OWN.search(text):
        return text
    best = max((from_tcvn(text), from_vni(text)), key=lambda read: len(_COMMON.findall(read)))
    found, before = len(_COMMON.findall(best)), len(_COMMON.findall(text))
    return best if found >= 3 and found > 2 * before else text
