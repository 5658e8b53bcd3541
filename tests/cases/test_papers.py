"""What a case lends to papers: which forms fit a step, what they are filled with, who may, what an erasure takes."""

import pytest

from cases.desk import set_day, text, url
from lives import DAY, Life
from thongsuot.cases.actions.erasing import erase
from thongsuot.cases.actions.moving import transfer_out
from thongsuot.cases.actions.screening import ask_supplement
from thongsuot.cases.models import Party
from thongsuot.cases.queries.papers import CaseMatter
from thongsuot.cases.rules.papers import FITTING, forms_for
from thongsuot.cases.rules.transitions import STATES
from thongsuot.core.errors import NotFound, Refused
from thongsuot.core.ids import show_code
from thongsuot.core.refs import Ref
from thongsuot.documents import actions
from thongsuot.documents.models import Document, DocumentContent
from thongsuot.documents.shipped import forms

pytestmark = pytest.mark.django_db
MATTER = CaseMatter()


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def life():
    made = Life()
    Party.objects.create(case=made.case, name="Lơ Mu Ha Sin", address="Thôn Suối Thông", phone="0912345678")
    return made


def given(life, code, who="head"):
    return MATTER.given(life.by(who)["actor"], life.case.pk, code, DAY)


def drawn(life, code="C-TL"):
    lent = given(life, code)
    known = {field.name for field in forms()[code].fields}
    values = {name: value for name, value in lent.values.items() if name in known}
    by = {name: value for name, value in life.by("head").items() if name != "case_id"}
    return actions.draw(form=code, subject=Ref("case", life.case.pk), values=values, unit_id=lent.unit_id, **by)


@pytest.mark.parametrize("state", STATES)
def test_every_step_offers_forms_that_exist_and_none_of_the_sealed_room(state):
    assert all(not forms()[code].sealed for code in forms_for(state))
    assert len(set(forms_for(state))) == len(forms_for(state))


def test_the_letter_of_each_end_is_the_first_that_its_step_offers():
    firsts = {state: FITTING[state][0] for state in ("guided", "returned", "transferred-out", "answered")}
    assert firsts == {"guided": "XLD-02", "returned": "XLD-01-TL", "transferred-out": "XLD-04", "answered": "C-TL"}


def test_a_case_lends_its_person_days_words_and_answer(life):
    life.answered()
    values = given(life, "C-TL").values
    assert values["to"] == ["Ông/bà Lơ Mu Ha Sin"] and values["address"] == "Thôn Suối Thông"
    assert values["code"] == show_code(life.case.code) and values["received_on"] == life.case.received_on
    assert "Đã thay ba bóng đèn" in values["answers"] and values["decider"] == "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐƠN DƯƠNG"


def test_a_request_for_more_lends_what_is_missing(life):
    ask_supplement(missing="Ảnh cột đèn", **life.by("receptionist"))
    assert given(life, "C-BS").values["missing"] == "Ảnh cột đèn"


def test_the_letter_of_a_transfer_names_where_and_why_and_no_person(life):
    transfer_out(name="Bộ Xây dựng", address="37 Lê Đại Hành", basis="Quốc lộ 27", **life.by("receptionist"))
    values = given(life, "XLD-04").values
    assert values["to"] == ["Bộ Xây dựng, 37 Lê Đại Hành"] or values["to"] == ["Bộ Xây dựng"]
    assert values["ground"] == "Quốc lộ 27" and "person" not in values and "address" not in values


@pytest.mark.parametrize(
    ("who", "sees", "draws"),
    [("head", True, True), ("receptionist", True, True), ("supervisor", True, False), ("elsewhere", False, False)],
)
def test_who_reads_and_who_draws_papers_of_a_case(life, who, sees, draws):
    actor = life.by(who)["actor"]
    for verb, may in (("view", sees), ("draw", draws)):
        if may:
            assert MATTER.may(actor, life.case.pk, verb) is None
        else:
            with pytest.raises((Refused, NotFound)):
                MATTER.may(actor, life.case.pk, verb)


def test_the_page_of_a_case_lists_its_papers_and_offers_forms_to_who_may_draw(client, life):
    document = drawn(life, "C-GM")
    client.force_login(life.people.head)
    page = text(client.get(url(life.case)))
    assert f"/van-ban/{document.pk}/" in page and f"/van-ban/moi/case/{life.case.pk}/TCD-02/" in page
    client.force_login(life.people.supervisor)
    page = text(client.get(url(life.case)))
    assert f"/van-ban/{document.pk}/" in page and "/van-ban/moi/" not in page


def test_a_paper_on_a_case_not_seen_is_not_there(client, life):
    document = drawn(life)
    client.force_login(life.people.elsewhere)
    assert client.get(f"/ban-lam-viec/van-ban/{document.pk}/").status_code == 404


def test_erasing_a_case_takes_the_words_of_its_papers(life):
    document = drawn(life)
    life.case.refresh_from_db()
    by = {name: value for name, value in life.by("province_administrator").items() if name != "case_id"}
    erase(life.case, ground="request", basis="Đơn số 3, 20/7/2026", **by)
    assert Document.objects.get() == document
    assert [bytes(one.key) for one in DocumentContent.objects.all()] == [b""]
