"""What a correction changed: how it stood before and how it stands since, read out of the acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thongsuot.cases.models import Act
from thongsuot.cases.rules.reasons import CHANNELS, KINDS, reasons_by_code
from thongsuot.language.topics import is_topic, topic
from thongsuot.units.models import Place

NAMES = {
    "kind": gettext_lazy("Loại"),
    "topic": gettext_lazy("Lĩnh vực"),
    "channel": gettext_lazy("Kênh"),
    "persons": gettext_lazy("Số người"),
    "households": gettext_lazy("Số hộ"),
    "urgent": gettext_lazy("Khẩn"),
    "place": gettext_lazy("Nơi"),
    "received_on": gettext_lazy("Ngày nhận"),
    "title": gettext_lazy("Tóm tắt"),
    "text": gettext_lazy("Nội dung"),
    "place_text": gettext_lazy("Nơi xảy ra"),
    "items": gettext_lazy("Việc được đề nghị"),
}
CODES = ("kind", "topic", "channel", "persons", "households", "urgent", "place", "received_on")
WORDS = ("title", "text", "place_text", "items")


@dataclass(frozen=True)
class Changed:
    """One thing corrected. `was` is empty where nothing stood there, or the words were erased."""

    name: str
    was: str
    now: str


def corrections(acts: Iterable[Act]) -> dict[int, list[Changed]]:
    """Return by the number of the correcting act what it changed; `acts`: all of a case, each with its `content`."""
    stood: dict = {}
    found: dict[int, list[Changed]] = {}
    acts = sorted(acts, key=lambda act: act.number)
    places = _places(acts)
    for act in acts:
        fresh = _said(act)
        if act.verb == "correct":
            found[act.number] = [
                Changed(str(NAMES[name]), _shown(name, stood.get(name), places), _shown(name, value, places))
                for name, value in fresh.items()
            ]
        stood |= fresh
    return found


def _said(act: Act) -> dict:
    """Return what the act says of the things that can be corrected."""
    said = {name: act.details[name] for name in CODES if name in act.details}
    said |= {name: act.content.texts[name] for name in WORDS if name in act.content.texts and _is_own(act, name)}
    if act.verb == "receive":
        said.setdefault("received_on", act.on.isoformat())
    return said


def _is_own(act: Act, name: str) -> bool:
    """Whether words of this name are the matter's own; other acts use `text` for what they say themselves."""
    return act.verb in ("receive", "correct") or (act.verb == "screen" and name != "text")


def _places(acts: list[Act]) -> dict[str, str]:
    ids = {act.details["place"] for act in acts if act.details.get("place")}
    return {str(place.pk): str(place) for place in Place.objects.filter(pk__in=ids)} if ids else {}


def _shown(name: str, value, places: dict[str, str]) -> str:
    if value is None or value == "":
        return ""
    if name in ("kind", "channel"):
        reason = reasons_by_code(KINDS if name == "kind" else CHANNELS).get(value)
        return (reason.en if get_language() == "en" else reason.vi) if reason else value
    if name == "topic":
        return topic(value).name(get_language() or "vi") if is_topic(value) else ""
    if name == "place":
        return places.get(value, "")
    if name == "received_on":
        day = date.fromisoformat(value)
        return f"{day.day}/{day.month}/{day.year}"
    if name == "urgent":
        return _("có") if value else _("không")
    return "; ".join(value) if isinstance(value, list) else str(value)
