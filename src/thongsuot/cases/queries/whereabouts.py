"""Where a text says it happened, and which level is competent there: suggestions with reasons. Nothing is kept."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from thongsuot.language.competence import UnitGuess, units_for
from thongsuot.language.seen import Seen
from thongsuot.units.places import NamedPlace, home_province, named_in
from thongsuot.units.queries import Candidate

MOST = 3
LEVELS = {"ward": _("cấp xã"), "province": _("cấp tỉnh"), "central": _("trung ương")}
RULES = {
    "second_complaint": _(
        "Khiếu nại lần hai lên cấp trên trực tiếp của người đã giải quyết lần đầu (Luật Khiếu nại, Điều 7)."
    ),
    "accused_head": _(
        "Người bị tố cáo đứng đầu hoặc là cấp phó ở cấp xã, nên cấp trên trực tiếp giải quyết (Luật Tố cáo, Điều 12)."
    ),
    "former_district": _("Cấp huyện đã bỏ từ 1/7/2025, cấp xã nhận hồ sơ."),
    "national": _("Việc do trung ương quyết định hoặc vận hành."),
}
_OF_PLACE = {"commune": "ward", "province": "province"}


def places_for(text: str, today: date) -> list[NamedPlace]:
    """Return up to three communes that the text names, likeliest first; of one name those of the own province first."""
    return named_in(text, today, home_province())[:MOST]


def level_for(text: str | Seen, topic: str, kind: str) -> UnitGuess | None:
    """Return the level that is competent first, None where the text does not say it surely enough to be told."""
    found = units_for(text, topic, kind)[0]
    return found if found.sure and found.reason else None


def by_level(units: Sequence[Candidate], level: UnitGuess | None) -> list[Candidate]:
    """Return the units, those of the level that is suggested before others; else in the order they came."""
    if level is None:
        return list(units)
    return sorted(units, key=lambda each: _level_of(each) != level.level)


def _level_of(candidate: Candidate) -> str:
    place = candidate.unit.place
    return _OF_PLACE.get(place.level, "") if place else ""
