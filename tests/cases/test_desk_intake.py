"""The counter: what is written down, what is told beside it, the receipt; what is recorded nowhere."""

import re
from datetime import date

import pytest

from cases.desk import set_day, text
from cast import cast
from lives import DAY
from thongsuot.cases.actions.secret_check import check_secret
from thongsuot.cases.models import Case
from thongsuot.cases.rules.secret import show_secret
from thongsuot.core import clock
from thongsuot.core.ids import show_code

pytestmark = pytest.mark.django_db
NEW, HINTS = "/ban-lam-viec/tiep-nhan/moi/", "/ban-lam-viec/tiep-nhan/moi/goi-y/"
FIRST_LINE = "Mỏ đá nổ mìn, bụi phủ vườn cà phê."


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def counter(client, people):
    client.force_login(people.receptionist)
    return client


def form(people, **changes):
    return {
        "token": "phieu-quay-1",
        "unit_id": str(people.commune.pk),
        "channel": "counter",
        "kind": "feedback",
        "received_on": "20/7/2026",
        "text": FIRST_LINE,
    } | changes


def sent(client, people, **changes):
    return client.post(NEW, form(people, **changes))


def test_a_handler_does_not_take_in(client, people):
    client.force_login(people.handler)
    assert client.get(NEW).status_code == 403


def test_the_form_begins_in_the_text(counter):
    assert re.search(r"<textarea[^>]*autofocus", text(counter.get(NEW)))


def test_the_receipt_shows_code_secret_and_day(counter, people):
    page = text(sent(counter, people))
    case = Case.objects.get()
    assert (case.channel, case.holder_unit_id) == ("counter", people.commune.pk)
    secret = re.search(r"\b\d{4} \d{4} \d{4}\b", page)[0]
    assert show_secret(secret.replace(" ", "")) == secret
    check_secret(case.code, secret.replace(" ", ""), clock.now())
    assert "<svg" in page and "Phải trả lời trước" in page


def test_sending_twice_makes_one_case(counter, people):
    assert text(sent(counter, people)).count("ts-figure") == text(sent(counter, people)).count("ts-figure")
    assert Case.objects.count() == 1


def test_the_same_words_from_a_page_asked_for_anew_are_told_once(counter, people):
    sent(counter, people)
    told = sent(counter, people, token="phieu-quay-2")
    assert told.status_code == 409 and show_code(Case.objects.get().code) in text(told)
    assert FIRST_LINE in text(told) and not re.search(r"\b\d{4} \d{4} \d{4}\b", text(told))
    new = told.context["form"]["token"].value()
    assert new not in ("phieu-quay-1", "phieu-quay-2") and 'name="lan-nua"' in told.content.decode()
    assert sent(counter, people, **{"token": new, "lan-nua": "1"}).status_code == 200 and Case.objects.count() == 2


def test_other_words_under_a_form_that_was_sent_are_told_and_not_lost(counter, people):
    sent(counter, people)
    told = sent(counter, people, text="Cống trước chợ tắc.")
    assert told.status_code == 409 and "Cống trước chợ tắc." in text(told) and Case.objects.count() == 1
    assert show_code(Case.objects.get().code) in text(told)
    new = told.context["form"]["token"].value()
    assert sent(counter, people, text="Cống trước chợ tắc.", token=new).status_code == 200
    assert Case.objects.count() == 2


def test_the_same_words_of_another_person_or_by_another_officer_are_taken(client, counter, people):
    sent(counter, people)
    assert sent(counter, people, token="phieu-quay-2", name="Ha Một").status_code == 200
    client.force_login(people.head)
    assert sent(client, people, token="phieu-quay-3").status_code == 200 and Case.objects.count() == 3


def test_persons_and_representatives_with_their_paper(counter, people):
    sent(
        counter, people, name="Lơ Mu Ha Sin", phone="0900 000 456", persons="12", households="5",
        rep_name_1="Ha Một", rep_paper_1="on", rep_name_2="Ha Hai", signatories="Ha Một\nHa Hai\nHa Ba",
        guardian_name="K'Thủy", minor="on",
    )  # fmt: skip
    case = Case.objects.get()
    assert (case.persons, case.households, case.signatories.count) == (12, 5, 3)
    parts = case.parties.order_by("id").values_list("part", "name", "paper")
    assert list(parts) == [
        ("submitter", "Lơ Mu Ha Sin", False),
        ("representative", "Ha Một", True),
        ("representative", "Ha Hai", False),
        ("guardian", "K'Thủy", False),
    ]


def test_too_many_representatives_are_refused_with_all_typed_kept(counter, people):
    given = {f"rep_name_{n}": f"Người {n}" for n in range(1, 4)}
    answer = sent(counter, people, persons="7", **given)
    assert answer.status_code == 422
    assert "nhiều nhất 2 người đại diện" in text(answer) and FIRST_LINE in text(answer)


def test_an_earlier_day_needs_a_reason(counter, people):
    answer = sent(counter, people, received_on="15/7/2026", channel="letter")
    assert answer.status_code == 422 and "Ghi lý do vào sổ muộn" in text(answer)
    sent(counter, people, received_on="15/7/2026", channel="letter", late_reason="Văn thư chuyển chậm")
    assert Case.objects.get().received_on == date(2026, 7, 15)


def test_what_has_its_own_door_is_sent_there_and_written_nowhere(counter, people):
    answer = sent(counter, people, kind="denunciation")
    assert answer.status_code == 422
    assert FIRST_LINE not in text(answer)
    assert not Case.objects.exists()


ACCUSING = "Tôi tố cáo ông Nguyễn Văn Ví, cán bộ địa chính, nhận hối lộ 20 triệu."


def test_words_that_accuse_are_not_recorded_without_a_reason(counter, people):
    answer = sent(counter, people, text=ACCUSING)
    assert answer.status_code == 422 and 'name="not_accusation"' in text(answer)
    assert not Case.objects.exists()


WRONG = [
    ({"text": " "}, "Chưa có nội dung"),
    ({"received_on": "21/7/2026"}, "tương lai"),
    ({"received_on": "31/2/2026"}, "Ghi ngày theo dạng"),
    ({"phone": "0900"}, "Số điện thoại"),
    ({"channel": "web"}, "web"),
    ({"unit_id": "x"}, "x"),
    ({"persons": "0"}, "1"),
    ({"notify_by": "sms"}, "cần ghi số điện thoại"),
    ({"text": "a" * 20_001}, "20"),
    ({"rep_phone_1": "0900000123"}, "Chưa ghi tên người đại diện 1"),
]


@pytest.mark.parametrize(("given", "said"), WRONG, ids=[next(iter(row[0])) + str(n) for n, row in enumerate(WRONG)])
def test_wrong_input_is_named_and_nothing_is_lost(counter, people, given, said):
    answer = sent(counter, people, address="Thôn Suối Thông", **given)
    assert answer.status_code == 422
    assert said in text(answer) and "Thôn Suối Thông" in text(answer)
    assert not Case.objects.exists()


def test_hints_come_without_a_script_too(counter, people):
    page = text(sent(counter, people, xem="1", persons="12", text="Dây điện đứt rơi xuống đường, rất nguy hiểm."))
    assert "Đơn đông người" in page and "12 người cử nhiều nhất 5" in page
    assert "Có thể nguy hiểm" in page and "Dây điện đứt" in page
    assert not Case.objects.exists()


def test_taking_a_hint_fills_it_in(counter, people):
    page = text(sent(counter, people, xem="kind=petition"))
    assert re.search(r'value="petition"\s+selected', page)


def test_the_hints_alone_answer_htmx(counter, people):
    page = text(counter.post(HINTS, {"text": ACCUSING, "kind": "feedback"}))
    assert "Có vẻ là tố cáo một người" in page and "<html" not in page
    assert "Trả lời trước" in page


RUBBISH = "Ai đó đêm qua đổ cả xe rác thải, túi ni lông ra bờ suối đầu thôn, bốc mùi không chịu nổi."


def test_topics_are_guessed_with_the_words_that_say_so_and_one_can_be_taken(counter, people):
    page = text(counter.post(HINTS, {"text": RUBBISH, "kind": "feedback"}))
    assert "topic=environment.waste" in page and re.search(r"Vì có: [^<]*rác", page)
    taken = text(sent(counter, people, text=RUBBISH, xem="topic=environment.waste"))
    assert re.search(r'value="environment.waste"\s+selected', taken)
    assert "topic=environment.waste" not in taken  # what is chosen is not suggested again


def test_too_few_words_are_no_ground_to_guess(counter, people):
    assert "topic=" not in text(counter.post(HINTS, {"text": "Rác.", "kind": "feedback"}))


def test_competent_units_are_shown_with_the_reason(counter, people):
    page = text(
        counter.post(HINTS, {"text": FIRST_LINE, "kind": "feedback", "place": "Đơn Dương", "topic": "environment"})
    )
    assert "Phòng Kinh tế xã Đơn Dương phụ trách" in page


def test_danger_said_by_the_officer_rings(counter, people):
    sent(counter, people, urgent="on")
    assert Case.objects.get().alarm == "raised"


@pytest.mark.parametrize("name", ["don", "cu-dai-dien"])
def test_blank_forms_to_print(counter, name):
    assert counter.get(f"/ban-lam-viec/tiep-nhan/mau/{name}/").status_code == 200


def test_an_unknown_blank_form_is_not_found(counter):
    assert counter.get("/ban-lam-viec/tiep-nhan/mau/khac/").status_code == 404
