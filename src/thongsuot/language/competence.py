"""Which level is competent first for a submission, ward, province or central, and of which place: a suggestion. Pure.

A model says it by all words, the topic by what its matters usually are; where the law leaves no doubt, a rule decides.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from thongsuot.language.learning import DATA, model
from thongsuot.language.places import PlaceGuess
from thongsuot.language.seen import Seen, seen
from thongsuot.language.signs import Reading

LEVELS = ("ward", "province", "central")
SURE = 0.7  # below it a suggestion is told as not certain
BY_RULE = 0.9  # how sure a rule is
LEAST = 0.05
TOPIC_SAYS = 0.3  # what the topic weighs beside the words; chosen on the development submissions
TABLE = DATA / "models" / "levels.json"

_COMPLAINTS, _DENUNCIATIONS = ("complaint", "mixed"), ("denunciation", "mixed")
_GAP = r"(?: (?!kinh|gui|thua|trinh|len)[^ .;:!?]+)"
_COMMITTEE = r"(?:ubnd|uy ban nhan dan|uy ban|ub)"


@dataclass(frozen=True)
class Rule:
    """What the law decides for the `kinds` (none: all): `said` by these words, without marks, the level is `level`."""

    name: str
    level: str
    kinds: tuple[str, ...]
    said: re.Pattern


RULES = (
    # Luật Khiếu nại 02/2011/QH13, Điều 7: the second complaint goes to the superior of who decided first.
    Rule("second_complaint", "province", _COMPLAINTS, re.compile(
        r"\bkhieu nai (?:len )?lan (?:thu )?(?:hai|2|ii)\b"
        r"|\b(?:giai quyet|quyet dinh)(?: giai quyet)?(?: khieu nai)? lan (?:dau|thu nhat|1|mot|i)\b")),
    # Luật Tố cáo 25/2018/QH14, Điều 12: a head or deputy is judged by the head of the next-higher body.
    Rule("accused_head", "province", _DENUNCIATIONS, re.compile(
        rf"\bto cao{_GAP}{{0,9}}?(?: ,)?(?: la)? (?:pho )?chu tich(?: {_COMMITTEE}| hdnd)? (?:xa|phuong|dac khu)\b")),
    # Districts ended on 1 July 2025; the commune took over their files.
    Rule("former_district", "ward", ("complaint",), re.compile(
        r"\b(?:quyet dinh|ket luan|thong bao|van ban)(?: (?!tinh\b)[^ .;:!?]+){0,10}? "
        rf"{_COMMITTEE} (?:huyen|quan|thi xa)\b")),
    # What only the Government or the National Assembly can make or change, and what the State runs for all.
    Rule("national", "central", (), re.compile(
        r"\b(?:kien nghi|de nghi|xin|mong|gop y|kinh gui|gui|yeu cau|nho)(?: [^ .;:!?]+){0,4}? "
        r"(?:chinh phu|quoc hoi|thu tuong)\b"
        r"|\b(?:kien nghi|de nghi|kinh gui|gui|mong) (?:cac |dai dien )?bo (?:xay dung|y te|cong an|noi vu|tai chinh"
        r"|giao duc|cong thuong|nong nghiep|khoa hoc|van hoa|quoc phong|dan toc|ngoai giao)\b"
        r"|\b(?:sua|sua doi|bo sung) (?:[^ .;:!?]+ ){0,3}?(?:luat|nghi dinh|thong tu)\b"
        r"|\bcong (?:dich vu cong|dvc) quoc gia\b")),
)  # fmt: skip


@dataclass(frozen=True)
class UnitGuess:
    """`level`: ward, province or central; the codes are of today, None where no place is known or none applies.

    `share`: how sure, of all levels together 1. `reason`: the words that say so. `rule`: the name in RULES, or "".
    """

    level: str
    province_code: str | None
    ward_code: str | None
    share: float
    reason: str
    rule: str = ""

    @property
    def sure(self) -> bool:
        """Worth believing."""
        return self.share >= SURE


def units_for(text: str | Seen, topic: str = "", kind: str = "", places: Sequence[PlaceGuess] = ()) -> list[UnitGuess]:
    """Return the levels that may be competent for `text`, best first, each in the first of `places`; never empty.

    `topic`, `kind`: as an officer or a model says, "" where nobody knows.
    """
    looked = seen(text)
    rule, words = _decided(looked.reading, kind)
    guesses = {each.label: each for each in model("level").guess(looked, most=len(LEVELS))}
    shares = {level: guesses[level].share * _usual(topic, level) ** TOPIC_SAYS for level in LEVELS}
    whole = sum(shares.values())
    shares = {level: share / whole for level, share in shares.items()}
    if rule:
        shares = {level: (1 - BY_RULE) * share for level, share in shares.items()}
        shares[rule.level] += BY_RULE
    found = [
        _unit(level, share, places, rule, words if rule and rule.level == level else guesses[level].reason)
        for level, share in shares.items()
    ]
    found.sort(key=lambda each: -each.share)
    return found[:1] + [each for each in found[1:] if each.share >= LEAST]


def _unit(level: str, share: float, places: Sequence[PlaceGuess], rule: Rule | None, reason: str) -> UnitGuess:
    place = places[0] if places else None
    return UnitGuess(
        level=level,
        province_code=place.province_code if place and level != "central" else None,
        ward_code=place.ward_code if place and level == "ward" else None,
        share=round(share, 3),
        reason=reason,
        rule=rule.name if rule and rule.level == level else "",
    )


def _decided(reading: Reading, kind: str) -> tuple[Rule | None, str]:
    """Return the rule that decides, and the words that say so as they are written; None and "" without one."""
    said = " ".join(reading.folded)
    for rule in RULES:
        if rule.kinds and kind not in rule.kinds:
            continue
        if match := rule.said.search(said):
            first = said.count(" ", 0, match.start())
            return rule, " ".join(reading.exact[first : first + match[0].count(" ") + 1])
    return None, ""


def _usual(topic: str, level: str) -> float:
    """Return how often the matters of a topic belong to a level; the same for all levels where it is not known."""
    counted = usual_levels().get(topic, {})
    return (counted.get(level, 0) + 1) / (sum(counted.values()) + len(LEVELS))


@cache
def usual_levels() -> dict[str, dict[str, int]]:
    """Return for each topic how many of the texts that we learned from belong to each level."""
    return json.loads(TABLE.read_text("utf-8"))
