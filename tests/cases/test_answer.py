"""The answer on its way: a draft item by item, nothing lacking, sent back, approved by the head or who stands in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import make_officer, make_post
from lives import ANSWERS, DAY, Life, photo
from thongsuot.cases.actions.answer import Drafted, approve, draft, send_back, submit
from thongsuot.cases.models import Evidence, Response
from thongsuot.cases.queries.answer import current_answer, missing, proposed_copy
from thongsuot.cases.rules.answer import Answered, Lack, all_done, lacking, published_rounds
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.ledger.models import Entry
from thongsuot.people.models import Absence


@pytest.fixture
def life(db):
    return Life().assigned()


def save(life, *responses, by="economics_handler"):
    life.case = draft(responses=responses, **life.by(by))
    return life.case


@pytest.mark.parametrize(
    ("item", "lacks"),
    [
        ({}, "response"),
        ({"text": "  ", "evidence": 2}, "response"),
        ({"text": "Đã làm."}, "evidence"),
        ({"text": "Đã làm.", "evidence": 1}, None),
        ({"text": "Chưa có kinh phí.", "legal_reason": "no-budget"}, None),
        ({"legal_reason": "no-budget"}, "response"),
        ({"accepted": True}, None),
    ],
)
def test_an_item_needs_words_and_evidence_or_a_reason_in_law(item, lacks):
    assert lacking([Answered(number=1, **item)]) == ([Lack(1, lacks)] if lacks else [])


@given(st.lists(st.builds(Answered, number=st.integers(1, 20), evidence=st.integers(0, 2), text=st.text()), max_size=8))
def test_what_lacks_is_told_in_the_order_of_the_items(items):
    numbers = [lack.number for lack in lacking(items)]
    assert numbers == sorted(numbers) and set(numbers) <= {item.number for item in items}


@pytest.mark.parametrize(
    ("outcomes", "done"),
    [({}, False), ({1: "done"}, False), ({1: "done", 2: "not-done"}, False), ({1: "done", 2: "done"}, True)],
)
def test_all_is_done_when_every_item_is(outcomes, done):
    assert all_done([1, 2], outcomes) is done


@pytest.mark.parametrize(
    ("state", "reopened", "rounds"), [("assigned", 0, 0), ("answered", 0, 1), ("assigned", 1, 1), ("closed", 1, 2)]
)
def test_a_round_is_known_to_the_person_once_it_was_sent(state, reopened, rounds):
    assert published_rounds(state, reopened) == rounds


def test_a_draft_keeps_words_reason_and_evidence_of_each_item(life):
    save(
        life,
        Drafted(number=1, text="Đã thay bóng.", uploads=(photo(), photo())),
        Drafted(number=2, text="Chưa có kinh phí.", legal_reason="no-budget"),
    )
    first, second = current_answer(life.case)
    assert (first.response.text, len(first.evidence)) == ("Đã thay bóng.", 2)
    assert (second.response.legal_reason, second.evidence) == ("no-budget", ())


def test_a_later_draft_replaces_the_words_and_leaves_the_other_item(life):
    save(life, Drafted(number=1, text="Sẽ làm."), Drafted(number=2, text="Đã nạo vét."))
    save(life, Drafted(number=1, text="Đã làm."))
    assert [each.response.text for each in current_answer(life.case)] == ["Đã làm.", "Đã nạo vét."]
    assert Response.objects.count() == 3


def test_a_save_is_one_act_and_one_that_changes_nothing_is_none(life):
    save(life, Drafted(number=1, text="Đã làm."))
    before = Entry.objects.count()
    save(life, Drafted(number=1, text="Đã làm."), Drafted(number=2))
    assert Entry.objects.count() == before
    save(life, Drafted(number=1, text="Đã làm xong."))
    assert Entry.objects.count() == before + 1


def test_evidence_can_be_taken_out_again(life):
    save(life, Drafted(number=1, text="Đã làm.", uploads=(photo(), photo())))
    gone = Evidence.objects.first()
    save(life, Drafted(number=1, text="Đã làm.", drop=(gone.pk,)))
    assert gone.pk not in [row.pk for row in current_answer(life.case)[0].evidence]
    gone.refresh_from_db()
    assert gone.dropped_by.verb == "draft"


def test_the_act_commits_to_the_content_of_the_evidence(life):
    save(life, Drafted(number=1, text="Đã làm.", uploads=(photo(),)))
    attachment = Evidence.objects.get().attachment
    act = life.case.acts.get(verb="draft")
    assert act.details["files"] == {"1": {str(attachment.pk): attachment.blob.sha256}}


@pytest.mark.parametrize(
    ("drafted", "field"),
    [
        (Drafted(number=3, text="x"), "text-3"),
        (Drafted(number=1, text="x", legal_reason="tired"), "legal_reason-1"),
        (Drafted(number=2, text="x" * 20_001), "text-2"),
    ],
)
def test_a_wrong_draft_names_the_field_of_its_item(life, drafted, field):
    with pytest.raises(Invalid) as refused:
        save(life, drafted)
    assert refused.value.field == field


def test_a_file_that_is_no_picture_is_refused_and_nothing_of_the_draft_is_kept(life):
    _name, fake = photo()
    fake.write(b"PK\x03\x04 not a picture")
    fake.seek(0)
    with pytest.raises(Invalid):
        save(life, Drafted(number=1, text="Đã làm.", uploads=(("anh.jpg", fake),)))
    assert not Response.objects.exists()


def test_another_handler_of_the_desk_does_not_write_into_a_colleagues_case(life):
    other = make_officer("K'Sơn")
    make_post(other, life.people.economics)
    life.people.__dict__["other"] = other
    with pytest.raises(Refused):
        save(life, Drafted(number=1, text="x"), by="other")


def test_submitting_names_every_item_that_lacks_something(life):
    save(life, Drafted(number=1, text="Đã làm."))
    with pytest.raises(NotAllowedNow) as refused:
        submit(**life.by("economics_handler"))
    assert "Việc 1 chưa có minh chứng" in str(refused.value) and "Việc 2 chưa có câu trả lời" in str(refused.value)


def test_a_complete_answer_is_submitted(life):
    assert life.submitted().case.state == "submitted"


def test_an_answer_is_sent_back_with_a_reason(life):
    case = send_back(reason="Ghi rõ ngày làm.", **life.submitted().by("head"))
    assert case.state == "assigned"
    with pytest.raises(NotAllowedNow):
        send_back(reason="Lại.", **life.by("head"))


def test_sending_back_without_a_reason_is_refused(life):
    with pytest.raises(Invalid) as refused:
        send_back(reason="", **life.submitted().by("head"))
    assert refused.value.field == "reason"


def test_the_head_approves(life):
    case = life.approved().case
    assert (case.state, case.acts.get(verb="approve").details) == ("approved", {"round": 1, "own_draft": False})


def test_what_lost_its_evidence_after_it_was_submitted_is_not_approved(life):
    life.submitted()
    Evidence.objects.update(dropped_by=life.case.acts.last())
    with pytest.raises(NotAllowedNow) as refused:
        approve(**life.by("head"))
    assert "Việc 1 chưa có minh chứng" in str(refused.value)


def test_the_deputy_approves_only_while_the_head_is_away(life):
    life.submitted()
    with pytest.raises((Refused, NotFound)):
        approve(**life.by("deputy"))
    Absence.objects.create(officer=life.people.head, first_day=DAY, last_day=DAY)
    assert approve(**life.by("deputy")).state == "approved"


def test_a_handler_does_not_approve(life):
    life.submitted()
    with pytest.raises(Refused):
        approve(**life.by("economics_handler"))


def test_approving_what_one_drafted_oneself_is_recorded(life):
    responses = [Drafted(number=n, text=text, uploads=(photo(),)) for n, text in ANSWERS.items()]
    save(life, *responses, by="head")
    submit(**life.by("head"))
    assert approve(**life.by("head")).acts.get(verb="approve").details["own_draft"] is True


def test_nothing_is_missing_from_a_complete_answer(life):
    assert missing(life.drafted().case) == []


def test_the_copy_proposed_for_the_public_has_telephone_numbers_blackened(life):
    save(life, Drafted(number=1, text="Gọi 0912 345 678 để hẹn."))
    assert proposed_copy(life.case)["items"][0]["answer"] == "Gọi ███ để hẹn."
