"""Tasks of the demonstration, one or more in every state, told through the actions on days before today."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from random import Random

from thongsuot.config.demo.days import Days
from thongsuot.config.demo.houses import DEMO, PROVINCE
from thongsuot.config.demo.papers import photo
from thongsuot.config.demo.staff import Desk
from thongsuot.config.demo.walk import World, upload
from thongsuot.core.clock import legal_day
from thongsuot.directives import actions
from thongsuot.directives.actions import Outcome, Planned, Wanted
from thongsuot.directives.models import Assignment, Task
from thongsuot.directives.rules.addressing import COMMUNES, UNITS, Addressed
from thongsuot.people.models import Officer

SEED = 20261107
COMMUNAL = Addressed(COMMUNES)


@dataclass(frozen=True)
class Story:
    """One task. `ago`: working days before today on which it was sent; `lasts`: calendar days it had."""

    label: str
    text: str
    evidence: str
    ago: int
    lasts: int
    topic: str = ""
    plan_in: int = 0
    event_kind: str = ""
    report_every: str = ""


FLOOD = Story(
    "Rà soát điểm ngập, lập phương án thoát nước",
    "Rà soát mọi điểm hay ngập trên địa bàn, lập phương án thoát nước cho từng điểm và công khai tại nhà văn hóa thôn.",
    "Biên bản rà soát có ảnh từng điểm.", 35, 90, "environment", 14,
)  # fmt: skip
STUDY = Story(
    "Quán triệt kế hoạch phòng, chống thiên tai",
    "Tổ chức quán triệt kế hoạch phòng, chống thiên tai đến cán bộ xã và trưởng thôn.",
    "", 30, 60, "", 0, "study",
)  # fmt: skip
HOTLINE = Story(
    "Niêm yết số điện thoại tiếp nhận phản ánh",
    "Niêm yết số điện thoại tiếp nhận phản ánh ở trụ sở, chợ, trạm y tế và nhà văn hóa các thôn.",
    "Ảnh nơi niêm yết.", 50, 20,
)  # fmt: skip
MONTHLY = Story(
    "Đối thoại với bà con mỗi quý",
    "Người đứng đầu đối thoại trực tiếp với bà con; sau mỗi quý báo cáo việc đã giải quyết.",
    "Biên bản đối thoại.", 40, 240, "", 10, "", "quarter",
)  # fmt: skip
OVERLAP = Story(
    "Khảo sát điểm ngập trên địa bàn",
    "Khảo sát điểm ngập trên địa bàn, đề xuất phương án thoát nước.",
    "", 2, 45, "environment",
)  # fmt: skip


def tell(world: World) -> None:
    """Tell every task of the province to its communes, and what the shown commune and a few others did."""
    told = Telling(world, Days(world.days.calendar, Random(SEED)), Random(SEED))
    root = world.houses.roots[PROVINCE]
    told.flood(told.sent(root, FLOOD, COMMUNAL))
    told.study(told.sent(root, STUDY, COMMUNAL))
    told.hotline(told.sent(root, HOTLINE, COMMUNAL))
    told.sent(root, MONTHLY, COMMUNAL)
    told.drafted(root, OVERLAP, COMMUNAL)


@dataclass
class Telling:
    world: World
    days: Days
    rng: Random

    def by(self, officer: Officer, at: datetime) -> dict:
        on = legal_day(at)
        return {"actor": self.world.houses.staff.actor(officer, on), "on": on, "at": at}

    def at(self, ago: int) -> datetime:
        """Return an hour of the office so many working days before today."""
        return self.days.office(self.days.before(legal_day(self.world.now), ago))

    def drafted(self, desk: Desk, story: Story, to: Addressed, parent: Assignment | None = None) -> Task:
        at = self.at(story.ago)
        starts = legal_day(at)
        due_on = date.fromordinal(starts.toordinal() + story.lasts)
        if parent is not None:
            due_on = min(due_on, parent.task.due_on)
        plan_by = date.fromordinal(starts.toordinal() + story.plan_in) if story.plan_in else None
        wanted = Wanted(
            story.label, story.text, starts, due_on, story.evidence, plan_by, topic=story.topic, addressed=to,
            event_kind=story.event_kind, report_every=story.report_every,
        )  # fmt: skip
        given = {"unit_id": desk.unit.pk, "parent_id": parent.pk if parent else None}
        return actions.draft_task(wanted=wanted, **given, **self.by(desk.head, at))

    def sent(self, desk: Desk, story: Story, to: Addressed, parent: Assignment | None = None) -> Task:
        task = self.drafted(desk, story, to, parent)
        at = self.at(story.ago)
        actions.send_task(task_id=task.pk, **self.by(desk.head, at))
        while actions.open_batch(task_id=task.pk, actor=DEMO, at=at):
            pass
        return task

    def part(self, task: Task, desk: Desk) -> Assignment:
        return Assignment.objects.select_related("task").get(task=task, unit=desk.unit)

    def flood(self, task: Task) -> None:
        """The shown commune plans, breaks the task down and reports; of the others some plan, some are late with it."""
        shown, root = self.world.houses.shown, self.world.houses.roots[PROVINCE]
        mine = self.part(task, shown)
        head = self.by(shown.head, self.at(30))
        plan = {"title": "Kế hoạch rà soát", "text": "Tuần 1 khảo sát, tuần 2 lập phương án."}
        actions.plan(assignment_id=mine.pk, **plan, **head)
        economics, handler = shown.worker("environment")
        child = replace(FLOOD, label="Khảo sát từng điểm ngập", ago=28, lasts=40, plan_in=0)
        below = self.sent(shown, child, Addressed(UNITS, units=(economics.pk,)), mine)
        report = {"percent": 60, "text": "Đã khảo sát 9 trên 15 điểm, có ảnh từng điểm.", "uploads": self.files()}
        own = Assignment.objects.get(task=below, unit=economics)
        actions.report(assignment_id=own.pk, **report, **self.by(handler, self.at(10)))
        words = {"percent": 60, "text": "", "taken": [f"task:{below.pk}"]}
        actions.report(assignment_id=mine.pk, **words, **self.by(shown.head, self.at(8)))
        for number, desk in enumerate(each for each in self.world.houses.communes if each is not shown):
            row = self.part(task, desk)
            if number % 3 == 0:
                plan = {"text": "Mỗi thôn tự rà soát, xã tổng hợp."}
                actions.plan(assignment_id=row.pk, **plan, **self.by(desk.head, self.at(29)))
            if number % 6 == 0:
                done = {"percent": 100, "final": True, "text": "Đã rà soát xong, có biên bản.", "uploads": self.files()}
                made = actions.report(assignment_id=row.pk, **done, **self.by(desk.head, self.at(6)))
                if number % 12 == 0:
                    actions.accept_report(report_id=made.pk, **self.by(root.head, self.at(4)))

    def study(self, task: Task) -> None:
        """One commune in two has held its study session; the shown one is still to hold it."""
        others = [desk for desk in self.world.houses.communes if desk is not self.world.houses.shown]
        for desk in others[::2]:
            expected = self.rng.randint(30, 90)
            outcome = Outcome(legal_day(self.at(12)), "Đã phổ biến, phân công từng thôn.", expected, expected - 2)
            event = task.events.get(unit=desk.unit)
            actions.hold_event(event_id=event.pk, outcome=outcome, **self.by(desk.head, self.at(11)))

    def hotline(self, task: Task) -> None:
        """The shown commune was returned its report and is late; a visit found two things to mend."""
        shown, root = self.world.houses.shown, self.world.houses.roots[PROVINCE]
        mine = self.part(task, shown)
        done = {"percent": 100, "final": True, "text": "Đã niêm yết.", "uploads": self.files()}
        made = actions.report(assignment_id=mine.pk, **done, **self.by(shown.head, self.at(38)))
        answer = "Ảnh mới có ở trụ sở. Bổ sung ảnh ở chợ và các thôn."
        actions.return_report(report_id=made.pk, answer=answer, **self.by(root.head, self.at(36)))
        at = self.at(48)
        planned = Planned("inspection", "Kiểm tra nơi niêm yết", legal_day(self.at(34)), shown.unit.pk)
        visit = actions.plan_event(unit_id=root.unit.pk, planned=planned, task_id=task.pk, **self.by(root.head, at))
        found = "Chợ xã chưa niêm yết.\nSố điện thoại ở trạm y tế in sai một chữ số."
        outcome = Outcome(legal_day(self.at(35)), "Đã đi ba nơi.", findings=found)
        actions.hold_event(event_id=visit.pk, outcome=outcome, **self.by(root.head, self.at(35)))

    def files(self) -> list:
        name, content = upload("anh-hien-truong.jpg", photo("Rà soát tại chỗ"))
        return [(content, name)]
