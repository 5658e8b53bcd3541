"""Following: the code opens three facts, the secret opens the answer, and a wrong one learns nothing."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lives import DAY, RECEIVED, SECRET, Life, instant, photo
from thongsuot.cases.actions.answer import Drafted, draft
from thongsuot.cases.actions.rate import rate, reopen
from thongsuot.cases.actions.record import locked_case, write_act
from thongsuot.cases.actions.screening import supplement
from thongsuot.cases.actions.secret_check import check_secret, forget_tries
from thongsuot.cases.actions.time import suspend
from thongsuot.cases.models import Case, Evidence, SecretTry
from thongsuot.cases.queries.follow import PublicStatus, evidence_shown, public_status, resident_view
from thongsuot.core.actors import resident
from thongsuot.core.errors import NotFound, TooMany
from thongsuot.core.ids import check_digit, show_code

pytestmark = pytest.mark.django_db
AT = instant(DAY)
WRONG = "000000000000"


def unknown_code():
    """Return a code that could be one of ours and is none."""
    return "471500000001" + check_digit("471500000001")


@pytest.fixture
def life():
    return Life()


def trouble(code, secret, at=AT):
    with pytest.raises((NotFound, TooMany)) as refused, CaptureQueriesContext(connection) as queries:
        check_secret(code, secret, at)
    return type(refused.value), str(refused.value), [query["sql"].split(" ")[0] for query in queries]


@pytest.mark.parametrize("typed", ["123456789012", "1234 5678 9012", "1234-5678-9012 "])
def test_code_and_secret_open_the_case_as_people_type_them(life, typed):
    assert check_secret(str(life.case), typed, AT) == life.case


def test_an_unknown_code_a_wrong_secret_and_a_practice_case_get_the_same_answer_by_the_same_queries(life):
    drill = Life(people=life.people).case
    Case.objects.filter(pk=drill.pk).update(practice=True)
    answers = [trouble(life.case.code, WRONG), trouble(unknown_code(), WRONG), trouble(drill.code, SECRET)]
    assert answers[0] == answers[1] == answers[2]


def test_what_cannot_be_a_code_gets_the_same_answer(life):
    assert trouble("4715", SECRET)[:2] == trouble(unknown_code(), SECRET)[:2]


@pytest.mark.parametrize("known", [True, False])
def test_from_the_fifth_wrong_secret_on_each_must_wait_whether_or_not_the_code_exists(life, known):
    code = life.case.code if known else unknown_code()
    for _try in range(5):
        assert trouble(code, WRONG)[0] is NotFound
    kind, sentence, _queries = trouble(code, WRONG)
    assert (kind, "giây" in sentence) == (TooMany, True)
    assert trouble(code, WRONG, AT + timedelta(seconds=5))[0] is NotFound


def test_the_right_secret_waits_as_well(life):
    for _try in range(5):
        trouble(life.case.code, WRONG)
    with pytest.raises(TooMany):
        check_secret(life.case.code, SECRET, AT)


def test_a_right_secret_forgets_the_wrong_ones(life):
    for _try in range(4):
        trouble(life.case.code, WRONG)
    check_secret(life.case.code, SECRET, AT)
    assert not SecretTry.objects.exists()


def test_tries_are_forgotten_after_a_day(life):
    trouble(unknown_code(), WRONG)
    assert forget_tries(AT + timedelta(hours=23)) == 0
    assert forget_tries(AT + timedelta(hours=25)) == 1


def test_the_code_alone_tells_unit_step_and_day_and_nothing_else(life):
    assert public_status(life.case.code) == PublicStatus(
        code=str(life.case),
        unit=life.people.commune.name,
        state="received",
        step="Mới tiếp nhận, chờ xem xét",
        due_on=date(2026, 8, 5),
    )


def test_a_known_and_an_unknown_code_take_the_same_one_query(life, django_assert_num_queries):
    with django_assert_num_queries(1):
        public_status(life.case.code)
    with django_assert_num_queries(1), pytest.raises(NotFound):
        public_status(unknown_code())


def test_a_practice_case_is_not_there(life):
    Case.objects.update(practice=True)
    with pytest.raises(NotFound):
        public_status(life.case.code)


def test_a_suspended_case_shows_no_day(life):
    suspend(ground="expert", **life.assigned().by("head"))
    assert (public_status(life.case.code).due_on, public_status(life.case.code).step) == (None, "Tạm dừng giải quyết")


def join(life):
    """Join the case of `life` into another of the same cast and return that one."""
    main = Life(people=life.people, text="Đèn hỏng, gọi ông Trần Văn Bảy.").answered()
    who = life.by("receptionist")
    case = locked_case(case_id=life.case.pk, actor=who["actor"], verb="join")
    write_act(case, "join", other_id=main.case.pk, actor=who["actor"], on=who["on"], at=who["at"])
    life.case = Case.objects.get(pk=case.pk)
    return main


def test_a_joined_case_follows_the_main_one(life):
    join(life)
    assert public_status(life.case.code).state == "answered"


def test_the_person_of_a_joined_case_reads_nothing_of_the_others(life):
    main = join(life)
    view = resident_view(life.case)
    assert [item.answer for item in view.items] == ["", ""]
    assert view.joined and view.publication_id == main.case.publishings.get().publication_id


def test_before_the_answer_the_person_sees_requests_day_and_what_to_do(life):
    view = resident_view(life.case)
    assert [(item.request, item.answer) for item in view.items][0] == ("Sửa đèn đường thôn Suối Thông", "")
    assert (view.due.due_on, view.due.starts_on) == (date(2026, 8, 5), RECEIVED)
    assert set(view.verbs) == {"supplement", "withdraw"}


def test_the_person_sees_that_what_they_added_has_arrived(life):
    person = resident(life.case.pk)
    added = {"text": "Đèn thứ ba cũng tắt.", "uploads": (photo(),)}
    supplement(case_id=life.case.pk, **added, actor=person, on=DAY, at=AT)
    view = resident_view(life.case)
    assert view.sent == ("den-duong.png",)
    assert view.history[-1].note == "Đèn thứ ba cũng tắt."


def test_a_draft_is_not_shown_before_it_is_sent(life):
    view = resident_view(life.approved().case)
    assert [item.answer for item in view.items] == ["", ""]


def test_the_answer_is_shown_with_its_evidence(life):
    view = resident_view(life.answered().case)
    assert view.items[0].answer == "Đã thay ba bóng đèn ngày 18/7."
    assert evidence_shown(life.case, view.items[0].evidence[0].id).blob.media_type == "image/png"
    assert set(view.verbs) == {"rate", "reopen"}


def test_evidence_of_a_draft_cannot_be_fetched(life):
    life.answered()
    reopen(not_done=[2], missing="Vẫn tắc.", **life.by("receptionist"))
    life.case.refresh_from_db()
    redo = Drafted(number=2, text="Làm lại.", uploads=(photo(),))
    draft(responses=[redo], **life.by("economics_handler"))
    fresh = Evidence.objects.get(round=2)
    with pytest.raises(NotFound):
        evidence_shown(life.case, fresh.attachment_id)


def test_the_persons_own_word_is_shown_on_each_item(life):
    life.answered()
    rate(done=[1], **life.by("receptionist") | {"actor": resident(life.case.pk)})
    assert [item.outcome for item in resident_view(life.case).items] == ["done", ""]


def test_the_history_speaks_of_steps_and_of_no_officer(life):
    lines = resident_view(life.answered().case).history
    assert [line.verb for line in lines] == ["receive", "screen", "accept", "assign", "publish"]
    said = " ".join(line.sentence for line in lines)
    assert life.people.economics.name in said and life.people.economics_handler.full_name not in said


def test_who_said_that_all_is_done_may_still_open_it_again(client, life):
    life.answered()
    rate(done=[1, 2], **life.by("receptionist") | {"actor": resident(life.case.pk)})
    page = client.post(f"/tra-cuu/{show_code(life.case.code)}", {"secret": SECRET}).content.decode()
    assert "Người gửi đã xác nhận mọi việc đã xong. Việc này kết thúc." in page
    assert "Việc chưa xong, hoặc lại hỏng?" in page
