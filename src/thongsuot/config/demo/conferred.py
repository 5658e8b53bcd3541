"""Conferences of the demonstration: one that was held, with a conclusion promised, and one that sits today."""

from datetime import date, datetime, time, timedelta

from thongsuot.commitments import actions as promises
from thongsuot.commitments.actions import Promised
from thongsuot.conferences import actions
from thongsuot.conferences.actions import Planned
from thongsuot.conferences.models import Conference
from thongsuot.config.demo.walk import World
from thongsuot.core.clock import LEGAL_ZONE, legal_day
from thongsuot.people.models import Officer

AGENDA = (
    "Khai mạc, báo cáo kết quả; 30; Văn phòng\nTham luận của các điểm cầu; 60\n"
    "Thảo luận; 45\nKết luận; 15; Chủ tịch Ủy ban nhân dân xã"
)
VILLAGES = "Nhà văn hóa thôn Suối Thông; Thôn Suối Thông; 40\nNhà văn hóa thôn Tân Hiệp; Thôn Tân Hiệp; 35"
PAPER = "Kinh nghiệm xử lý phản ánh về rác và nước sạch ở thôn"
RECORD = "Nêu cách chia đội thu gom theo ngõ, đề nghị xã thêm hai điểm tập kết."
MINUTES = "Nghe báo cáo sáu tháng, một tham luận; các điểm cầu thống nhất hai kết luận."
CONCLUSIONS = "Phòng Kinh tế đặt thêm hai điểm tập kết rác.\nVăn phòng rà soát các phản ánh quá hạn, báo cáo hằng tuần."


def tell(world: World) -> None:
    """Tell both conferences of the shown commune."""
    teller = _Teller(world)
    teller.held()
    teller.sitting()


class _Teller:
    def __init__(self, world: World):
        self.world, self.desk = world, world.houses.shown
        self.today = legal_day(world.now)

    def by(self, officer: Officer, day: date, hour: int, minute: int = 0) -> dict:
        at = datetime.combine(day, time(hour, minute), LEGAL_ZONE)
        return {"actor": self.world.houses.staff.actor(officer, day, (self.desk,)), "on": day, "at": at}

    def planned(self, title: str, held_on: date, planned_on: date) -> Conference:
        planned = Planned(
            title=title, held_on=held_on, starts=time(7, 30), ends=time(11), place="Hội trường Ủy ban nhân dân xã",
            agenda=AGENDA, day_off=True,
        )  # fmt: skip
        runner = self.desk.receptionist
        made = actions.plan(unit_id=self.desk.unit.pk, planned=planned, **self.by(runner, planned_on, 8))
        units = sorted({unit.name for unit, _officer in self.desk.workers.values()})
        lines = "\n".join([*units, VILLAGES])
        return actions.add_sites(conference_id=made.pk, lines=lines, **self.by(runner, planned_on, 9))

    def held(self) -> None:
        days, runner = self.world.days, self.desk.receptionist
        day = days.before(self.today, 15)
        before = days.before(day, 6)
        conference = self.planned("Hội nghị sơ kết công tác sáu tháng", day, before)
        sites = list(conference.sites.order_by("number"))
        words = {"title": PAPER, "office": "Trưởng thôn Suối Thông", "site_id": sites[-2].pk}
        brought = actions.register_paper(conference_id=conference.pk, **words, **self.by(runner, before, 10))
        actions.accept_paper(paper_id=brought.pk, **self.by(runner, before, 11))
        for number, site in enumerate(sites[:-1]):
            actions.join(site_id=site.pk, **self.by(runner, day, 7, number))
            actions.report(site_id=site.pk, present=12 + 3 * number, **self.by(runner, day, 7, 30 + number))
        of = {"conference_id": conference.pk}
        actions.open_conference(**of, **self.by(runner, day, 7, 45))
        actions.speak(paper_id=brought.pk, record=RECORD, **self.by(runner, day, 9))
        actions.conclude(**of, conclusions=CONCLUSIONS, **self.by(runner, day, 10))
        actions.close(**of, minutes=MINUTES, **self.by(self.desk.approver(day), day, 11))
        told = {one.number: one.text for one in conference.conclusions.all()}
        actions.tell(**of, conclusions=told, **self.by(self.desk.publisher, day, 15))
        self._promised(conference, day)

    def _promised(self, conference: Conference, day: date) -> None:
        first = conference.conclusions.get(number=1)
        unit, officer = self.desk.worker("environment")
        promised = Promised(
            text=first.text, wanted="Ảnh hai điểm tập kết.", said_by="Chủ tịch Ủy ban nhân dân xã",
            source="conference", said_on=day, due_on=day + timedelta(days=60), heard_in=conference.title,
            about=first.ref, holder_unit_id=unit.pk, holder_officer_id=officer.pk,
        )  # fmt: skip
        promises.make(unit_id=self.desk.unit.pk, promised=promised, **self.by(self.desk.receptionist, day, 16))

    def sitting(self) -> None:
        runner, day = self.desk.receptionist, self.today
        conference = self.planned("Hội nghị giao ban tháng", day, self.world.days.before(day, 3))
        for number, site in enumerate(conference.sites.order_by("number")[:4]):
            actions.join(site_id=site.pk, **self.by(runner, day, 7, number))
        of = {"conference_id": conference.pk}
        actions.open_conference(**of, **self.by(runner, day, 7, 30))
        actions.call_item(**of, item=2, **self.by(runner, day, 8))
        actions.say(**of, text="Nghỉ giải lao từ 9 giờ đến 9 giờ 15.", **self.by(runner, day, 8, 30))
