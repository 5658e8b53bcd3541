"""Dialogues of the demonstration: one that was held, with a promise, and one to come with questions that wait."""

from datetime import date, datetime, time, timedelta
from random import Random

from thongsuot.commitments import actions as promises
from thongsuot.commitments.actions import PromiseCopy, Promised
from thongsuot.config.demo import invited
from thongsuot.config.demo.days import Days
from thongsuot.config.demo.walk import World
from thongsuot.core.actors import STRANGER
from thongsuot.core.clock import legal_day
from thongsuot.meetings import actions
from thongsuot.meetings.actions import Planned
from thongsuot.meetings.models import Meeting, Question
from thongsuot.people.models import Officer

SEED = 20261123
BASIS = "Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15"
AGENDA = (
    "Khai mạc, báo cáo kết quả sáu tháng; 20; Chủ tịch Ủy ban nhân dân xã\nHỏi và trả lời; 120\nKết luận; 15; Chủ tịch"
)
LAMP = "Bao giờ xã sửa đèn đường ở đoạn gần chợ thôn Suối Thông?"
DRAIN = "Cống trước nhà văn hóa tắc mãi, đơn vị nào chịu trách nhiệm khơi thông?"
WATER = "Nước sạch thôn Tân Hiệp yếu từ đầu tháng, xã có kế hoạch gì?"
MARKET = "Chợ tạm trên đường tỉnh bao giờ dời vào chợ mới?"
CALL = "Rác ở đầu thôn Bồng Lai không ai thu, gọi tôi số 0912 345 678 để chỉ chỗ được không?"
LAMP_AGAIN = "Đèn đường gần chợ thôn Suối Thông hỏng lâu rồi, bao giờ sửa xong?"
ANSWERS = {
    LAMP: ("later", "Xã sẽ thay xong đèn đoạn gần chợ, chậm nhất {day}."),
    DRAIN: ("answered", "Phòng Kinh tế đã giao đội vệ sinh khơi thông trong tuần này."),
}
MINUTES = "Chủ tịch báo cáo kết quả, trả lời hai câu hỏi của bà con. Xã hứa thay đèn đường đoạn gần chợ."


def tell(world: World) -> None:
    """Tell both dialogues of the shown commune."""
    teller = _Teller(world, Days(world.days.calendar, Random(SEED)))
    teller.held()
    teller.coming()


class _Teller:
    """Who tells: the instant it has come to, and who acts in the shown commune."""

    def __init__(self, world: World, days: Days):
        self.world, self.days, self.desk = world, days, world.houses.shown
        self.at: datetime = world.now

    def by(self, officer: Officer, at: datetime) -> dict:
        on = legal_day(at)
        return {"actor": self.world.houses.staff.actor(officer, on, (self.desk,)), "on": on, "at": at}

    def _announced(self, title: str, held_on: date, place: str, at: datetime) -> Meeting:
        unit, _officer = self.desk.worker("environment")
        planned = Planned(
            title=title, held_on=held_on, starts=time(8), ends=time(11), place=place, agenda=AGENDA, basis=BASIS,
            answering=(self.desk.unit.pk, unit.pk),
        )  # fmt: skip
        meeting = actions.plan(unit_id=self.desk.unit.pk, planned=planned, **self.by(self.desk.receptionist, at))
        soon = at + timedelta(minutes=30)
        return actions.announce(meeting_id=meeting.pk, **self.by(self.desk.publisher, soon))

    def _asked(self, meeting: Meeting, text: str, at: datetime) -> Question:
        count = meeting.questions.count()
        return actions.ask(code=meeting.code, text=text, token=f"demo-{count}", actor=STRANGER, on=legal_day(at), at=at)

    def _shown(self, meeting: Meeting, text: str, at: datetime) -> Question:
        question = self._asked(meeting, text, at)
        later = at + timedelta(minutes=5)
        return actions.let_through(question_id=question.pk, text=text, **self.by(self.desk.receptionist, later))

    def held(self) -> None:
        today = legal_day(self.world.now)
        held_on = self.days.before(today, 25)
        begun = datetime.combine(held_on, time(8), self.world.now.tzinfo)
        before = self.days.office(self.days.before(held_on, 12))
        meeting = self._announced("Đối thoại với nhân dân xã sáu tháng đầu năm", held_on, "Hội trường xã", before)
        people = invited.invite(meeting, self.by(self.desk.receptionist, before + timedelta(hours=1)))
        invited.admit(meeting, people, self.by(self.desk.receptionist, begun))
        due_on = held_on + timedelta(days=45)
        day = f"ngày {due_on.day}/{due_on.month}/{due_on.year}"
        for place, text in enumerate((LAMP, DRAIN), 1):
            at = begun + timedelta(minutes=20 * place)
            question = self._shown(meeting, text, at)
            outcome, said = ANSWERS[text]
            worker = self.by(self.desk.receptionist, at + timedelta(minutes=10))
            actions.answer(
                question_id=question.pk, outcome=outcome, text=said.format(day=day),
                answering_id=self.desk.unit.pk, **worker,
            )  # fmt: skip
        self._promise(meeting, ANSWERS[LAMP][1].format(day=day), due_on, begun + timedelta(hours=2))
        self._ended(meeting, held_on, begun + timedelta(hours=3))

    def _promise(self, meeting: Meeting, text: str, due_on: date, at: datetime) -> None:
        unit, officer = self.desk.worker("environment")
        promised = Promised(
            text=text, wanted="Ảnh các cột đèn đã sáng.", said_by="Chủ tịch Ủy ban nhân dân xã", source="dialogue",
            said_on=legal_day(at), due_on=due_on, heard_in=meeting.title, about=meeting.ref,
            holder_unit_id=unit.pk, holder_officer_id=officer.pk,
        )  # fmt: skip
        by = self.by(self.desk.receptionist, at)
        made = promises.make(unit_id=self.desk.unit.pk, promised=promised, **by)
        copy = PromiseCopy(text=text, wanted=promised.wanted, said_by=promised.said_by)
        promises.publish(commitment_id=made.pk, copy=copy, **self.by(self.desk.publisher, at + timedelta(hours=4)))

    def _ended(self, meeting: Meeting, held_on: date, at: datetime) -> None:
        chair = self.by(self.desk.approver(held_on), at)
        actions.close(meeting_id=meeting.pk, minutes=MINUTES, invited=120, attended=96, **chair)
        told_at = self.days.after(at, 4)
        answers = {question.number: question.answer for question in meeting.questions.exclude(number=None)}
        publisher = self.by(self.desk.publisher, told_at)
        actions.tell(meeting_id=meeting.pk, result=MINUTES, answers=answers, **publisher)

    def coming(self) -> None:
        today = legal_day(self.world.now)
        at = self.days.office(self.days.before(today, 2))
        held_on = self.days.next_day(today, 9)
        meeting = self._announced(
            "Đối thoại với nhân dân về nước sạch và vệ sinh", held_on, "Nhà văn hóa thôn Tân Hiệp", at
        )
        for place, text in enumerate((WATER, LAMP), 1):
            self._shown(meeting, text, at + timedelta(hours=place))
        for place, text in enumerate((MARKET, CALL, LAMP_AGAIN), 3):
            self._asked(meeting, text, at + timedelta(hours=place))
        people = invited.invite(meeting, self.by(self.desk.receptionist, at + timedelta(hours=6)))
        invited.reply(people, at + timedelta(hours=7))
