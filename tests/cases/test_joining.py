"""Joining and undoing it; splitting a mixed submission into cases of their own."""

from datetime import date

import pytest

from cast import actor
from lives import DAY, RECEIVED, SECRET, Life, instant, moment, photo
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.joining import join, unjoin
from thongsuot.cases.actions.people import reissue_secret
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.actions.screening import ask_supplement
from thongsuot.cases.actions.secret_check import check_secret
from thongsuot.cases.actions.splitting import Part, split
from thongsuot.cases.models import Case
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.core.ids import show_code
from thongsuot.duties.models import Duty
from thongsuot.files import queries as files

pytestmark = pytest.mark.django_db
LAMP, DRAIN = Part(text="Đèn đường hỏng.", topic="utilities.lighting"), Part(text="Cống tắc.", kind="petition")
ACCUSED = "Tôi tố cáo ông Nguyễn Văn Tý nhận hối lộ 20 triệu đồng."


@pytest.fixture
def life():
    return Life(channel="letter")


def another(life, unit=None):
    given = Submission(text="Đèn đường Suối Thông không sáng.")
    return receive(given=given, unit=unit or life.people.commune, actor=STRANGER, **moment(RECEIVED))


def states(case):
    return set(Duty.objects.filter(about_ref=f"case:{case.pk}").values_list("task", "state"))


def joined(life, main, **changes):
    given = {"main_code": show_code(main.code), "reason": "Cùng một hàng cột đèn."} | life.by("receptionist")
    return join(**given | changes)


def test_a_joined_case_follows_the_main_one_and_owes_nothing(life):
    main = another(life)
    case = joined(life, main)
    assert (case.state, case.joined_into, case.ended_on) == ("joined", main, DAY)
    assert states(case) == {("answer", "waived"), ("screen", "waived"), ("reply", "waived")}


def test_undoing_it_restores_state_and_duties_with_their_first_day(life):
    life.accepted()
    before = states(life.case)
    case = joined(life, another(life))
    case = unjoin(reason="Hai nơi khác nhau.", **life.by("receptionist"))
    assert (case.state, case.joined_into, case.ended_on) == ("accepted", None, None)
    assert states(case) == before
    assert Duty.objects.get(pk=case.duty_id).due_on == date(2026, 8, 5)


def test_a_case_that_waited_for_a_supplement_comes_back_to_the_desk(life):
    ask_supplement(missing="Cột số mấy?", **life.by("receptionist"))
    joined(life, another(life))
    assert unjoin(reason="Hai nơi khác nhau.", **life.by("receptionist")).state == "received"


def test_the_main_case_must_be_seen(life):
    with pytest.raises(Invalid) as refusal:
        joined(life, another(life, life.people.other_commune))
    assert refusal.value.field == "main_code"


def test_an_unknown_main_code_gets_the_same_answer_as_an_unseen_one(life):
    hidden = another(life, life.people.other_commune)
    with pytest.raises(Invalid) as unseen:
        joined(life, hidden)
    with pytest.raises(Invalid) as unknown:
        joined(life, hidden, main_code="4715-0000-0000-0")
    assert str(unseen.value) == str(unknown.value)


def test_the_main_case_must_be_open(life):
    main = another(life)
    joined(life, main)
    with pytest.raises(Invalid) as refusal:
        join(
            case_id=main.pk,
            main_code=life.case.code,
            reason="Cùng việc.",
            actor=actor(life.people.receptionist),
            **moment(DAY),
        )
    assert refusal.value.field == "main_code"


def test_nothing_joins_a_case_that_is_answered_already(life):
    late = another(life)
    life.answered()
    with pytest.raises(Invalid) as refusal:
        join(
            case_id=late.pk,
            main_code=life.case.code,
            reason="Cùng việc.",
            actor=actor(life.people.receptionist),
            **moment(DAY),
        )
    assert refusal.value.field == "main_code"


def test_a_case_is_not_joined_to_itself(life):
    with pytest.raises(Invalid):
        joined(life, life.case)


def test_only_a_joined_case_is_taken_apart(life):
    with pytest.raises(NotAllowedNow):
        unjoin(reason="Nhầm.", **life.by("receptionist"))


def test_a_mixed_submission_becomes_cases_with_codes_of_their_own_that_its_secret_opens(life):
    children = split(parts=[LAMP, DRAIN], **life.by("receptionist"))
    assert len({child.code for child in children} | {life.case.code}) == 3
    for child in children:
        assert check_secret(child.code, SECRET, instant(DAY)) == child
    assert [(child.kind, child.topic) for child in children] == [
        ("feedback", "utilities.lighting"),
        ("petition", ""),
    ]


def opens(code, secret):
    try:
        return bool(check_secret(code, secret, instant(DAY)))
    except NotFound:
        return False


def test_a_part_split_again_still_opens_with_the_first_secret(life):
    part, _other = split(parts=[LAMP, DRAIN], **life.by("receptionist"))
    pieces = split(parts=[LAMP, DRAIN], **life.by("receptionist") | {"case_id": part.pk})
    assert all(opens(piece.code, SECRET) for piece in pieces)


def test_a_new_secret_of_the_old_case_is_that_of_its_parts_too(life):
    parts = split(parts=[LAMP, DRAIN], **life.by("receptionist"))
    _case, secret = reissue_secret(identity="cccd", **life.by("receptionist"))
    assert [(opens(part.code, secret), opens(part.code, SECRET)) for part in parts] == [(True, False)] * 2


def test_a_part_given_a_secret_of_its_own_keeps_it(life):
    own, other = split(parts=[LAMP, DRAIN], **life.by("receptionist"))
    _case, secret = reissue_secret(identity="cccd", **life.by("receptionist") | {"case_id": own.pk})
    assert opens(own.code, secret) and not opens(own.code, SECRET)
    assert opens(other.code, SECRET) and not opens(other.code, secret)
    _case, newer = reissue_secret(identity="cccd", **life.by("receptionist"))
    assert opens(own.code, secret) and not opens(own.code, newer)


def test_children_keep_the_first_receipt_day_and_their_clocks_count_from_it(life):
    children = split(parts=[LAMP, DRAIN], **life.by("receptionist"))
    assert {(child.received_on, child.duty.due_on) for child in children} == {(RECEIVED, date(2026, 8, 5))}


def test_the_old_case_ends_and_names_its_children(life):
    children = split(parts=[LAMP, DRAIN], **life.by("receptionist"))
    old = Case.objects.get(pk=life.case.pk)
    assert (old.state, set(old.split_into.all())) == ("split", set(children))
    assert old.acts.last().details["into"] == [str(child.pk) for child in children]
    assert states(old) == {("answer", "waived"), ("screen", "met"), ("reply", "met")}


def test_children_have_the_same_people_and_files(life):
    life = Life(life.people, uploads=(photo(),))
    life.case.parties.create(name="K'Sơr", phone="0900000123")
    child = split(parts=[LAMP, DRAIN], **life.by("receptionist"))[0]
    assert child.parties.get().name == "K'Sơr"
    assert len(files.of(f"case:{child.pk}")) == 1


def test_a_part_that_accuses_is_refused_and_nothing_of_the_split_stays(life):
    with pytest.raises(Invalid) as refusal:
        split(parts=[LAMP, Part(text=ACCUSED)], **life.by("receptionist"))
    assert refusal.value.field == "parts-2-not_accusation"
    assert "Tý" not in str(refusal.value) and Case.objects.count() == 1


@pytest.mark.parametrize("parts", [[LAMP], [LAMP] * 11], ids=["one", "eleven"])
def test_a_split_makes_two_to_ten(life, parts):
    with pytest.raises(Invalid) as refusal:
        split(parts=parts, **life.by("receptionist"))
    assert refusal.value.field == "parts"


def test_a_handler_may_not_split(life):
    with pytest.raises(Refused):
        split(parts=[LAMP, DRAIN], **life.by("handler"))
