"""Papers of sessions and visits: what they know, who may, what sending one does besides, what is forgotten."""

import hashlib
import io
from datetime import date, time, timedelta

import pytest
from docx import Document as Word
from pypdf import PdfReader

from cast import actor, cast
from documents.making import picture
from lives import instant, moment
from receptions.making import DAY, booked, came, do, opened, plan, posted, received, step
from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.core.errors import Invalid, NotFound, Refused
from thongsuot.core.refs import Ref
from thongsuot.documents import actions as documents
from thongsuot.documents.matters import also_of, matter_of
from thongsuot.documents.models import Document, DocumentContent
from thongsuot.documents.queries.offers import papers_on
from thongsuot.documents.queries.papers import seen_document
from thongsuot.documents.queries.sheets import sheet_of
from thongsuot.documents.rules.names import official_hour
from thongsuot.documents.rules.values import fitted
from thongsuot.documents.shipped import forms
from thongsuot.ledger.models import Entry
from thongsuot.ledger.rules import canonical
from thongsuot.people.models import Officer
from thongsuot.receptions import actions
from thongsuot.receptions.actions import Outcome, cancel, give_notice
from thongsuot.receptions.models import ReceptionAct, Session, Visit
from thongsuot.receptions.permissions import sessions_received_by
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db
NAME = "Nguyễn Hoàng Thị Thanh Tường Vy Ngọc Khuê"
SENT = date(2026, 7, 30)
DESK = "/ban-lam-viec"


@pytest.fixture
def people():
    return cast()


def by(people, name, on=DAY) -> dict:
    return {"actor": actor(getattr(people, name), on=on), **moment(on)}


def given(people, ref, form, name="receptionist", on=DAY) -> dict:
    return matter_of(ref).given(actor(getattr(people, name), on=on), ref.id, form, on).values


def offered(people, ref, name="receptionist") -> list[str]:
    return [form.code for form in papers_on(actor(getattr(people, name), on=DAY), ref).offers]


def drawn(people, ref, form, **more) -> Document:
    """Return a draft with what the matter knows, and dots filled in for what an officer types."""
    model = forms()[form]
    values, _short = fitted(model, given(people, ref, form))
    typed = {"day": "2026-07-29", "number": "2", "lines": ["Một."], "rows": [["Một", "Hai"]]}
    for field in model.fields:
        if not values.get(field.name):
            values[field.name] = typed.get(field.kind, "Điền")
    unit = people.commune.pk
    return documents.draw(form=form, subject=ref, values=values | more, unit_id=unit, **by(people, "receptionist"))


def signed(people, ref, form) -> Document:
    document = drawn(people, ref, form)
    who = {"name": "Trần Văn Khải", "post": "Chủ tịch", "way": "screen", "image": picture()}
    return documents.sign(document_id=document.pk, **who, **by(people, "head"))


def refused(people) -> Visit:
    visit = came(people, opened(people), name=NAME, address="Thôn Suối Thông")
    return step(people, visit, "refuse", ground="threatens", why="Đập vỡ kính phòng tiếp.")


def closed(people, session, conclusion="Sửa đường trước 30/8.\nPhòng Kinh tế báo lại.") -> Session:
    return do(people, session, "close_session", conclusion=conclusion)


def test_the_forms_fit_how_far_session_and_visit_are(people):
    session = opened(people)
    visit = came(people, session)
    assert offered(people, session.ref) == ["TCD-BB"]
    assert offered(people, visit.ref) == ["TCD-BBL", "TCD-02"]
    visit = step(people, step(people, visit, "begin"), "finish", given=Outcome(outcome="promise", summary="Xin đèn."))
    assert offered(people, visit.ref) == ["TCD-BBL", "TCD-02", "TCD-KL"]
    closed(people, session)
    assert offered(people, session.ref) == ["TCD-BB", "TCD-KL"]
    assert offered(people, posted(people, on=date(2026, 8, 12)).ref) == []


def test_a_booked_visit_has_no_papers_and_a_refused_one_its_notice(people):
    visit, _secret = booked(posted(people, on=date(2026, 8, 12)))
    assert offered(people, visit.ref) == []
    assert offered(people, refused(people).ref) == ["TCD-01"]


def test_the_record_of_a_visit_knows_who_came_and_what_was_said(people):
    visit = received(people, opened(people))
    knows = given(people, visit.ref, "TCD-BBL")
    assert (knows["person"], knows["id_number"], knows["host_post"]) == (
        "K'Brin", "068090001234", "Chủ tịch Ủy ban nhân dân xã",
    )  # fmt: skip
    assert knows["summary"].startswith("Đường vào thôn sạt") and knows["answers"] == "Xã sửa tạm trong tuần này."
    assert knows["result"] == "giải thích, hướng dẫn tại chỗ" and knows["held_on"] == DAY
    assert knows["at_hour"] and knows["end_hour"] and knows["people"] is None


def test_the_notice_of_a_refusal_says_on_which_ground_and_what_happened(people):
    knows = given(people, refused(people).ref, "TCD-01")
    assert knows["to"] == [f"Ông/bà {NAME}"] and knows["address"] == "Thôn Suối Thông"
    assert knows["ground"].endswith("Đập vỡ kính phòng tiếp.") and "nội quy nơi tiếp công dân" in knows["ground"]
    assert knows["article"].startswith("Điều 9 Luật Tiếp công dân")


def test_the_notice_of_a_conclusion_names_no_visitor_where_several_came(people):
    session = opened(people)
    received(people, session, token="first-form-of-the-counter")
    received(people, session, token="second-form-of-the-counter", summary="Xin đèn đường.")
    closed(people, session)
    knows = given(people, session.ref, "TCD-KL")
    assert knows["summary"].splitlines()[1] == "Lượt số 2: Xin đèn đường." and "K'Brin" not in knows["summary"]
    assert knows["orders"] == ["Sửa đường trước 30/8.", "Phòng Kinh tế báo lại."]
    assert [row[0] for row in given(people, session.ref, "TCD-BB")["visits"]] == ["K'Brin", "K'Brin"]


def test_somebody_else_who_sat_is_told_as_that_and_not_as_the_leader(people):
    session = posted(people)
    do(people, session, "open_session", came="delegate", why="Phó Chủ tịch tiếp thay, Chủ tịch đi họp ở tỉnh.")
    knows = given(people, session.ref, "TCD-BB")
    assert knows["host"] == "" and knows["stead"].startswith("Phó Chủ tịch tiếp thay")


def test_minutes_of_a_session_to_which_nobody_came_say_so(people):
    session = opened(people)
    closed(people, session, conclusion="")
    assert given(people, session.ref, "TCD-BB")["text"] == "Không có người đến."


def test_the_minutes_name_those_received_or_refused_alone_and_say_when_it_was_held(people):
    session = opened(people)
    received(people, session, token="one")
    step(people, came(people, session, token="two", name="Vi Văn Bát"), "refuse", ground="threatens", why="Đập kính.")
    step(people, came(people, session, token="three", name="Mùa A Sính"), "leave")
    waits = came(people, session, token="four", name="Hà Thị Ban")
    rows = given(people, session.ref, "TCD-BB")["visits"]
    assert [row[0] for row in rows] == ["K'Brin", "Vi Văn Bát"] and "Đập kính" in rows[1][2]
    step(people, waits, "leave")
    late = {"actor": actor(people.receptionist, on=DAY), "on": DAY, "at": instant(DAY) + timedelta(hours=2)}
    actions.close_session(session_id=session.pk, conclusion="Sửa đường.", **late)
    knows = given(people, session.ref, "TCD-BB")
    assert (knows["at_hour"], knows["end_hour"]) == (official_hour(time(9)), official_hour(time(11)))


def test_a_session_from_which_all_who_came_left_received_nobody(people):
    session = opened(people)
    step(people, came(people, session), "leave")
    closed(people, session, conclusion="")
    assert given(people, session.ref, "TCD-BB")["text"] == "Không có người được tiếp."


def test_papers_of_a_unit_that_has_ended_are_issued_by_the_one_that_keeps_its_matters(people):
    visit = refused(people)
    Unit.objects.filter(pk=people.commune.pk).update(heir=people.other_commune)
    for ref in (visit.ref, visit.session.ref):
        lent = matter_of(ref).given(actor(people.receptionist, on=DAY), ref.id, "TCD-01", DAY)
        assert lent.unit_id == people.other_commune.pk


def test_lists_agree_with_who_may_know_the_visitors(people):
    session = plan(people)
    officers = [one for one in vars(people).values() if isinstance(one, Officer)]
    for officer in officers:
        who = actor(officer, on=DAY)
        may = can(who, "receptions.receive", session)
        assert sessions_received_by(who).filter(pk=session.pk).exists() == may, officer


@pytest.mark.parametrize("name", ["supervisor", "economics_handler", "publisher", "province_head"])
def test_who_may_not_know_the_visitors_finds_their_papers_as_little_as_absent_ones(people, name):
    visit = received(people, opened(people))
    document = drawn(people, visit.ref, "TCD-BBL")
    who = actor(getattr(people, name), on=DAY)
    absent = Ref("visit", Ref("visit", document.pk).id)
    for ref in (visit.ref, visit.session.ref, absent):
        with pytest.raises(NotFound):
            papers_on(who, ref)
        with pytest.raises(NotFound):
            documents.draw(form="TCD-02", subject=ref, values={}, unit_id=people.commune.pk, **by(people, name))
    with pytest.raises(NotFound):
        seen_document(who, document.pk)


def test_a_leader_without_a_desk_reads_and_does_not_draw(people):
    session = posted(people, leader_id=people.publisher.pk, leader_post="Phó Chủ tịch")
    do(people, session, "open_session", came="leader")
    visit = received(people, session)
    document = drawn(people, visit.ref, "TCD-BBL")
    who = actor(people.publisher, on=DAY)
    assert papers_on(who, visit.ref).offers == [] and seen_document(who, document.pk) == document
    with pytest.raises(Refused):
        documents.draw(
            form="TCD-02", subject=visit.ref, values={}, unit_id=people.commune.pk, **by(people, "publisher")
        )


def send(people, document, name="head", on=SENT, *, to_person=True):
    """Send a paper as its page does: with what that is in the reception, where it is something."""
    who = by(people, name, on)
    also = also_of(who["actor"], Ref.parse(document.subject_ref), document.pk, "send")
    act = also.action if also else documents.send
    act(document_id=document.pk, way="hand", to="Người được tiếp", to_person=to_person, **who)
    return also


def test_sending_the_notice_of_a_refusal_is_giving_notice_with_one_entry(people):
    visit = refused(people)
    document = signed(people, visit.ref, "TCD-01")
    before = Entry.objects.count()
    assert "không phải ghi lại" in str(send(people, document, "receptionist").words)
    assert Entry.objects.count() == before + 1 and Entry.objects.latest("id").verb == "receptions.give_notice"
    visit.notice_duty.refresh_from_db()
    assert visit.notice_duty.ended_on == SENT
    act = ReceptionAct.objects.get(verb="give_notice")
    paper = document.acts.get(verb="send")
    assert paper.entry is None
    digest = hashlib.sha256(canonical(paper.canonical({}))).hexdigest()
    assert act.details["paper_act"] == {str(paper.pk): digest} and act.details["sent_on"] == SENT.isoformat()
    assert send(people, document, "receptionist") is None


def test_a_notice_sent_to_another_body_is_not_the_notice_to_the_person(people):
    visit = refused(people)
    send(people, signed(people, visit.ref, "TCD-01"), "receptionist", to_person=False)
    visit.notice_duty.refresh_from_db()
    assert visit.notice_duty.ended_on is None and not ReceptionAct.objects.filter(verb="give_notice").exists()


def test_sending_the_conclusion_to_the_one_who_was_received_meets_its_duty(people):
    session = opened(people)
    received(people, session)
    closed(people, session)
    document = signed(people, session.ref, "TCD-KL")
    assert send(people, document, "receptionist", to_person=False) is None
    before = Entry.objects.count()
    assert send(people, document, "head")
    session.refresh_from_db()
    assert session.conclusion_sent_on == SENT and Entry.objects.count() == before + 1


def test_a_conclusion_for_several_is_not_said_to_be_sent_by_the_first_of_them(people):
    session = opened(people)
    received(people, session, token="first-form-of-the-counter")
    received(people, session, token="second-form-of-the-counter")
    closed(people, session)
    assert send(people, signed(people, session.ref, "TCD-KL"), "head") is None
    session.refresh_from_db()
    assert session.conclusion_sent_on is None


def test_who_cancels_a_booking_is_forgotten_in_papers_too(people):
    visit, _secret = booked(posted(people))
    document = drawn(people, visit.ref, "TCD-BBL")
    assert "Lò Thị Dâu" in sheet_of(document).words()
    cancel(visit_id=visit.pk, actor=actor(people.receptionist, on=DAY), **moment(DAY))
    assert all(row.texts == {} and bytes(row.key) == b"" for row in DocumentContent.objects.all())
    assert "Lò Thị Dâu" not in sheet_of(document).words()


def test_words_longer_than_a_paper_bears_are_cut_where_the_draft_says_so(people):
    session = opened(people)
    for number in (1, 2):
        received(people, session, token=f"form-of-the-counter-{number}", summary="Đường | hỏng " * 1_400)
    closed(people, session)
    for form in ("TCD-BB", "TCD-KL"):
        document = drawn(people, session.ref, form)
        assert "[…]" in sheet_of(document).words()


@pytest.fixture
def desk(client, people, monkeypatch):
    now = instant(DAY)
    monkeypatch.setattr(clock, "now", lambda: now)
    client.force_login(people.receptionist)
    return client


def text(answer) -> str:
    return answer.content.decode()


def test_the_page_of_a_visit_shows_its_papers_and_draws_them(desk, people):
    visit = refused(people)
    session = f"{DESK}/tiep-cong-dan/{visit.session_id}/"
    assert f"{session}luot/{visit.pk}/" in text(desk.get(session))
    page = text(desk.get(f"{session}luot/{visit.pk}/"))
    assert NAME in page and "Phải gửi thông báo từ chối chậm nhất" in page and "Vì sao ngày này?" in page
    where = f"{DESK}/van-ban/moi/visit/{visit.pk}/TCD-01/"
    assert where in page
    desk.post(where)
    document = Document.objects.get()
    assert "Thông báo từ chối tiếp công dân" in text(desk.get(f"{session}luot/{visit.pk}/"))
    paper = text(desk.get(f"{DESK}/van-ban/{document.pk}/"))
    assert f"{session}luot/{visit.pk}/" in paper and "Đập vỡ kính" in paper
    for kind, opened_as in (("pdf", PdfReader), ("docx", Word)):
        answer = desk.get(f"{DESK}/van-ban/{document.pk}/tep/{kind}/")
        assert opened_as(io.BytesIO(answer.getvalue()))


def test_the_page_of_a_session_shows_its_papers_to_who_receives_alone(desk, people):
    session = opened(people)
    received(people, session)
    document = drawn(people, session.ref, "TCD-BB")
    where = f"{DESK}/tiep-cong-dan/{session.pk}/"
    assert f"/van-ban/{document.pk}/" in text(desk.get(where))
    desk.force_login(people.supervisor)
    assert f"/van-ban/{document.pk}/" not in text(desk.get(where))
    assert desk.get(f"{DESK}/van-ban/{document.pk}/").status_code == 404
    assert desk.get(f"{DESK}/van-ban/moi/reception/{session.pk}/TCD-BB/").status_code == 404


def test_a_draft_that_was_cut_says_which_boxes_were(desk, people):
    session = opened(people)
    for number in (1, 2):
        received(people, session, token=f"form-of-the-counter-{number}", summary="Đường hỏng nặng. " * 1_100)
    closed(people, session)
    answer = desk.post(f"{DESK}/van-ban/moi/reception/{session.pk}/TCD-KL/", follow=True)
    assert "Dài quá nên đã rút bớt" in text(answer) and "Tóm tắt nội dung" in text(answer)


def test_a_refusal_from_the_page_of_the_visit_to_the_notice_sent(desk, people):
    visit = refused(people)
    desk.post(f"{DESK}/van-ban/moi/visit/{visit.pk}/TCD-01/")
    document = Document.objects.get()
    page = f"{DESK}/van-ban/{document.pk}/"
    desk.force_login(people.head)
    signing = {"revision": 1, "way": "screen", "name": "Trần Văn Khải", "post": "Chủ tịch", "on": f"{DAY:%d/%m/%Y}"}
    assert desk.post(f"{page}ky/", signing | {"image": picture()}).status_code == 302
    desk.force_login(people.receptionist)
    assert "không phải ghi lại" in text(desk.get(f"{page}gui/"))
    sending = {"revision": 2, "way": "post", "to": NAME, "tracking": "EB1", "to_person": "on", "on": f"{DAY:%d/%m/%Y}"}
    early = desk.post(f"{page}gui/", sending | {"on": "1/7/2026"})
    assert early.status_code == 422 and NAME in text(early)
    assert desk.post(f"{page}gui/", sending).status_code == 302
    where = f"{DESK}/tiep-cong-dan/{visit.session_id}/"
    assert "Đã gửi thông báo từ chối ngày" in text(desk.get(f"{where}luot/{visit.pk}/"))
    assert "da-thong-bao" not in text(desk.get(where))
    assert "không phải ghi lại" not in text(desk.get(f"{page}gui/"))


def test_a_notice_is_not_said_to_be_sent_before_its_session(people):
    visit = refused(people)
    with pytest.raises(Invalid):
        give_notice(visit_id=visit.pk, sent_on=date(2026, 7, 1), **by(people, "receptionist"))
    visit.notice_duty.refresh_from_db()
    assert visit.notice_duty.ended_on is None
