"""Whether the name of a label is about a person instead of the work: ethnicity, religion, politics, character. Pure.

Such a label would make a record of people that nobody may keep: sensitive personal data by Luật 91/2025/QH15 and Nghị
định 356/2025/NĐ-CP (which article says so: unsure, not compared with the text). The list is
short and certain: what it lets pass is still an officer's word, and every label of a unit is seen by the whole unit.
"""

import re
import unicodedata
from dataclasses import dataclass

from thongsuot.language.folding import fold


@dataclass(frozen=True)
class About:
    """What a refused name tells of a person: a code, and the words that tell it."""

    code: str
    words: str


# After "người", "dân", "bà con", "hộ" the name of a people is one; alone many of them are everyday words.
PEOPLES = """kinh, tày, thái, mường, khmer, khơ me, hoa, nùng, mông, h'mông, hmông, dao, gia rai, jrai, ê đê,
        rhade, ba na,
    bahnar, xơ đăng, sán chay, cơ ho, k'ho, kơ ho, chăm, chàm, sán dìu, hrê, ra glai, mnông, m'nông, thổ, xtiêng,
    stiêng,
    khơ mú, bru, vân kiều, cơ tu, giáy, tà ôi, mạ, giẻ triêng, co, chơ ro, xinh mun, hà nhì, chu ru, lào, kháng,
    la chí,
    phù lá, la hủ, la ha, pà thẻn, lự, ngái, chứt, lô lô, mảng, cơ lao, bố y, cống, si la, pu péo, rơ măm, brâu, ơ đu,
    thượng, cil, lạch"""
# Certain wherever they stand.
CERTAIN = {
    "ethnicity": """dân tộc, sắc tộc, đồng bào thiểu số, ê đê, gia rai, ba na, h'mông, k'ho, cơ ho, chu ru,
        ra glai, mnông,
        khmer, xơ đăng""",
    "religion": """tôn giáo, công giáo, thiên chúa, phật giáo, phật tử, tin lành, cao đài, hòa hảo, hồi giáo,
        theo đạo,
        tà đạo, giáo dân, có đạo, ngoại đạo""",
    "politics": """đảng viên, phản động, chống đối, bất mãn, thù địch, việt tân, fulro, chính kiến,
        quan điểm chính trị,
        kích động""",
    "character": """hay kiện, kiện nhiều, thích kiện, khiếu kiện dai, dai dẳng, khó tính, khó chịu, cứng đầu,
        chây ì, cùn,
        gàn, khùng, điên, tâm thần, thần kinh, ngáo, nghiện, say xỉn, côn đồ, hung hăng, ăn vạ, quấy rối, vô học,
        cá biệt,
        đối tượng, tiền án, tiền sự, người nhà, người quen, quen biết, vip, nói dối, gian dối, lừa đảo""",
}


def _listed(words: str) -> list[str]:
    return " ".join(words.split()).split(", ")


def _spelt(text: str) -> str:
    """Return `text` in lower case with its marks, blanks collapsed."""
    return " ".join(unicodedata.normalize("NFC", text).lower().replace("’", "'").split())


def _whole(words: list[str], before: str = "") -> re.Pattern:
    return re.compile(rf"(?<!\w){before}(?:{'|'.join(words)})(?!\w)")


_MARKED = [(code, _whole(_listed(words))) for code, words in CERTAIN.items()]
_MARKED.append(("ethnicity", _whole(_listed(PEOPLES), before="(?:người|dân|bà con|hộ) ")))
# Without marks only what stays certain: two words or more.
_PLAIN = [(code, _whole([fold(each) for each in _listed(words) if " " in each])) for code, words in CERTAIN.items()]


def about_person(name: str) -> About | None:
    """Return what the name of a label says of a person, None where it is about the work."""
    spelt = _spelt(name)
    marked = any(ord(letter) > 127 for letter in spelt)
    for code, words in _MARKED if marked else (*_MARKED, *_PLAIN):
        if found := words.search(spelt):
            return About(code, found[0])
    return None
