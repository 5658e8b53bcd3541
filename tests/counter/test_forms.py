"""Forms for the hand and slips: what stands on them, and what never does."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from cases.desk import set_day, text
from cast import actor, cast
from lives import DAY, moment
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.people import reissue_secret
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.rules.secret import secret_for, show_secret
from thongsuot.core.ids import show_code
from thongsuot.counter.queries.forms import form_of, forms
from thongsuot.counter.rules import spelt

pytestmark = pytest.mark.django_db
FORMS, TOKEN = "/ban-lam-viec/mau-giay/", "phieu-quay-9"
HOA = PersonGiven(name="Lơ Mu Ha Hoa", address="Thôn Suối Thông", phone="0900000123", id_number="068000000001")


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def desk(client, people, monkeypatch):
    set_day(monkeypatch, DAY)
    client.force_login(people.receptionist)
    return client


@pytest.fixture
def case(people, settings):
    given = Submission(text="Cống tắc.\nNước ngập.", title="Cống tắc", items=("Thông cống",), people=(HOA,))
    secret = secret_for(settings.HOUSE_KEY, TOKEN)
    by = {"unit": people.commune, "actor": actor(people.receptionist), **moment(DAY)}
    return receive(given=given, secret=secret, origin=Origin(form_token=TOKEN), **by)


def words(answer) -> str:
    assert answer["Content-Type"] == "application/pdf"
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)


def at(case, *rest) -> str:
    return f"/ban-lam-viec/vu-viec/{case.pk}/" + "/".join(rest) + "/"


@pytest.mark.parametrize("code", ["y-kien", "khieu-nai", "bien-nhan"])
def test_each_form_is_printed_blank_under_the_name_of_the_unit(desk, code):
    said, page = words(desk.get(f"{FORMS}{code}/pdf/")), text(desk.get(f"{FORMS}{code}/in/"))
    for part in forms()[code].parts:
        assert part.label in " ".join(said.split()) and part.label in page
    assert "xã đơn dương" in said.casefold() and "Ủy ban nhân dân xã Đơn Dương" in page


def test_the_list_leads_to_each_form_and_an_unknown_one_is_not_there(desk):
    page = text(desk.get(FORMS))
    assert all(f"{FORMS}{code}/pdf/" in page for code in forms())
    assert desk.get(f"{FORMS}khong-co/pdf/").status_code == desk.get(f"{FORMS}y-kien/xlsx/").status_code == 404


@pytest.mark.parametrize("kind", ["feedback", "petition", "complaint"])
def test_every_kind_of_matter_has_its_form(kind):
    assert form_of(type("Some", (), {"kind": kind})).kinds


def test_a_filled_form_names_its_persons_after_a_reason_in_an_act_of_the_case(desk, case):
    assert HOA.name not in text(desk.get(at(case, "phieu", "in")))
    assert desk.post(at(case, "phieu", "in"), {"reason": ""}).status_code == 422
    said = words(desk.post(at(case, "phieu", "in"), {"reason": "Lưu hồ sơ giấy."}))
    for part in (HOA.name, HOA.address, HOA.phone, "Cống tắc.", "1. Thông cống", show_code(case.code)):
        assert part in said
    assert case.acts.last().verb == "reveal_party"
    page = text(desk.post(at(case, "phieu", "in"), {"reason": "Lưu hồ sơ giấy.", "in": "1"}))
    assert HOA.name in page


@pytest.mark.parametrize("paper", ["80mm", "a5"])
def test_a_slip_holds_code_day_and_why_and_on_a_copy_no_secret(desk, case, paper):
    said = " ".join(words(desk.get(at(case, "bien-nhan", paper))).split())
    due = case.duty.due_on
    for part in (show_code(case.code), f"{due.day}/{due.month}/{due.year}", "ngày làm việc kể từ sau ngày 20/7/2026"):
        assert part in said
    assert "đã đưa một lần" in said and HOA.name not in said


def test_the_secret_stands_on_the_slip_for_whoever_brings_the_token_within_the_hour(desk, case, settings, monkeypatch):
    secret, slip = secret_for(settings.HOUSE_KEY, TOKEN), at(case, "bien-nhan", "80mm")
    said = words(desk.post(slip, {"token": TOKEN}))
    assert show_secret(secret) in said and spelt(secret).split(",")[0] in " ".join(said.split())
    assert show_secret(secret) not in words(desk.post(slip, {"token": "khac"}))
    set_day(monkeypatch, date(2026, 7, 21))
    assert show_secret(secret) not in words(desk.post(slip, {"token": TOKEN}))


def test_a_secret_that_was_given_anew_is_not_printed_from_the_old_token(desk, case, people, settings):
    reissue_secret(case_id=case.pk, identity="cccd", actor=actor(people.receptionist), **moment(DAY))
    said = words(desk.post(at(case, "bien-nhan", "a5"), {"token": TOKEN}))
    assert show_secret(secret_for(settings.HOUSE_KEY, TOKEN)) not in said


def test_who_does_not_see_the_case_gets_no_paper_of_it(client, people, case):
    client.force_login(people.elsewhere)
    for where in (("bien-nhan", "80mm"), ("phieu", "in")):
        assert client.get(at(case, *where)).status_code == 404
    assert client.post(at(case, "phieu", "in"), {"reason": "Xem thử."}).status_code == 404


def test_digits_are_spelt_group_by_group():
    assert spelt("105012345678") == "một không năm không, một hai ba bốn, năm sáu bảy tám"
