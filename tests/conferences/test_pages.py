"""The pages of conferences: planned, joined, run, concluded, followed live; nothing typed is lost."""

import pytest

from cast import actor, cast, make_unit
from conferences.making import (
    AFTER,
    CONCLUSIONS,
    HELD,
    MINUTES,
    PLANNED_ON,
    TITLE,
    at_site,
    closed,
    do,
    opened,
    paper,
    plan,
    site_of,
    told,
    with_paper,
    with_sites,
)
from lives import instant, photo
from thongsuot.commitments.models import Commitment
from thongsuot.commitments.saying import said
from thongsuot.conferences.models import Conference, PublishedConference, Site, SpeechPaper
from thongsuot.conferences.queries.page import video_address
from thongsuot.core import clock
from thongsuot.core.naming import names_of
from thongsuot.directives.models import Task
from thongsuot.files.models import Attachment
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db(databases=["default", "portal"])
DESK = "/ban-lam-viec/hoi-nghi/"


@pytest.fixture(autouse=True)
def day(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(HELD))


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def signed_in(client, people):
    def as_(name: str):
        client.force_login(getattr(people, name))
        return client

    return as_


def text_of(answer) -> str:
    return answer.content.decode()


def act(signed_in, conference, slug, name="handler", **given):
    return signed_in(name).post(f"{DESK}{conference.pk}/lam/{slug}/", given)


def typed(people, **changes) -> dict:
    given = {
        "unit": people.commune.pk, "title": TITLE, "held_on": "20/7/2026", "starts": "8:00", "ends": "11h30",
        "place": "Hội trường tỉnh", "agenda": "Báo cáo; 30\nKết luận",
    }  # fmt: skip
    return given | changes


def test_a_plan_leads_to_its_page_with_the_address_of_the_live_one(people, signed_in):
    page = signed_in("handler").post(f"{DESK}moi/", typed(people), follow=True)
    conference = Conference.objects.get()
    assert page.status_code == 200 and f"/hoi-nghi/{conference.code}/" in text_of(page)


def test_conclusions_are_numbered_once_and_what_stands_is_not_rewritten(people, signed_in):
    conference = opened(people)
    act(signed_in, conference, "ket-luan", conclusions="1. Phòng Kinh tế báo cáo.\n\n2. - 12 xã phải nộp.\n3.000 hộ")
    words = ["Phòng Kinh tế báo cáo.", "12 xã phải nộp.", "3.000 hộ"]
    assert [one.text for one in conference.conclusions.all()] == words
    conference.conclusions.filter(number=1).update(text="1. Phòng Kinh tế báo cáo.")
    act(signed_in, conference, "ket-luan", conclusions="1. Phòng Kinh tế báo cáo.\n2. 12 xã phải nộp.")
    assert [one.text for one in conference.conclusions.all()] == ["1. Phòng Kinh tế báo cáo.", "12 xã phải nộp."]


def test_a_step_that_is_not_open_says_where_it_stands_and_what_comes_first(people, signed_in):
    conference = with_sites(people)
    page = text_of(signed_in("handler").get(f"{DESK}{conference.pk}/lam/ket-luan/"))
    assert "Hội nghị đang ở tình trạng “Chưa khai mạc”. Làm bước “Khai mạc” trước, rồi mới làm bước này." in page
    assert f'btn btn-light" href="{DESK}{conference.pk}/"' in page
    do(people, conference, "open_conference")
    assert "Bước này đã làm rồi." in text_of(signed_in("handler").get(f"{DESK}{conference.pk}/lam/khai-mac/"))
    moved = text_of(signed_in("handler").get(f"{DESK}{conference.pk}/lam/doi-ngay/"))
    assert "“Đang họp”. Bước này chỉ làm được trước bước “Khai mạc”." in moved
    off = do(people, plan(people), "call_off", "head", reason="Bão số 4.")
    assert "không tổ chức nữa. Lập hội nghị mới" in text_of(signed_in("handler").get(f"{DESK}{off.pk}/lam/sua/"))


def test_a_day_off_is_asked_about_and_nothing_typed_is_lost(people, signed_in):
    answer = signed_in("handler").post(f"{DESK}moi/", typed(people, held_on="18/7/2026"))
    assert answer.status_code == 422 and "ngày nghỉ" in text_of(answer) and TITLE in text_of(answer)
    answer = signed_in("handler").post(f"{DESK}moi/", typed(people, held_on="18/7/2026", day_off="on"))
    assert answer.status_code == 302


def test_a_telephone_number_is_shown_once_it_is_ticked(people, signed_in):
    given = typed(people, place="Hội trường, trực ban 0912 345 678")
    answer = signed_in("handler").post(f"{DESK}moi/", given)
    assert answer.status_code == 422 and 'name="confirmed"' in text_of(answer)
    assert signed_in("handler").post(f"{DESK}moi/", given | {"confirmed": "0912 345 678"}).status_code == 302


def test_who_works_in_no_unit_plans_nothing(signed_in):
    assert signed_in("auditor").get(f"{DESK}moi/").status_code == 403


def test_the_list_is_narrowed_sorted_and_taken_away(people, signed_in):
    with_sites(people)
    page = text_of(signed_in("handler").get(f"{DESK}?tinh_trang=planned&nam=2026&xep=ten"))
    assert TITLE in page and "0 / 2" in page
    assert TITLE not in text_of(signed_in("handler").get(f"{DESK}?tinh_trang=told"))
    answer = signed_in("handler").get("/ban-lam-viec/bang/hoi-nghi.csv")
    assert TITLE in b"".join(answer.streaming_content).decode()


def test_wrong_lines_of_sites_are_said_and_stay_in_the_field(people, signed_in):
    conference = plan(people)
    lines = f"{people.economics.name}\n{people.economics.name}"
    answer = act(signed_in, conference, "them-diem-cau", lines=lines)
    assert answer.status_code == 422 and "Dòng 2" in text_of(answer) and people.economics.name in text_of(answer)
    assert not Site.objects.exists()
    answer = act(signed_in, conference, "them-diem-cau", lines=people.economics.name)
    assert answer.url == f"{DESK}{conference.pk}/diem-cau/" and Site.objects.count() == 1


def test_every_commune_below_is_counted_before_it_is_added(people, signed_in):
    conference = plan(people, "province_head", unit=people.province)
    page = signed_in("province_head").get(f"{DESK}{conference.pk}/lam/them-cac-xa/")
    assert "2 xã, phường" in text_of(page)
    assert act(signed_in, conference, "them-cac-xa", "province_head").status_code == 302
    assert act(signed_in, conference, "them-cac-xa", "province_head").status_code == 422


def test_an_officer_of_a_site_joins_leaves_and_tells_how_many_from_the_page(people, signed_in):
    conference = opened(people)
    site = site_of(conference, people.other_commune)
    client, home = signed_in("elsewhere"), f"{DESK}{conference.pk}/"
    assert "Điểm cầu của đơn vị anh/chị" in text_of(client.get(home))
    answer = client.post(f"{DESK}diem-cau/{site.pk}/vao/")
    assert answer.url == home and "Đang dự" in text_of(client.get(home))
    client.post(f"{DESK}diem-cau/{site.pk}/so-nguoi/", {"present": "35"})
    client.post(f"{DESK}diem-cau/{site.pk}/roi/")
    site.refresh_from_db()
    assert (site.state, site.present) == ("left", 35)
    answer = client.post(f"{DESK}diem-cau/{site.pk}/so-nguoi/", {"present": "nhiều"})
    assert answer.status_code == 422


def test_what_cannot_be_pressed_now_is_a_sentence(people, signed_in):
    conference = closed(people)
    site = site_of(conference, people.other_commune)
    answer = signed_in("elsewhere").post(f"{DESK}diem-cau/{site.pk}/vao/")
    assert answer.status_code == 422 and "đã bế mạc" in text_of(answer)


def test_a_site_sees_neither_the_list_of_sites_nor_another_site(people, signed_in):
    conference = opened(people)
    client = signed_in("elsewhere")
    assert client.get(f"{DESK}{conference.pk}/diem-cau/").status_code == 404
    assert client.get("/ban-lam-viec/bang/diem-cau-hoi-nghi.csv", {"cua": conference.pk}).status_code == 404
    other = site_of(conference, people.economics)
    assert client.get(f"{DESK}diem-cau/{other.pk}/vao/").status_code == 404


def test_the_list_of_sites_is_filtered_and_its_presses_come_back_to_it(people, signed_in):
    conference = opened(people)
    site = site_of(conference, people.other_commune)
    client, lists = signed_in("handler"), f"{DESK}{conference.pk}/diem-cau/"
    answer = client.post(f"{DESK}diem-cau/{site.pk}/vao/?tinh_trang=here")
    assert answer.url == f"{lists}?tinh_trang=here"
    page = text_of(client.get(answer.url))
    assert people.other_commune.name in page and people.economics.name not in page
    page = text_of(client.get(f"{lists}?q={people.economics.name[:8]}&xep=-ten"))
    assert people.economics.name in page and "/roi/" not in page
    answer = client.get("/ban-lam-viec/bang/diem-cau-hoi-nghi.csv", {"cua": conference.pk, "tinh_trang": "here"})
    told_rows = b"".join(answer.streaming_content).decode()
    assert people.other_commune.name in told_rows and people.economics.name not in told_rows
    assert client.get("/ban-lam-viec/bang/diem-cau-hoi-nghi.csv").status_code == 404


def test_a_merged_unit_is_said_on_the_page_and_in_the_list(people, signed_in):
    conference = opened(people)
    Unit.objects.filter(pk=people.economics.pk).update(valid_until=HELD, heir=people.office)
    for address in ("", "diem-cau/"):
        assert people.office.name in text_of(signed_in("handler").get(f"{DESK}{conference.pk}/{address}"))


def test_the_pages_ask_as_little_of_a_hundred_sites_as_of_two(people, signed_in, django_assert_max_num_queries):
    few = opened(people)
    many = with_sites(people, "\n".join(f"Điểm cầu thử {number}" for number in range(100)))
    for number in range(5):
        unit = make_unit(f"Đơn vị thử {number}")
        Site.objects.filter(conference=many, number=number + 1).update(unit=unit)
    client = signed_in("handler")
    for address in ("", "diem-cau/"):
        counted = []
        for conference in (few, many):
            with django_assert_max_num_queries(60) as asked:
                client.get(f"{DESK}{conference.pk}/{address}")
            counted.append(len(asked))
        assert counted[1] <= counted[0] + 1, address


def test_the_agenda_is_followed_item_by_item(people, signed_in):
    conference = opened(people)
    do(people, conference, "save_minutes", minutes="Mở đầu.")  # minutes-taker and chair do not hold up one another
    answer = act(signed_in, conference, "muc", item=2, revision=conference.revision)
    assert answer.status_code == 302 and "đang diễn ra" in text_of(signed_in("handler").get(answer.url))
    assert act(signed_in, conference, "muc", item="hai").status_code == 422
    said = act(signed_in, conference, "thong-bao", "head", text="Nghỉ giải lao.", revision=conference.revision)
    assert said.status_code == 302


@pytest.mark.parametrize(
    ("slug", "verb", "field"), [("bien-ban", "save_minutes", "minutes"), ("ket-luan", "conclude", "conclusions")]
)
def test_who_writes_where_somebody_was_first_reads_the_other_words_before(people, signed_in, slug, verb, field):
    conference = opened(people)
    form = signed_in("handler").get(f"{DESK}{conference.pk}/lam/{slug}/").context["form"]
    do(people, conference, "call_item", item=2)
    do(people, conference, verb, "head", **{field: "Chữ của người khác."})
    typed = {field: "Chữ của tôi.", "read": form["read"].value()}
    answer = act(signed_in, conference, slug, **typed)
    page = text_of(answer)
    assert answer.status_code == 422 and "Chữ của người khác." in page and "Chữ của tôi." in page
    again = typed | {"read": answer.context["form"]["read"].value()}
    assert act(signed_in, conference, slug, **again).status_code == 302


def test_a_paper_is_brought_read_returned_and_brought_again(people, signed_in):
    conference = with_sites(people)
    site = site_of(conference, people.other_commune)
    name, file = photo()
    file.name = name
    given = {"site": site.pk, "title": "Kinh nghiệm của xã", "office": "Chủ tịch xã", "uploads": file}
    answer = signed_in("elsewhere").post(f"{DESK}{conference.pk}/tham-luan/moi/", given)
    brought = SpeechPaper.objects.get()
    assert answer.status_code == 302 and brought.site == site
    attached = Attachment.objects.of(brought.ref).get()
    link = f"{DESK}tham-luan/{brought.pk}/tep/{attached.pk}/"
    assert signed_in("economics_handler").get(link).status_code == 404  # not accepted yet, and not theirs
    client = signed_in("handler")
    assert client.get(link).status_code == 200
    client.post(f"{DESK}tham-luan/{brought.pk}/tra-lai/", {"reason": "Thiếu số liệu."})
    page = text_of(signed_in("elsewhere").get(f"{DESK}{conference.pk}/"))
    assert "Thiếu số liệu." in page and "/gui-lai/" in page
    words = {"title": "Bản đã sửa", "office": "Chủ tịch xã"}
    signed_in("elsewhere").post(f"{DESK}tham-luan/{brought.pk}/gui-lai/", words)
    signed_in("handler").post(f"{DESK}tham-luan/{brought.pk}/nhan/")
    assert "Bản đã sửa" in text_of(signed_in("economics_handler").get(f"{DESK}{conference.pk}/"))
    assert signed_in("economics_handler").get(link).status_code == 404  # what was returned stays between the two
    assert attached.name not in text_of(signed_in("economics_handler").get(f"{DESK}{conference.pk}/"))
    assert signed_in("elsewhere").get(link).status_code == signed_in("handler").get(link).status_code == 200


def test_the_files_that_came_last_are_read_by_every_site(people, signed_in):
    conference = with_sites(people)
    site = site_of(conference, people.other_commune)
    words = {"title": "Bản đã sửa", "office": "Chủ tịch xã"}
    brought = paper(people, conference, "elsewhere", site_id=site.pk, uploads=[photo()])
    with_paper(people, brought, "return_paper", on=PLANNED_ON, reason="Thiếu số liệu.")
    with_paper(people, brought, "register_again", "elsewhere", uploads=[photo()], **words)
    with_paper(people, brought, "accept_paper")
    first, last = Attachment.objects.of(brought.ref).order_by("uploaded_at", "id")
    page = text_of(signed_in("economics_handler").get(f"{DESK}{conference.pk}/"))
    assert f"/tep/{last.pk}/" in page and f"/tep/{first.pk}/" not in page
    assert signed_in("economics_handler").get(f"{DESK}tham-luan/{brought.pk}/tep/{last.pk}/").status_code == 200


def test_what_is_wrong_with_a_paper_is_said_and_nothing_typed_is_lost(people, signed_in):
    conference = with_sites(people)
    given = {"site": "999", "title": "Kinh nghiệm", "office": ""}
    answer = signed_in("handler").post(f"{DESK}{conference.pk}/tham-luan/moi/", given)
    page = text_of(answer)
    assert answer.status_code == 422 and "không có điểm cầu số này" in page and "Kinh nghiệm" in page
    assert signed_in("publisher").get(f"{DESK}{conference.pk}/tham-luan/moi/").status_code == 403


def test_what_would_be_refused_is_said_before_anything_is_typed(people, signed_in):
    conference = with_sites(people, agenda="")
    brought = paper(people, conference)
    do(people, conference, "open_conference")
    do(people, conference, "conclude", conclusions=CONCLUSIONS)
    client, home = signed_in("handler"), f"{DESK}{conference.pk}/"
    not_now = "Chưa làm được bước này"
    assert "/lam/muc/" not in text_of(client.get(home)) and not_now in text_of(client.get(f"{home}lam/muc/"))
    assert not_now in text_of(client.get(f"{home}ket-luan/1/giao-viec/"))
    assert not_now in text_of(client.get(f"{DESK}tham-luan/{brought.pk}/trinh-bay/"))
    assert not_now not in text_of(client.get(f"{DESK}tham-luan/{brought.pk}/nhan/"))
    assert not_now not in text_of(client.get(f"{home}tham-luan/moi/"))
    do(people, conference, "close", "head", minutes=MINUTES)
    assert not_now in text_of(client.get(f"{home}tham-luan/moi/"))
    assert not_now in text_of(client.get(f"{DESK}tham-luan/{brought.pk}/nhan/"))
    assert not_now not in text_of(client.get(f"{home}ket-luan/1/giao-viec/"))


def test_a_speech_is_recorded_in_short(people, signed_in):
    conference = with_sites(people)
    brought = paper(people, conference)
    with_paper(people, brought, "accept_paper", on=PLANNED_ON)
    do(people, conference, "open_conference")
    signed_in("handler").post(f"{DESK}tham-luan/{brought.pk}/trinh-bay/", {"record": "Nêu ba cách làm."})
    assert "Nêu ba cách làm." in text_of(signed_in("elsewhere").get(f"{DESK}{conference.pk}/"))


def test_minutes_and_conclusions_are_read_by_a_site_only_once_published(people, signed_in):
    conference = closed(people)
    home = f"{DESK}{conference.pk}/"
    page = text_of(signed_in("elsewhere").get(home))
    assert MINUTES not in page and CONCLUSIONS.splitlines()[0] not in page
    second = conference.conclusions.get(number=2)
    assert said(actor(people.elsewhere), str(second.ref)) == ""
    reviewed = {1: "", 2: "Sở Y tế báo cáo trong tháng 8."}
    do(people, conference, "tell", "publisher", on=AFTER, conclusions=reviewed)
    page = text_of(signed_in("elsewhere").get(home))
    assert MINUTES not in page and reviewed[2] in page
    for kept_back in CONCLUSIONS.splitlines():
        assert kept_back not in page
    first = conference.conclusions.get(number=1)
    assert said(actor(people.elsewhere), str(second.ref)) == reviewed[2]
    assert said(actor(people.elsewhere), str(first.ref)) == ""
    assert names_of(actor(people.elsewhere), [first.ref]) == {}
    assert signed_in("elsewhere").get(f"{DESK}ket-luan/{first.pk}/").status_code == 404
    page = text_of(signed_in("handler").get(home))
    assert all(line in page for line in CONCLUSIONS.splitlines())
    assert said(actor(people.handler), str(first.ref)) == first.text


def test_a_conclusion_that_was_kept_back_is_not_offered_again_unasked(people, signed_in):
    conference = closed(people)
    address = f"{DESK}{conference.pk}/lam/cong-bo/"
    assert CONCLUSIONS.splitlines()[0] in text_of(signed_in("publisher").get(address))
    do(people, conference, "tell", "publisher", on=AFTER, conclusions={2: "Sở Y tế báo cáo."})
    form = signed_in("publisher").get(address).context["form"]
    assert [form[f"conclusion-{number}"].value() for number in (1, 2)] == ["", "Sở Y tế báo cáo."]


def test_closing_needs_the_minutes_read_back(people, signed_in):
    conference = opened(people)
    answer = act(signed_in, conference, "be-mac", "head", minutes=MINUTES)
    assert answer.status_code == 422 and MINUTES in text_of(answer)
    assert act(signed_in, conference, "be-mac", "head", minutes=MINUTES, read_back="on").status_code == 302


def test_a_conclusion_becomes_a_promise_that_leads_back(people, signed_in):
    conference = closed(people)
    second = conference.conclusions.get(number=2)
    client = signed_in("handler")
    begins = {"cua": str(second.ref), "loi": str(second.ref), "nguon": "conference"}
    begun = client.get("/ban-lam-viec/cam-ket/moi/", begins)
    assert second.text in text_of(begun) and TITLE in text_of(begun)
    given = {
        "unit": people.commune.code, "text": second.text, "wanted": "Báo cáo.", "said_by": "Chủ tịch",
        "source": "conference", "said_on": "15/7/2026", "due_on": "10/8/2026", "about": str(second.ref),
    }  # fmt: skip
    answer = client.post("/ban-lam-viec/cam-ket/moi/", given)
    assert answer.status_code == 302, answer.context["form"].errors
    assert Commitment.objects.get().about_ref == str(second.ref)
    page = text_of(client.get(f"{DESK}{conference.pk}/"))
    assert "1 lời hứa" in page and "Chưa có việc theo dõi" in page
    answer = client.get(f"{DESK}ket-luan/{second.pk}/")
    assert answer.url == f"{DESK}{conference.pk}/#ket-luan-2"
    assert names_of(answer.wsgi_request.actor, [second.ref])[second.ref] == f"{TITLE} · 2"


def test_a_conclusion_becomes_a_task_by_the_form_of_directives(people, signed_in):
    conference = told(people)
    address = f"{DESK}{conference.pk}/ket-luan/1/giao-viec/"
    page = signed_in("handler").get(address)
    assert CONCLUSIONS.splitlines()[0] in text_of(page)
    given = {
        "unit": people.commune.pk, "label": "Rà soát", "text": CONCLUSIONS.splitlines()[0], "starts_on": "17/7/2026",
        "due_on": "31/8/2026", "weight": "1", "form_id": page.context["form"]["form_id"].value(),
    }  # fmt: skip
    answer = signed_in("handler").post(address, given | {"read": "other words"})
    assert answer.status_code == 422 and "người khác sửa" in text_of(answer) and "31/8/2026" in text_of(answer)
    given["read"] = answer.context["read"]
    answer = signed_in("handler").post(address, given)
    task = Task.objects.get()
    assert answer.url == f"/ban-lam-viec/nhiem-vu/{task.pk}/don-vi/"
    assert f"/ban-lam-viec/nhiem-vu/{task.pk}/" in text_of(signed_in("handler").get(f"{DESK}{conference.pk}/"))
    assert signed_in("receptionist").get(address).status_code == 403
    page = text_of(signed_in("elsewhere").get(f"{DESK}{conference.pk}/"))  # which does not see the draft
    assert "Đang được theo dõi" in page and f"/nhiem-vu/{task.pk}/" not in page


def test_anybody_with_the_address_follows_and_nobody_guesses_it(people, client):
    conference = opened(people)
    do(people, conference, "call_item", item=2)
    do(people, conference, "say", text="Nghỉ giải lao 15 phút.")
    at_site(people, site_of(conference, people.other_commune), "join")
    answer = client.get(f"/hoi-nghi/{conference.code}/")
    page = text_of(answer)
    for shown in (TITLE, "Tham luận", "Nghỉ giải lao 15 phút.", people.commune.name, "điểm cầu đang dự"):
        assert shown in page, shown
    said = page.partition("data-live-say>")[2].partition("</div>")[0]  # what a reader hears of each change
    assert "Nghỉ giải lao 15 phút." in said and "2. Tham luận" in said and "điểm cầu" not in said
    assert page.count("<h1") == 1 and page.index("data-live-held") < page.index("<h1")  # a new title is shown at once
    assert 'http-equiv="refresh"' in page and "data-live-url" in page
    assert people.handler.full_name not in page and "noindex" in answer["X-Robots-Tag"]
    assert client.get(f"/hoi-nghi/{'2' * 20}/").status_code == 404
    drawn = client.get(f"/bang/conference_board/{PublishedConference.objects.get().pk}/vi")
    assert "Nghỉ giải lao 15 phút." in text_of(drawn)


def test_published_conclusions_are_on_the_live_page(people, client):
    conference = told(people)
    assert AFTER == Conference.objects.get().told_on
    assert CONCLUSIONS.splitlines()[1] in text_of(client.get(f"/hoi-nghi/{conference.code}/"))


def test_the_video_room_is_a_plain_link_where_the_installation_names_one(people, signed_in, settings, client):
    conference = opened(people)
    home = f"{DESK}{conference.pk}/"
    assert "Mở phòng họp truyền hình" not in text_of(signed_in("elsewhere").get(home))
    settings.VIDEO_URL = "https://hop.example/{code}"
    page = text_of(signed_in("elsewhere").get(home))
    assert f'href="https://hop.example/{conference.room}" rel="noopener noreferrer"' in page
    closed(people, conference)
    assert "hop.example" not in text_of(signed_in("elsewhere").get(home))
    off = do(people, plan(people), "call_off", "head", on=PLANNED_ON, reason="Bão số 4.")
    assert "hop.example" not in text_of(signed_in("handler").get(f"{DESK}{off.pk}/"))
    practice = plan(people)
    assert video_address(practice) and not video_address(Conference(state="planned", practice=True))
    client.logout()
    assert "hop.example" not in text_of(client.get(f"/hoi-nghi/{conference.code}/"))


def test_after_the_end_nobody_is_there_any_more(people, signed_in, client):
    conference = opened(people)
    at_site(people, site_of(conference, people.other_commune), "join")
    closed(people, conference)
    page = text_of(signed_in("handler").get(f"{DESK}{conference.pk}/diem-cau/"))
    assert "Dự đến hết" in page
    page = text_of(client.get(f"/hoi-nghi/{conference.code}/"))
    assert "điểm cầu đã dự" in page and "điểm cầu đang dự" not in page
