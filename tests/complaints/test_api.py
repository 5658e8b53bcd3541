"""Officers over the API on complaints: a whole life by keys, both levels, the same sentences as on the pages."""

from datetime import date, timedelta
from unittest.mock import patch

import pytest

from api.callers import Caller, file_of
from complaints.making import ACCEPTED, CALLED, DECIDED, GOT, IN_EFFECT, RECEIVED, SENT, TALKED, Procedure
from lives import instant
from thongsuot.cases.models import Case
from thongsuot.cases.rules.complaints import COMPLAINT_TRANSITIONS
from thongsuot.complaints.api.acts import DOINGS
from thongsuot.core import clock
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db
POST = {"way": "post", "tracking": "EA123456789VN"}


class Office:
    """The officers of one complaint, each with a key; the clock stands at 9 o'clock of the day that is said."""

    def __init__(self, made=None):
        self.made = made or Procedure()
        self.case = self.made.case
        self.on = RECEIVED
        self.callers = {}

    def _asked(self, name, ask):
        with patch.object(clock, "now", lambda: instant(self.on)):
            if name not in self.callers:
                self.callers[name] = Caller(getattr(self.made.people, name))
            return ask(self.callers[name])

    def act(self, name, verb, on=None, /, **body):
        self.on = on or self.on
        return self._asked(name, lambda one: one.post(f"/complaints/{self.case.pk}/acts/{verb}", body))

    def shared(self, name, verb, **body):
        return done(self._asked(name, lambda one: one.act(self.case.pk, verb, **body)))

    def done(self, name, verb, on=None, /, **body):
        return done(self.act(name, verb, on, **body))

    def shown(self, name="head"):
        return done(self._asked(name, lambda one: one.get(f"/complaints/{self.case.pk}")))


def done(answer):
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def described(office):
    people = office.made.people
    about = {
        "about": "decision",
        "number": "12/QĐ-UBND",
        "disputed_on": date(2026, 6, 10),
        "body_id": people.commune.pk,
    }
    return office.done("receptionist", "describe", **about, known_on=date(2026, 6, 15), standing="self", signed=True)


def verified(office):
    people = office.made.people
    where = {"place": "Thôn Suối Thông", "present": "Đủ mặt.", "text": "Đã đo lại."}
    described(office)
    assert office.done("head", "accept", ACCEPTED)["state"] == "accepted"
    office.done("head", "send_notice", notice="acceptance", sent_on=ACCEPTED, **POST)
    office.shared("head", "assign", unit_id=people.economics.pk, officer_id=people.economics_handler.pk)
    who = str(people.economics_handler.pk)
    office.done("head", "appoint", members=[who], leader=who)
    office.done("economics_handler", "minute", CALLED, held_on=CALLED, files=[file_of()], **where)
    evidence = {"name": "Bản trích đo", "pages": 2, "given_by": "verifier", "received_on": CALLED}
    office.done("economics_handler", "add_evidence", **evidence)
    office.done("economics_handler", "report", text="Thiếu 12 mét vuông.", differs=True)


def decided(office):
    verified(office)
    worker = "economics_handler"
    office.done(worker, "call_dialogue", session_on=TALKED, place="Hội trường", invited="Hai bên")
    office.done(worker, "hold_dialogue", TALKED, held_on=TALKED, present="Đủ mặt.", text="Thống nhất đo lại.")
    judged = [{"number": 1, "outcome": "partly", "text": "Thiếu 12 mét vuông."}]
    office.done(worker, "draft", DECIDED, judged=judged, text="Bồi thường thêm.")
    office.done("head", "decide", number="45/QĐ-UBND", decided_on=DECIDED, files=[file_of()])
    office.done("head", "send", SENT, sent_on=SENT, recipients="Người khiếu nại", **POST)
    office.done("head", "prove_receipt", GOT, received_on=GOT, files=[file_of()])


def test_every_verb_of_its_own_has_an_operation():
    assert {doing.verb for doing in DOINGS} == {row.verb for row in COMPLAINT_TRANSITIONS if row.own}


def test_a_whole_life_is_lived_over_the_api():
    office = Office()
    decided(office)
    worker = "economics_handler"
    owed = {"kind": "land", "amount": 12, "text": "Giao thêm 12 m² đất ở", "due_on": date(2026, 9, 30)}
    office.done(worker, "oblige", **owed)
    office.done("receptionist", "consent", given=True)
    office.done("receptionist", "rate", satisfied="yes")
    office.done("receptionist", "note_lawsuit", sued_on=GOT, court="Tòa án khu vực 1")
    assert office.done("head", "take_effect", IN_EFFECT)["state"] == "in-effect"
    (obligation,) = office.shown()["obligations"]
    office.done(worker, "fulfil", obligation_id=obligation["id"], done_on=IN_EFFECT)
    item = {"number": 1, "request": "Bồi thường đủ", "answer": "Đúng một phần."}
    office.done("head", "publish", title="Thu hồi đất", question="Một hộ khiếu nại.", items=[item])
    assert office.done(worker, "close")["state"] == "closed"
    assert not Duty.objects.filter(about_ref=f"case:{office.case.pk}", state="open").exists()


def test_time_goes_on_and_ends_over_the_api():
    office = Office(Procedure().accepted())
    office.done("head", "extend", ACCEPTED, days=10, ground="places")
    office.done("head", "suspend_disputed", reason="Nhà sẽ bị dỡ.", until=date(2026, 8, 30))
    office.done("head", "lift_suspension", reason="Đã thỏa thuận.")
    office.done("head", "suspend", ground="expert")
    office.done("head", "resume", CALLED)
    ended = office.done("head", "terminate", ground="court", text="Tòa án đã thụ lý.")
    assert ended["state"] == "terminated"


def test_the_second_level_is_a_new_case_that_the_answer_names():
    office = Office()
    decided(office)
    second = office.done("receptionist", "appeal", date(2026, 8, 20), text="Vẫn thiếu đất.", signed=True)["second"]
    assert second["holder_unit_id"] == str(office.made.people.province.pk)
    assert Case.objects.get(pk=second["id"]).follows_id == office.case.pk
    assert office.shown()["second"]["code"] == second["code"]


@pytest.mark.parametrize(
    ("verb", "body", "state"),
    [
        ("refuse", {"ground": "unsigned", "text": "Đơn không có chữ ký."}, "not-accepted"),
        ("withdraw", {"reason": "Đơn rút ngày 15/7.", "signed": True}, "withdrawn"),
    ],
)
def test_a_complaint_ends_early_over_the_api(verb, body, state):
    assert Office().done("head", verb, **body)["state"] == state


def test_each_act_is_one_entry_of_the_ledger_and_carries_its_revision():
    office = Office()
    before, revision = Entry.objects.count(), office.case.revision
    assert described(office)["revision"] == revision + 1
    assert Entry.objects.count() == before + 1
    stale = office.act("head", "accept", revision=revision)
    assert (stale.status_code, stale.json()["type"]) == (409, "urn:thongsuot:stale")


@pytest.mark.parametrize(
    ("verb", "body", "status", "field"),
    [
        ("accept", {}, 409, None),
        ("refuse", {"ground": "khong-co", "text": "x"}, 422, "ground"),
        ("describe", {"known_on": "2027-01-01"}, 422, "known_on"),
        ("describe", {"known_on": "0001-01-01", "about": "decision"}, 422, "known_on"),
        ("withdraw", {"reason": "x", "signed": False}, 422, "signed"),
        ("draft", {"judged": [], "text": "x"}, 422, "judged"),
        ("decide", {"number": "1", "decided_on": "hôm nay"}, 422, "decided_on"),
        ("describe", {"on": str(RECEIVED - timedelta(days=1))}, 422, "on"),
    ],
)
def test_what_the_law_or_the_record_wants_is_said_in_a_sentence(verb, body, status, field):
    answer = Office().act("head", verb, **body)
    assert (answer.status_code, answer.json().get("field")) == (status, field), answer.content.decode()
    assert answer.json()["detail"].endswith(".")


def test_a_complaint_shows_what_it_lacks_and_what_may_be_done_and_names_no_person():
    office = Office()
    shown = office.shown("receptionist")
    assert "chữ ký" in shown["lacks"] and shown["decision"] is None
    assert "describe" in shown["verbs"] and "accept" not in shown["verbs"]
    assert "Lò Thị Mây" not in str(shown)


def test_a_colleague_without_the_role_is_refused_and_another_unit_sees_nothing():
    office = Office()
    assert office.act("handler", "accept").status_code == 403
    hidden = office.act("elsewhere", "accept")
    office.case.pk = "0197f000-0000-7000-8000-000000000000"
    absent = office.act("elsewhere", "accept")
    assert (hidden.status_code, hidden.content) == (absent.status_code, absent.content) == (404, absent.content)
