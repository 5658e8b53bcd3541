"""Directives made for tests: tasks of the province, sent to its communes and opened."""

from datetime import UTC, date, datetime
from io import BytesIO

from cast import Cast, actor
from thongsuot.core.actors import service
from thongsuot.directives import actions
from thongsuot.directives.actions import Wanted, importing
from thongsuot.directives.models import Assignment, Importing, Task
from thongsuot.directives.rules.addressing import COMMUNES, Addressed

AT = datetime(2026, 7, 17, 3, 0, tzinfo=UTC)  # Friday, ten in the morning in Vietnam
FRIDAY = date(2026, 7, 17)
PLAN_BY = date(2026, 7, 31)
DUE = date(2026, 9, 30)
PLAN = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 45/KH-UBND
Đà Lạt, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Rà soát điểm ngập năm 2026

Căn cứ Nghị quyết số 25-NQ/TW ngày 03 tháng 6 năm 2013 của Ban Chấp hành Trung ương;

I. MỤC TIÊU
Phấn đấu đến hết năm 2026 có 95% điểm ngập được xử lý.

II. NHIỆM VỤ
1. Rà soát các điểm ngập trên địa bàn, hoàn thành trước ngày 30/6/2026.
2. Lập phương án thoát nước cho từng điểm ngập.

Nơi nhận:
- Các xã, phường;
- Lưu VT.
"""


def by(officer, at=AT, on=FRIDAY) -> dict:
    """Return who acts and when, for an action."""
    return {"actor": actor(officer), "at": at, "on": on}


def wanted(**more) -> Wanted:
    """Return a task to all communes, with a plan by the end of July and evidence by the end of September."""
    given = {
        "label": "Rà soát điểm ngập",
        "text": "Rà soát các điểm ngập và lập phương án thoát nước.",
        "evidence": "Biên bản rà soát có ảnh.",
        "starts_on": FRIDAY,
        "plan_by": PLAN_BY,
        "due_on": DUE,
        "addressed": Addressed(COMMUNES),
    }
    return Wanted(**given | more)


def drafted(people: Cast, **more) -> Task:
    return actions.draft_task(unit_id=people.province.pk, wanted=wanted(**more), **by(people.province_head))


def sent(people: Cast, **more) -> Task:
    """Return a task sent to both communes, their duties opened."""
    task = actions.send_task(task_id=drafted(people, **more).pk, **by(people.province_head))
    opened(task)
    return task


def opened(task: Task, limit: int = 100) -> int:
    return actions.open_batch(task_id=task.pk, actor=service("directives"), at=AT, limit=limit)


def part_of(task: Task, unit) -> Assignment:
    return Assignment.objects.select_related("task", "duty", "plan_duty").get(task=task, unit=unit)


def photo(name="bien-ban.png"):
    """Return an upload of a picture of one pixel, and its name."""
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
        "0000000049454e44ae426082"
    )
    return BytesIO(pixel), name


def upload(officer, unit, text: str | bytes = PLAN, name="ke-hoach.txt") -> Importing:
    """Return a document given to the register of a unit; nobody has read it yet."""
    content = text if isinstance(text, bytes) else text.encode()
    return importing.start_import(unit_id=unit.pk, upload=BytesIO(content), name=name, **by(officer))


def read(row: Importing) -> Importing:
    """Return the row once its job has read the file."""
    importing.read_in(importing_id=row.pk, clock=lambda: AT)
    row.refresh_from_db()
    return row
