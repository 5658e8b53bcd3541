"""Complaints of the demonstration with their papers, and papers on ordinary cases: the registers are not empty."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from PIL import Image, ImageDraw

from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.actions.work import assign
from thongsuot.cases.models import Case, Party
from thongsuot.cases.queries.papers import CaseMatter
from thongsuot.complaints.actions import accepting, deciding, describing, sending, talking, verifying
from thongsuot.config.demo import names
from thongsuot.config.demo.days import Days
from thongsuot.config.demo.staff import Desk
from thongsuot.config.demo.walk import World
from thongsuot.core.clock import legal_day
from thongsuot.core.ids import new_secret
from thongsuot.core.refs import Ref
from thongsuot.documents import actions as documents
from thongsuot.documents.models import Document
from thongsuot.documents.shipped import forms
from thongsuot.people.models import Officer

SEED = 20260915
ANSWERS = 4
PLACE = "Hội trường xã"


@dataclass
class Procedure:
    """One complaint, or an ordinary case, on its way: where, and the instant it has come to; `secret` opens it."""

    world: World
    desk: Desk
    days: Days
    at: datetime
    case: Case | None = None
    secret: str | None = None

    def by(self, officer: Officer) -> dict:
        on = legal_day(self.at)
        return {"actor": self.world.houses.staff.actor(officer, on, (self.desk,)), "on": on, "at": self.at}

    @property
    def head(self) -> Officer:
        return self.desk.approver(legal_day(self.at))

    def act(self, verb, officer: Officer | None = None, *, after: int = 0, **words) -> None:
        """Do `verb` some working days later, by this officer, else by the head."""
        self.at = self.days.after(self.at, after)
        self.case = verb(case_id=self.case.pk, **words, **self.by(officer or self.head))

    def paper(self, form: str, **more) -> Document:
        """Draw a paper from what the case knows and `more`."""
        self.at += timedelta(minutes=1)
        who = self.by(self.head)
        lent = CaseMatter().given(who["actor"], self.case.pk, form, who["on"])
        wanted = {field.name for field in forms()[form].fields}
        values = {name: value for name, value in (lent.values | more).items() if name in wanted}
        return documents.draw(form=form, subject=_ref(self.case), values=values, unit_id=lent.unit_id, **who)

    def signed(self, form: str, **more) -> Document:
        """Draw a paper and let the head sign it on screen, all on one day."""
        paper, head = self.paper(form, **more), self.head
        who = {"name": head.full_name, "post": "Chủ tịch" if head is self.desk.head else "Phó Chủ tịch"}
        return documents.sign(document_id=paper.pk, way="screen", image=_signature(), **who, **self.by(head))

    def send(self, paper: Document) -> None:
        """Send a paper to the person electronically."""
        to = self.case.parties.earliest("id").name
        documents.send(document_id=paper.pk, way="electronic", to=to, **self.by(self.head))


def _ref(case: Case) -> Ref:
    return Ref("case", case.pk)


def tell(world: World) -> Procedure:
    """Tell papers of ordinary cases, a complaint in verification and one that is decided; return the decided one."""
    rng = Random(SEED)
    days = Days(world.days.calendar, rng)
    _answers(world, days)
    decided = _complaint(world, days, rng, DECIDED, days_ago=27)
    _decide(decided, _verify(decided, DECIDED))
    verified = _complaint(world, days, rng, VERIFIED, days_ago=12)
    _verify(verified, VERIFIED)
    return decided


DECIDED = {
    "title": "Mức bồi thường khi mở rộng đường liên thôn",
    "text": "Tôi không đồng ý với quyết định bồi thường khi mở rộng đường: đất ở của gia đình tính thiếu 20 mét vuông.",
    "item": "Tính đủ 20 mét vuông đất ở khi bồi thường",
    "number": "112/QĐ-UBND",
    "report": "Đã đo lại cùng gia đình: phần đất ở chưa tính là 12 mét vuông.",
}
VERIFIED = {
    "title": "Xử phạt về xây dựng nhà kho",
    "text": "Tôi không đồng ý với quyết định xử phạt: nhà kho của tôi dựng trước ngày có quy hoạch, giấy tờ còn giữ.",
    "item": "Hủy quyết định xử phạt về nhà kho",
    "number": "131/QĐ-XPHC",
    "report": "",
}


def _complaint(world: World, days: Days, rng: Random, story: dict, *, days_ago: int) -> Procedure:
    """Receive a complaint at the counter, write down what it disputes, accept it and send the notice."""
    desk = world.houses.shown
    made = Procedure(world, desk, days, days.office(days.before(legal_day(world.now), days_ago)), secret=new_secret())
    person = PersonGiven(
        name=names.person(rng), phone=names.phone(rng), address=f"{names.hamlet(rng, 'Xã')}, {desk.place.name}"
    )
    given = Submission(
        text=story["text"],
        kind="complaint",
        channel="counter",
        topic="land",
        title=story["title"],
        items=(story["item"],),
        place_id=desk.place.pk,
        people=(person,),
    )
    made.case = receive(given=given, unit=desk.unit, secret=made.secret, **made.by(desk.receptionist))
    disputed = describing.Description(
        about="decision",
        number=story["number"],
        disputed_on=days.before(legal_day(made.at), 15),
        body_id=desk.unit.pk,
        known_on=days.before(legal_day(made.at), 12),
        standing="self",
        signed=True,
    )
    made.act(describing.describe, desk.receptionist, description=disputed)
    made.act(accepting.accept, after=2)
    notice = made.signed("KN-03", days="30")
    made.send(notice)
    noted = {"notice": "acceptance", "sent_on": notice.signed_on, "way": "electronic"}
    made.act(sending.send_notice, **noted)
    return made


def _verify(made: Procedure, story: dict) -> Officer:
    """Assign the complaint, name the team, note a session; report where the story does. Return who verifies."""
    unit, worker = made.desk.worker("land")
    made.act(assign, after=1, unit_id=unit.pk, officer_id=worker.pk)
    made.act(verifying.appoint, members=[worker.pk], leader=worker.pk)
    made.at = made.days.after(made.at, 1)
    words = {
        "place": "Tại thửa đất",
        "present": "Người khiếu nại, tổ xác minh",
        "text": "Đo đạc và ghi nhận hiện trạng.",
    }
    made.act(verifying.minute, worker, held_on=legal_day(made.at), **words)
    if story["report"]:
        made.act(verifying.report, worker, after=2, text=story["report"], differs=True)
    return worker


def _decide(made: Procedure, worker: Officer) -> None:
    """Call and hold the dialogue, draft, sign the decision as a paper, note and send it."""
    made.at = made.days.after(made.at, 1)
    session_on = made.days.next_day(legal_day(made.at), 7)
    called = {"session_on": session_on, "place": PLACE, "invited": "Người khiếu nại, tổ xác minh"}
    made.act(talking.call_dialogue, worker, **called)
    made.at = made.days.office(session_on)
    held = {"held_on": session_on, "present": "Đủ người được mời.", "text": "Hai bên thống nhất kết quả đo lại."}
    made.act(talking.hold_dialogue, worker, **held)
    judged = [deciding.Judged(number=1, outcome="partly", text="Đo lại cho thấy thiếu 12 mét vuông đất ở.")]
    made.act(deciding.draft, worker, after=2, judged=judged, text="Bồi thường thêm 12 mét vuông đất ở.")
    made.at = made.days.after(made.at, 1)
    duties = ["Phòng Kinh tế lập phương án bồi thường bổ sung trong 30 ngày."]
    paper = made.signed("KN-GQ1", duties=duties)
    made.act(deciding.decide, number=paper.symbol, decided_on=paper.signed_on)
    made.send(paper)
    sent_on = legal_day(made.at)
    made.act(sending.send, sent_on=sent_on, way="electronic", recipients="Người khiếu nại; UBND tỉnh")


def _answers(world: World, days: Days) -> None:
    """Send the letter of answer on the last answered cases of the shown desk; on the one after them it is a draft."""
    today = legal_day(world.now)
    answered = Case.objects.filter(holder_unit=world.houses.shown.unit, answered_on__lt=today, practice=False)
    named = Party.objects.filter(part=Party.Part.SUBMITTER).exclude(name="").values("case")
    found = answered.filter(pk__in=named, state__in=("answered", "closed")).order_by("-answered_on", "-id")
    for place, case in enumerate(reversed(found[: ANSWERS + 1]), 1):
        on = days.next_day(case.answered_on)
        told = Procedure(world, world.houses.shown, days, days.office(min(on, days.before(today, 1))), case)
        if place > ANSWERS:
            told.paper("C-TL")
        else:
            told.send(told.signed("C-TL"))


def _signature() -> io.BytesIO:
    """Return a drawn stroke of the demonstration, nobody's."""
    image = Image.new("RGB", (240, 90), "white")
    stroke = [(12, 62), (58, 20), (84, 66), (120, 30), (150, 60), (226, 36)]
    ImageDraw.Draw(image).line(stroke, fill=(16, 36, 120), width=4)
    out = io.BytesIO()
    image.save(out, "PNG")
    out.seek(0)
    return out
