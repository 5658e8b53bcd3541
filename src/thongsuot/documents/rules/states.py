"""What may be done with a paper in which state: the one table that actions, pages and tests read. Pure."""

from dataclasses import dataclass

DRAFT, NUMBERED, SIGNED, CANCELLED = "draft", "numbered", "signed", "cancelled"
STATES = (DRAFT, NUMBERED, SIGNED, CANCELLED)
SCREEN, SCAN, DIGITAL = "screen", "scan", "digital"
WAYS_TO_SIGN = {
    SCREEN: ("Ký trên màn hình hoặc bằng ảnh chữ ký", "Signed on screen or with a picture of the signature"),
    SCAN: ("Ký giấy, tải bản quét lên", "Signed on paper, the scan uploaded"),
    DIGITAL: ("Ký số, tải PDF đã ký lên", "Signed digitally, the signed PDF uploaded"),
}
POST, HAND, ELECTRONIC = "post", "hand", "electronic"
WAYS_TO_SEND = {
    POST: ("Gửi bưu điện", "By post"),
    HAND: ("Giao tận tay, ký nhận", "Handed over against a signature"),
    ELECTRONIC: ("Gửi điện tử", "Electronically"),
}
STATE_NAMES = {
    DRAFT: ("Dự thảo", "Draft"),
    NUMBERED: ("Đã lấy số, chờ bản ký", "Numbered, the signed original awaited"),
    SIGNED: ("Đã ký", "Signed"),
    CANCELLED: ("Đã hủy", "Cancelled"),
}
VERB_NAMES = {
    "draw": ("Soạn", "Drawn"),
    "revise": ("Sửa dự thảo", "Revised"),
    "sign": ("Ký, lấy số", "Signed, numbered"),
    "attach": ("Nhận bản đã ký", "Took the signed original"),
    "cancel": ("Hủy", "Cancelled"),
    "send": ("Gửi", "Sent"),
    "prove_receipt": ("Ghi ngày nhận", "Receipt proved"),
    "erase": ("Xóa nội dung", "Content erased"),
}


@dataclass(frozen=True, kw_only=True)
class Step:
    """`verb` may be done in `states`; `to`: the state it leads to (None: it stays)."""

    verb: str
    states: tuple[str, ...]
    to: str | None = None


STEPS = {
    step.verb: step
    for step in (
        Step(verb="revise", states=(DRAFT,)),
        Step(verb="sign", states=(DRAFT,), to=NUMBERED),
        Step(verb="attach", states=(NUMBERED,), to=SIGNED),
        Step(verb="cancel", states=(DRAFT, NUMBERED, SIGNED), to=CANCELLED),
        Step(verb="send", states=(SIGNED,)),
        Step(verb="prove_receipt", states=(SIGNED,)),
    )
}


def may(verb: str, state: str) -> bool:
    return state in STEPS[verb].states


def named(table: dict[str, tuple[str, str]], code: str, language: str = "vi") -> str:
    """Return how a page names a code of one of the tables above; an unknown one is shown as it is stored."""
    return table.get(code, (code, code))[language == "en"]
