"""The slip of a received case as PDF, for a roll of 80 mm or A5: code, due day and why, QR; the secret once."""

from datetime import date

from django.conf import settings

from thongsuot.cases.models import Case
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.cases.rules.secret import show_secret
from thongsuot.cases.views.submit import qr_svg
from thongsuot.core.ids import show_code
from thongsuot.counter.layout.forms import superior_of
from thongsuot.counter.layout.press import draw
from thongsuot.counter.rules import spelt
from thongsuot.duties.queries import explain
from thongsuot.files.models import Attachment
from thongsuot.law.rules import DueDay, LawError
from thongsuot.units.queries import installation

PAPERS = ("80mm", "a5")
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
UNITS = {"working-day": "ngày làm việc", "calendar-day": "ngày", "month": "tháng", "year": "năm"}


def write(case: Case, paper: str, files: list[Attachment], secret: str = "") -> bytes:
    """Return the slip. `secret`: empty on a copy, which says that it was given once."""
    return draw("slip", _content(case, paper, files, secret))


def address_of(code: str = "") -> str:
    """Return where a code is followed, as people type it; with `code`, its own page."""
    bare = f"{settings.PUBLIC_URL}/tra-cuu"
    return f"{bare}/{show_code(code)}" if code else bare.partition("://")[2]


def _content(case: Case, paper: str, files: list[Attachment], secret: str) -> dict:
    due, house = _due(case), installation()
    return {
        "paper": paper,
        "title": f"Biên nhận {show_code(case.code)}",
        "house": house.name_vi,
        "unit": case.received_unit.name,
        "superior": superior_of(case.received_unit),
        "code": show_code(case.code),
        "secret": show_secret(secret) if secret else "",
        "spelt": spelt(secret),
        "qr": qr_svg(address_of(case.code)),
        "received": day(case.received_on),
        "given": [case.title] if case.title else [],
        "files": [file.name for file in files],
        "due": day(case.duty.due_on) if case.duty and case.duty.due_on else "",
        "due_label": "Trả lời có thụ lý không, trước" if case.kind == COMPLAINT else "Phải trả lời trước",
        "why": why(due) if due else "",
        "address": address_of(),
        "phone": house.phone,
    }


def _due(case: Case) -> DueDay | None:
    try:
        return explain(case.duty) if case.duty else None
    except LawError:  # a day that no rule explains any more is shown without its reason
        return None


def day(on: date) -> str:
    """Return a day as slips say it: Thứ Hai, 7/9/2026."""
    return f"{WEEKDAYS[on.weekday()]}, {on.day}/{on.month}/{on.year}"


def why(due: DueDay) -> str:
    """Return in one sentence which rule set the day and how it was counted."""
    rule, start = due.rule, due.starts_on
    term = f"{rule.length} {UNITS.get(rule.unit, rule.unit)}"
    return f"Đếm {term} kể từ sau ngày {start.day}/{start.month}/{start.year}, theo {rule.source}."
