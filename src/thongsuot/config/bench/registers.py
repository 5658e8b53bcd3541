"""A register of an office taken over: rows a second by the actions alone and by the batch, from the same file."""

import io
import time
from datetime import timedelta
from random import Random

import openpyxl

from thongsuot.cases.importing.reading import Row, read_table
from thongsuot.cases.importing.taking import Intake
from thongsuot.changes.actions.letters import SealedRoom
from thongsuot.config.bench.figures import Figure
from thongsuot.config.bench.stage import Stage
from thongsuot.core import clock

HEADINGS = (
    "Số TT", "Ngày tiếp nhận", "Họ tên", "Địa chỉ", "Điện thoại", "Nội dung", "Phân loại", "Mã xã",
    "Ngày thụ lý", "Trả lại, hướng dẫn", "Ngày trả lời", "Kết quả",
)  # fmt: skip
WORDS = (
    "Đèn đường trước nhà văn hóa hỏng đã hai tuần, trẻ em đi học về phải dò đường.",
    "Cống thoát nước của ngõ bị tắc, mưa là nước ngập vào sân nhà bà con.",
    "Kiến nghị xã lắp thêm biển báo ở ngã ba gần trường học.",
    "Rác để ven đường liên thôn nhiều ngày chưa thu gom, mùi hôi.",
)
PAST_DAYS, WITHIN = 300, 20


def register(rows: int, stage: Stage, seed: int = 7) -> io.BytesIO:
    """Return a workbook of `rows` invented rows: half new, a fifth accepted, a quarter answered, some guided."""
    rng, today = Random(seed), clock.today()
    place, book = stage.world.houses.shown.place, openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sổ")
    sheet.append(HEADINGS)
    for number in range(1, rows + 1):
        day, drawn = today - timedelta(WITHIN + number % PAST_DAYS), rng.random()
        after = day + timedelta(number % WITHIN)
        accepted, guided = (after if 0.5 <= drawn < 0.95 else None), ("Hướng dẫn đến xã bên" if drawn >= 0.95 else None)
        answered = after if 0.7 <= drawn < 0.95 else None
        sheet.append([
            number, day, f"Người thử {number}", f"Thôn {number % 30}", f"0900{number:06d}", rng.choice(WORDS),
            "Phản ánh", place.code, accepted, guided, answered, "Đã làm xong." if answered else None,
        ])  # fmt: skip
    file = io.BytesIO()
    book.save(file)
    return file


def imports(stage: Stage, rows: int, singly: int) -> list[Figure]:
    """Return the seconds that a register of `rows` rows takes, and how much slower the actions alone are."""
    file, unit = register(rows, stage), stage.world.houses.shown.unit
    start = time.perf_counter()
    every = list(read_table(file))
    reading = time.perf_counter() - start
    alone = _seconds("đo từng dòng", every[:singly], unit, singly=True) / singly
    together = _seconds("đo cả lô", every, unit, singly=False)
    return [
        Figure(name="import", value=reading + together, unit=f"s / {rows}"),
        Figure(name="import.reading", value=reading, unit=f"s / {rows}"),
        Figure(name="import.alone", value=alone * rows, unit=f"s / {rows}, by {singly}"),
        Figure(name="import.gain", value=alone * rows / together, unit="times"),
    ]


def _seconds(source: str, rows: list[Row], unit, *, singly: bool) -> float:
    at = clock.now()
    start = time.perf_counter()
    tally = Intake(source, at, unit, door=SealedRoom(at), singly=singly).take(rows, lambda done: None)
    if tally.accepted != len(rows):
        raise RuntimeError(f"{tally.accepted} of {len(rows)} rows were taken: {tally.turned[0].reason}")
    return time.perf_counter() - start
