"""The pages of the matrix, of targets and of what grows, as officers open them."""

from decimal import Decimal

import pytest

from cast import TODAY, cast
from directives.making import by, part_of, sent, wanted
from thongsuot.directives import actions
from thongsuot.directives.actions.targets import Aim, set_target
from thongsuot.directives.models import Link, Target, Theme
from thongsuot.directives.rules.addressing import UNITS, Addressed

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec/"


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def overseer(client, people):
    client.force_login(people.province_head)
    return client


def text_of(client, path, **query) -> str:
    answer = client.get(f"{DESK}{path}", query)
    assert answer.status_code == 200, answer.content[:400]
    return answer.content.decode()


def test_the_matrix_is_empty_before_anything_was_sent(overseer):
    assert "Chưa có nhiệm vụ nào gửi xuống đây" in text_of(overseer, "ma-tran/")


def test_each_row_leads_to_its_parts_and_to_the_level_below(overseer, people):
    task = sent(people)
    row = part_of(task, people.commune)
    own = wanted(plan_by=None, addressed=Addressed(UNITS, units=(people.economics.pk,)))
    child = actions.draft_task(unit_id=people.commune.pk, wanted=own, parent_id=row.pk, **by(people.head))
    actions.send_task(task_id=child.pk, **by(people.head))
    shown = text_of(overseer, "ma-tran/")
    assert people.commune.name in shown and people.health.name not in shown
    below = text_of(overseer, "ma-tran/", don_vi=people.commune.code)
    assert people.economics.name in below and people.other_commune.name not in below
    parts = text_of(overseer, "ma-tran/o/", don_vi=people.commune.code, nhiem_vu=task.pk)
    assert f"{DESK}nhiem-vu/phan-viec/{row.pk}/" in parts
    none = text_of(overseer, "ma-tran/o/", don_vi=people.commune.code, nhiem_vu=task.pk, tinh_trang="done")
    assert "Không đơn vị nào ở tình trạng này" in none


@pytest.mark.parametrize("query", ["trang=99", "cot=99", "nam=abc", "van_ban=x", "xep=?", "don_vi=", "trang=-1"])
def test_an_odd_address_narrows_nothing(overseer, people, query):
    sent(people)
    answer = overseer.get(f"{DESK}ma-tran/?{query}")
    assert answer.status_code == 200
    assert people.commune.name in answer.content.decode()


@pytest.mark.parametrize("query", ["", "nhiem_vu=x", "nhiem_vu=01900000-0000-7000-8000-000000000000"])
def test_a_cell_of_nothing_is_not_there(overseer, query):
    assert overseer.get(f"{DESK}ma-tran/o/?{query}").status_code == 404


def test_a_unit_that_is_not_overseen_is_not_looked_into(client, people):
    sent(people)
    client.force_login(people.head)
    assert client.get(f"{DESK}ma-tran/", {"don_vi": people.other_commune.code}).status_code == 404
    client.force_login(people.handler)
    assert client.get(f"{DESK}ma-tran/").status_code == 404


def test_the_matrix_as_a_table_says_figures_with_who_stands_behind(overseer, people):
    row = part_of(sent(people), people.commune)
    actions.report(assignment_id=row.pk, percent=40, text="Đang làm.", **by(people.handler))
    answer = overseer.get(f"{DESK}bang/ma-tran.csv")
    assert answer.status_code == 200
    lines = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "40% theo 1/2 đơn vị đã báo cáo" in lines


def test_a_target_is_set_reached_changed_and_dropped_on_its_pages(overseer, people):
    given = {"unit": people.commune.code, "year": "2026", "name": "Hộ dùng nước sạch", "measure": "%", "planned": "95"}
    wrong = overseer.post(f"{DESK}chi-tieu/moi/", given | {"least": "1"})
    assert wrong.status_code == 422 and "Hộ dùng nước sạch" in wrong.content.decode()
    made = overseer.post(f"{DESK}chi-tieu/moi/", given | {"least": "1", "of_what": "tổng số hộ"}, follow=True)
    target = Target.objects.get()
    assert made.status_code == 200 and target.least
    overseer.force_login(people.handler)
    page = f"{DESK}chi-tieu/{target.pk}/"
    figure = {"part": "1.960", "whole": "2.000", "as_of": f"{TODAY:%d/%m/%Y}", "source": "Sổ hộ"}
    wrong = overseer.post(f"{page}so-lieu/", figure | {"source": ""})
    assert wrong.status_code == 422 and "1.960" in wrong.content.decode()
    assert overseer.post(f"{page}so-lieu/", figure).status_code == 302
    assert target.figures.get().reached == 98
    overseer.force_login(people.province_head)
    change = {"name": "Hộ có nước sạch", "measure": "%", "planned": "96,5", "of_what": "tổng số hộ", "least": "1"}
    assert overseer.post(f"{page}sua/", change | {"revision": "1"}).status_code == 302
    for old in ("1", "", "x"):
        stale = overseer.post(f"{page}sua/", change | {"revision": old, "planned": "97,5"})
        assert stale.status_code == 422 and "97,5" in stale.content.decode()
        assert "Vừa có người khác sửa chỉ tiêu này" in stale.content.decode()
    assert overseer.post(f"{page}bo/", {"why": ""}).status_code == 422
    assert overseer.post(f"{page}bo/", {"why": "Trùng."}).status_code == 302
    assert "đã bỏ" in text_of(overseer, f"chi-tieu/{target.pk}/")


def test_the_theme_stands_over_the_targets_of_the_units_below(overseer, people):
    theme = {"unit": people.province.code, "year": str(TODAY.year), "title": "Gần dân"}
    assert overseer.post(f"{DESK}chi-tieu/chu-de/", theme).status_code == 302
    assert Theme.objects.get().title == "Gần dân"
    overseer.force_login(people.handler)
    assert "Gần dân" in text_of(overseer, "chi-tieu/")


def test_a_part_is_tied_on_its_page_and_a_wrong_code_says_so(client, people):
    row = part_of(sent(people), people.commune)
    aim = Aim("Điểm ngập", "điểm", Decimal(4))
    target = set_target(unit_id=people.commune.pk, year=2026, aim=aim, **by(people.province_head))
    client.force_login(people.handler)
    tie = f"{DESK}nhiem-vu/phan-viec/{row.pk}/lien-ket/"
    wrong = client.post(tie, {"to": "khong co", "why": "x"})
    assert wrong.status_code == 422 and "khong co" in wrong.content.decode()
    assert client.post(tie, {"to": f"{DESK}chi-tieu/{target.pk}/"}).status_code == 302
    link = Link.objects.get()
    assert client.post(f"{tie}{link.pk}/bo/").status_code == 302
    link.refresh_from_db()
    assert link.cut


def test_nothing_grows_before_there_are_cases(overseer):
    assert "Không lĩnh vực nào tăng" in text_of(overseer, "linh-vuc-dang-tang/")
