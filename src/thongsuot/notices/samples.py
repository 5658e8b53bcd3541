"""Every message the program sends, filled in with invented values: what people read before it goes to anybody."""

from dataclasses import dataclass

from thongsuot.notices import rules
from thongsuot.notices.models import Message
from thongsuot.notices.texts import Text, text_of

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
)
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
    others = sorted(rules.TEMPLATES - set(TO_RESIDENTS))
    return [_sample(name) for name in (*TO_RESIDENTS, *others)]


def _sample(template: str) -> Sample:
    params = {name: value for name, value in VALUES.items() if name != "url"} | {"path": VALUES["url"]}
    message = Message(template=template, language="vi", params=params)
    return Sample(template, text_of(message, "vi"), text_of(message, "en"), template in TO_RESIDENTS)
