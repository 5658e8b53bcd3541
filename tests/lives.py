"""Cases brought to a step of their life through the actions, for tests of later steps. All people are invented."""

import io
from datetime import UTC, date, datetime, time, timedelta

from PIL import Image

from cast import actor, cast
from thongsuot.cases.actions.answer import Drafted, approve, draft, submit
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.publish import CopyItem, PublicCopy, publish
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.actions.record import locked_case, write_act
from thongsuot.cases.actions.work import accept, assign
from thongsuot.core.actors import STRANGER

RECEIVED = date(2026, 7, 15)
DAY = date(2026, 7, 20)
SECRET = "123456789012"
LAMP = "Đèn đường thôn Suối Thông hỏng đã hai tuần. Cống trước nhà văn hóa tắc."
LAMP_ITEMS = ("Sửa đèn đường thôn Suối Thông", "Thông cống trước nhà văn hóa")
ANSWERS = {1: "Đã thay ba bóng đèn ngày 18/7.", 2: "Đã nạo vét cống ngày 19/7."}


def instant(on: date) -> datetime:
    """Return 9 o'clock in the morning of `on` in Vietnam."""
    return datetime.combine(on, time(2), UTC)


def moment(on: date) -> dict:
    return {"on": on, "at": instant(on)}


def photo(name="den-duong.png"):
    """Return a (name, file) pair of a small picture, each of its own content."""
    photo.count = getattr(photo, "count", 0) + 1
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (photo.count % 256, photo.count // 256 % 256, 7)).save(out, "PNG")
    out.seek(0)
    return name, out


class Life:
    """One case with its cast; each method brings it one step on, by the officer whose step it is."""

    def __init__(self, people=None, *, parties=(), **given):
        self.people = people or cast()
        given = {"text": LAMP, "items": LAMP_ITEMS, "topic": "environment", "title": "Đèn đường và cống"} | given
        given["people"] = parties
        self.case = receive(
            given=Submission(**given), unit=self.people.commune, actor=STRANGER, secret=SECRET, **moment(RECEIVED)
        )

    def by(self, name: str, on: date = DAY) -> dict:
        """Return case, actor and moment as keywords, for an act of the officer of this name in the cast."""
        return {"case_id": self.case.pk, "actor": actor(getattr(self.people, name), on=on), **moment(on)}

    def screened(self):
        who = actor(self.people.receptionist)
        case = locked_case(case_id=self.case.pk, actor=who, verb="screen")
        write_act(case, "screen", actor=who, details={"kind": case.kind, "topic": case.topic}, **moment(RECEIVED))
        self.case = case
        return self

    def accepted(self):
        self.case = accept(**self.screened().by("receptionist"))
        return self

    def assigned(self):
        self.accepted()
        self.case = assign(
            unit_id=self.people.economics.pk, officer_id=self.people.economics_handler.pk, **self.by("head")
        )
        return self

    def drafted(self, on: date = DAY):
        if self.case.state != "assigned":
            self.assigned()
        responses = [Drafted(number=n, text=text, uploads=(photo(),)) for n, text in ANSWERS.items()]
        self.case = draft(responses=responses, **self.by("economics_handler", on))
        return self

    def submitted(self, on: date = DAY):
        self.case = submit(**self.drafted(on).by("economics_handler", on))
        return self

    def approved(self, on: date = DAY):
        self.case = approve(**self.submitted(on).by("head", on))
        return self

    def answered(self, on: date = DAY):
        self.case = publish(copy=copy(), **self.approved(on).by("publisher", on))
        return self


def copy(**changes) -> PublicCopy:
    """Return a public copy of the two items that holds nothing personal."""
    whole = {
        "title": "Đèn đường và cống thôn Suối Thông",
        "question": LAMP,
        "items": tuple(CopyItem(n, LAMP_ITEMS[n - 1], text) for n, text in ANSWERS.items()),
    }
    return PublicCopy(**whole | changes)


def days_after(on: date, days: int) -> date:
    return on + timedelta(days=days)
