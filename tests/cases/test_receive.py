"""Receiving: one case, one receipt, its duties, its words; a double click makes one."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cast import actor, cast
from thongsuot.cases.actions.intake import Disputed, PersonGiven, Submission
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.codes import key_for
from thongsuot.cases.models import Case, Content
from thongsuot.cases.rules.secret import same_secret
from thongsuot.core.actors import STRANGER, service
from thongsuot.core.errors import Invalid, Refused
from thongsuot.core.ids import parse_code
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import Entry
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
DAY = date(2026, 7, 15)
AT = datetime(2026, 7, 15, 2, 0, tzinfo=UTC)
LAMP = "Đèn đường thôn Suối Thông hỏng đã hai tuần, buổi tối rất tối."


@pytest.fixture
def people():
    return cast()


def lodge(cast_, *, who=STRANGER, on=DAY, at=AT, origin=None, secret=None, unit=None, **given):
    given.setdefault("text", LAMP)
    return receive(
        given=Submission(**given),
        unit=unit or cast_.commune,
        actor=who,
        on=on,
        at=at,
        secret=secret,
        origin=origin or Origin(),
    )


def test_a_feedback_from_the_web_is_received_with_a_code_and_an_answer_duty(people):
    case = lodge(people)
    assert parse_code(case.code) == case.code and case.code.startswith("4715")
    assert (case.state, case.kind, case.holder_unit, case.received_on) == ("received", "feedback", people.commune, DAY)
    assert (case.duty.task, case.duty.rule_code, case.duty.starts_on) == ("answer", "PAKN.RESOLVE", DAY)


def test_fifteen_working_days_end_on_the_fifth_of_august(people):
    assert lodge(people).duty.due_on == date(2026, 8, 5)


def test_a_letter_is_also_screened_and_replied_to_in_time(people):
    case = lodge(people, channel="letter")
    owed = Duty.objects.filter(about_ref=f"case:{case.pk}").values_list("task", "rule_code")
    assert set(owed) == {("answer", "PAKN.RESOLVE"), ("screen", "LETTER.HANDLE"), ("reply", "TCD.REPLY")}


def test_the_words_are_cleaned_and_kept_apart_from_the_act(people):
    case = lodge(people, text="Cống tắc\r\nở ngõ 3\u200b  \x07")
    assert case.content.text == "Cống tắc\nở ngõ 3"
    assert "Cống" not in str(case.acts.get().details)


def test_decomposed_letters_are_stored_composed(people):
    assert lodge(people, text="Đươ\u0300ng ho\u0309ng").content.text == "Đường hỏng"


def test_one_receipt_writes_one_entry_about_the_case(people):
    case = lodge(people)
    assert list(Entry.objects.values_list("verb", "subject_ref")) == [("cases.receive", f"case:{case.pk}")]


def test_the_secret_is_kept_as_a_hash_that_only_it_matches(people, settings):
    case = lodge(people, secret="314159265358")
    assert same_secret(key_for(case.code), case.code, "314159265358", case.secret_hash)
    assert not same_secret(key_for(case.code), case.code, "314159265359", case.secret_hash)


def test_the_same_form_sent_twice_makes_one_case(people):
    once = lodge(people, origin=Origin(form_token="mot-to-khai"))
    assert lodge(people, origin=Origin(form_token="mot-to-khai")) == once
    assert Case.objects.count() == 1


def test_without_parted_items_the_whole_text_is_the_one_item(people):
    assert [item.text for item in lodge(people).items.all()] == [LAMP]


def test_a_resident_who_wants_a_message_gets_one_with_the_code_and_no_content(people):
    case = lodge(people, people=(PersonGiven(name="K'Sơr", phone="0900000123", notify_by="sms"),))
    message = Message.objects.get(about_ref=f"case:{case.pk}")
    assert (message.template, message.channel, message.address) == ("received", "sms", "0900000123")
    assert "Đèn" not in str(message.params)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "a" * 20_001}, "text"),
        ({"items": ("việc",) * 21}, "items"),
        ({"persons": 0}, "persons"),
        ({"persons": 3, "signatories": ("Một", "Hai", "Ba", "Bốn")}, "persons"),
        ({"persons": 10, "people": (PersonGiven(part="representative"),) * 3}, "people"),
        ({"kind": "denunciation"}, "kind"),
        ({"channel": "pigeon"}, "kind"),
        ({"topic": "nothing.such"}, "topic"),
    ],
    ids=lambda value: value if isinstance(value, str) else "-".join(value),
)
def test_what_cannot_be_received_names_its_field_and_writes_nothing(people, given, field):
    with pytest.raises(Invalid) as wrong:
        lodge(people, **given)
    assert wrong.value.field == field
    assert not Case.objects.exists() and not Content.objects.exists()


@pytest.mark.parametrize(
    ("disputed_on", "known_on", "field", "said"),
    [
        (date(2026, 7, 16), None, "disputed_on", "ở tương lai. Ghi ngày đã qua"),
        (None, date(2099, 1, 1), "known_on", "ở tương lai. Ghi ngày đã qua"),
        (date(1800, 1, 1), date(2026, 7, 1), "disputed_on", "trước năm 1930. Xem lại năm"),
        (None, date(1929, 12, 31), "known_on", "trước năm 1930. Xem lại năm"),
        (date(2026, 7, 2), date(2026, 7, 1), "known_on", "sớm hơn ngày ra quyết định bị khiếu nại (02/07/2026)"),
    ],
)
def test_impossible_days_of_a_disputed_decision_are_refused_beside_their_field(
    people, disputed_on, known_on, field, said
):
    with pytest.raises(Invalid) as wrong:
        lodge(people, kind="complaint", disputed=Disputed(disputed_on=disputed_on, known_on=known_on))
    assert wrong.value.field == field and said in wrong.value.sentence
    assert not Case.objects.exists()


def test_a_decision_of_today_known_today_is_received(people):
    assert lodge(people, kind="complaint", disputed=Disputed(disputed_on=DAY, known_on=DAY)).kind == "complaint"


def test_a_day_in_the_future_is_refused(people):
    with pytest.raises(Invalid) as wrong:
        lodge(people, on=date(2026, 7, 17))
    assert wrong.value.field == "on"


@pytest.mark.parametrize(("minutes", "taken"), [(9, True), (11, False)])
def test_a_writers_clock_may_run_some_minutes_ahead_over_midnight(people, minutes, taken):
    midnight = datetime(2026, 7, 15, 17, 0, tzinfo=UTC)
    at = midnight - timedelta(minutes=minutes)
    if taken:
        assert lodge(people, on=date(2026, 7, 16), at=at).received_on == DAY
    else:
        with pytest.raises(Invalid):
            lodge(people, on=date(2026, 7, 16), at=at)


def test_paper_is_received_on_the_day_of_its_stamp_with_a_reason(people):
    late = Origin(late_reason="Thư đến chiều thứ sáu, vào sổ thứ hai.")
    case = lodge(people, who=actor(people.receptionist), channel="letter", on=date(2026, 7, 10), origin=late)
    assert (case.received_on, case.duty.starts_on) == (date(2026, 7, 10), date(2026, 7, 10))


def test_an_earlier_day_without_a_reason_is_refused(people):
    with pytest.raises(Invalid) as wrong:
        lodge(people, who=actor(people.receptionist), on=date(2026, 7, 10))
    assert wrong.value.field == "late_reason"


@pytest.mark.parametrize("name", ["handler", "publisher", "auditor", "elsewhere", "nobody"])
def test_only_the_desk_of_the_unit_receives_there(people, name):
    with pytest.raises(Refused):
        lodge(people, who=actor(getattr(people, name)))


def test_nothing_is_received_for_a_unit_outside(people):
    with pytest.raises(Refused):
        lodge(people, unit=people.ministry)


def test_a_text_that_accuses_a_person_is_not_recorded_and_says_where_to_go(people):
    with pytest.raises(Invalid) as wrong:
        lodge(people, who=actor(people.receptionist), text="Tôi tố cáo ông Nguyễn Văn Tý nhận hối lộ 20 triệu đồng.")
    assert wrong.value.field == "not_accusation"
    assert "Thanh tra tỉnh" in str(wrong.value) and "Tý" not in str(wrong.value)
    assert not Content.objects.exists()


def test_an_officer_who_says_why_it_accuses_nobody_may_record_it_and_the_reason_is_kept(people):
    text = "Tôi tố cáo ông Nguyễn Văn Tý nhận hối lộ 20 triệu đồng, báo đăng hôm qua."
    case = lodge(people, who=actor(people.receptionist), text=text, not_accusation="Chép lại lời một bài báo.")
    assert case.acts.get().content.texts["not_accusation"] == "Chép lại lời một bài báo."


def test_an_import_of_a_known_code_prefix_never_repeats_a_code(people):
    codes = {lodge(people, who=service("import")).code for _each in range(20)}
    assert len(codes) == 20


def test_signatories_are_sealed_and_stand_in_no_clear_row(people):
    case = lodge(people, persons=6, signatories=("Lơ Mu Ha Sin, thôn 2", "K'Long, thôn 3"))
    assert b"Ha Sin" not in bytes(case.signatories.sealed)
    assert "Ha Sin" not in str(case.acts.get().content.texts)
