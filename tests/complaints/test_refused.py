"""What the law does not allow: each with the sentence that says what it wants."""

from datetime import date, timedelta

import pytest

from complaints.making import ACCEPTED, CALLED, DECIDED, SENT, TALKED, Procedure, public_copy
from lives import photo
from thongsuot.cases.actions.time import suspend as suspend_feedback
from thongsuot.cases.actions.work import accept as accept_feedback
from thongsuot.cases.actions.work import coordinate
from thongsuot.cases.models import Case, Publication
from thongsuot.complaints.actions.accepting import accept, refuse
from thongsuot.complaints.actions.deciding import Judged, decide, draft
from thongsuot.complaints.actions.noting import consent, lift_suspension, rate, suspend_disputed
from thongsuot.complaints.actions.publishing import publish
from thongsuot.complaints.actions.sending import prove_receipt, send, send_notice
from thongsuot.complaints.actions.stopping import withdraw
from thongsuot.complaints.actions.talking import call_dialogue
from thongsuot.complaints.actions.verifying import add_evidence, appoint
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"about": ""}, "quyết định hay việc làm"),
        ({"number": ""}, "số quyết định"),
        ({"disputed_on": None}, "ngày ra quyết định"),
        ({"known_on": None}, "ngày nhận được hoặc biết"),
        ({"standing": ""}, "tư cách"),
        ({"standing": "lawyer"}, "giấy ủy quyền"),
        ({"standing": "group"}, "giấy ủy quyền hoặc văn bản cử người đại diện"),
        ({"signed": False}, "chữ ký hoặc điểm chỉ"),
        ({"body_id": None}, "cơ quan đã ra quyết định"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_what_is_missing_is_named_before_acceptance(changes, missing):
    life = Procedure().described(**changes)
    with pytest.raises(NotAllowedNow, match=missing):
        accept(**life.by("head", ACCEPTED))


def test_an_unlawful_act_needs_neither_number_nor_day_of_issue():
    life = Procedure().described(about="act", number="", disputed_on=None)
    assert life.accepted().case.state == "accepted"


def test_what_comes_after_ninety_days_is_not_accepted_without_an_obstacle():
    life = Procedure().described(disputed_on=date(2026, 4, 1), known_on=date(2026, 4, 10))
    with pytest.raises(NotAllowedNow, match="Thời hiệu khiếu nại đã hết ngày 09/07/2026"):
        accept(**life.by("head", ACCEPTED))
    life.described(disputed_on=date(2026, 4, 1), known_on=date(2026, 4, 10), obstacle_days=6)
    assert life.accepted().case.state == "accepted"


def test_a_discipline_complaint_has_fifteen_days():
    life = Procedure().described(discipline=True, known_on=date(2026, 6, 29))
    with pytest.raises(NotAllowedNow, match="14/07/2026"):
        accept(**life.by("head", ACCEPTED))


def test_another_body_s_decision_is_not_accepted_here():
    life = Procedure()
    life.described(body_id=life.people.other_commune.pk)
    with pytest.raises(NotAllowedNow, match="Ka Đô"):
        accept(**life.by("head", ACCEPTED))


def test_refusing_needs_a_ground_of_the_law():
    life = Procedure()
    with pytest.raises(Invalid):
        refuse(ground="too-long", text="Dài quá.", **life.by("head", ACCEPTED))
    case = refuse(ground="unsigned", text="Đơn không ký.", **life.by("head", ACCEPTED))
    assert (case.state, life.duty("accept").state) == ("not-accepted", "met")


def test_a_decision_dated_before_acceptance():
    life = Procedure().drafted()
    early = ACCEPTED - timedelta(days=1)
    with pytest.raises(Invalid, match="trước ngày thụ lý 20/07/2026") as wrong:
        decide(number="1/QĐ", decided_on=early, uploads=[photo()], **life.by("head", DECIDED))
    assert wrong.value.field == "decided_on"


def test_a_decision_without_its_signature_page():
    life = Procedure().drafted()
    with pytest.raises(Invalid, match="Thiếu trang có chữ ký và dấu"):
        decide(number="1/QĐ", decided_on=DECIDED, **life.by("head", DECIDED))


def test_a_withdrawal_after_the_decision():
    life = Procedure().decided()
    with pytest.raises(NotAllowedNow, match="luật chỉ cho rút trước khi ra quyết định"):
        withdraw(reason="Đơn 6/8.", signed=True, **life.by("receptionist", SENT))


def test_a_withdrawal_without_signature():
    life = Procedure().accepted()
    with pytest.raises(Invalid, match="chữ ký hoặc điểm chỉ"):
        withdraw(reason="Gọi điện.", signed=False, **life.by("receptionist", ACCEPTED))


def drafted_without_dialogue(differs):
    life = Procedure().reported(differs=differs)
    judged = [Judged(number=1, outcome="false", text="Đã đủ.")]
    draft(judged=judged, text="Bác khiếu nại.", **life.by("economics_handler", DECIDED))
    return life


def test_deciding_without_the_dialogue_that_findings_call_for():
    life = drafted_without_dialogue(differs=True)
    with pytest.raises(NotAllowedNow, match="phải đối thoại"):
        decide(number="1/QĐ", decided_on=DECIDED, uploads=[photo()], **life.by("head", DECIDED))


def test_findings_that_agree_need_no_dialogue_at_the_first_level():
    life = drafted_without_dialogue(differs=False)
    done = decide(number="1/QĐ", decided_on=DECIDED, uploads=[photo()], **life.by("head", DECIDED))
    assert done.state == "decided"


def test_a_dialogue_called_too_late():
    life = Procedure().verifying()
    where = {"place": "Hội trường", "invited": "Hai bên"}
    with pytest.raises(Invalid, match="ít nhất 5 ngày"):
        call_dialogue(session_on=CALLED + timedelta(days=4), **where, **life.by("economics_handler", CALLED))
    call_dialogue(session_on=CALLED + timedelta(days=5), **where, **life.by("economics_handler", CALLED))


def test_the_head_talks_in_person_with_many():
    life = Procedure(persons=6).verifying()
    where = {"place": "Hội trường", "invited": "Hai bên", "session_on": TALKED}
    with pytest.raises(Invalid, match="người đứng đầu trực tiếp"):
        call_dialogue(**where, **life.by("economics_handler", CALLED))
    call_dialogue(head_attends=True, **where, **life.by("economics_handler", CALLED))


def test_a_point_without_its_conclusion():
    life = Procedure().talked()
    with pytest.raises(Invalid, match="Chưa kết luận nội dung 1"):
        draft(judged=[], text="Quyết định.", **life.by("economics_handler", DECIDED))


def test_sending_by_post_needs_the_tracking_number_and_a_day_after_the_signature():
    life = Procedure().decided()
    with pytest.raises(Invalid, match="mã bưu gửi"):
        send(sent_on=SENT, way="post", recipients="Người khiếu nại", **life.by("head", SENT))
    with pytest.raises(Invalid, match="sớm hơn ngày ký quyết định"):
        send(sent_on=ACCEPTED, way="hand", recipients="Người khiếu nại", **life.by("head", SENT))


def test_receipt_is_proven_by_a_paper():
    life = Procedure().sent()
    with pytest.raises(Invalid, match="báo phát"):
        prove_receipt(received_on=SENT, **life.by("head", SENT))


def test_no_notice_of_what_was_not_done():
    with pytest.raises(NotAllowedNow):
        send_notice(notice="suspension", sent_on=ACCEPTED, way="hand", **Procedure().accepted().by("head", ACCEPTED))


def test_evidence_takes_the_next_number_and_the_next_folios():
    life = Procedure().accepted()
    paper = {"given_by": "complainant", "received_on": ACCEPTED}
    add_evidence(name="Sổ đỏ", pages=4, **paper, **life.by("receptionist", ACCEPTED))
    add_evidence(name="Biên bản đo", pages=1, **paper, **life.by("receptionist", ACCEPTED))
    rows = list(life.case.evidence.values_list("number", "folio_from", "folio_to"))
    assert rows == [(1, 1, 4), (2, 5, 5)]


def test_the_team_is_of_the_unit_and_so_is_its_leader():
    life = Procedure().verifying()
    stranger, handler = life.people.elsewhere.pk, life.people.economics_handler.pk
    with pytest.raises(Invalid):
        appoint(members=[stranger], leader=stranger, **life.by("head", ACCEPTED))
    with pytest.raises(Invalid, match="Tổ trưởng"):
        appoint(members=[handler], leader=stranger, **life.by("head", ACCEPTED))


def test_nothing_of_a_first_decision_is_public_without_consent():
    life = Procedure().sent()
    with pytest.raises(NotAllowedNow, match="chưa đồng ý"):
        publish(copy=public_copy(), **life.by("publisher", SENT))
    consent(given=True, **life.by_resident(SENT))
    publish(copy=public_copy(), **life.by("publisher", SENT))
    assert Publication.objects.get().kind == "complaint"


def test_a_rating_reopens_nothing():
    life = Procedure().sent()
    rate(satisfied="no", note="Không đồng ý.", **life.by_resident(SENT))
    case = Case.objects.get(pk=life.case.pk)
    assert (case.state, case.reopened) == ("sent", 0)


def test_the_acts_of_feedback_do_not_touch_a_complaint():
    life = Procedure()
    with pytest.raises(NotAllowedNow, match="bước riêng"):
        accept_feedback(**life.by("head", ACCEPTED))
    life.accepted()
    with pytest.raises(NotAllowedNow, match="bước riêng"):
        suspend_feedback(ground="expert", **life.by("head", ACCEPTED))


def test_a_feedback_is_not_accepted_as_a_complaint():
    life = Procedure(kind="feedback")
    with pytest.raises((NotAllowedNow, Refused)):
        accept(**life.by("head", ACCEPTED))


def test_what_was_asked_of_another_unit_is_that_unit_s_own_duty():
    life = Procedure().verifying()
    asked = {"unit_id": life.people.office.pk, "question": "Sơ đồ thửa đất?", "due_on": date(2026, 7, 30)}
    coordinate(**asked, **life.by("economics_handler", CALLED))
    duty = life.duty("coordinate")
    assert (duty.holder_unit, duty.part, duty.parent) == (life.people.office, "coordinating", life.duty("settle"))


def test_the_disputed_decision_is_suspended_once_and_lifted_once():
    life = Procedure().accepted()
    suspend_disputed(reason="Cưỡng chế ngày mai.", until=date(2026, 8, 1), **life.by("head", ACCEPTED))
    assert life.complaint.disputed_suspended
    with pytest.raises(NotAllowedNow):
        suspend_disputed(reason="Lại.", **life.by("head", ACCEPTED))
    lift_suspension(reason="Đã hoãn.", **life.by("head", ACCEPTED))
    with pytest.raises(NotAllowedNow):
        lift_suspension(reason="Lại.", **life.by("head", ACCEPTED))
