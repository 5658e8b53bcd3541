"""Complaints brought to a step of their procedure through the actions. All people are invented."""

from datetime import date

from cast import actor, cast
from lives import instant, moment, photo
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.publish import CopyItem, PublicCopy
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.actions.work import assign
from thongsuot.cases.models import Case
from thongsuot.complaints.actions.accepting import accept
from thongsuot.complaints.actions.deciding import Judged, decide, draft
from thongsuot.complaints.actions.describing import Description, describe
from thongsuot.complaints.actions.enforcing import take_effect
from thongsuot.complaints.actions.sending import prove_receipt, send
from thongsuot.complaints.actions.talking import call_dialogue, hold_dialogue
from thongsuot.complaints.actions.verifying import report
from thongsuot.complaints.models import Complaint
from thongsuot.core.actors import STRANGER, resident
from thongsuot.duties.models import Duty

SECRET = "123456789012"
TEXT = "Tôi không đồng ý với Quyết định thu hồi đất của gia đình, bồi thường thiếu 20 mét vuông đất ở."
RECEIVED = date(2026, 7, 15)
ACCEPTED = date(2026, 7, 20)
CALLED = date(2026, 7, 24)
TALKED = date(2026, 7, 31)
DECIDED = date(2026, 8, 5)
SENT = date(2026, 8, 6)
GOT = date(2026, 8, 10)
IN_EFFECT = date(2026, 9, 8)  # 5/8 + 30 days is 4/9, a Friday; two days off later the first day after it counts


def description(people, **changes) -> Description:
    given = {
        "about": "decision",
        "number": "12/QĐ-UBND",
        "disputed_on": date(2026, 6, 10),
        "body_id": people.commune.pk,
        "known_on": date(2026, 6, 15),
        "standing": "self",
        "signed": True,
    }
    return Description(**given | changes)


def public_copy() -> PublicCopy:
    """Return a public copy of the one item that holds nothing personal."""
    item = CopyItem(1, "Bồi thường đủ 20 mét vuông đất ở", "Khiếu nại đúng một phần: thiếu 12 mét vuông.")
    return PublicCopy(title="Thu hồi đất", question="Một hộ khiếu nại mức bồi thường.", items=(item,))


class Procedure:
    """One complaint with its cast; each method brings it one step on, by the officer whose step it is."""

    def __init__(self, people=None, *, on=RECEIVED, **given):
        self.people = people or cast()
        whole = {
            "text": TEXT,
            "kind": "complaint",
            "channel": "letter",
            "topic": "land",
            "title": "Thu hồi đất thôn Suối Thông",
            "items": ("Bồi thường đủ 20 mét vuông đất ở",),
            "people": (PersonGiven(name="Lò Thị Mây", phone="0912345678"),),
        } | given
        self.case = receive(
            given=Submission(**whole), unit=self.people.commune, actor=STRANGER, secret=SECRET, **moment(on)
        )

    def by(self, name: str, on: date) -> dict:
        self.case = Case.objects.get(pk=self.case.pk)
        return {"case_id": self.case.pk, "actor": actor(getattr(self.people, name), on=on), **moment(on)}

    def by_resident(self, on: date) -> dict:
        return {"case_id": self.case.pk, "actor": resident(self.case.pk), "on": on, "at": instant(on)}

    @property
    def complaint(self) -> Complaint:
        return Complaint.objects.get(case=self.case)

    def duty(self, task: str) -> Duty:
        return Duty.objects.filter(about_ref=f"case:{self.case.pk}", task=task).latest("opened_at")

    def described(self, on=RECEIVED, **changes):
        self.case = describe(description=description(self.people, **changes), **self.by("receptionist", on))
        return self

    def accepted(self, on=ACCEPTED, **given):
        if not Complaint.objects.filter(case=self.case).exists():
            self.described()
        self.case = accept(**given, **self.by("head", on))
        return self

    def verifying(self, on=ACCEPTED, **given):
        self.accepted(on, **given)
        people = self.people
        self.case = assign(unit_id=people.economics.pk, officer_id=people.economics_handler.pk, **self.by("head", on))
        return self

    def reported(self, on=CALLED, *, differs=True, **given):
        self.verifying(**given)
        self.case = report(text="Đo lại: thiếu 12 mét vuông.", differs=differs, **self.by("economics_handler", on))
        return self

    def talked(self):
        self.reported()
        where = {"place": "Hội trường xã", "invited": "Người khiếu nại, phòng Kinh tế"}
        call_dialogue(session_on=TALKED, **where, **self.by("economics_handler", CALLED))
        words = {"present": "Đủ mặt.", "text": "Hai bên thống nhất đo lại."}
        self.case = hold_dialogue(held_on=TALKED, **words, **self.by("economics_handler", TALKED))
        return self

    def drafted(self, on=DECIDED):
        self.talked()
        judged = [Judged(number=1, outcome="partly", text="Đo lại thiếu 12 mét vuông.")]
        self.case = draft(judged=judged, text="Bồi thường thêm 12 mét vuông đất ở.", **self.by("economics_handler", on))
        return self

    def decided(self, on=DECIDED):
        self.drafted(on)
        self.case = decide(number="45/QĐ-UBND", decided_on=on, uploads=[photo()], **self.by("head", on))
        return self

    def sent(self, on=SENT):
        self.decided()
        where = {"way": "post", "tracking": "EA123456789VN", "recipients": "Người khiếu nại; UBND tỉnh"}
        self.case = send(sent_on=on, **where, **self.by("head", on))
        return self

    def received(self, on=GOT):
        self.sent()
        self.case = prove_receipt(received_on=on, uploads=[photo()], **self.by("head", on))
        return self

    def in_effect(self, on=IN_EFFECT):
        self.received()
        self.case = take_effect(**self.by("head", on))
        return self
