"""The administrator's pages: what is to set up, the hub, history, texts, how long things are kept, competence."""

from datetime import date

import pytest

from cast import TODAY, actor, cast, make_officer, make_post
from lives import Life, instant
from thongsuot.cases.models import Case
from thongsuot.core.refs import Ref
from thongsuot.notices import rules as notices
from thongsuot.notices.samples import samples
from thongsuot.offices import items
from thongsuot.offices.queries import history
from thongsuot.offices.queries.setting_up import to_set_up
from thongsuot.offices.verbs import PARTS
from thongsuot.people.actions import give_post
from thongsuot.units.actions import rename_unit

pytestmark = pytest.mark.django_db
HOME = "/ban-lam-viec/quan-tri/"


@pytest.fixture
def people():
    return cast()


def open_items(scope=None) -> set[str]:
    return {item.code for item in to_set_up(scope, instant(TODAY)) if not item.done}


def test_facts_tick_what_is_set_up(people):
    before = open_items()
    assert {"receptionist", "mail", "backup", "sealed", "administrators"} <= before
    assert not before & {"reach", "practice", "competence", "tree", "calendar"}
    second = make_officer("Lý Thị Hai")
    for unit in (people.province, people.other_commune):
        make_post(second, unit, "receptionist")
    make_post(second, people.province, "administrator")
    assert before - open_items() == {"receptionist", "administrators"}


def test_every_item_and_every_part_has_its_words(people):
    told = items.told(to_set_up(None, instant(TODAY)))
    assert {one.item.code for one in told} == set(items.WORDS)
    assert "Ka Đô" in next(one.detail for one in told if one.item.code == "head")


def test_an_administrator_of_a_commune_is_asked_only_for_the_own_office(client, people):
    client.force_login(people.administrator)
    page = client.get(f"{HOME}can-thiet-lap/").content.decode()
    assert "Mỗi Ủy ban có người đứng đầu" in page and "Có đường gửi thư điện tử" not in page
    assert "Ka Đô" not in page
    client.force_login(people.province_administrator)
    assert "Có đường gửi thư điện tử" in client.get(f"{HOME}can-thiet-lap/").content.decode()


def test_the_hub_leads_to_every_page_of_administration_the_reader_may_open(client, people):
    client.force_login(people.province_administrator)
    whole = client.get(HOME).content.decode()
    wanted = "don-vi can-bo tham-quyen cay can-thiet-lap lich-va-thoi-han loi-tin luu-giu".split()
    assert [name for name in wanted if f'href="{HOME}{name}/"' not in whole] == []
    client.force_login(people.administrator)
    part = client.get(HOME).content.decode()
    assert "luu-giu/" not in part and f'href="{HOME}cay/"' in part
    client.force_login(people.handler)
    assert client.get(HOME).headers["Location"] == f"{HOME}don-vi/"


def test_history_says_who_changed_what_and_each_administrator_reads_the_own_part(people):
    root, own = actor(people.province_administrator), actor(people.administrator)
    for unit in (people.economics, people.other_economics):
        rename_unit(unit_id=unit.pk, name="Phòng Mới", short_name="", actor=root, on=TODAY, at=instant(TODAY))
    seen = history.lines(history.entries(own, "don-vi", TODAY))
    assert [(line.verb, line.about, line.by) for line in seen] == [("units.rename", "Phòng Mới", "Lương Thị Tỉnh")]
    assert len(history.entries(root, "don-vi", TODAY)) == 2
    of_one = history.entries(root, "don-vi", TODAY, Ref("unit", people.economics.pk))
    assert [entry.subject_ref for entry in of_one] == [f"unit:{people.economics.pk}"]
    assert history.parts(own) == ["don-vi", "can-bo"] and history.parts(root) == list(PARTS)


def test_history_of_an_officer_is_a_page(client, people):
    moment = {"on": TODAY, "at": instant(TODAY)}
    who = actor(people.province_administrator)
    give_post(
        officer_id=people.handler.pk, unit_id=people.commune.pk, role="publisher", deputy=False, part_time=False,
        actor=who, **moment,
    )  # fmt: skip
    client.force_login(people.province_administrator)
    page = client.get(f"{HOME}lich-su/?muc=can-bo&ve=officer:{people.handler.pk}").content.decode()
    assert "Giao vai" in page and "Trần Văn Hậu" in page and "Lương Thị Tỉnh" in page
    assert client.get(f"{HOME}lich-su/?muc=la&ve=la").status_code == 200


@pytest.mark.parametrize("kind", ["%00", "unit%00", "case", ""])
def test_history_is_of_no_thing_of_another_kind_than_its_part(client, people, kind):
    client.force_login(people.province_administrator)
    answer = client.get(f"{HOME}lich-su/?muc=don-vi&ve={kind}:{people.commune.pk}")
    assert answer.status_code == 200 and answer.context["about"] is None


def test_every_message_is_shown_in_both_languages_without_a_gap(client, people):
    shown = samples()
    assert {one.template for one in shown} == notices.TEMPLATES
    for text in [text for one in shown for text in (one.vi, one.en)]:
        assert text.subject and text.body and "  " not in text.subject and ", ." not in text.body
    client.force_login(people.administrator)
    assert "Đã tiếp nhận ý kiến" in client.get(f"{HOME}loi-tin/").content.decode()


def test_what_is_kept_too_long_is_offered_to_be_erased(client, people):
    life = Life(people)
    Case.objects.filter(pk=life.case.pk).update(state="guided", ended_on=date(2024, 2, 29))
    client.force_login(people.province_administrator)
    page = client.get(f"{HOME}luu-giu/").content.decode()
    assert f"xoa-noi-dung/{life.case.pk}/" in page and "1/3/2025" in page
    Case.objects.filter(pk=life.case.pk).update(state="closed")
    assert str(life.case.pk) not in client.get(f"{HOME}luu-giu/").content.decode()


def test_whose_matter_it_would_be_is_asked_with_a_former_or_present_name(client, people):
    client.force_login(people.administrator)
    page = client.get(f"{HOME}tham-quyen/?topic=environment&kind=feedback&place=Đơn Dương").content.decode()
    first = page[page.index("gợi ý đầu tiên") - 300 :]
    assert "Phòng Kinh tế xã Đơn Dương" in first[:400]
    assert client.get(f"{HOME}tham-quyen/?topic=&kind=feedback&place=Không có").status_code == 422
    assert "Ka Đô" not in client.get(f"{HOME}tham-quyen/").content.decode()
