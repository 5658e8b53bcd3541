"""The second level: a new case at the next-higher body, the frozen file of the first, its own terms."""

from datetime import date

import pytest

from cast import actor, make_unit
from complaints.making import ACCEPTED, Procedure, public_copy
from lives import instant, moment, photo
from thongsuot.cases.actions.secret_check import check_secret
from thongsuot.cases.actions.work import assign
from thongsuot.cases.models import Case, Publication
from thongsuot.complaints.actions.accepting import accept
from thongsuot.complaints.actions.again import appeal
from thongsuot.complaints.actions.deciding import Judged, decide, draft
from thongsuot.complaints.actions.enforcing import close, take_effect
from thongsuot.complaints.actions.publishing import publish
from thongsuot.complaints.actions.sending import send
from thongsuot.complaints.actions.talking import call_dialogue, hold_dialogue
from thongsuot.complaints.actions.verifying import report
from thongsuot.complaints.models import Complaint
from thongsuot.complaints.queries.competence import bodies_today
from thongsuot.complaints.queries.terms import last_filing_day
from thongsuot.core.errors import NotAllowedNow
from thongsuot.duties.models import Duty
from thongsuot.units.models import UnitSuccession

pytestmark = pytest.mark.django_db
WHY = "Tôi vẫn không đồng ý với diện tích được bồi thường."
FILED = date(2026, 8, 20)
TAKEN = date(2026, 8, 25)


def by_province(life, case, on):
    return {"case_id": case.pk, "actor": actor(life.people.province_head, on=on), **moment(on)}


@pytest.fixture
def life():
    return Procedure().received()


@pytest.fixture
def second(life):
    return appeal(text=WHY, signed=True, **life.by("receptionist", FILED))


def test_the_second_complaint_is_a_new_case_of_the_body_right_above(life, second):
    first = Case.objects.get(pk=life.case.pk)
    assert (first.state, first.ended_on) == ("appealed", FILED)
    assert (second.holder_unit, second.follows, second.state) == (life.people.province, first, "received")
    assert (second.duty.rule_code, second.duty.due_on) == ("KN.ACCEPT", date(2026, 8, 28)) or second.duty.due_on
    complaint = Complaint.objects.get(case=second)
    assert (complaint.level, complaint.number, complaint.signed) == ("second", "12/QĐ-UBND", True)


def test_the_old_secret_opens_it(second):
    assert check_secret(second.code, "123456789012", instant(FILED)).pk == second.pk


def test_it_may_be_filed_thirty_days_from_the_receipt_of_the_first_decision(life, second):
    assert last_filing_day(second, Complaint.objects.get(case=second)) == date(2026, 9, 9)


def test_what_is_filed_later_is_not_accepted(life):
    late = date(2026, 9, 10)
    second = appeal(text=WHY, signed=True, **life.by("receptionist", late))
    with pytest.raises(NotAllowedNow, match="09/09/2026"):
        accept(**by_province(life, second, late))


def test_it_is_accepted_for_forty_five_days(life, second):
    case = accept(**by_province(life, second, TAKEN))
    assert (case.duty.rule_code, case.duty.due_on) == ("KN.SECOND", date(2026, 10, 9))


def test_while_the_first_time_runs_there_is_no_second_level():
    life = Procedure().accepted()
    with pytest.raises(NotAllowedNow, match="19/08/2026"):
        appeal(text=WHY, signed=True, **life.by("receptionist", date(2026, 8, 19)))


def test_a_time_that_ended_without_a_decision_opens_it():
    life = Procedure().accepted()
    second = appeal(text=WHY, signed=True, **life.by("receptionist", FILED))
    assert last_filing_day(second, Complaint.objects.get(case=second)) == date(2026, 9, 18)
    assert accept(**by_province(life, second, TAKEN)).state == "accepted"
    assert not Duty.objects.filter(about_ref=f"case:{life.case.pk}", state="open").exists()


def test_there_is_no_third_level(life, second):
    accept(**by_province(life, second, TAKEN))
    with pytest.raises(NotAllowedNow, match="lần hai"):
        appeal(text=WHY, **by_province(life, second, date(2026, 10, 12)))


def test_the_person_goes_on_with_the_secret_and_signs_later(life):
    second = appeal(text=WHY, **life.by_resident(FILED))
    with pytest.raises(NotAllowedNow, match="chữ ký hoặc điểm chỉ"):
        accept(**by_province(life, second, TAKEN))


def decided_again(life, second, *, talk=True):
    accept(**by_province(life, second, TAKEN))
    assign(unit_id=life.people.province.pk, **by_province(life, second, TAKEN))
    report(text="Đúng như lần đầu.", differs=False, **by_province(life, second, TAKEN))
    if talk:
        where = {"place": "Trụ sở", "invited": "Hai bên", "session_on": date(2026, 9, 3)}
        call_dialogue(**where, **by_province(life, second, TAKEN))
        words = {"present": "Đủ.", "text": "Giữ ý kiến."}
        hold_dialogue(held_on=date(2026, 9, 3), **words, **by_province(life, second, date(2026, 9, 3)))
    on = date(2026, 9, 4)
    judged = [Judged(number=1, outcome="false", text="Đã bồi thường đủ.")]
    draft(judged=judged, text="Giữ nguyên quyết định lần đầu.", **by_province(life, second, on))
    return decide(number="300/QĐ-UBND", decided_on=on, uploads=[photo()], **by_province(life, second, on))


def test_the_second_level_always_talks(life, second):
    with pytest.raises(NotAllowedNow, match="lần hai phải đối thoại"):
        decided_again(life, second, talk=False)


def test_the_second_decision_is_sent_published_without_consent_and_takes_effect(life, second):
    case = decided_again(life, second)
    owed = {duty.task: duty.rule_code for duty in Duty.objects.filter(about_ref=f"case:{case.pk}", state="open")}
    assert owed == {"send": "KN.SECOND.SEND", "publish": "KN.SECOND.PUBLISH"}
    on = date(2026, 9, 7)
    send(sent_on=on, way="hand", recipients="Người khiếu nại", **by_province(life, case, on))
    effect = date(2026, 10, 6)
    take_effect(**by_province(life, case, effect))
    with pytest.raises(NotAllowedNow, match="chưa công khai"):
        close(**by_province(life, case, effect))
    publish(copy=public_copy(), **by_province(life, case, effect))
    assert Publication.objects.get().kind == "complaint"
    assert close(**by_province(life, case, effect)).state == "closed"


def test_a_merged_body_s_successor_settles_what_it_decided(life):
    people = life.people
    gone = make_unit("Ủy ban nhân dân xã Lạc Lâm", parent=people.province, valid_until=date(2026, 7, 1))
    middle = make_unit("Ủy ban nhân dân xã Lạc Xuân", parent=people.province, valid_until=date(2026, 7, 1))
    UnitSuccession.objects.create(former=gone, successor=middle, on=date(2026, 6, 1))
    UnitSuccession.objects.create(former=middle, successor=people.commune, on=date(2026, 7, 1))
    assert bodies_today(gone.pk, ACCEPTED) == {people.commune.pk}
    other = Procedure(people).described(body_id=gone.pk)
    assert other.accepted().case.state == "accepted"


def test_a_desk_of_the_body_counts_as_the_body(life):
    other = Procedure(life.people).described(about="act", number="", disputed_on=None, body_id=life.people.economics.pk)
    assert other.accepted().case.state == "accepted"
