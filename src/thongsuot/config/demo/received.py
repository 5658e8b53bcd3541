"""Receptions of the demonstration: months of days held, one called off, one being held today, days to come."""

from datetime import date, datetime, time, timedelta
from random import Random

from thongsuot.config.demo.walk import World
from thongsuot.core.actors import STRANGER
from thongsuot.core.clock import LEGAL_ZONE, legal_day
from thongsuot.people.models import Officer
from thongsuot.receptions import actions, rules
from thongsuot.receptions.actions import Arrival, Booking, Outcome, PlannedSession
from thongsuot.receptions.models import Session

SEED = 20261101
PLACE = "Phòng tiếp công dân, trụ sở Ủy ban nhân dân xã"
POST = "Chủ tịch Ủy ban nhân dân xã"
BACK, AHEAD = 8, 6  # how many sessions lie behind, and how many are posted ahead, two weeks apart
# (name, about, what was answered), all invented
COME = (
    ("Lơ Mu Ha Biên", "Xin xác nhận đất đang trồng cà phê.", "Phòng Kinh tế kiểm tra thực địa trong tuần sau."),
    ("Nguyễn Thị Sương", "Mương thoát nước trước nhà bị lấp.", "Đã hướng dẫn gửi phản ánh, tổ dân phố xem hôm nay."),
    ("Trần Văn Lợi", "Hỏi chế độ cho con bị khuyết tật.", "Đã hướng dẫn hồ sơ, cán bộ đến nhà giúp điền."),
    ("Kơ Să Ha Thương", "Đèn đường thôn 4 tắt cả tuần.", "Xã sửa trước cuối tháng."),
    ("Phạm Thị Ngân", "Giấy hẹn trả kết quả quá hai lần.", "Bộ phận một cửa trả kết quả trong ba ngày làm việc."),
)


def tell(world: World) -> None:
    """Tell the receptions of the shown commune, on days before today, today and after."""
    _Receptions(world).tell()


class _Receptions:
    def __init__(self, world: World):
        self.world, self.desk, self.rng = world, world.houses.shown, Random(SEED)
        self.today = legal_day(world.now)

    def by(self, officer: Officer, at: datetime) -> dict:
        on = legal_day(at)
        return {"actor": self.world.houses.staff.actor(officer, on, (self.desk,)), "on": on, "at": at}

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), LEGAL_ZONE)

    def tell(self) -> None:
        days = self.world.days
        behind = [days.before(self.today, 10 * number) for number in range(BACK, 0, -1)]
        for number, day in enumerate(behind):
            session = self.posted(day, days.before(day, 4 if number == 2 else 8))
            self.held(session, number)
        self.now_held(self.posted(self.today, days.before(self.today, 8)))
        for number in range(1, AHEAD + 1):
            session = self.posted(days.next_day(self.today, 10 * number), days.before(self.today, 1))
            if number < 3:
                self.booked(session, number)

    def posted(self, day: date, planned_on: date) -> Session:
        at = self.at(planned_on, 9)
        by = self.by(self.desk.receptionist, at)
        planned = PlannedSession(
            kind=Session.Kind.LEADER,
            on=day,
            starts=time(7, 30),
            ends=time(11, 30),
            place=PLACE,
            leader_id=self.desk.head.pk,
            leader_post=POST,
            day_off_agreed=True,
        )
        (session,) = actions.plan_sessions(unit_id=self.desk.unit.pk, planned=[planned], **by)
        actions.post_schedule(unit_id=self.desk.unit.pk, **by)
        session.refresh_from_db()
        return session

    def booked(self, session: Session, number: int) -> None:
        slot = rules.slots_of(session.starts, session.ends, session.slot_minutes)[number * 2]
        name, about, _answer = COME[number]
        given = Booking(slot=slot, name=name, about=about)
        at = self.at(self.world.days.before(self.today, 1), 20)
        actions.book(
            session_id=session.pk,
            given=given,
            form_token=f"demo-{session.pk}",
            actor=STRANGER,
            on=legal_day(at),
            at=at,
        )

    def held(self, session: Session, number: int) -> None:
        """Hold a session of the past: the fourth by somebody else, the sixth with nobody."""
        desk, begin = self.desk.receptionist, self.at(session.on, 7, 30)
        if number == 3:
            given = {"came": "delegate", "why": "Chủ tịch đi chống bão; Phó Chủ tịch tiếp thay."}
        else:
            given = {"came": "leader"}
        actions.open_session(session_id=session.pk, **given, **self.by(desk, begin))
        answers = [] if number == 5 else [self.visit(session, place, begin) for place in range(1 + number % 3)]
        done = self.by(desk, self.at(session.on, 11, 40))
        actions.close_session(session_id=session.pk, conclusion="\n".join(answers), **done)
        if answers and number < BACK - 1:
            sent = self.at(self.world.days.next_day(session.on, 5), 15)
            if sent < self.world.now:
                head = self.by(self.desk.head, sent)
                actions.send_conclusion(session_id=session.pk, sent_on=legal_day(sent), **head)

    def visit(self, session: Session, place: int, begin: datetime) -> str:
        """Receive somebody; return what was answered."""
        name, about, answer = COME[(place + session.on.day) % len(COME)]
        at = begin + timedelta(minutes=20 * place + self.rng.randint(1, 9))
        by = self.by(self.desk.receptionist, at)
        token = f"demo-{session.pk}-{place}"
        visit = actions.walk_in(session_id=session.pk, given=Arrival(name=name, about=about), form_token=token, **by)
        actions.step(visit_id=visit.pk, name="begin", **self.by(self.desk.receptionist, at + timedelta(minutes=2)))
        outcome = Outcome(outcome="explained", summary=about, answer=answer)
        actions.finish(visit_id=visit.pk, given=outcome, **self.by(self.desk.receptionist, at + timedelta(minutes=14)))
        return f"{visit.number}. {answer}"

    def now_held(self, session: Session) -> None:
        """Let the session of today stand in its middle: one received, one inside, one called, two waiting."""
        begin = self.world.now - timedelta(minutes=50)
        if legal_day(begin) != session.on:
            return
        actions.open_session(session_id=session.pk, came="leader", **self.by(self.desk.receptionist, begin))
        self.visit(session, 0, begin)
        for place in range(1, 5):
            name, about, _answer = COME[place]
            by = self.by(self.desk.receptionist, begin + timedelta(minutes=20 + place))
            token = f"demo-{session.pk}-{place}"
            given = Arrival(name=name, about=about)
            visit = actions.walk_in(session_id=session.pk, given=given, form_token=token, **by)
            if place == 1:
                actions.step(visit_id=visit.pk, name="begin", **by)
            elif place == 2:
                actions.step(visit_id=visit.pk, name="call", **by)
