"""From a visit to its case: opened with what is known, or found and joined; tied once, nothing personal in links."""

import pytest
from django.test import Client

from cast import cast
from lives import Life, instant
from receptions.making import DAY, came, do, opened, received, step
from search.book import follow
from thongsuot.cases.models import Case
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused
from thongsuot.core.ids import show_code
from thongsuot.ledger.models import Entry
from thongsuot.receptions.actions import Outcome
from thongsuot.receptions.models import ReceptionAct, Visit

pytestmark = pytest.mark.django_db
NAME, PAPER = "K'Brin", "068090001234"
ROAD = "Đường vào thôn bị sạt, xe không qua được, trẻ em không đi học được."


@pytest.fixture
def people(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return cast()


@pytest.fixture
def visit(people, monkeypatch) -> Visit:
    monkeypatch.setattr(clock, "now", lambda: instant(DAY))
    return step(people, came(people, opened(people), about=ROAD, address="Thôn Ka Lo"), "begin")


@pytest.fixture
def desk(client, people) -> Client:
    client.force_login(people.receptionist)
    return client


def path(visit, name) -> str:
    return f"/ban-lam-viec/tiep-cong-dan/{visit.session_id}/luot/{visit.pk}/{name}"


def typed(desk, visit, **changes) -> dict:
    """Return what the form of a new case begins with, as a browser sends it back."""
    form = desk.get(path(visit, "vu-viec-moi/")).context["form"]
    begun = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in begun.items() if value not in (None, False)} | changes


def test_a_case_is_opened_with_what_the_visit_knows_and_tied_when_saved(desk, people, visit):
    page = desk.get(path(visit, "vu-viec-moi/"))
    form = page.context["form"]
    assert form["text"].value() == ROAD and form["channel"].value() == "reception"
    assert (form["name"].value(), form["id_number"].value(), form["address"].value()) == (NAME, PAPER, "Thôn Ka Lo")
    assert path(visit, "vu-viec-moi/") in page.content.decode() and not Case.objects.exists()
    given = typed(desk, visit)
    receipt = desk.post(path(visit, "vu-viec-moi/"), given)
    case, tied = Case.objects.get(), Visit.objects.get()
    assert receipt.status_code == 200 and show_code(case.code) in receipt.content.decode()
    assert f'href="{path(visit, "")}"' in receipt.content.decode()
    assert (case.channel, case.parties.get().name, tied.case_ref) == ("reception", NAME, f"case:{case.pk}")
    assert desk.post(path(visit, "vu-viec-moi/"), given).status_code == 200 and Case.objects.count() == 1
    act = ReceptionAct.objects.get(verb="tie")
    assert act.details == {"case": f"case:{case.pk}", "opened": True}
    assert Entry.objects.filter(verb="receptions.tie").count() == 1
    answer = desk.get(path(visit, "vu-viec-moi/"))
    assert answer.status_code == 302 and answer["Location"] == path(visit, "")


@pytest.mark.parametrize(
    ("needs", "words"),
    [
        ((), ""),
        (("wheelchair", "writing"), ""),
        (("interpreter",), "Tiếng dân tộc"),
        (("wheelchair", "sign"), "Ngôn ngữ ký hiệu"),
        (("interpreter", "sign"), "Tiếng dân tộc, Ngôn ngữ ký hiệu"),
    ],
)
def test_a_case_begins_with_the_language_that_the_visit_asked_for_and_else_with_none(desk, people, visit, needs, words):
    other = step(people, came(people, visit.session, token="speaks", needs=needs), "begin")
    assert desk.get(path(other, "vu-viec-moi/")).context["form"]["interpreter"].value() == words
    assert desk.post(path(other, "vu-viec-moi/"), typed(desk, other)).status_code == 200
    assert Case.objects.get().parties.get().interpreter == words


def test_what_is_wrong_ties_nothing_and_loses_nothing(desk, visit):
    answer = desk.post(path(visit, "vu-viec-moi/"), typed(desk, visit, received_on="31/2/2026"))
    assert answer.status_code == 422 and ROAD in answer.content.decode()
    assert not Case.objects.exists() and not Visit.objects.get().case_ref


def test_the_end_of_a_visit_needs_no_code_of_the_case_that_is_tied(desk, people, visit):
    desk.post(path(visit, "vu-viec-moi/"), typed(desk, visit))
    page = desk.get(path(visit, "xong/"))
    assert "Lượt này đã gắn vụ việc" in page.content.decode()
    given = {"revision": Visit.objects.get().revision, "summary": ROAD, "outcome": "case", "answer": "Xã sửa."}
    assert desk.post(path(visit, "xong/"), given).status_code == 302
    done = Visit.objects.get()
    assert (done.state, done.outcome, done.case_ref) == ("done", "case", f"case:{Case.objects.get().pk}")


def test_the_end_of_a_visit_replaces_no_case_that_is_tied(people, visit):
    tied, other = Life(people).case, Life(people).case
    step(people, visit, "join_case", case_code=tied.code)
    with pytest.raises(Invalid, match="đã gắn một vụ việc khác") as trouble:
        step(people, visit, "finish", given=Outcome(outcome="joined", summary=ROAD, case_code=other.code))
    assert trouble.value.field == "case_code"
    step(people, visit, "finish", given=Outcome(outcome="joined", summary=ROAD, case_code=tied.code))
    assert Visit.objects.get().case_ref == f"case:{tied.pk}"


def test_without_a_case_the_end_still_asks_for_one(people, visit):
    with pytest.raises(Invalid) as trouble:
        step(people, visit, "finish", given=Outcome(outcome="joined", summary=ROAD))
    assert trouble.value.field == "case_code"


def test_a_case_is_found_by_words_or_code_and_joined_by_one_button(desk, people, visit):
    desk.post(path(visit, "vu-viec-moi/"), typed(desk, visit))
    case = Case.objects.get()
    other = step(people, came(people, visit.session, token="other", about=ROAD), "begin")
    follow()
    page = desk.get(path(other, "gan-vu-viec/"))
    assert show_code(case.code) in page.content.decode(), "what is like it is offered at once"
    for words in ("thôn bị sạt", show_code(case.code)):
        page = desk.post(path(other, "gan-vu-viec/"), {"q": words})
        assert show_code(case.code) in page.content.decode()
    assert "Không có vụ việc nào khớp" in desk.post(path(other, "gan-vu-viec/"), {"q": "chợ nổi"}).content.decode()
    given = {"case_code": case.code, "revision": other.revision}
    assert desk.post(path(other, "gan-vu-viec/"), given).status_code == 302
    assert Visit.objects.get(pk=other.pk).case_ref == f"case:{case.pk}"
    assert desk.post(path(other, "gan-vu-viec/"), given).status_code == 422
    assert f"/vu-viec/{case.pk}/" in desk.get(path(other, "")).content.decode()


def test_who_only_waits_or_has_a_case_gets_none(people, visit):
    waiting = came(people, visit.session, token="waits")
    for each, code in ((waiting, "4715903628172"), (visit, "1"), (visit, "4715903628172")):
        with pytest.raises((NotAllowedNow, Invalid)):
            step(people, each, "join_case", case_code=code)


@pytest.mark.parametrize("name", ["vu-viec-moi/", "gan-vu-viec/"])
def test_the_form_for_who_only_waits_says_so_at_once(desk, people, visit, name):
    waiting = came(people, visit.session, token="waits")
    page = desk.get(path(waiting, name))
    assert page.status_code == 200 and "form" not in page.context and "finding" not in page.content.decode()
    assert "Gọi hoặc mời vào tiếp trước" in page.content.decode()
    assert f'href="/ban-lam-viec/tiep-cong-dan/{visit.session_id}/"' in page.content.decode()


def test_a_visit_that_is_over_still_gets_its_case(desk, people, visit):
    over = received(people, visit.session, token="over")
    assert desk.post(path(over, "vu-viec-moi/"), typed(desk, over)).status_code == 200
    over.refresh_from_db()
    assert over.case_ref and over.outcome == "explained"


def test_only_who_takes_in_opens_and_only_the_desk_ties(client, people, visit):
    client.force_login(people.handler)
    assert client.get(path(visit, "vu-viec-moi/")).status_code == 403
    assert "vu-viec-moi" not in client.get(path(visit, "")).content.decode()
    assert client.get(path(visit, "gan-vu-viec/")).status_code == 200
    client.force_login(people.supervisor)
    assert client.get(path(visit, "gan-vu-viec/")).status_code == 403
    client.force_login(people.elsewhere)
    assert client.get(path(visit, "gan-vu-viec/")).status_code == 404


def test_a_supervisor_ties_nothing(people, visit):
    with pytest.raises(Refused):
        step(people, visit, "join_case", by="supervisor", case_code="4715903628172")


def test_the_visit_of_a_closed_session_can_still_be_tied(people, desk, visit):
    step(people, visit, "finish", given=Outcome(outcome="explained", summary=ROAD, answer="Xã sửa."))
    do(people, visit.session, "close_session", conclusion="Xã sửa đường.")
    assert desk.post(path(visit, "vu-viec-moi/"), typed(desk, visit)).status_code == 200
    assert Visit.objects.get(pk=visit.pk).case_ref
