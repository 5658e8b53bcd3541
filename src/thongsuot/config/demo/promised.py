"""Promises of the demonstration, one or more in every standing, told through the actions on days before today."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from thongsuot.commitments import actions
from thongsuot.commitments.actions import PromiseCopy, Promised
from thongsuot.commitments.models import Commitment
from thongsuot.config.demo.days import Days
from thongsuot.config.demo.houses import PROVINCE
from thongsuot.config.demo.papers import photo
from thongsuot.config.demo.walk import World, upload
from thongsuot.core.clock import legal_day
from thongsuot.people.models import Officer

SEED = 20261001
OFFICE = "Chủ tịch Ủy ban nhân dân xã"


@dataclass(frozen=True)
class Story:
    """One promise on its way. `ago`: working days before today on which it was said; `lasts`: calendar days it had."""

    text: str
    wanted: str
    source: str
    heard_in: str
    ago: int
    lasts: int
    topic: str
    then: tuple[tuple, ...] = ()


STORIES = (
    Story(
        "Xã sẽ thay hết bóng đèn đường thôn Suối Thông, chậm nhất {day} là sáng.",
        "Ảnh các cột đèn đã sáng.", "dialogue", "Đối thoại tại nhà văn hóa thôn Suối Thông", 70, 45, "environment",
        ((18, "show", "Đã thay 14 bóng đèn, cả tuyến đã sáng."), (1, "keep"), (1, "publish")),
    ),
    Story(
        "Ủy ban nhân dân xã cam kết nạo vét cống chợ trước {day}.",
        "Biên bản nghiệm thu, ảnh trước và sau.", "dialogue", "Đối thoại với tiểu thương chợ xã", 80, 25, "environment",
        ((2, "publish"), (20, "show", "Đã nạo vét 120 mét cống, nước thoát tốt."), (3, "keep")),
    ),
    Story(
        "Xã sẽ cắm biển hạn chế tải trọng ở cầu thôn 3, xong trước {day}.",
        "Ảnh biển báo tại chỗ.", "interview", "Trả lời Đài truyền thanh xã", 20, 60, "",
        ((1, "publish"),),
    ),
    Story(
        "Chúng tôi hứa với bà con sẽ có điểm tập kết rác mới ở thôn Tân Hiệp trước {day}.",
        "Quyết định chọn địa điểm, ảnh điểm tập kết.", "dialogue", "Đối thoại tại hội trường thôn Tân Hiệp", 60, 30,
        "environment",
        ((2, "publish"), (15, "renew", 45, "Hộ dân liền kề chưa thống nhất vị trí."), (30, "renew", 40, "Chờ tỉnh cấp "
          "kinh phí san nền.")),
    ),
    Story(
        "Văn phòng sẽ niêm yết lại đủ thủ tục đất đai ở bộ phận một cửa trước {day}.",
        "Ảnh bảng niêm yết.", "minutes", "Biên bản giao ban tháng", 15, 10, "",
    ),
    Story(
        "Xã cam kết trả lời bằng văn bản về giá nước trước {day}.",
        "Bản chụp công văn trả lời.", "reception", "Buổi tiếp công dân định kỳ", 90, 20, "",
        ((1, "publish"), (22, "judge", "Đã hỏi hai hộ và bộ phận một cửa: chưa có văn bản nào.")),
    ),
    Story(
        "Trước {day} xã sẽ công khai quỹ vì người nghèo năm nay tại nhà văn hóa các thôn.",
        "Ảnh niêm yết ở từng thôn.", "dialogue", "Đối thoại tại thôn Bồng Lai", 95, 30, "", ((2, "publish"),),
    ),
    Story(
        "Xã sẽ sửa xong sân trường mầm non trước {day}.",
        "Biên bản nghiệm thu.", "letter", "Thư trả lời phụ huynh", 40, 60, "education",
        ((20, "show", "Ảnh sân đang thi công."), (3, "reject", "Ảnh chưa cho thấy việc đã xong.")),
    ),
    Story(
        "Xã làm đường bê tông thôn 5 trước {day}.",
        "Biên bản nghiệm thu.", "minutes", "Biên bản họp thôn 5", 30, 90, "",
        ((2, "withdraw", "Ghi nhầm sang xã này."),),
    ),
    Story(
        "Xã hứa mở thêm một buổi tiếp công dân mỗi tháng từ trước {day}.",
        "Lịch tiếp công dân đã niêm yết.", "dialogue", "Đối thoại đầu năm", 6, 30, "",
    ),
)  # fmt: skip


def tell(world: World) -> None:
    """Tell every story in the shown commune; what would happen after the present moment does not happen."""
    days = Days(world.days.calendar, Random(SEED))
    for story in STORIES:
        _Teller(world, days, story).tell()


class _Teller:
    """One story being told: the instant it has come to, and who acts."""

    def __init__(self, world: World, days: Days, story: Story):
        self.world, self.days, self.story, self.desk = world, days, story, world.houses.shown
        self.at: datetime = days.office(days.before(legal_day(world.now), story.ago))
        self.commitment: Commitment | None = None

    @property
    def on(self) -> date:
        return legal_day(self.at)

    def tell(self) -> None:
        self._make()
        for after, verb, *words in self.story.then:
            self.at = self.days.after(self.at, after)
            if self.at > self.world.now:
                return
            TOLD[verb](self, *words)

    def by(self, officer: Officer) -> dict:
        return {"actor": self.world.houses.staff.actor(officer, self.on, (self.desk,)), "on": self.on, "at": self.at}

    def act(self, verb: Callable, officer: Officer, **words) -> None:
        self.commitment = verb(commitment_id=self.commitment.pk, **words, **self.by(officer))

    def _make(self) -> None:
        unit, officer = self.desk.worker(self.story.topic)
        due_on = self.on + timedelta(days=self.story.lasts)
        text = self.story.text.format(day=f"ngày {due_on.day}/{due_on.month}/{due_on.year}")
        promised = Promised(
            text=text,
            wanted=self.story.wanted,
            said_by=OFFICE,
            source=self.story.source,
            said_on=self.on,
            due_on=due_on,
            heard_in=self.story.heard_in,
            in_public=True if self.story.source == "reception" else None,
            holder_unit_id=unit.pk,
            holder_officer_id=officer.pk,
        )
        self.worker = officer
        self.commitment = actions.make(
            unit_id=self.desk.unit.pk, promised=promised, **self.by(self.desk.approver(self.on))
        )

    def show(self, text: str) -> None:
        uploads = (upload("anh-hien-truong.jpg", photo(text)),)
        self.act(actions.add_evidence, self.worker, text=text, uploads=uploads)

    def keep(self) -> None:
        self.act(actions.keep, self.worker)

    def renew(self, days: int, reason: str) -> None:
        due_on = self.commitment.due_on + timedelta(days=days)
        self.act(actions.renew, self.desk.approver(self.on), due_on=due_on, reason=reason)

    def reject(self, reason: str) -> None:
        self.act(actions.reject_evidence, self.world.houses.supervisors[PROVINCE], reason=reason)

    def judge(self, reason: str) -> None:
        self.act(actions.judge_broken, self.world.houses.supervisors[PROVINCE], reason=reason)

    def withdraw(self, reason: str) -> None:
        self.act(actions.withdraw, self.desk.approver(self.on), reason=reason)

    def publish(self) -> None:
        """Let the words out as they were said, with all evidence and reasons so far."""
        content, acts = self.commitment.content, self.commitment.acts.select_related("content")
        shown = {act.number: act.content.texts["text"] for act in acts if act.verb == "evidence_added"}
        files = {pk for act in acts if act.verb == "evidence_added" for pk in act.details["files"]}
        reasons = {act.number: act.content.texts["reason"] for act in acts if act.verb == "renewed"}
        copy = PromiseCopy(
            text=content.text,
            wanted=content.wanted,
            said_by=content.said_by,
            reasons=reasons,
            evidence=shown,
            files=frozenset(files),
        )
        self.act(actions.publish, self.desk.publisher, copy=copy)


TOLD = {name: getattr(_Teller, name) for name in ("show", "keep", "renew", "reject", "judge", "withdraw", "publish")}
