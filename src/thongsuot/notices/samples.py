"""Every message the program sends, filled in with invented values: what people read before it goes to anybody."""

from dataclasses import dataclass

from thongsuot.notices import rules, shipped
from thongsuot.notices.texts import KIND, Text, text_with
from thongsuot.wording.queries import Versions, holding, versions

TO_RESIDENTS = (
    "received",
    "supplement",
    "transferred",
    "holder-changed",
    "extended",
    "progress",
    "answered",
    "joined",
    "split",
    "returned",
    "guided",
    "closed",
    "reopened",
    "withdrawn",
    "reception-moved",
    "reception-called-off",
    "reception-tomorrow",
    "invited",
    "invited-reminder",
    "invited-moved",
    "invited-off",
)
ORDER = (*TO_RESIDENTS, *sorted(rules.TEMPLATES - set(TO_RESIDENTS)))
VALUES = {
    "code": "4715903628172",
    "url": "/tra-cuu",
    "label": "4715-9036-2817-2",
    "due": "27/8/2026",
    "unit": "Phòng Kinh tế xã Suối Thông",
    "channel": "SMS",
    "lines": "4715-9036-2817-2: 27/8/2026",
    "count": "3",
    "late": "2",
    "today": "1",
    "soon": "4",
    "later": "12",
    "suspended": "1",
}


@dataclass(frozen=True)
class Sample:
    """One message in both languages. `template`: its file; `to_residents`: else it goes to officers."""

    template: str
    vi: Text
    en: Text
    to_residents: bool


def samples() -> list[Sample]:
    """Return each message with sample values, those to residents first, in the order of a case's life."""
    own = versions(KIND)
    return [Sample(name, _text(name, "vi", own), _text(name, "en", own), name in TO_RESIDENTS) for name in ORDER]


def _text(template: str, language: str, own: Versions) -> Text:
    """Return a message in the words that hold now."""
    version = holding(own.get((template, language), ()))
    params = {name: value for name, value in VALUES.items() if name != "url"} | {"path": VALUES["url"]}
    return text_with(shipped.words(template, language) | (version.texts if version else {}), params)
