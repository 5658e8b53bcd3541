"""The checks of the tree on the tables: what the cast's province shows, for whom, and what the page says."""

from datetime import date

import pytest

from cast import TODAY, actor, cast, make_competence, make_place, make_unit
from lives import Life
from thongsuot.offices.permissions import looked_over
from thongsuot.offices.queries import tree
from thongsuot.people.models import Post
from thongsuot.units.models import Lineage, Place, Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def found(people, who="province_administrator", **more) -> list[tuple]:
    rows = tree.findings(looked_over(actor(getattr(people, who))), TODAY, **more)
    return [(one.kind, Unit.objects.get(pk=one.unit).code) for one in rows]


def test_a_tree_in_order_has_nothing_odd(people):
    assert found(people) == []


def test_each_oddity_in_the_tables_is_found_at_its_unit(people):
    Lineage.objects.filter(descendant=people.office, depth=2).delete()
    Unit.objects.filter(pk=people.one_stop.pk).update(practice=True)
    Unit.objects.filter(pk=people.other_commune.pk).update(valid_until=date(2026, 7, 1))
    make_competence(people.front, "environment", place=people.commune_place)
    make_unit("Trạm cũ", code="cu", parent=people.economics, place=make_place("Cũ", code="9", until=date(2025, 8, 1)))
    assert found(people) == [
        ("lineage", "24931-vp"),
        ("under-ended", "24934-kt"),
        ("under-ended", "24934-hcc"),
        ("under-ended", "24934-vp"),
        ("mixed", "24931-hcc"),
        ("overlap", "24931-kt"),
        ("unit-on-former-place", "cu"),
    ]


def test_open_matters_want_a_head_and_somebody_who_receives(people):
    Life(people)
    assert found(people) == []
    Post.objects.filter(unit=people.commune, role="head").update(valid_until=date(2026, 7, 10))
    (head,) = tree.findings(None, TODAY)
    assert (head.kind, head.on) == ("no-head", date(2026, 7, 10))
    Post.objects.filter(unit=people.commune, role="receptionist").update(valid_until=date(2026, 7, 10))
    assert found(people) == [("no-receiver", "24931"), ("no-head", "24931")]
    Post.objects.filter(unit=people.commune).update(valid_until=date(2026, 7, 10))
    assert found(people) == [("nobody", "24931")]


def test_competence_at_a_place_that_is_gone_leaves_a_hole_where_it_was(people):
    make_competence(people.office, "land", place=make_place("Lạc Xuân", code="1", until=date(2025, 7, 1)))
    people.office.competences.filter(topic="").delete()
    people.province_office.competences.all().delete()
    rows = tree.findings(None, TODAY)
    assert {one.kind for one in rows} == {"hole", "place-gone"}
    hole = next(one for one in rows if one.unit == people.commune.pk)
    assert hole.place == people.commune_place.pk and "land" in hole.topics and "environment" not in hole.topics


def test_an_administrator_is_told_of_the_own_part_of_the_tree_alone(people):
    for unit in (people.office, people.other_office):
        Lineage.objects.filter(descendant=unit, depth=2).delete()
    assert found(people, "administrator") == [("lineage", "24931-vp")]
    assert len(found(people)) == 2


def test_the_number_of_statements_does_not_grow_with_the_tree(people, django_assert_max_num_queries):
    Life(people)
    with django_assert_max_num_queries(8):
        tree.findings(None, TODAY)


def test_the_page_says_what_why_and_where_to_mend_it(client, people):
    Place.objects.filter(pk=people.other_place.pk).update(valid_until=date(2026, 7, 1))
    client.force_login(people.province_administrator)
    page = client.get("/ban-lam-viec/quan-tri/cay/").content.decode()
    assert "Thẩm quyền ghi ở địa bàn không còn" in page and "Đơn nay mang tên địa bàn mới" in page
    row = people.other_economics.competences.get()
    assert f"/ban-lam-viec/quan-tri/tham-quyen/{row.pk}/ket-thuc/" in page
    assert "Phòng Kinh tế xã Ka Đô" in client.get("/ban-lam-viec/bang/cay-don-vi.csv").getvalue().decode("utf-8-sig")
    client.force_login(people.administrator)
    assert "Cây đơn vị không có gì lạ" in client.get("/ban-lam-viec/quan-tri/cay/").content.decode()
