"""Directives of the demonstration: a draft half confirmed, one in force that replaced another, the news of a meeting.

All bodies are real ones; all words, numbers and people are invented.
"""

from datetime import date, datetime
from io import BytesIO
from random import Random

from thongsuot.config.demo.days import Days
from thongsuot.config.demo.houses import PROVINCE
from thongsuot.config.demo.walk import World
from thongsuot.core.clock import legal_day
from thongsuot.directives.actions import citing, importing, instruments, passages
from thongsuot.directives.actions.instruments import About
from thongsuot.directives.models import Instrument, Passage
from thongsuot.units.models import Unit

SEED = 20261112
PLAN = """ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}/KH-UBND
Đà Lạt, {day}

KẾ HOẠCH
Rà soát điểm ngập, khơi thông thoát nước ở khu dân cư

Căn cứ Luật Phòng, chống thiên tai số 33/2013/QH13;
Căn cứ Nghị quyết số 25-NQ/TW ngày 03 tháng 6 năm 2013 của Ban Chấp hành Trung ương;

I. MỤC TIÊU
Đến hết năm có 95% điểm ngập trong khu dân cư được xử lý; 100% xã, phường có phương án thoát nước.

II. NHIỆM VỤ
1. Rà soát mọi điểm hay ngập trên địa bàn, lập danh sách có ảnh từng điểm.
2. Khơi thông cống, rãnh trước mùa mưa; giao thôn tự quản từng tuyến.
3. Công khai danh sách điểm ngập và ngày xử lý tại nhà văn hóa thôn.
4. Báo cáo kết quả mỗi quý về Ủy ban nhân dân tỉnh.

III. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp và Môi trường đôn đốc, tổng hợp.
2. Ủy ban nhân dân các xã, phường lập kế hoạch của mình và tổ chức thực hiện.

Nơi nhận:
- Các xã, phường;
- Lưu: VT.
"""
NEWS = """Sơ kết sáu tháng công tác dân vận chính quyền
Lượt xem: 314
Sáng nay, tại Đà Lạt, Ủy ban nhân dân tỉnh tổ chức hội nghị sơ kết sáu tháng thực hiện công tác dân vận chính quyền.
Sáu tháng qua, các xã, phường đã tổ chức 412 cuộc đối thoại với hơn 23.700 lượt người dự.
Các cấp đã giải quyết 87,5% kiến nghị của cử tri.
Tuy nhiên, một số nơi còn chậm công khai kết quả giải quyết; việc tiếp công dân ở vài xã chưa đúng lịch.
Kết luận hội nghị, lãnh đạo tỉnh yêu cầu các xã, phường tập trung ba nhiệm vụ:
Thứ nhất, công khai kết quả giải quyết kiến nghị ngay sau khi trả lời.
Thứ hai, tiếp công dân đúng lịch, người đứng đầu trực tiếp dự.
Thứ ba, nhân rộng mô hình "Tổ tự quản thoát nước" của xã Đơn Dương.
Tin, ảnh: Ban biên tập
"""


def tell(world: World) -> None:
    """Let the register of the province hold three instruments and one that was replaced."""
    Telling(world).tell()


class Telling:
    """Who did what on which day; the days before today are drawn from a seed of its own."""

    def __init__(self, world: World):
        self.world, self.rng = world, Random(SEED)
        self.days = Days(world.days.calendar, self.rng)
        self.root = world.houses.roots[PROVINCE]

    def tell(self) -> None:
        old = self.standing(
            About("Kế hoạch phòng, chống ngập năm trước", "plan", "118/KH-UBND", "Ủy ban nhân dân tỉnh"), 220
        )
        plan = self.read(PLAN.format(number=45, day=self.printed(60)), "ke-hoach-thoat-nuoc.txt", 58)
        self.confirm(plan, 55)
        citing.say_replaces(instrument_id=plan.pk, replaced_ids=[old.pk], **self.by(54))
        instruments.put_in_force(instrument_id=plan.pk, **self.by(53))
        news = self.read(NEWS, "tin-so-ket.txt", 20)
        self.confirm(news, 19)
        instruments.put_in_force(instrument_id=news.pk, **self.by(18))
        other = PLAN.format(number=72, day=self.printed(5)).replace("điểm ngập", "điểm sạt lở")
        draft = self.read(other, "ke-hoach-sat-lo.txt", 3)
        half = list(draft.passages.values_list("pk", flat=True))
        passages.decide(
            instrument_id=draft.pk, passage_ids=half[: len(half) // 2], state=Passage.State.CONFIRMED, **self.by(2)
        )

    def read(self, text: str, name: str, ago: int) -> Instrument:
        at = self.at(ago)
        row = importing.start_import(unit_id=self.unit.pk, upload=BytesIO(text.encode()), name=name, **self.by(ago))
        importing.read_in(importing_id=row.pk, clock=lambda: at)
        row.refresh_from_db()
        return row.instrument

    def confirm(self, instrument: Instrument, ago: int) -> None:
        """Confirm what was read, and what is known of the instrument where the program only concluded it."""
        passages.confirm_rest(instrument_id=instrument.pk, **self.by(ago))
        instrument.refresh_from_db()
        if instrument.inferred:
            known = {name: getattr(instrument, name) for name in About.__annotations__}
            given = {"about": About(**known), "revision": instrument.revision}
            instruments.describe(instrument_id=instrument.pk, **given, **self.by(ago))

    def standing(self, about: About, ago: int) -> Instrument:
        made = instruments.register_by_hand(unit_id=self.unit.pk, about=about, **self.by(ago))
        return instruments.put_in_force(instrument_id=made.pk, **self.by(ago))

    @property
    def unit(self) -> Unit:
        return self.root.unit

    def printed(self, ago: int) -> str:
        day: date = legal_day(self.at(ago))
        return f"ngày {day.day} tháng {day.month} năm {day.year}"

    def at(self, ago: int) -> datetime:
        """Return an hour of the office so many working days before today."""
        return self.days.office(self.days.before(legal_day(self.world.now), ago))

    def by(self, ago: int) -> dict:
        at = self.at(ago)
        on = legal_day(at)
        return {"actor": self.world.houses.staff.actor(self.root.head, on), "on": on, "at": at}
