"""Pages of the four kinds, of both clocks, chains, urging, stand-ins, the week and overlaps."""

from datetime import date
from html import unescape

import pytest
from django.utils.html import strip_tags

from cast import cast
from duties.making import AT, START, SYSTEM, make_duty, make_promise
from duties.test_kinds import make_posting, make_reception, make_wait
from duties.test_overlaps import matter
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.duties import actions
from thongsuot.duties.models import Duty, Overlap
from thongsuot.duties.templatetags.duty_words import whole_codes
from thongsuot.duties.views import doing_acts, mine, one, overlaps, unit, week

pytestmark = pytest.mark.django_db
BY = {"actor": SYSTEM, "at": AT}
MINE, WEEK, OVERLAPS = "/ban-lam-viec/", "/ban-lam-viec/ban-tin-tuan/", "/ban-lam-viec/co-the-trung/"
TODAY = date(2026, 8, 14)


@pytest.fixture(autouse=True)
def mid_august(monkeypatch):
    for module in (mine, one, unit, doing_acts, week, overlaps):
        monkeypatch.setattr(module, "today", lambda: TODAY)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def as_head(client, people):
    client.force_login(people.economics_head)
    return client


def loose():
    """Return a reference to a matter that has no page of its own."""
    return {"about": Ref("posting", new_id())}


def path(duty, rest=""):
    return f"/ban-lam-viec/viec/{duty.pk}/{rest}"


def words(answer):
    """Return the page as it is read: without tags."""
    return " ".join(unescape(strip_tags(answer.content.decode())).split())


def test_the_list_says_what_each_kind_waits_for(as_head, people):
    make_wait(people.economics, **loose())
    make_posting(people.economics, **loose())
    make_reception(people.economics, **loose())
    page = words(as_head.get(MINE))
    assert "Không trước 20/8/2026" in page
    assert "Giữ đến hết 2/9/2026" in page
    assert "2 lần mỗi tháng, đã làm 0" in page


def test_a_reception_is_counted_on_its_page_and_a_wrong_one_struck(as_head, people):
    duty = make_reception(people.economics, **loose())
    assert "Ghi một lần đã làm" in words(as_head.get(path(duty)))
    assert as_head.post(path(duty, "ghi/lan-lam/"), {"on": "4/8/2026"}).status_code == 302
    assert "Bỏ lần 4/8/2026" in words(as_head.get(path(duty)))
    assert as_head.post(path(duty, "ghi/bo-lan/"), {"on": "4/8/2026", "occurrence": 1}).status_code == 302
    assert Duty.objects.get(pk=duty.pk).done_times == 0


@pytest.mark.parametrize("day", ["31/7/2026", "không rõ", ""])
def test_a_wrong_day_shows_the_form_again_with_what_was_typed(as_head, people, day):
    duty = make_reception(people.economics, **loose())
    answer = as_head.post(path(duty, "ghi/lan-lam/"), {"on": day})
    assert answer.status_code == 422
    assert not day or f'value="{day}"' in answer.content.decode()
    assert Duty.objects.get(pk=duty.pk).done_times == 0


def test_an_interrupted_posting_says_so_and_offers_to_restore_it(as_head, people):
    duty = make_posting(people.economics, **loose())
    assert as_head.post(path(duty, "ghi/gian-doan/"), {"on": "10/8/2026", "ground": "removed"}).status_code == 302
    page = words(as_head.get(path(duty)))
    assert "Gián đoạn từ 10/8/2026: phải làm lại ngay" in page
    assert "Bị gỡ, bị rách hoặc bị che" in page
    assert as_head.post(path(duty, "ghi/lam-lai/"), {"on": "12/8/2026"}).status_code == 302
    page = words(as_head.get(path(duty)))
    assert "từ 10/8/2026 đến hết 11/8/2026, 2 ngày" in page
    assert "11/9/2026" in page


def test_what_must_wait_offers_nothing_before_its_day_and_refuses_it_with_a_sentence(as_head, people):
    duty = make_wait(people.economics, **loose())
    assert "Ghi đã xong" not in words(as_head.get(path(duty)))
    answer = as_head.post(path(duty, "ghi/xong/"), {"on": "14/8/2026"})
    assert answer.status_code == 422
    assert "không làm trước ngày 20/8/2026" in words(answer)


@pytest.mark.parametrize("slug", ["lan-lam", "khong-du", "lam-lai"])
def test_an_act_of_another_kind_is_refused_with_a_sentence(as_head, people, slug):
    duty = make_promise(people.economics, TODAY, **loose())
    answer = as_head.post(path(duty, f"ghi/{slug}/"), {"on": "13/8/2026", "ground": "head-away"})
    assert answer.status_code == 422


def test_a_duty_whose_room_acts_on_it_has_no_such_address(as_head, people):
    duty = make_duty(people.economics)
    assert as_head.post(path(duty, "ghi/xong/"), {"on": "13/8/2026"}).status_code == 404
    assert as_head.post(path(duty, "ghi/gi-do/"), {"on": "13/8/2026"}).status_code == 404
    assert as_head.post(path(duty, "don-doc/"), {"text": "Báo cáo."}).status_code == 404


def test_the_page_shows_the_clock_of_the_step_and_of_the_whole_side_by_side(as_head, people):
    about = Ref("case", new_id())
    make_duty(people.economics, about=about, task="screen", starts_on=date(2026, 7, 1))
    duty = make_duty(people.economics, about=about, starts_on=date(2026, 8, 3))
    actions.suspend(duty=duty, ground="supplement", on=date(2026, 8, 5), **BY)
    actions.resume(duty=duty, on=date(2026, 8, 10), **BY)
    page = words(as_head.get(path(duty)))
    assert "từ 3/8/2026, 11 ngày (9 ngày làm việc), trong đó tạm dừng 5 ngày" in page
    assert "từ 1/7/2026, 44 ngày (32 ngày làm việc), trong đó tạm dừng 5 ngày" in page
    assert "từ 1/7/2026, 44 ngày" in words(as_head.get(MINE))


def test_several_extensions_and_pauses_are_shown_as_a_chain_with_ground_and_day(as_head, people):
    duty = make_duty(people.economics)
    actions.extend(duty=duty, days=5, ground="complex", on=date(2026, 8, 5), **BY)
    actions.suspend(duty=duty, ground="supplement", on=date(2026, 8, 6), **BY)
    actions.resume(duty=duty, on=date(2026, 8, 8), **BY)
    actions.extend(duty=duty, days=3, ground="disaster", on=date(2026, 8, 10), **BY)
    actions.suspend(duty=duty, ground="corrected", on=date(2026, 8, 12), **BY)
    page = words(as_head.get(path(duty)))
    chain = page[page.index("Hạn đã đổi thế nào") :]
    for piece in ("thêm 5 ngày", "từ 6/8/2026 đến hết 7/8/2026, 2 ngày", "thêm 3 ngày", "từ 12/8/2026 đến nay"):
        assert piece in chain
        chain = chain[chain.index(piece) :]
    assert "Chờ người gửi bổ sung" in page


def test_urging_and_answering_on_the_page(client, people):
    duty = make_promise(people.economics, date(2026, 8, 20), **loose())
    client.force_login(people.head)
    unit_id = people.commune.pk
    given = {"text": "Báo cáo tiến độ.", "due_on": "18/8/2026", "unit_id": unit_id}
    assert client.post(path(duty, "don-doc/"), given).status_code == 302
    assert client.post(path(duty, "don-doc/"), given | {"due_on": "1/8/2026"}).status_code == 422
    client.force_login(people.economics_handler)
    page = words(client.get(path(duty)))
    assert "“Báo cáo tiến độ.”" in page and "hạn trả lời 18/8/2026" in page
    assert client.post(path(duty, "tra-loi-don-doc/"), {"text": ""}).status_code == 422
    assert client.post(path(duty, "tra-loi-don-doc/"), {"text": "Đã xong một nửa."}).status_code == 302
    assert "“Đã xong một nửa.”" in words(client.get(path(duty)))


def test_the_answer_that_is_owed_leads_to_the_urging(client, people):
    duty = make_promise(people.economics, date(2026, 8, 20), **loose())
    client.force_login(people.head)
    client.post(path(duty, "don-doc/"), {"text": "Báo cáo.", "due_on": "18/8/2026", "unit_id": people.commune.pk})
    owed = Duty.objects.get(task="report")
    client.force_login(people.economics_handler)
    assert f'href="{path(duty)}"' in client.get(path(owed)).content.decode()


def test_an_absent_officers_duties_are_with_the_unit_and_come_back(client, people):
    people.nobody.posts.create(unit=people.economics, role="handler", valid_from=START)
    make_promise(people.economics, date(2026, 8, 20), officer=people.nobody, label="Việc của người nghỉ")
    client.force_login(people.economics_handler)
    assert "Việc của người nghỉ" not in words(client.get(MINE))
    away = people.nobody.absences.create(first_day=date(2026, 8, 13), last_day=date(2026, 8, 17))
    page = words(client.get(MINE))
    assert "Việc của người nghỉ" in page
    assert f"{people.nobody} vắng đến 17/8/2026, đơn vị làm thay" in page
    away.delete()
    assert "Việc của người nghỉ" not in words(client.get(MINE))


def test_the_duties_of_one_who_left_or_whose_account_is_closed_fall_to_the_unit(client, people):
    post = people.nobody.posts.create(unit=people.economics, role="handler", valid_from=START)
    make_promise(people.economics, date(2026, 8, 20), officer=people.nobody, label="Việc bỏ lại")
    client.force_login(people.economics_handler)
    post.valid_until = date(2026, 8, 10)
    post.save()
    assert "không còn giữ vị trí ở đơn vị" in words(client.get(MINE))
    post.valid_until = None
    post.save()
    people.nobody.is_active = False
    people.nobody.save()
    assert "Việc bỏ lại" in words(client.get(MINE))


def test_a_code_in_a_label_stays_on_one_line_and_what_is_typed_is_no_markup():
    label = whole_codes("Trả lời <b> vụ việc 4715-9036-2817-4 gấp")
    assert label == 'Trả lời &lt;b&gt; vụ việc <span class="nowrap">4715-9036-2817-4</span> gấp'


def test_where_work_is_given_each_candidate_is_shown_with_their_load_by_name(as_head, people):
    people.nobody.posts.create(unit=people.economics, role="handler", valid_from=START, part_time=True)
    people.nobody.absences.create(first_day=date(2026, 8, 13), last_day=date(2026, 8, 17))
    for _ in range(3):
        make_promise(people.economics, date(2026, 8, 20), officer=people.nobody)
    page = words(as_head.get(path(make_duty(people.economics))))
    assert f"{people.nobody}: đang giữ 3 việc, kiêm nhiệm, vắng đến 17/8/2026" in page
    assert f"{people.economics_handler}: đang giữ 0 việc" in page


def test_a_coordinating_units_silence_is_its_own_lateness_in_the_overview(client, people):
    lead = make_duty(people.office)
    make_promise(people.economics, date(2026, 8, 10), part="coordinating", parent=lead)
    client.force_login(people.head)
    body = client.get("/ban-lam-viec/bang/toan-don-vi.csv").getvalue().decode()
    rows = {line.split(";")[0]: line.split(";")[1:4] for line in body.splitlines()}
    assert rows[str(people.economics.name)] == ["1", "1", "1"]
    assert rows[str(people.office.name)] == ["1", "0", "0"]


def test_the_week_is_shown_and_the_digest_turned_off_and_on(as_head, people):
    make_promise(people.economics, date(2026, 8, 10), label="Việc lâu nhất")
    assert "Việc lâu nhất" in words(as_head.get(WEEK))
    as_head.post(WEEK + "nhan/", {"nhan": "khong"})
    assert "Nhận lại bản tin" in words(as_head.get(WEEK))
    as_head.post(WEEK + "nhan/", {"nhan": "co"})
    assert "Không nhận bản tin nữa" in words(as_head.get(WEEK))


@pytest.mark.parametrize("where", [WEEK, OVERLAPS])
def test_the_week_and_overlaps_are_for_heads_and_supervisors(client, people, where):
    client.force_login(people.economics_handler)
    assert client.get(where).status_code == 404


def test_a_pair_is_shown_with_its_reason_and_decided(client, people):
    matter(people, people.economics, day=date(2026, 8, 3))
    matter(people, people.office, day=date(2026, 8, 5))
    actions.find_overlaps_batch()
    client.force_login(people.head)
    page = words(client.get(OVERLAPS))
    assert "nhận cách nhau 2 ngày" in page and "Đơn Dương" in page
    overlap = Overlap.objects.get()
    assert client.post(f"{OVERLAPS}{overlap.pk}/", {"quyet-dinh": "khac"}).status_code == 302
    assert "Không có cặp nào chờ xem" in words(client.get(OVERLAPS))
    assert Overlap.objects.get().state == "different"
