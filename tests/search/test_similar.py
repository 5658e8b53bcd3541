"""The same matter at the counter and on the case page: found, joined, told apart, never shown to who may not see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.desk import set_day
from cast import actor
from lives import DAY, Life, moment
from search.book import follow
from thongsuot.cases.actions.joining import tell_apart
from thongsuot.cases.models import Act, Bulk, Case, Sight
from thongsuot.cases.queries.similar import counted_together, like_case, like_text
from thongsuot.changes.actions.bulk import act_on_many
from thongsuot.core.actors import service
from thongsuot.core.ids import show_code

pytestmark = pytest.mark.django_db
BRIDGE = (
    "Cầu treo Bà Tắm qua suối Đạ Tẻh bị lũ xói trụ giữa, mặt cầu võng xuống, tay vịn gãy một bên, hơn 200 người qua."
)
SAME = "cau treo ba tam suoi da teh vong nhu cai vong, tru giua bi lu xoi, tay vin gay, bà con nguy hiem lam"
OTHER = "Trường mầm non thôn Lạc Thông thiếu cô giáo, phụ huynh xin mở thêm lớp bán trú cho các cháu ba tuổi."
LETTER = (
    "Kính gửi Ủy ban nhân dân xã. Chúng tôi {who} hộ ven kênh Cầu Xe phản ánh nhà máy thuộc da Kim Phát xả nước tím "
    "đen lúc hai giờ sáng, cá lồng chết bảy tấn. Bà con thức canh mười một đêm, quay được sáu đoạn phim."
)
NEW = "/ban-lam-viec/tiep-nhan/moi/"


@pytest.fixture(autouse=True)
def present(tmp_path, settings, monkeypatch):
    settings.DATA_DIR = tmp_path
    set_day(monkeypatch, DAY)


@pytest.fixture
def bridge(people):
    case = Life(people, text=BRIDGE).case
    Life(people, text=OTHER)
    follow()
    return case


def form(people, **changes):
    given = {"token": "quay-1", "unit_id": str(people.commune.pk), "channel": "counter", "kind": "feedback"}
    return given | {"received_on": DAY.strftime("%d/%m/%Y"), "text": SAME} | changes


def test_the_same_matter_in_other_words_is_found_and_only_by_who_may_see_it(people, bridge):
    found = like_text(SAME, actor=actor(people.receptionist), on=DAY)
    assert [like.case for like in found][:1] == [bridge] and found[0].alarm
    assert found[0].found.reason == "cùng từ hiếm: đạ tẻh, vịn, xói, suối; cách 5 ngày"
    assert like_text(SAME, actor=actor(people.elsewhere), on=DAY) == []


def test_who_sees_a_case_is_told_nothing_of_what_it_was_joined_into_out_of_their_sight(client, people, bridge):
    far = Life(people, text=OTHER, title="Cầu ở xã khác").case
    Sight.objects.filter(case=far).delete()
    Case.objects.filter(pk=far.pk).update(holder_unit=people.other_commune)
    Case.objects.filter(pk=bridge.pk).update(state="joined", joined_into=far)
    like = like_text(SAME, actor=actor(people.receptionist), on=DAY)[0]
    assert (like.case, like.main, like.open, like.alarm) == (bridge, bridge, False, False)
    client.force_login(people.receptionist)
    hints = client.post("/ban-lam-viec/tiep-nhan/moi/giong/", form(people)).content.decode()
    assert show_code(bridge.code) in hints and show_code(far.code) not in hints and far.title not in hints
    assert counted_together(far, actor(people.elsewhere)) == (1, 1)
    assert counted_together(far, service("search")) == (2, 2)


def test_many_are_joined_with_the_main_case_locked_among_them_in_one_order(people):
    cases = [Life(people, text=LETTER.format(who=number)).case for number in (210, 26, 75)]
    given = {"main_code": cases[0].code, "reason": "Cùng một lá đơn."}
    chosen = [(case.pk, case.revision) for case in cases[1:]]
    with CaptureQueriesContext(connection) as asked:
        act_on_many(verb="join", chosen=chosen, given=given, actor=actor(people.receptionist), **moment(DAY))
    first = next(one["sql"] for one in asked if "FOR UPDATE OF" in one["sql"] and cases[1].pk.hex in one["sql"])
    assert all(case.pk.hex in first for case in cases)
    assert Case.objects.filter(joined_into=cases[0]).count() == 2


def test_a_text_that_accuses_is_never_compared(people, bridge):
    accused = f"Tôi tố cáo ông Nguyễn Văn Tý nhận hối lộ 20 triệu đồng. {BRIDGE}"
    who = actor(people.receptionist)
    with CaptureQueriesContext(connection) as asked:
        assert like_text(accused, actor=who) == []
    assert len(asked) == 0


def test_the_counter_stops_once_and_nothing_is_saved_until_the_officer_decides(client, people, bridge):
    client.force_login(people.receptionist)
    answer = client.post(NEW, form(people))
    assert answer.status_code == 422 and show_code(bridge.code) in answer.content.decode()
    assert SAME in answer.content.decode() and Case.objects.count() == 2
    assert client.post(NEW, form(people, giong=bridge.code)).status_code == 200
    fresh = Case.objects.latest("received_at", "id")
    assert (fresh.joined_into, fresh.state) == (bridge, "joined")


def test_another_matter_is_recorded_so_and_not_suggested_again(client, people, bridge):
    client.force_login(people.receptionist)
    client.post(NEW, form(people, giong="khac"))
    fresh = Case.objects.exclude(pk=bridge.pk).get(content__text=SAME)
    assert Act.objects.get(verb="tell_apart").other_case == bridge
    follow()
    assert bridge not in [like.case for like in like_case(fresh, actor=actor(people.receptionist))]
    assert fresh not in [like.case for like in like_case(bridge, actor=actor(people.receptionist))]


def test_a_complaint_sent_again_stops_the_counter_once_and_is_never_joined(client, people):
    text = "Tôi khiếu nại Quyết định số 118/QĐ-UBND thu hồi đất rẫy cà phê ở đồi Kim Phát, đo thiếu 320 mét vuông."
    running = Life(people, kind="complaint", topic="land", text=text).case
    follow()
    client.force_login(people.receptionist)
    again = form(people, kind="complaint", text=text.replace("thu hồi", "về thu hồi"), channel="letter")
    stopped = client.post(NEW, again)
    said = stopped.content.decode()
    assert stopped.status_code == 422 and Case.objects.count() == 1
    assert "Khiếu nại không nhập vào nhau" in said and show_code(running.code) in said
    assert f'name="giong" value="{running.code}"' not in said
    saved = client.post(NEW, again | {"giong": "khac"})
    assert saved.status_code == 200 and Case.objects.count() == 2
    fresh = Case.objects.exclude(pk=running.pk).get()
    assert show_code(running.code) in fresh.acts.get(verb="note").content.texts["text"]
    assert fresh.joined_into is None


def test_what_is_new_is_saved_without_a_stop(client, people, bridge):
    client.force_login(people.receptionist)
    answer = client.post(NEW, form(people, text="Xin cấp lại giấy khai sinh cho cháu, bản cũ bị ướt."))
    assert answer.status_code == 200 and "Biên nhận" in answer.content.decode()


def test_the_hints_and_the_case_page_name_the_case_with_its_reason(client, people, bridge):
    fresh = Life(people, text=SAME).case
    client.force_login(people.receptionist)
    hints = client.post("/ban-lam-viec/tiep-nhan/moi/giong/", form(people)).content.decode()
    part = client.get(f"/ban-lam-viec/vu-viec/{fresh.pk}/giong/", headers={"HX-Request": "true"}).content.decode()
    for page in (hints, part):
        assert show_code(bridge.code) in page and "cùng từ hiếm" in page
    assert "<html" not in part


def test_the_same_words_sent_again_are_told_once_stopped_once_and_then_taken(client, people, bridge):
    client.force_login(people.receptionist)
    words = LETTER.format(who=35)
    client.post(NEW, form(people, text=words, token="quay-1"))
    told = client.post(NEW, form(people, text=words, token="quay-2"))
    assert told.status_code == 409 and 'name="giong"' not in told.content.decode()  # not in the index yet
    follow()
    again = form(people, text=words, token="quay-3") | {"lan-nua": "1"}
    stopped = client.post(NEW, again)
    assert stopped.status_code == 422 and 'name="lan-nua"' in stopped.content.decode()
    assert client.post(NEW, again | {"giong": "khac"}).status_code == 200
    assert Case.objects.filter(content__text=words).count() == 2
    assert client.post(NEW, form(people, text=words, token="quay-4")).status_code == 422  # stopped, not told besides


def test_joined_from_the_case_page_in_one_act_and_taken_apart_again(client, people, bridge):
    fresh = Life(people, text=SAME).case
    client.force_login(people.receptionist)
    address = f"/ban-lam-viec/vu-viec/{fresh.pk}/giong/"
    client.post(address, {"lam": "nhap", "main_code": bridge.code, "revision": fresh.revision})
    fresh.refresh_from_db()
    assert fresh.joined_into == bridge
    stale = client.post(address, {"lam": "nhap", "main_code": bridge.code, "revision": 1})
    assert stale.status_code == 422
    client.post(
        f"/ban-lam-viec/vu-viec/{fresh.pk}/bo-nhap/", {"revision": fresh.revision, "reason": "Hai cầu khác nhau."}
    )
    fresh.refresh_from_db()
    assert fresh.joined_into is None


def test_the_office_sees_every_chain_of_letters_and_joins_one_after_a_preview(client, people, bridge):
    letters = [Life(people, text=LETTER.format(who=number), persons=number).case for number in (210, 26, 75)]
    complaint = Life(people, kind="complaint", topic="land", text=LETTER.format(who=9)).case
    client.force_login(people.receptionist)
    page = client.get("/ban-lam-viec/vu-viec/don-cung-loi/")
    [chain] = page.context["chains"]
    assert (chain.main, chain.others, chain.persons) == (letters[0], letters[1:], 311)
    said = page.content.decode()
    assert "3 đơn, 311 người" in said and show_code(complaint.code) not in said and show_code(bridge.code) not in said
    chosen = [f"{case.pk}.{case.revision}" for case in letters[1:]]
    given = {"viec": "join", "revision": letters[0].revision, "main_code": letters[0].code, "reason": "Cùng lời."}
    assert client.post(reverse("changes:bulk"), given | {"chon": chosen, "buoc": "xem"}).status_code == 200
    tell_apart(case_id=letters[2].pk, main_code=letters[0].code, actor=actor(people.receptionist), **moment(DAY))
    [chain] = client.get("/ban-lam-viec/vu-viec/don-cung-loi/").context["chains"]
    assert chain.others == letters[1:2]
    client.force_login(people.handler)
    assert client.get("/ban-lam-viec/vu-viec/don-cung-loi/").status_code == 403


def test_one_letter_of_many_is_offered_as_one_matter_and_joined_in_one_entry(client, people):
    first = Life(people, text=LETTER.format(who=210), persons=12).case
    more = [Life(people, text=LETTER.format(who=number), persons=number).case for number in (26, 75)]
    follow()
    client.force_login(people.receptionist)
    page = client.get(f"/ban-lam-viec/vu-viec/{first.pk}/giong/").content.decode()
    assert "2 đơn khác gần như cùng lời" in page and "113 người" in page
    chosen = [f"{case.pk}.{case.revision}" for case in more]
    given = {"viec": "join", "revision": 1, "chon": chosen, "main_code": first.code, "reason": "Cùng một lá đơn."}
    preview = client.post("/ban-lam-viec/nhieu-vu-viec/", given | {"buoc": "xem"})
    assert "Làm với 2 vụ việc" in preview.content.decode()
    client.post("/ban-lam-viec/nhieu-vu-viec/", given | {"buoc": "lam"})
    acts = Act.objects.filter(verb="join")
    assert {act.case for act in acts} == set(more) and len({act.entry_id for act in acts}) == 1
    assert {act.content.texts["reason"] for act in acts} == {"Cùng một lá đơn."}
    assert (Bulk.objects.get().arguments, Bulk.objects.get().texts) == ({"main_code": first.code}, {})
    page = client.get(f"/ban-lam-viec/vu-viec/{first.pk}/giong/").content.decode()
    assert "3 đơn đã nhập thành một vụ việc, 113 người" in page
