"""The pages of a reorganisation: write, look, confirm, take back, follow; give away what a split left."""

import pytest

from cast import actor, make_post
from changes.reorganised import MERGE, TODAY, finished
from changes.test_reorganising_splits import SPLIT
from lives import Life
from thongsuot.cases.models import Case
from thongsuot.changes.models import Reorganisation, Unplaced
from thongsuot.core import clock

pytestmark = pytest.mark.django_db
HOME = "/ban-lam-viec/quan-tri/sap-xep-don-vi/"
LATER = MERGE.replace("2026", "2099")


@pytest.fixture
def life():
    return Life()


@pytest.fixture
def admin(client, life):
    client.force_login(life.people.province_administrator)
    return client


def write(client, text=LATER, **more):
    return client.post(f"{HOME}moi/", {"text": text} | more)


def test_no_plan_yet_is_said(admin):
    assert "Chưa có kế hoạch nào" in admin.get(HOME).content.decode()
    assert admin.get(f"{HOME}moi/").status_code == 200


def test_a_wrong_plan_comes_back_with_its_lines_and_all_that_was_typed(admin):
    page = write(admin, LATER.replace("24931", "9"))
    assert page.status_code == 422
    assert "Dòng 5, [[merge]]: Không có đơn vị mang mã 9" in page.content.decode()
    assert "24934" in page.content.decode()


def test_a_change_is_added_to_the_text_by_names(admin):
    page = write(admin, them="1", kind="rename", units="Ủy ban nhân dân xã Ka Đô", name="Ủy ban nhân dân xã Ka Đơn")
    assert "[[rename]]\nunit = &quot;24934&quot;" in page.content.decode()


def test_a_plan_is_looked_at_confirmed_and_taken_back(admin, life):
    shown = write(admin)
    row = Reorganisation.objects.get()
    assert shown["Location"] == f"{HOME}{row.pk}/"
    page = admin.get(shown["Location"]).content.decode()
    assert "Vụ việc đang mở" in page
    assert life.case.code in admin.get(f"{HOME}{row.pk}/danh-sach/cases/").content.decode()
    table = admin.get(f"/ban-lam-viec/bang/chuyen-theo-ke-hoach.csv?cua={row.pk}")
    assert life.case.code in b"".join(table.streaming_content).decode()
    assert "không bỏ được nữa" in admin.get(f"{HOME}{row.pk}/?hoi=xac-nhan").content.decode()
    admin.post(f"{HOME}{row.pk}/", {"xac-nhan": "1", "seen": row.seen})
    row.refresh_from_db()
    assert row.state == "planned"
    admin.post(f"{HOME}{row.pk}/", {"bo": "1"})
    row.refresh_from_db()
    assert row.state == "undone"


def test_a_stale_list_is_told_and_nothing_is_confirmed(admin, life):
    write(admin)
    row = Reorganisation.objects.get()
    make_post(life.people.nobody, life.people.commune, "handler")
    answer = admin.post(f"{HOME}{row.pk}/", {"xac-nhan": "1", "seen": row.seen})
    assert answer.status_code == 409
    assert "Danh sách đã khác" in answer.content.decode()
    assert Reorganisation.objects.get().state == "draft"


def test_a_plan_of_today_comes_into_force_at_once_and_shows_how_far_it_is(admin):
    write(admin, MERGE.replace("2026-08-01", clock.today().isoformat()))
    row = Reorganisation.objects.get()
    admin.post(f"{HOME}{row.pk}/", {"xac-nhan": "1", "seen": row.seen})
    assert "Đang chuyển" in admin.get(f"{HOME}{row.pk}/").content.decode()


def test_the_queue_of_a_split_is_given_away_by_its_keeper(client, life):

    finished(actor(life.people.province_administrator, on=TODAY), SPLIT)
    client.force_login(life.people.province_head)
    page = client.get("/ban-lam-viec/cho-phan/").content.decode()
    row = Unplaced.objects.get()
    assert str(row.pk) in page
    given = {"tu": str(row.former_id), "ids": [str(row.pk)], "unit": str(life.people.other_commune.pk)}
    assert client.post("/ban-lam-viec/cho-phan/", given | {"ids": []}).status_code == 422
    client.post("/ban-lam-viec/cho-phan/", given)
    assert Case.objects.get(pk=life.case.pk).holder_unit_id == life.people.other_commune.pk
    assert "Không còn việc nào chờ phân" in client.get("/ban-lam-viec/cho-phan/").content.decode()
