"""Pages of acts that cross rooms: preview, choose, confirm, done; strangers learn nothing."""

import pytest
from django.urls import reverse

from cast import make_officer, make_post
from lives import Life
from thongsuot.cases.actions.ending import withdraw
from thongsuot.cases.models import Act, Case
from thongsuot.people.models import Officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def successor(life):
    officer = make_officer("Lý Thị Thay", username="thay")
    make_post(officer, life.people.economics, "handler", part_time=True)
    return officer


def handing(life) -> str:
    return reverse("changes:hand_over", args=[life.people.economics_handler.pk])


def typed(life, successor) -> dict:
    unit = life.people.economics.pk
    return {"unit": unit, f"{unit}-to_officer": successor.pk, f"{unit}-reason": "Nghỉ hưu."}


def test_the_page_shows_what_is_left_and_who_could_take_it(client, life, successor):
    client.force_login(life.people.economics_head)
    page = client.get(handing(life)).content.decode()
    assert "Đang giữ 1 vụ việc và 1 việc còn chạy." in page
    assert "Lý Thị Thay, đang giữ 0 việc, kiêm nhiệm" in page


def test_nothing_moves_before_it_is_confirmed(client, life, successor):
    client.force_login(life.people.economics_head)
    page = client.post(handing(life), typed(life, successor)).content.decode()
    assert "Giao 1 vụ việc và 1 việc ở Phòng Kinh tế xã Đơn Dương cho Lý Thị Thay" in page
    assert Case.objects.get(pk=life.case.pk).officer == life.people.economics_handler


def test_confirmed_it_is_done(client, life, successor):
    client.force_login(life.people.economics_head)
    answer = client.post(handing(life), typed(life, successor) | {"confirm": "1"}, follow=True)
    assert "Không còn gì để bàn giao" in answer.content.decode()
    assert Case.objects.get(pk=life.case.pk).officer == successor


def test_without_a_reason_the_choice_is_kept(client, life, successor):
    client.force_login(life.people.economics_head)
    answer = client.post(handing(life), typed(life, successor) | {f"{life.people.economics.pk}-reason": ""})
    assert (answer.status_code, f'value="{successor.pk}"' in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("who", ["receptionist", "elsewhere", "supervisor", "handler"])
def test_whoever_may_not_hand_over_gets_the_answer_of_what_is_not_there(client, life, who):
    client.force_login(getattr(life.people, who))
    assert client.get(handing(life)).status_code == 404


def test_an_account_with_matters_leads_to_the_hand_over(client, life):
    client.force_login(life.people.province_administrator)
    url = reverse("changes:close_officer", args=[life.people.economics_handler.pk])
    assert handing(life) in client.get(url).content.decode()
    assert client.post(url).status_code == 409
    assert Officer.objects.get(pk=life.people.economics_handler.pk).is_active


def test_a_post_with_matters_is_not_ended_and_the_day_typed_stays(client, life):
    client.force_login(life.people.province_administrator)
    url = reverse("changes:end_post", args=[life.people.economics_handler.posts.get().pk])
    answer = client.post(url, {"on": "2026-07-20"})
    assert answer.status_code == 422
    assert 'value="2026-07-20"' in answer.content.decode()


def test_giving_a_duty_on_its_page_gives_the_case(client, life, successor):
    client.force_login(life.people.economics_head)
    answer = client.post(reverse("changes:give_duty", args=[life.case.duty_id]), {"officer": successor.pk})
    assert answer.status_code == 302, answer.content.decode()
    assert Case.objects.get(pk=life.case.pk).officer == successor


def test_an_officer_who_cannot_work_on_the_case_is_named_beside_the_field(client, life):
    clerk = make_officer("Tô Thị Thư")
    make_post(clerk, life.people.economics, "receptionist")
    client.force_login(life.people.economics_head)
    answer = client.post(reverse("changes:give_duty", args=[life.case.duty_id]), {"officer": clerk.pk})
    assert (answer.status_code, "không giữ vị trí xử lý" in answer.content.decode()) == (422, True)


@pytest.fixture
def withdrawn():
    life = Life()
    withdraw(reason="Đơn rút ngày 19/7.", **life.by("receptionist"))
    return life


def test_content_is_found_by_its_code_and_erased_after_a_second_look(client, withdrawn):
    client.force_login(withdrawn.people.province_administrator)
    found = client.post(reverse("changes:erase_find"), {"code": str(withdrawn.case)})
    given = {"ground": "subject", "basis": "Đơn ngày 19/7/2026"}
    assert "Hủy hẳn" in client.post(found.url, given).content.decode()
    assert withdrawn.case.content.text
    page = client.post(found.url, given | {"confirm": "1"}, follow=True).content.decode()
    assert "Nội dung đã xóa" in page
    assert Act.objects.filter(case=withdrawn.case, verb="erase").exists()


def test_the_page_that_erases_shows_no_word_of_the_case(client, withdrawn):
    client.force_login(withdrawn.people.province_administrator)
    page = client.get(reverse("changes:erase", args=[withdrawn.case.pk])).content.decode()
    assert "đèn" not in page.lower()


def test_an_unknown_code_says_so(client, withdrawn):
    client.force_login(withdrawn.people.province_administrator)
    answer = client.post(reverse("changes:erase_find"), {"code": "4715-0000-0000-0"})
    assert (answer.status_code, "Không có vụ việc nào mang mã này" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("who", ["administrator", "head", "province_head"])
def test_nobody_but_the_administrator_of_all_opens_it(client, withdrawn, who):
    client.force_login(getattr(withdrawn.people, who))
    assert client.get(reverse("changes:erase_find")).status_code == 403


def test_the_practice_button_clears(client, life):
    client.force_login(life.people.nobody)
    client.post(reverse("people:practice"), {"on": "1"})
    answer = client.post(reverse("changes:clear_practice"), follow=True)
    assert "Không có vụ việc tập làm nào đang mở." in answer.content.decode()
