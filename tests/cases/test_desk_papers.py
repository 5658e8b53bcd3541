"""Files and papers of a case: who gets them, and what goes out with a transfer."""

import json

import pytest

from cases.desk import set_day, text, url
from lives import DAY, Life
from thongsuot.cases.actions.erasing import erase
from thongsuot.cases.actions.moving import transfer_out
from thongsuot.cases.handover import is_genuine, signing_key
from thongsuot.cases.models import Party
from thongsuot.files.models import Attachment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def life():
    return Life()


@pytest.fixture
def gone(life):
    Party.objects.create(case=life.case, name="Lơ Mu Ha Sin")
    transfer_out(name="Bộ Xây dựng", address="37 Lê Đại Hành, Hà Nội", basis="Quốc lộ 27", **life.by("receptionist"))
    return life


def act_of(life, name) -> dict:
    """Return actor and moment of an act on a case that is at hand already."""
    life.case.refresh_from_db()
    return {key: value for key, value in life.by(name).items() if key != "case_id"}


def attachment(life):
    return Attachment.objects.filter(owner_ref=f"case:{life.case.pk}").first()


def test_an_officer_who_sees_the_case_gets_its_files(client, life):
    life.drafted()
    client.force_login(life.people.head)
    answer = client.get(f"{url(life.case)}tep/{attachment(life).pk}/")
    assert answer.status_code == 200 and answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_of_a_case_not_seen_is_not_found(client, life):
    life.drafted()
    client.force_login(life.people.elsewhere)
    assert client.get(f"{url(life.case)}tep/{attachment(life).pk}/").status_code == 404


def test_a_file_of_another_case_is_not_found_under_this_one(client, life):
    other = Life(life.people).drafted()
    client.force_login(life.people.head)
    assert client.get(f"{url(life.case)}tep/{attachment(other).pk}/").status_code == 404


def test_the_signed_file_is_genuine(client, gone):
    client.force_login(gone.people.receptionist)
    document = json.loads(client.get(url(gone.case, "tep-co-chu-ky")).content)
    assert is_genuine(document, signing_key().public_key().public_bytes_raw())


def test_who_only_sees_the_case_gets_no_signed_file_of_it(client, gone):
    client.force_login(gone.people.supervisor)
    assert client.get(url(gone.case, "tep-co-chu-ky")).status_code == 403


def test_what_did_not_go_out_has_no_signed_file(client, life):
    client.force_login(life.people.receptionist)
    assert client.get(url(life.case, "tep-co-chu-ky")).status_code == 404


def test_a_signed_file_whose_words_were_erased_is_not_there(client, gone):
    erase(gone.case, ground="request", basis="Đơn số 3, 20/7/2026", **act_of(gone, "province_administrator"))
    client.force_login(gone.people.receptionist)
    assert client.get(url(gone.case, "tep-co-chu-ky")).status_code == 404


def test_the_case_page_leads_to_the_papers(client, gone):
    client.force_login(gone.people.receptionist)
    page = text(client.get(url(gone.case)))
    assert "/XLD-04/" in page and "tep-co-chu-ky" in page
