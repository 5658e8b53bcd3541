"""The person opens, with the secret, the signed papers that were sent to them electronically; nobody else does."""

import re

import pytest

from cases.desk import set_day, text
from documents.making import picture, values_of_form
from lives import DAY, SECRET, Life
from thongsuot.cases.actions.erasing import erase
from thongsuot.cases.queries.papers_sent import papers_sent
from thongsuot.core.ids import show_code
from thongsuot.core.refs import Ref
from thongsuot.documents import actions

pytestmark = pytest.mark.django_db
SIGNER = {"name": "Trần Văn Khải", "post": "Chủ tịch"}


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def life():
    return Life().accepted()


def by(life) -> dict:
    return {name: value for name, value in life.by("head").items() if name != "case_id"}


def signed(life, code="C-BS"):
    whole = {"form": code, "subject": Ref("case", life.case.pk), "values": values_of_form(code)}
    paper = actions.draw(**whole, unit_id=life.people.commune.pk, **by(life))
    return actions.sign(document_id=paper.pk, way="screen", image=picture(), **SIGNER, **by(life))


def sent(life, **more):
    paper = signed(life)
    given = {"way": "electronic", "to": "Bà Lơ Mu Ha Sin"} | more
    actions.send(document_id=paper.pk, **given, **by(life))
    return paper


def page(client, life) -> str:
    return text(client.post(f"/tra-cuu/{show_code(life.case.code)}", {"secret": SECRET}))


def opened(client, life, paper, key):
    address = f"/tra-cuu/{show_code(life.case.code)}/tep/{paper.original_id}"
    return client.post(address, {"key": key} if key else {})


def key_of(client, life) -> str:
    return re.search(r'name="key" value="([^"]+)"', page(client, life))[1]


def test_the_page_of_the_secret_names_the_paper_and_opens_it(client, life):
    paper = sent(life)
    shown = page(client, life)
    assert paper.symbol in shown and f"/tep/{paper.original_id}" in shown
    answer = opened(client, life, paper, key_of(client, life))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert "no-store" in answer["Cache-Control"]


def test_the_code_alone_shows_no_paper_and_opens_none(client, life):
    paper = sent(life)
    public = text(client.get(f"/tra-cuu/{show_code(life.case.code)}"))
    assert paper.symbol not in public and str(paper.original_id) not in public
    assert opened(client, life, paper, "").status_code == 404
    assert client.get(f"/tra-cuu/{show_code(life.case.code)}/tep/{paper.original_id}").status_code == 405


def test_the_key_of_another_case_opens_no_paper(client, life):
    paper, other = sent(life), Life(life.people).accepted()
    key = key_of(client, other)
    assert opened(client, life, paper, key).status_code == 404
    assert opened(client, other, paper, key).status_code == 404


@pytest.mark.parametrize(
    "way",
    [{"way": "post", "tracking": "EB123456789VN"}, {"to": "UBND tỉnh", "to_person": False}],
    ids=["by post", "to another body"],
)
def test_a_paper_that_went_out_otherwise_is_not_opened_here(client, life, way):
    paper = sent(life, **way)
    assert papers_sent(life.case) == []
    assert opened(client, life, paper, key_of(client, life)).status_code == 404


def test_a_signed_paper_not_sent_yet_is_not_shown(life):
    signed(life)
    assert papers_sent(life.case) == []


def test_an_erased_case_shows_no_paper(life):
    sent(life)
    life.case.refresh_from_db()
    who = {name: value for name, value in life.by("province_administrator").items() if name != "case_id"}
    erase(life.case, ground="request", basis="Đơn số 3, 20/7/2026", **who)
    assert papers_sent(life.case) == []
