"""The pages: a complaint at the counter and on the web, every act of the desk, what the person sees."""

import io
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.desk import send, set_day, text, url
from complaints.making import ACCEPTED, DECIDED, SECRET, Procedure
from lives import photo
from thongsuot.cases.models import Case
from thongsuot.cases.rules.tables import table_of
from thongsuot.cases.views.desk.table import acts_of
from thongsuot.complaints.views.rows import ROWS
from thongsuot.core.ids import show_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, monkeypatch):
    """Return a function that signs an officer in on a day and hands out the client."""

    def sign_in(officer, on=ACCEPTED):
        set_day(monkeypatch, on)
        client.force_login(officer)
        return client

    return sign_in


def paper():
    name, file = photo()
    return SimpleUploadedFile(name, file.read() if isinstance(file, io.BytesIO) else file)


def test_the_counter_takes_a_complaint(desk):
    life = Procedure()
    page = desk(life.people.receptionist)
    form = {
        "token": "t" * 32, "unit_id": str(life.people.commune.pk), "channel": "letter", "kind": "complaint",
        "text": "Tôi khiếu nại Quyết định 12/QĐ-UBND.", "name": "Lò Thị Mây",
    }  # fmt: skip
    answer = page.post("/ban-lam-viec/tiep-nhan/moi/", form)
    assert answer.status_code == 200
    assert "29/07/2026" in text(answer) or "29/7/2026" in text(answer)
    case = Case.objects.latest("received_at")
    assert (case.kind, case.duty.rule_code) == ("complaint", "KN.ACCEPT")


def test_the_list_shows_complaints_and_narrows_to_them(desk):
    life = Procedure()
    page = desk(life.people.head)
    assert life.case.title in text(page.get("/ban-lam-viec/vu-viec/?loai=complaint"))
    assert life.case.title not in text(page.get("/ban-lam-viec/vu-viec/?loai=petition"))


def test_the_page_says_what_is_missing_before_acceptance(desk):
    life = Procedure()
    page = text(desk(life.people.head).get(url(life.case)))
    assert "Còn thiếu để thụ lý" in page
    assert "chữ ký hoặc điểm chỉ" in page


def test_asking_for_a_supplement_begins_with_what_is_missing(desk):
    life = Procedure().described(known_on=None, signed=False)
    page = desk(life.people.receptionist)
    assert "Đề nghị bổ sung: ngày nhận được hoặc biết việc đó; chữ ký" in text(
        page.get(url(life.case, "yeu-cau-bo-sung"))
    )
    send(page, life.case, "yeu-cau-bo-sung", missing="Ký đơn.")
    life.case.refresh_from_db()
    assert (life.case.state, life.duty("accept").state) == ("supplement", "open")


def test_a_complaint_is_described_and_accepted_on_the_pages(desk):
    life = Procedure()
    page = desk(life.people.head)
    facts = {"about": "decision", "number": "12/QĐ-UBND", "disputed_on": "10/6/2026", "known_on": "15/6/2026",
             "unit_id": str(life.people.commune.pk), "standing": "self", "signed": "on"}  # fmt: skip
    assert send(page, life.case, "noi-dung-khieu-nai", **facts).status_code == 302
    assert send(page, life.case, "thu-ly-khieu-nai").status_code == 302
    life.case.refresh_from_db()
    assert (life.case.state, life.case.duty.due_on) == ("accepted", date(2026, 8, 19))


def test_accepting_too_early_keeps_the_form_and_names_what_is_missing(desk):
    life = Procedure()
    answer = send(desk(life.people.head), life.case, "thu-ly-khieu-nai", note="Thông báo số 5")
    assert answer.status_code == 409
    assert "còn thiếu" in text(answer) and "Thông báo số 5" in text(answer)


@pytest.mark.parametrize("step", ["described", "accepted", "verifying", "talked", "drafted", "decided", "in_effect"])
def test_the_page_of_every_step_opens_and_so_does_every_act_that_it_offers(desk, step):
    life = getattr(Procedure(), step)()
    page = desk(life.people.head, date(2026, 9, 10))
    assert page.get(url(life.case)).status_code == 200
    opened = []
    for act in acts_of("complaint").values():
        answer = page.get(url(life.case, act.slug))
        assert answer.status_code in (200, 403, 409), act.slug
        opened += [act.verb] if answer.status_code == 200 else []
    assert opened


def test_a_decision_is_signed_with_its_scan_on_the_page(desk):
    life = Procedure().drafted()
    page = desk(life.people.head, DECIDED)
    facts = {"number": "45/QĐ-UBND", "decided_on": "5/8/2026"}
    without = send(page, life.case, "ky-quyet-dinh", **facts)
    assert without.status_code == 422
    assert "Thiếu trang có chữ ký và dấu" in text(without)
    assert send(page, life.case, "ky-quyet-dinh", uploads=paper(), **facts).status_code == 302
    assert "45/QĐ-UBND" in text(page.get(url(life.case)))


def test_a_feedback_has_no_page_of_a_complaint(desk):
    life = Procedure(kind="feedback")
    page = desk(life.people.head)
    own = [row for row in ROWS if table_of("complaint")[row.verb].own]
    assert {page.get(url(life.case, row.slug)).status_code for row in own} == {404}


def test_the_person_reads_the_decision_and_how_long_they_may_go_on(client, monkeypatch):
    life = Procedure().received()
    set_day(monkeypatch, date(2026, 8, 12))
    page = text(client.post(f"/tra-cuu/{show_code(life.case.code)}", {"secret": SECRET}))
    assert "45/QĐ-UBND" in page and "Khiếu nại đúng một phần" in page
    assert "09/09/2026" in page or "9/9/2026" in page


def test_the_person_reads_no_decision_before_it_is_sent(client, monkeypatch):
    life = Procedure().decided()
    set_day(monkeypatch, DECIDED)
    page = text(client.post(f"/tra-cuu/{show_code(life.case.code)}", {"secret": SECRET}))
    assert "45/QĐ-UBND" not in page


def test_a_complaint_from_the_web_brings_what_it_disputes_to_the_officer(client, desk):
    people = Procedure().people
    people.office.competences.update(unit=people.commune)
    form = {
        "token": "khieu-nai-tu-web-1", "accused": "no", "kind": "complaint", "notify_by": "none", "persons": "1",
        "text": "Tôi không đồng ý với quyết định thu hồi đất.", "disputed_number": "77/QĐ-UBND",
        "disputed_on": "10/6/2026", "disputed_body": "UBND xã Đơn Dương", "known_on": "15/6/2026",
        "ward": "Đơn Dương",
    }  # fmt: skip
    page = desk(people.head)
    answer = page.post("/gui", form)
    assert answer.status_code == 200, text(answer)[-2000:]
    case = Case.objects.latest("received_at")
    assert (case.kind, case.duty.rule_code, case.holder_unit) == ("complaint", "KN.ACCEPT", people.commune)
    assert "77/QĐ-UBND" in text(page.get(url(case, "noi-dung-khieu-nai")))


def opened(client, life):
    """Open the matter with its secret and return the key that its forms carry."""
    page = text(client.post(f"/tra-cuu/{show_code(life.case.code)}", {"secret": SECRET}))
    return re.search(r'name="key" value="([^"]+)"', page).group(1)


def test_the_person_goes_on_to_the_second_level_on_the_page(client, monkeypatch):
    life = Procedure().received()
    set_day(monkeypatch, date(2026, 8, 12))
    address = f"/tra-cuu/{show_code(life.case.code)}/khieu-nai-lan-hai"
    key = opened(client, life)
    assert client.post(address, {"key": key, "text": ""}).status_code == 422
    page = text(client.post(address, {"key": key, "text": "Tôi không đồng ý."}))
    second = Case.objects.get(follows=life.case)
    assert show_code(second.code) in page
    assert second.holder_unit == life.people.province


def test_the_person_consents_and_rates_on_the_page_and_nothing_reopens(client, monkeypatch):
    life = Procedure().received()
    set_day(monkeypatch, date(2026, 8, 12))
    base, key = f"/tra-cuu/{show_code(life.case.code)}/", opened(client, life)
    assert client.post(base + "dong-y-cong-khai", {"key": key, "given": "1"}).status_code == 200
    assert client.post(base + "danh-gia-giai-quyet", {"key": key, "satisfied": "no"}).status_code == 200
    assert life.complaint.consented
    assert Case.objects.get(pk=life.case.pk).state == "sent"


def test_without_the_key_nothing_is_done(client, monkeypatch):
    life = Procedure().received()
    set_day(monkeypatch, date(2026, 8, 12))
    address = f"/tra-cuu/{show_code(life.case.code)}/dong-y-cong-khai"
    assert client.post(address, {"key": "sai", "given": "1"}).status_code == 403
    assert not life.complaint.consented
