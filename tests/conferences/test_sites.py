"""Sites of a conference: wrong presses taken back, sent home by a move, dropped, named by lines of a list."""

from datetime import date, time
from unicodedata import normalize

import pytest
from django.conf import settings

from cast import cast, make_unit
from conferences import test_actions
from conferences.making import (
    HELD,
    PLANNED_ON,
    at_site,
    closed,
    do,
    opened,
    plan,
    site_of,
    with_sites,
)
from conferences.test_actions import copy_of, refused_lines
from lives import instant
from thongsuot.conferences.actions import sites
from thongsuot.conferences.actions.sites import LIST
from thongsuot.conferences.models import Site
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db
LATER = date(2026, 7, 20)
rebuilt = test_actions.rebuilt


@pytest.fixture
def people():
    return cast()


def figures(conference) -> tuple:
    copy = copy_of(conference)
    return copy.sites, copy.here, copy.attended


def refused(act, *given, **more) -> str:
    with pytest.raises(NotAllowedNow) as wrong:
        act(*given, **more)
    return str(wrong.value.sentence)


def test_a_site_that_counted_people_is_dropped_only_once_they_were_taken_back(people):
    conference = opened(people)
    site = site_of(conference, people.other_commune)
    at_site(people, site, "report", "elsewhere", present=40)
    assert "báo lại số người là 0" in refused(at_site, people, site, "drop_site")
    assert figures(conference) == (2, 0, 1)
    at_site(people, site, "report", "elsewhere", present=0)
    at_site(people, site, "drop_site")
    assert figures(conference) == (1, 0, 0)


def test_no_site_is_dropped_after_the_end(people):
    conference = closed(people)
    site = site_of(conference, people.other_commune)
    assert "đã bế mạc" in refused(at_site, people, site, "drop_site")
    assert figures(conference) == (2, 0, 0)


def test_a_site_that_joined_by_mistake_has_not_come(people):
    conference = opened(people)
    site = site_of(conference, people.other_commune)
    at_site(people, site, "join", "elsewhere")
    at_site(people, site, "report", "elsewhere", present=40)
    for _twice in range(2):
        at_site(people, site, "not_come", "elsewhere")
    site.refresh_from_db()
    assert (site.state, site.present, site.attended, site.joined_at) == ("waiting", None, False, None)
    assert figures(conference) == (2, 0, 0)
    assert [act.verb for act in site.acts.all()] == ["joined", "attended", "not_come"]
    at_site(people, site, "join", "elsewhere")
    assert figures(conference) == (2, 1, 1)


def test_a_move_to_another_day_sends_the_sites_home(people):
    conference = with_sites(people)
    site = site_of(conference, people.other_commune)
    at_site(people, site, "join", "elsewhere")
    at_site(people, site, "report", "elsewhere", present=40)
    given = {"starts": time(13), "ends": time(15), "place": "Hội trường", "reason": "Mưa lũ."}
    do(people, conference, "move", held_on=HELD, **given)
    assert figures(conference) == (2, 1, 1)
    do(people, conference, "move", held_on=LATER, **given)
    site.refresh_from_db()
    assert (site.state, site.present, site.joined_at) == ("waiting", None, None)
    assert figures(conference) == (2, 0, 0)
    at_site(people, site, "join", "elsewhere", on=LATER)
    assert figures(conference) == (2, 1, 1)


def test_a_call_off_sends_the_sites_home_and_takes_the_announcement_away(people):
    conference = with_sites(people)
    do(people, conference, "say", text="Chờ 15 phút.")
    at_site(people, site_of(conference, people.other_commune), "join", "elsewhere")
    do(people, conference, "call_off", "head", reason="Mưa lũ.")
    assert figures(conference) == (2, 0, 0) and copy_of(conference).announcement == ""


def test_nothing_is_announced_after_the_close(people):
    conference = opened(people)
    do(people, conference, "say", text="Nghỉ giải lao 15 phút.")
    closed(people, conference)
    assert copy_of(conference).announcement == ""


def test_the_item_under_way_stays_so_by_its_title(people):
    conference = do(people, opened(people), "call_item", item=2)
    do(people, conference, "change", title=conference.title, agenda="Chào cờ\nBáo cáo kết quả\nTham luận; 45")
    assert copy_of(conference).item == 3
    do(people, conference, "change", title=conference.title, agenda="Chào cờ\nThảo luận\nBế mạc")
    assert copy_of(conference).item is None


HALL = "Nhà văn hóa Hồ Văn Huê"


def test_a_hall_that_bears_a_name_is_a_site_once_that_is_confirmed_and_a_number_never(people):
    conference = plan(people)
    said = refused_lines(people, conference, HALL)
    assert "Hồ Văn Huê" in said and said.endswith("Chỉ là tên nơi họp thì đánh dấu bên dưới.")
    do(people, conference, "add_sites", on=PLANNED_ON, lines=HALL, confirmed=["Hồ Văn Huê"])
    assert conference.sites.get().name == HALL
    assert conference.acts.get(verb="sites_added").content.texts == {"confirmed": ["Hồ Văn Huê"]}
    with pytest.raises(Invalid):
        given = {"lines": "Trạm 0912 345 678", "confirmed": ["0912 345 678"]}
        do(people, conference, "add_sites", on=PLANNED_ON, **given)


def test_the_page_asks_whether_it_is_no_persons_name_and_keeps_the_list(people, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(PLANNED_ON))
    conference = plan(people)
    client.force_login(people.handler)
    page, lines = f"/ban-lam-viec/hoi-nghi/{conference.pk}/lam/them-diem-cau/", f"Đồn biên phòng\n{HALL}"
    assert 'name="confirmed"' not in client.get(page).content.decode()
    asked = client.post(page, {"lines": lines})
    form = asked.content.decode()
    assert asked.status_code == 422 and 'name="confirmed" value="Hồ Văn Huê"' in form and HALL in form
    assert client.post(page, {"lines": lines, "confirmed": "Hồ Văn Huê"}).status_code == 302
    assert conference.sites.count() == 2


@pytest.mark.parametrize(
    "pasted",
    [normalize("NFD", HALL), HALL.replace(" ", "\u00a0")],
    ids=["decomposed", "no-break blanks"],
)
def test_a_name_is_offered_as_it_is_kept_however_it_was_pasted(people, client, monkeypatch, pasted):
    monkeypatch.setattr(clock, "now", lambda: instant(PLANNED_ON))
    conference = plan(people)
    client.force_login(people.handler)
    page = f"/ban-lam-viec/hoi-nghi/{conference.pk}/lam/them-diem-cau/"
    asked = client.post(page, {"lines": pasted})
    assert asked.status_code == 422
    offered = [name for name, _label in asked.context["form"].fields["confirmed"].choices]
    assert offered == ["Hồ Văn Huê"]
    assert client.post(page, {"lines": pasted, "confirmed": offered}).status_code == 302
    assert conference.sites.get().name == HALL


def test_each_faulty_line_is_said_by_itself_on_the_page(people, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(PLANNED_ON))
    page = f"/ban-lam-viec/hoi-nghi/{plan(people).pk}/lam/them-diem-cau/"
    client.force_login(people.handler)
    asked = client.post(page, {"lines": f"; Hội trường\n{HALL}\nĐồn;; mười"})
    told = asked.context["form"].errors["lines"]
    assert [one[:8] for one in told] == ["Dòng 1: ", "Dòng 2: ", "Dòng 3: "]
    assert all(f"<span>{one}</span>" in asked.content.decode() for one in told)
    assert len(client.post(page, {"lines": ""}).context["form"].errors["lines"]) == 1


def test_a_day_that_went_by_is_said_so(people):
    site = site_of(with_sites(people), people.other_commune)
    assert "Đã qua ngày họp" in refused(at_site, people, site, "join", "elsewhere", on=LATER)
    assert "Vào dự được từ ngày 15/7/2026" in refused(at_site, people, site, "join", "elsewhere", on=PLANNED_ON)
    assert not Site.objects.exclude(state="waiting").exists()


def test_a_wrong_press_is_taken_back_on_the_page_of_the_site(people, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(HELD))
    conference = opened(people)
    site = site_of(conference, people.other_commune)
    client.force_login(people.elsewhere)
    home, press = f"/ban-lam-viec/hoi-nghi/{conference.pk}/", f"/ban-lam-viec/hoi-nghi/diem-cau/{site.pk}/chua-vao/"
    assert press not in client.get(home).content.decode()
    at_site(people, site, "join", "elsewhere")
    assert press in client.get(home).content.decode() and client.get(press).status_code == 200
    assert client.post(press).url == home
    assert figures(conference) == (2, 0, 0)


def test_a_site_that_only_said_how_many_came_is_counted_and_called_so(people, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(HELD))
    conference = opened(people)
    at_site(people, site_of(conference, people.economics), "report", present=12)
    client.force_login(people.handler)
    page = f"/ban-lam-viec/hoi-nghi/{conference.pk}/diem-cau/"
    rows = {stands: client.get(page, {"tinh_trang": stands}).context["rows"] for stands in ("", "counted", "waiting")}
    assert [str(row["words"]) for row in rows[""]] == ["Đã báo số người", "Chưa vào"]
    assert [row["site"].unit for row in rows["counted"]] == [people.economics]
    assert [row["site"].unit for row in rows["waiting"]] == [people.other_commune]
    assert client.get(page).context["counts"]["attended"] == 1


def test_sites_without_a_unit_are_counted_and_marked_on_the_list(people, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(HELD))
    conference = with_sites(people, f"{people.economics.name}\nĐồn biên phòng")
    client.force_login(people.handler)
    page = client.get(f"/ban-lam-viec/hoi-nghi/{conference.pk}/diem-cau/").content.decode()
    assert "1 điểm cầu không gắn với đơn vị nào" in page and page.count("Không gắn với đơn vị nào") == 1


def test_an_address_is_the_place_of_a_site_and_not_its_name(people):
    conference = plan(people)
    do(people, conference, "add_sites", on=PLANNED_ON, lines="Công an xã; Hội trường, số 12 đường Nguyễn Trãi")
    said = refused_lines(people, conference, "Hội Nông dân xã\nNhà bà Nguyễn Thị Hoa")
    assert said.startswith("Dòng 2: ") and "Nguyễn Thị Hoa" in said


def test_a_name_of_several_units_is_refused_with_their_codes_even_where_a_third_has_ended(people):
    conference = plan(people)
    first, second, third = (make_unit("Phòng Văn hóa", parent=people.commune) for _each in range(3))
    Unit.objects.filter(pk=third.pk).update(valid_until=PLANNED_ON, heir=people.office)
    said = refused_lines(people, conference, "Đồn biên phòng\nPhòng Văn hóa")
    assert "Dòng 2" in said and first.code in said and second.code in said and third.code not in said
    do(people, conference, "add_sites", on=PLANNED_ON, lines=f"{first.code}\n{second.code}")
    assert set(conference.sites.values_list("unit_id", flat=True)) == {first.pk, second.pk}


@pytest.mark.parametrize("told", ["UBND xã Ka Đô", "Uỷ ban nhân dân xã Ka Đô", "ỦY BAN NHÂN DÂN  XÃ KA ĐÔ"])
def test_spellings_of_a_name_are_one_unit(people, told):
    conference = do(people, plan(people), "add_sites", on=PLANNED_ON, lines=told)
    site = conference.sites.get()
    assert (site.unit, site.name) == (people.other_commune, people.other_commune.name)


def test_the_longest_list_fits_one_request():
    assert LIST * len("%E1%BB%A7") < settings.DATA_UPLOAD_MAX_MEMORY_SIZE


def test_a_list_is_read_before_the_conference_is_held(people, monkeypatch):
    conference, steps = plan(people), []
    for name in ("named", "locked"):
        act = getattr(sites, name)
        monkeypatch.setattr(sites, name, lambda *a, name=name, act=act, **k: steps.append(name) or act(*a, **k))
    do(people, conference, "add_sites", on=PLANNED_ON, lines="Đồn biên phòng")
    assert steps == ["named", "locked"]


def test_names_that_differ_in_tone_or_kind_are_different_sites(people):
    conference = do(people, plan(people), "add_sites", on=PLANNED_ON, lines="Xã Đông Sơn\nXã Đồng Sơn\nPhường 1\nXã 1")
    assert conference.sites.count() == 4


def test_a_commune_that_took_over_another_is_not_counted_twice(people):
    conference = plan(people, "province_head", unit=people.province)
    do(people, conference, "add_sites", "province_head", on=PLANNED_ON, lines=people.other_commune.name)
    Unit.objects.filter(pk=people.other_commune.pk).update(valid_until=PLANNED_ON, heir=people.commune)
    with pytest.raises(Invalid) as wrong:
        do(people, conference, "add_sites", "province_head", on=PLANNED_ON, lines=people.commune.name)
    assert "điểm cầu số 1" in str(wrong.value.sentence)
    assert "Không còn xã" in refused(do, people, conference, "add_communes", "province_head", on=PLANNED_ON)
    assert conference.sites.count() == 1
