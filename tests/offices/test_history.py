"""Who changed what, with what stood before and stands now: kept by the act, told in words, never a secret."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import translation

from cast import TODAY, actor, cast
from changes.test_lawbook import GROUND, ON, give_day_off
from changes.test_lawbook import by as law_by
from lives import instant
from mail.making import AT, make_mailbox
from mail.test_aside import VALUES
from thongsuot.changes.actions import change_rule
from thongsuot.exchange.actions.partners import admit_partner, end_partner, own_card
from thongsuot.law.queries import book
from thongsuot.mail.actions.mailboxes import set_mailbox
from thongsuot.notices.actions.gateways import set_gateway
from thongsuot.offices.altered import FIELDS, told
from thongsuot.offices.queries import history
from thongsuot.people.actions import end_post, give_post
from thongsuot.units.actions import (
    end_competence,
    move_unit,
    rename_unit,
    set_competence,
    set_contact,
    set_installation,
)
from thongsuot.units.models import Alteration, Installation
from thongsuot.units.queries import forget_installation

pytestmark = pytest.mark.django_db
HISTORY = "/ban-lam-viec/quan-tri/lich-su/"


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def by(people):
    return {"actor": actor(people.province_administrator), "at": instant(TODAY)}


def latest() -> dict[str, tuple[str, str]]:
    """Return {field: (before, after)} of the last act, in words."""
    with translation.override("vi"):
        lines = told(Alteration.objects.order_by("entry__recorded_at", "entry_id").last().lines)
    return {one.field: (one.before, one.after) for one in lines}


def test_a_unit_renamed_moved_and_reached_otherwise(people, by):
    former = people.office.name
    rename_unit(unit_id=people.office.pk, name="Phòng Hạ tầng", short_name="", on=TODAY, **by)
    assert latest()["Tên"] == (former, "Phòng Hạ tầng")
    set_contact(unit_id=people.commune.pk, email="", phone="0263 3847 123", address="Thôn 1", **by)
    assert latest() == {"Điện thoại": ("", "0263 3847 123"), "Địa chỉ": ("", "Thôn 1")}
    set_contact(unit_id=people.commune.pk, email="", phone="0263 3847 124", address="Thôn 1", **by)
    assert latest() == {"Điện thoại": ("0263 3847 123", "0263 3847 124")}
    move_unit(unit_id=people.office.pk, parent_id=people.province.pk, on=TODAY, **by)
    assert latest()["Đơn vị cấp trên"] == (people.commune.name, people.province.name)


def test_a_competence_given_and_ended(people, by):
    place = people.commune_place
    given = {"topic": "environment", "kind": "feedback", "place_id": place.pk, "basis": "QĐ 12"}
    row = set_competence(unit_id=people.office.pk, on=TODAY, **given, **by)
    said = latest()
    assert said["Loại"] == ("", "Phản ánh") and said["Địa bàn"] == ("", place.name)
    later = TODAY + timedelta(days=3)
    end_competence(competence_id=row.pk, on=later, **by)
    assert latest()["Loại"] == ("Phản ánh", "")
    assert latest()["Hết từ ngày"] == ("", f"{later.day}/{later.month}/{later.year}")


def test_a_post_given_and_ended_tells_role_and_unit_and_no_name(people, by):
    given = {"officer_id": people.handler.pk, "unit_id": people.commune.pk, "role": "publisher"}
    post = give_post(**given, on=TODAY, **by)
    assert latest()["Vai"] == ("", "Người công khai") and latest()["Đơn vị"] == ("", people.commune.name)
    end_post(post_id=post.pk, on=TODAY, **by)
    assert latest()["Vai"] == ("Người công khai", "")
    assert not any(people.handler.full_name in str(row.lines) for row in Alteration.objects.all())


def test_of_a_way_out_or_a_mailbox_no_secret_is_kept(people, by):
    values = {"host": "gui.xa.example", "port": 587, "security": "starttls", "active": True}
    set_gateway(channel="email", values=values, secret="mat-khau-gui", **by)
    set_gateway(channel="email", values=values | {"host": "moi.xa.example"}, secret=None, **by)
    assert latest() == {"Máy chủ": ("gui.xa.example", "moi.xa.example")}
    mailbox = make_mailbox(people.commune)
    set_mailbox(mailbox_id=mailbox.pk, unit=people.commune, values=VALUES, password="mat-khau-moi", **by | {"at": AT})
    said = latest()
    assert said["Máy chủ"] == ("127.0.0.1", "imap.xa.example") and said["Mật khẩu"] == ("", "đã đổi")
    kept = " ".join(str(row.lines) for row in Alteration.objects.all())
    assert "mat-khau" not in kept


def test_of_an_address_to_call_scheme_and_host_alone_are_kept(people, by):
    def call(url: str) -> dict:
        set_gateway(channel="webhook", values={"url": url, "active": True}, secret=None, **by)
        return latest()

    rest = {"Phần sau tên máy của địa chỉ gọi": ("", "đã đổi")}
    first = call("https://goi.xa.example:8443/kin-2?khoa=kin-3#kin-4".replace("goi", "an:kin-1@goi", 1))
    assert first == {"Địa chỉ gọi": ("", "https://goi.xa.example:8443"), "Đang dùng": ("không", "có")} | rest
    assert call("https://goi.xa.example:8443/kin-5") == rest
    assert call("https://moi.xa.example/kin-5") == {
        "Địa chỉ gọi": ("https://goi.xa.example:8443", "https://moi.xa.example")
    }
    assert not any("kin-" in str(row.lines) for row in Alteration.objects.all())


def test_a_partner_admitted_and_ended(people, by, settings):
    settings.HOUSE_KEY, here = b"2" * 32, settings.HOUSE_KEY
    Installation.objects.update(code_prefix="6200", name_vi="Bộ Xây dựng")
    forget_installation()
    card = own_card()
    settings.HOUSE_KEY = here
    Installation.objects.update(code_prefix="4715")
    forget_installation()
    partner = admit_partner(card=card.text(), mark=card.mark, on=TODAY, **by)
    assert latest()["Tên"] == ("", "Bộ Xây dựng")
    end_partner(partner_id=partner.pk, on=TODAY, **by)
    assert latest()["Tên"] == ("Bộ Xây dựng", "")


def test_a_day_and_a_term_of_law_tell_what_the_book_said_before(people):
    with translation.override("vi"):
        give_day_off(people)
        assert latest() == {"Ngày trong lịch": ("12/8/2026: ngày thường", "12/8/2026: nghỉ theo thông báo")}
        rule = next(row for row in book().all_rows if row.unit == "working-day" and row.in_force_until is None)
        longer = replace(rule, length=rule.length + 5, known_since=ON)
        change_rule(row=longer, end_earlier=False, ground=GROUND, **law_by(people))
        said = latest()["Thời hạn"]
    assert said == (f"{rule.code}: {rule.length} ngày làm việc", f"{rule.code}: {rule.length + 5} ngày làm việc")


def test_what_stayed_the_same_is_not_told(people, by):
    row = Installation.objects.get()
    given = {name: getattr(row, name) for name in ("code_prefix", "name_vi", "name_en", "phone", "root_unit_id")}
    set_installation(**given, hours="Sáng thứ Hai", **by)
    assert latest() == {"Giờ tiếp công dân": (row.hours, "Sáng thứ Hai")}


def test_every_field_has_its_name_and_every_code_its_words():
    assert all(str(name) for name in FIELDS.values())
    lines = [
        ["topic", "*", "environment"],
        ["kind", "*", "committee"],
        ["active", True, False],
        ["on", None, "2026-07-01"],
    ]
    with translation.override("en"):
        topic, kind, active, on = told(lines)
    assert (topic.before, kind.before, kind.after) == (
        "Every field",
        "Every kind",
        "People's Committee",
    ) and topic.after != "environment"
    assert (active.before, active.after, on.after) == ("yes", "no", "1/7/2026")


def test_the_page_shows_before_and_now_and_each_page_of_administration_leads_there(client, people, by):
    set_contact(unit_id=people.commune.pk, email="", phone="0263 3847 123", address="", **by)
    client.force_login(people.province_administrator)
    page = client.get(f"{HISTORY}?muc=don-vi&ve=unit:{people.commune.pk}").content.decode()
    assert "Sửa cách liên hệ" in page and "0263 3847 123</ins>" in page and "Ủy ban nhân dân xã Đơn Dương" in page
    for path, part in (
        ("quan-tri/don-vi/", "don-vi"),
        ("quan-tri/can-bo/", "can-bo"),
        ("quan-tri/tham-quyen/", "don-vi"),
        ("quan-tri/hop-thu/", "hop-thu"),
        ("quan-tri/noi-khac/", "noi-khac"),
        ("quan-tri/luu-giu/", "luu-giu"),
        ("quan-tri/lich-va-thoi-han/", "lich-va-thoi-han"),
    ):
        assert f"lich-su/?muc={part}" in client.get(f"/ban-lam-viec/{path}").content.decode(), path


def test_a_page_of_administration_shows_its_last_three_changes_and_only_what_its_reader_may_see(client, people, by):
    for number in range(4):
        rename_unit(unit_id=people.office.pk, name=f"Phòng số {number}", short_name="", on=TODAY, **by)
    set_contact(unit_id=people.other_commune.pk, email="", phone="0263 3847 123", address="", **by)
    client.force_login(people.administrator)
    page = client.get("/ban-lam-viec/quan-tri/don-vi/").content.decode()
    assert page.count(": Đổi tên đơn vị, Phòng số 3 (") == 3 and "Sửa cách liên hệ" not in page
    own = client.get(f"/ban-lam-viec/quan-tri/don-vi/{people.commune.pk}/").content.decode()
    assert "Đổi tên đơn vị" not in own and "Ai đã đổi gì" in own
    client.force_login(people.head)
    assert "Ai đã đổi gì" not in client.get("/ban-lam-viec/quan-tri/don-vi/").content.decode()


def test_the_values_come_with_the_entries_in_one_statement(people, by, django_assert_num_queries):
    for number in range(5):
        set_contact(unit_id=people.commune.pk, email="", phone=f"0263 {number}", address="", **by)
    with django_assert_num_queries(3):  # the entries with their values, units, officers
        found = history.lines(history.entries(by["actor"], "don-vi", date(2026, 7, 1)))
    assert [line.altered[0].after for line in found][:2] == ["0263 4", "0263 3"]


def test_the_history_can_be_taken_away_with_old_and_new_values(client, people, by):
    set_contact(unit_id=people.commune.pk, email="", phone="0263 3847 123", address="", **by)
    client.force_login(people.province_administrator)
    answer = client.get("/ban-lam-viec/bang/ai-da-doi-gi.csv?muc=don-vi")
    heading, first, *_rest = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert heading == "Lúc;Việc;Về;Người làm;Mục;Trước;Nay"
    assert first.endswith("Điện thoại;;0263 3847 123") and people.commune.name in first
