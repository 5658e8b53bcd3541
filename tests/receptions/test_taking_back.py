"""A refusal or a result written by mistake: taken back with a reason, unless something that rests on it left."""

from datetime import date
from threading import Thread

import pytest
from django.db import connection

from cast import actor, cast
from lives import Life, instant, moment
from receptions.making import DAY, came, do, opened, received, step
from thongsuot.changes.actions import erase_content
from thongsuot.core import clock
from thongsuot.core.errors import DomainError, Invalid, NotAllowedNow, NotFound, Refused, Stale
from thongsuot.counter.actions import books
from thongsuot.counter.models import Book
from thongsuot.counter.queries.books import Wanted, parts
from thongsuot.documents import actions as documents
from thongsuot.documents.models import Document, DocumentContent
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import Entry
from thongsuot.receptions import actions
from thongsuot.receptions.actions import Outcome
from thongsuot.receptions.forms.visits import FinishForm
from thongsuot.receptions.models import (
    PostedSession,
    ReceptionAct,
    ReceptionActContent,
    Session,
    Visit,
    VisitContent,
)
from thongsuot.receptions.papers import of_session
from thongsuot.receptions.queries.lists import visits_about
from thongsuot.receptions.queries.public import attendance
from thongsuot.receptions.queries.taken_back import taken_back

pytestmark = pytest.mark.django_db
LATER = date(2026, 7, 31)
WHY = "Ghi nhầm người: người này không gây rối."
PATH = "/ban-lam-viec/tiep-cong-dan"


@pytest.fixture
def people(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return cast()


@pytest.fixture
def session(people) -> Session:
    return opened(people)


@pytest.fixture
def desk(client, people, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(DAY))
    client.force_login(people.receptionist)
    return client


def refused(people, session, **more) -> Visit:
    visit = came(people, session, **more)
    return step(people, visit, "refuse", ground="threatens", why="Đập vỡ kính phòng tiếp.")


def back(people, visit, *, by="receptionist", on=DAY, reason=WHY, **more) -> Visit:
    who = {"actor": actor(getattr(people, by), on=on), **moment(on)}
    return actions.take_back(visit_id=visit.pk, reason=reason, **who, **more)


def closed(people, session, **more) -> Session:
    return do(people, session, "close_session", **{"conclusion": "Xã sửa đường trước 30/8."} | more)


def paper(people, ref, form):
    by = {"actor": actor(people.receptionist, on=DAY), **moment(DAY)}
    return documents.draw(form=form, subject=ref, values={}, unit_id=people.commune.pk, **by)


def test_a_refusal_is_taken_back_and_the_person_received_after_all(people, session):
    visit = refused(people, session)
    owed, before = visit.notice_duty, Entry.objects.filter(verb="receptions.take_back").count()
    again = back(people, visit)
    owed.refresh_from_db()
    assert (again.state, again.ground, again.ended_at, again.notice_duty) == ("waiting", "", None, None)
    assert owed.state == "waived" and Entry.objects.filter(verb="receptions.take_back").count() == before + 1
    assert VisitContent.objects.get(visit=visit).answer == ""
    over = step(people, step(people, visit, "begin"), "finish", given=Outcome(outcome="promise", summary="Xin đèn."))
    assert over.state == "done" and ReceptionAct.objects.filter(verb="refuse").count() == 1


def test_a_second_refusal_owes_its_own_notice(people, session):
    visit = refused(people, session)
    back(people, visit)
    again = step(people, visit, "refuse", ground="other-by-law", why="Khoản 3.")
    assert again.notice_duty.state == "open" and Duty.objects.filter(task="send-notice", state="waived").count() == 1
    assert back(people, again).state == "waiting" and len(taken_back(again)) == 2


def test_a_result_taken_back_leaves_what_was_written_to_be_read(people, session):
    visit = received(people, session, summary="Xin đèn đường.", answer="Đã hướng dẫn.")
    assert visits_about(actor(people.receptionist, on=DAY), "xin đèn").exists()
    again = back(people, visit, by="handler")
    assert (again.state, again.outcome) == ("inside", "")
    (one,) = taken_back(again)
    assert (one.result, one.summary, one.answer) == (
        "Giải thích, hướng dẫn tại chỗ", "Xin đèn đường.", "Đã hướng dẫn.",
    )  # fmt: skip
    assert (one.written_by, one.by, one.reason) == (people.receptionist.full_name, people.handler.full_name, WHY)
    assert not visits_about(actor(people.receptionist, on=DAY), "xin đèn").exists()


@pytest.mark.parametrize(("steps", "state"), [((), "waiting"), (("call",), "called"), (("call", "begin"), "inside")])
def test_a_visit_stands_again_as_far_as_it_had_come(people, session, steps, state):
    visit = came(people, session)
    for name in steps:
        step(people, visit, name)
    step(people, visit, "refuse", ground="threatens", why="Nhầm.")
    assert back(people, visit).state == state


@pytest.mark.parametrize("reached", ["call", "begin"])
def test_one_sent_back_to_wait_and_then_refused_waits_again(people, session, reached):
    visit = came(people, session)
    for name in (reached, "wait_again"):
        step(people, visit, name)
    step(people, visit, "refuse", ground="threatens", why="Nhầm.")
    assert back(people, visit).state == "waiting"


def test_a_case_that_the_result_named_is_no_longer_tied_and_one_tied_before_is(people, session):
    case = Life(people, text="Đường sạt.").case
    joined = step(people, came(people, session), "begin")
    step(people, joined, "finish", given=Outcome(outcome="joined", summary="Nói lại.", case_code=case.code))
    assert back(people, joined).case_ref == ""
    tied = step(people, came(people, session, token="tied"), "begin")
    step(people, tied, "join_case", case_code=case.code)
    step(people, tied, "finish", given=Outcome(outcome="joined", summary="Nói lại."))
    assert back(people, tied).case_ref == f"case:{case.pk}"


def test_once_the_notice_of_a_refusal_went_it_stays_and_it_is_said_what_to_do(people, session):
    visit = refused(people, session)
    step(people, visit, "give_notice")
    with pytest.raises(NotAllowedNow) as found:
        back(people, visit)
    assert "Soạn văn bản đính chính" in found.value.sentence and Visit.objects.get().state == "refused"


def test_a_paper_about_it_is_cancelled_first(people, session):
    visit = refused(people, session)
    document = paper(people, visit.ref, "TCD-01")
    with pytest.raises(NotAllowedNow) as found:
        back(people, visit)
    assert "bấm Hủy văn bản, rồi lấy lại" in found.value.sentence
    by = {"actor": actor(people.head, on=DAY), **moment(DAY)}
    documents.cancel(document_id=document.pk, reason="Từ chối nhầm.", **by)
    assert back(people, visit).state == "waiting"


def test_once_a_signed_paper_about_it_was_sent_it_stays(people, session):
    visit = received(people, session)
    document = paper(people, visit.ref, "TCD-BBL")
    Document.objects.filter(pk=document.pk).update(sent_on=DAY)
    with pytest.raises(NotAllowedNow) as found:
        back(people, visit)
    assert "đã gửi nên không lấy lại được" in found.value.sentence


def test_once_the_conclusion_went_nothing_of_the_session_is_taken_back(people, session):
    one, other = received(people, session), refused(people, session, token="refused")
    closed(people, session)
    do(people, session, "send_conclusion", by="head", on=LATER, sent_on=LATER)
    for visit in (one, other):
        with pytest.raises(NotAllowedNow) as found:
            back(people, visit, on=LATER)
        assert "Thông báo kết luận của buổi này đã gửi" in found.value.sentence


def test_a_closed_session_is_open_again_and_its_day_still_counts_in_public(people, session):
    visit = received(people, session)
    before = closed(people, session)
    counted = attendance(2026, LATER)
    back(people, visit, on=LATER)
    session.refresh_from_db()
    assert session.state == "open" and PostedSession.objects.get().state == "closed"
    assert [row.held for row in attendance(2026, LATER)] == [row.held for row in counted] == [1]
    step(people, visit, "finish", on=LATER, given=Outcome(outcome="promise", summary="Xin đèn."))
    again = do(people, session, "close_session", on=LATER, conclusion="Kết luận đọc lại.")
    assert (again.state, again.conclusion) == ("closed", "Kết luận đọc lại.")
    assert again.conclusion_duty_id == before.conclusion_duty_id and again.conclusion_duty.state == "open"
    assert of_session(again)["end_hour"] == of_session(before)["end_hour"]


def test_a_session_reopened_on_its_own_day_that_nobody_closes_again_still_counts(desk, people, session):
    visit = received(people, session)
    closed(people, session)
    back(people, visit)
    public = f"/lich-tiep-dan/{session.pk}/"
    assert [row.held for day in (DAY, LATER) for row in attendance(2026, day)] == [1, 1]
    page = desk.get(public).content.decode()
    assert "Chính người đứng đầu" in page and "Buổi tiếp đã kết thúc" not in page  # who waits again sees the numbers
    step(people, visit, "finish", given=Outcome(outcome="promise", summary="Xin đèn."))
    closed(people, session)
    assert (
        PostedSession.objects.get().state == "closed" and "Buổi tiếp đã kết thúc" in desk.get(public).content.decode()
    )


def test_a_session_that_was_never_closed_does_not_count(people, session):
    received(people, session)
    assert [row.held for row in attendance(2026, LATER)] == [0]


def test_where_nobody_was_received_after_all_no_conclusion_is_owed_and_the_other_way_about(people, session):
    visit = received(people, session)
    duty = closed(people, session).conclusion_duty
    back(people, visit, on=LATER)
    step(people, visit, "refuse", on=LATER, ground="threatens", why="Đây mới là người gây rối.")
    again = do(people, session, "close_session", on=LATER, conclusion="")
    duty.refresh_from_db()
    assert duty.state == "waived" and again.conclusion_duty is None
    back(people, visit, on=LATER)
    step(people, visit, "finish", on=LATER, given=Outcome(outcome="promise", summary="Xin đèn."))
    with pytest.raises(Invalid):
        do(people, session, "close_session", on=LATER)
    assert do(people, session, "close_session", on=LATER, conclusion="Lắp đèn.").conclusion_duty.state == "open"


def test_the_book_of_reception_follows(people, session):
    visit = refused(people, session)
    given = {"kind": "reception", "unit_id": people.commune.pk, "from_on": DAY, "to_on": DAY, "named": False}
    rows = lambda: [row for part in parts(actor(people.receptionist, on=DAY), Wanted(**given), 2) for row in part]  # noqa: E731
    assert len(rows()) == 1
    back(people, visit)
    assert rows() == []


def test_who_may_not_and_what_cannot_be(people, session):
    visit = refused(people, session)
    for by, wrong in (("supervisor", Refused), ("elsewhere", NotFound)):
        with pytest.raises(wrong):
            back(people, visit, by=by)
    with pytest.raises(Invalid) as found:
        back(people, visit, reason="  ")
    assert found.value.field == "reason"
    with pytest.raises(Stale):
        back(people, visit, revision=visit.revision - 1)
    waiting = came(people, session, token="waits")
    with pytest.raises(NotAllowedNow):
        back(people, waiting)
    assert Visit.objects.get(pk=visit.pk).state == "refused"


def test_what_was_erased_is_not_taken_back_and_what_was_taken_back_is_erased(people, session):
    visit = received(people, session)
    back(people, visit)
    actions.forgetting.forget_visits([visit], instant(DAY))
    assert taken_back(visit) == []
    gone = received(people, session, token="gone")
    actions.forgetting.forget_visits([gone], instant(DAY))
    with pytest.raises(NotAllowedNow):
        back(people, gone)


def erased(people, case) -> None:
    by = {"actor": actor(people.province_administrator, on=DAY), **moment(DAY)}
    erase_content(case_id=case.pk, ground="court", basis="Quyết định số 2", **by)


def joined(people, session, case, **more) -> Visit:
    """Return a visit whose result named the case."""
    said = {"summary": "Nói về zqvan.", "answer": "Đã zqdap.", "case_code": case.code}
    return received(people, session, outcome="joined", **said | more)


def kept() -> str:
    rows = [row for model in (VisitContent, ReceptionActContent) for row in model.objects.values()]
    rows += DocumentContent.objects.values_list("texts", flat=True)
    return f"{rows} {Session.objects.values('conclusion')}"


def test_erasing_a_case_takes_what_was_written_for_it_on_the_visit_of_somebody_else(people, session):
    case = Life(people, text="Đường sạt.").case
    wrong = joined(people, session, case)
    back(people, wrong, reason="Của zqvan, ghi nhầm lượt.")
    own = {"summary": "Hỏi lịch tiêm.", "answer": "Tiêm thứ năm."}
    step(people, wrong, "finish", given=Outcome(outcome="explained", **own))
    joined(people, session, case, token="own")
    closed(people, session)
    assert "zqvan" in kept() and "zqdap" in kept()
    erased(people, case)
    assert "zqvan" not in kept() and "zqdap" not in kept()
    content, session = VisitContent.objects.get(), Session.objects.get()
    assert (content.visit, content.name, content.summary, content.answer) == (wrong, "K'Brin", *own.values())
    assert taken_back(wrong) == [] and session.conclusion == "Xã sửa đường trước 30/8."
    assert ReceptionActContent.objects.filter(act__verb="finish").count() == 1


@pytest.mark.parametrize("again", [False, True])
def test_erasing_a_case_takes_what_is_left_of_a_result_that_no_longer_names_it(people, session, again):
    case = Life(people, text="Đường sạt.").case
    visit = joined(people, session, case)
    by = {"actor": actor(people.receptionist, on=DAY), **moment(DAY)}
    draft = {"form": "TCD-02", "subject": visit.ref, "unit_id": people.commune.pk}
    documents.draw(values={"person": "zqvan"}, **draft, **by)
    closed(people, session, conclusion="Kết luận về zqvan.")
    back(people, visit)
    if again:
        begun = FinishForm.begun(Visit.objects.get())
        said = {name: begun[name] for name in ("summary", "answer")}
        step(people, visit, "finish", given=Outcome(outcome="explained", **said))
    wanted = Wanted(kind="reception", unit_id=people.commune.pk, from_on=DAY, to_on=DAY, named=True)
    book = books.ask_book(wanted=wanted, reason="Lưu sổ.", **by)
    assert "zqvan" in kept() and "zqdap" in kept()
    seen = Visit.objects.get()
    erased(people, case)
    assert "zqvan" not in kept() and "zqdap" not in kept()
    assert VisitContent.objects.get().name == "K'Brin" and Book.objects.get(pk=book.pk).finished_at
    assert FinishForm.begun(Visit.objects.get())["summary"] == "Đường vào thôn bị sạt."
    with pytest.raises(Stale):
        step(people, visit, "leave", revision=seen.revision)
    assert not visits_about(actor(people.receptionist, on=DAY), "zqvan").exists()


def test_the_page_says_what_follows_and_the_visit_shows_what_was_taken_back(desk, people, session):
    visit = received(people, session, summary="Xin đèn đường.")
    closed(people, session)
    base = f"{PATH}/{session.pk}/luot/{visit.pk}/"
    assert f"{base}lay-lai/" in desk.get(base).content.decode()
    page = desk.get(f"{base}lay-lai/").content.decode()
    assert "Buổi tiếp mở lại" in page and "Giải thích, hướng dẫn tại chỗ" in page
    assert "Trang công khai vẫn ghi buổi này đã tiếp" in page
    empty = desk.post(f"{base}lay-lai/", {"revision": visit.revision, "reason": ""})
    assert empty.status_code == 422
    done = desk.post(f"{base}lay-lai/", {"revision": visit.revision, "reason": WHY}, follow=True)
    shown = done.content.decode()
    assert WHY in shown and "Xin đèn đường." in shown and "Đã ghi nhầm và lấy lại" in shown
    form = desk.get(f"{base}xong/").context["form"]
    assert form["summary"].value() == "Xin đèn đường."
    stale = desk.post(f"{base}lay-lai/", {"revision": visit.revision, "reason": "Lần nữa, vì sao."})
    assert stale.status_code == 422 and "Lần nữa, vì sao." in stale.content.decode()
    closing = desk.get(f"{PATH}/{session.pk}/ket-thuc/").context["form"]
    assert closing["conclusion"].value() == "Xã sửa đường trước 30/8."


def test_the_page_of_what_cannot_be_taken_back_says_why(desk, people, session):
    visit = refused(people, session)
    step(people, visit, "give_notice")
    page = desk.get(f"{PATH}/{session.pk}/luot/{visit.pk}/lay-lai/")
    assert page.status_code == 200 and "Thông báo từ chối đã gửi" in page.content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("other", ["give_notice", "take_back"])
def test_two_at_once_one_of_them_stands(people, session, other):
    visit, refusals = refused(people, session), []

    def run(act):
        try:
            act()
        except DomainError as trouble:
            refusals.append(str(trouble.sentence))
        finally:
            connection.close()

    acts = [lambda: back(people, visit), lambda: back(people, visit)]
    if other == "give_notice":
        acts[1] = lambda: step(people, visit, "give_notice")
    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    done = ReceptionAct.objects.filter(verb__in=("give_notice", "take_back"), about_ref=str(visit.ref)).count()
    assert done == 1 and len(refusals) == 1
