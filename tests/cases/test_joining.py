"""Joining and undoing it; splitting a mixed submission into cases of their own."""

from datetime import date

import pytest

from cast import actor
from lives import DAY, RECEIVED, Life, moment, photo
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.joining import join, unjoin
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.actions.screening import ask_supplement
from thongsuot.cases.actions.splitting import Part, split
from thongsuot.cases.models import Case
from thongsuot.cases.rules.secret import same_secret
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused
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


def test_a_mixed_submission_becomes_cases_with_codes_and_secrets_of_their_own(life, settings):
    children = split(parts=[LAMP, DRAIN], **life.by("receptionist"))
    assert len({child.case.code for child in children} | {life.case.code}) == 3
    for child in children:
        assert same_secret(settings.HOUSE_KEY, child.case.code, child.secret, child.case.secret_hash)
    assert [(child.case.kind, child.case.topic) for child in children] == [
        ("feedback", "utilities.lighting"),
        ("petition", ""),
    ]


def test_children_keep_the_first_receipt_day_and_their_clocks_count_from_it(life):
    children = split(parts=[LAMP, DRAIN], **life.by("receptionist"))
    assert {(child.case.received_on, child.case.duty.due_on) for child in children} == {(RECEIVED, date(2026, 8, 5))}


def test_the_old_case_ends_and_names_its_children(life):
    children = split(parts=[LAMP, DRAIN], **life.by("receptionist"))
    old = Case.objects.get(pk=life.case.pk)
    assert (old.state, set(old.split_into.all())) == ("split", {child.case for child in children})
    assert old.acts.last().details["into"] == [str(child.case.pk) for child in children]
    assert states(old) == {("answer", "waived"), ("screen", "met"), ("reply", "met")}


def test_children_have_the_same_people_and_files(life):
    life = Life(life.people, uploads=(photo(),))
    life.case.parties.create(name="K'Sơr", phone="0900000123")
    child = split(parts=[LAMP, DRAIN], **life.by("receptionist"))[0].case
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
