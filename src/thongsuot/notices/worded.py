"""What the office may change in messages, lent to the room of words: parts, values, checks, a preview."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.core.errors import NotFound
from thongsuot.core.ids import show_code
from thongsuot.notices import rules, shipped
from thongsuot.notices.samples import ORDER, TO_RESIDENTS, VALUES
from thongsuot.notices.texts import KIND, Text, text_with
from thongsuot.wording.kinds import Part, Place, Worded, lend
from thongsuot.wording.rules import PIECE, PLACE, Limits, Wrong, names, sms_parts, troubles

SUBJECT, BODY, SMS = 150, 1500, 700
MOST_PARTS = 5  # of one message by SMS: what comes in more parts arrives torn, and each is paid for
MUST = ("code", "label", "url", "due", "lines")  # without these nobody knows which matter, where to look, until when
GROUPS = {True: _("Tin gửi bà con"), False: _("Tin gửi cán bộ")}
LOCKED = _(
    "Tin này cũng báo về thư có thể là tố cáo, hoặc việc trong phòng tố cáo. Chỉ dùng lời đi cùng chương trình: một câu"
    " viết thêm ở đây có thể cho người ngoài biết ai tố cáo."
)
PARTS = (
    Part(name="subject", label=_("Tiêu đề"), hint=_("Một dòng: tiêu đề thư điện tử, dòng đầu trên bàn làm việc.")),
    Part(name="body", label=_("Nội dung"), rows=6),
    Part(
        name="sms",
        label=_("Bản tin nhắn"),
        rows=3,
        hint=_("Để trống thì tin nhắn lấy nội dung ở trên, viết liền thành một đoạn."),
    ),
)
LABELS = {
    "code": _("mã vụ việc"),
    "label": _("tên việc, không có tên người"),
    "url": _("đường dẫn để xem"),
    "due": _("ngày"),
    "unit": _("tên đơn vị"),
    "lines": _("danh sách, mỗi việc một dòng"),
    "count": _("số việc"),
    "channel": _("đường gửi"),
    "late": _("số việc quá hạn"),
    "today": _("số việc hạn hôm nay"),
    "soon": _("số việc sắp đến hạn"),
    "later": _("số việc còn thời gian"),
    "suspended": _("số việc đang tạm dừng"),
}
MARKS = (("[ ]", _("Đoạn trong hai dấu này không hiện khi giá trị trong đó không có.")),)


class Messages:
    """Every message in both languages."""

    def things(self) -> list[Worded]:
        return [_thing(template, language) for template in ORDER for language in rules.LANGUAGES]

    def troubles(self, thing: Worded, texts: dict[str, str]) -> list[Wrong]:
        found = [wrong for limits in _limits(thing) for wrong in troubles(texts.get(limits.part, ""), limits)]
        if not found and thing.code in TO_RESIDENTS:
            text = _sample(texts)
            if sms_parts(text.short) > MOST_PARTS:
                found.append(Wrong("sms" if text.sms else "body", "sms", str(MOST_PARTS)))
        return found

    def preview(self, thing: Worded, texts: dict[str, str]) -> dict:
        text = _sample(texts)
        return {
            "template": "notices/_preview.html",
            "text": text,
            "to_residents": thing.code in TO_RESIDENTS,
            "letters": len(text.short),
            "parts": sms_parts(text.short),
        }

    def file(self, thing: Worded, texts: dict[str, str]) -> HttpResponse:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))


def _sample(texts: dict[str, str]) -> Text:
    return text_with(texts, {name: value for name, value in VALUES.items() if name != "url"} | {"path": VALUES["url"]})


def _thing(template: str, language: str) -> Worded:
    words = shipped.words(template, language)
    may = names(words["subject"] + words["body"])
    must = [name for name in names(PIECE.sub("", words["body"])) if name in MUST]
    return Worded(
        kind=KIND,
        code=template,
        language=language,
        name=_called(template),
        group=GROUPS[template in TO_RESIDENTS],
        shipped=words,
        parts=PARTS if template in TO_RESIDENTS else PARTS[:2],
        places=tuple(_place(name, name in must) for name in may),
        marks=MARKS if PIECE.search(words["subject"] + words["body"]) else (),
        locked=LOCKED if template in rules.NEAR_THE_SEALED else "",
    )


def _place(name: str, must: bool) -> Place:
    shown = {"url": settings.PUBLIC_URL + VALUES["url"], "code": show_code(VALUES["code"])}
    sample = shown.get(name, VALUES[name])
    return Place(name=name, label=LABELS[name], sample=sample, must=must)


def _called(template: str) -> str:
    """Return what a message is called: its subject as it ships, in the reader's language, dots for values."""
    language = get_language() if get_language() in rules.LANGUAGES else "vi"
    return PLACE.sub("…", PIECE.sub("", shipped.words(template, language)["subject"]))


def _limits(thing: Worded) -> list[Limits]:
    may, must = [place.name for place in thing.places], [place.name for place in thing.places if place.must]
    free = names(PIECE.sub("", thing.shipped["subject"] + thing.shipped["body"]))
    common = {"may": may, "free": free, "pieces": True}
    limits = [
        Limits(part="subject", longest=SUBJECT, one_line=True, **common),
        Limits(part="body", longest=BODY, must=must, **common),
    ]
    if len(thing.parts) > len(limits):
        limits.append(Limits(part="sms", longest=SMS, must=must, needed=False, **common))
    return limits


def take_part() -> None:
    """Let the room of words list and change the words of messages; called once, when the rooms are ready."""
    lend(KIND, Messages())
