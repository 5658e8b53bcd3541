"""`/tinh-thoi-han/`: anyone may count a due day, day by day, and a wrong answer says what to mend."""

import pytest

pytestmark = pytest.mark.django_db

PAGE = "/tinh-thoi-han/"


def ask(client, language="vi", **question):
    return client.get(PAGE, question, headers={"accept-language": language})


def test_the_page_offers_every_term(client):
    answer = client.get(PAGE)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert page.count("<option") == 1 + 78 + 2
    assert "Giải quyết khiếu nại lần đầu (vụ việc phức tạp)" in page


def test_a_due_day_is_counted_day_by_day(client):
    answer = ask(client, rule="KN.FIRST", starts_on="2026-04-02")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert '<time datetime="2026-05-04">4/5/2026</time>' in page
    assert "Điều 28 Luật Khiếu nại số 02/2011/QH13" in page
    assert page.count('class="is-count"') == 30
    assert page.count('class="is-end"') == 1


def test_days_off_and_doubts_are_named(client):
    page = ask(client, rule="TCD.REPLY", starts_on="2026-08-20").content.decode()
    assert "thứ Bảy làm bù cho ngày 31/8/2026" in page
    assert "chưa đối chiếu văn bản" in page


def test_a_variant_an_extension_and_suspensions_change_the_day(client):
    page = ask(
        client,
        rule="TC.RESOLVE|complex",
        starts_on="1/7/2026",
        extend="30",
        suspend="3/7/2026..4/7/2026, 10/7/2026..12/7/2026",
    ).content.decode()
    assert '<time datetime="2026-09-04">4/9/2026</time>' in page
    assert "gia hạn thêm 30 ngày" in page
    assert page.count("tạm đình chỉ, không tính") == 2


def test_a_backward_count_says_the_latest_day(client):
    page = ask(client, rule="TCD.POST", starts_on="2026-09-07").content.decode()
    assert "Làm chậm nhất" in page
    assert '<time datetime="2026-08-26">26/8/2026</time>' in page


def test_hours_run_through_the_night_and_days_off_to_an_instant_in_vietnam(client):
    page = ask(client, rule="PD.BREACH", starts_on="17/7/2026", starts_at="18:30").content.decode()
    assert '18:30 Thứ Hai, <time datetime="2026-07-20">20/7/2026</time>' in page
    assert "72 giờ kể từ 18:30 17/7/2026, tính liên tục cả ban đêm và ngày nghỉ" in page
    assert "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15" in page and "Bản có hiệu lực từ" in page


def test_hours_before_an_event_are_counted_back_and_told_in_english(client):
    page = ask(
        client, "en", rule="TCD.ONLINE.NOTICE/connect", starts_on="2026-07-17", starts_at="8h00"
    ).content.decode()
    assert '07:00 Friday, <time datetime="2026-07-17">17/7/2026</time>' in page
    assert "1 hour before 08:00 17/7/2026, nights and days off included" in page


HOURS = {"rule": "PD.BREACH", "starts_on": "2026-07-17", "starts_at": "18:30"}
WRONG = [
    ("hours without an hour", HOURS | {"starts_at": ""}, "Hạn này tính bằng giờ. Ghi cả giờ phút, ví dụ 18:30."),
    ("no such hour", HOURS | {"starts_at": "25:00"}, "Ghi giờ theo dạng giờ:phút, ví dụ 18:30."),
    ("hours extended", HOURS | {"extend": "30"}, "Hạn tính bằng giờ chạy liên tục"),
    ("hours not yet law", HOURS | {"starts_on": "2025-07-17"}, "chỉ có hiệu lực từ ngày 2026-01-01"),
    ("hours not yet known", HOURS | {"as_known_on": "2025-07-17"}, "Ngày 2025-07-17 chưa biết hạn PD.BREACH"),
    ("nothing chosen", {"rule": "", "starts_on": ""}, "Còn 2 chỗ cần sửa"),
    ("an unknown rule", {"rule": "KN.FRIST", "starts_on": "2026-04-02"}, "KN.FRIST"),
    ("no such day", {"rule": "KN.FIRST", "starts_on": "2026-02-30"}, "Còn 1 chỗ cần sửa"),
    ("a year without calendar", {"rule": "KN.FIRST", "starts_on": "2027-12-20"}, "Lịch nghỉ năm 2028"),
    (
        "a rule not in force",
        {"rule": "KN.SUSPEND.SEND", "starts_on": "2026-06-30"},
        "không có hiệu lực ngày 2026-06-30",
    ),
    (
        "an extension in words",
        {"rule": "KN.FIRST", "starts_on": "2026-04-02", "extend": "ba mươi"},
        "không phải là số ngày",
    ),
    (
        "a suspension cut short",
        {"rule": "KN.FIRST", "starts_on": "2026-04-02", "suspend": "1/7/2026"},
        "ngày đầu và ngày cuối",
    ),
    ("known too early", {"rule": "KN.FIRST", "starts_on": "2026-04-02", "as_known_on": "2000-01-01"}, "chưa được biết"),
    ("a null character", {"rule": "KN\x00", "starts_on": "2026-04-02"}, "cần sửa"),
]


@pytest.mark.parametrize(("name", "question", "said"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_question_says_what_to_mend_and_keeps_what_was_typed(client, name, question, said):
    answer = ask(client, **question)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert 'id="ket-qua"' not in page
    if question["starts_on"]:
        assert f'value="{question["starts_on"]}"' in page


def test_the_page_speaks_english(client):
    page = ask(client, "en", rule="KN.FIRST", starts_on="2026-04-02").content.decode()
    assert "Settle a first complaint" in page
    assert "Article 28, Law on Complaints No. 02/2011/QH13" in page


def test_nothing_can_be_posted(client):
    assert client.post(PAGE, {"rule": "KN.FIRST"}).status_code in (403, 405)
