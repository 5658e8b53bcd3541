"""Papers of dialogues: what they know, who may, where they are shown."""

import io

import pytest
from docx import Document as Word
from pypdf import PdfReader

from cast import actor, cast
from lives import instant, moment
from meetings.making import AFTER, DRAIN, HELD, TITLE, announced, asked, closed, do, moderate, plan, shown, told
from thongsuot.core import clock
from thongsuot.core.errors import NotFound, Refused
from thongsuot.core.refs import Ref
from thongsuot.documents import actions as documents
from thongsuot.documents.forms import SendForm
from thongsuot.documents.matters import also_of, matter_of
from thongsuot.documents.models import Document
from thongsuot.documents.queries.offers import papers_on
from thongsuot.documents.queries.papers import seen_document
from thongsuot.documents.shipped import forms

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec"
PRIVATE = "Bà Ka Hiền, 0912345678, đã được xã trả lời."


@pytest.fixture
def people():
    return cast()


def who(people, name, on=AFTER):
    return actor(getattr(people, name), on=on)


def given(people, meeting, form) -> dict:
    return matter_of(meeting.ref).given(who(people, "handler"), meeting.pk, form, AFTER).values


def offered(people, meeting, name="handler") -> list[str]:
    return [form.code for form in papers_on(who(people, name), meeting.ref).offers]


def draw(people, meeting, form="DT-TB", name="handler"):
    return documents.draw(
        form=form, subject=meeting.ref, values={}, unit_id=people.commune.pk, actor=who(people, name), **moment(AFTER)
    )


def test_the_forms_fit_how_far_the_dialogue_is(people):
    meeting = plan(people)
    assert offered(people, meeting) == ["DT-TB", "C-GM"]
    meeting = do(people, meeting, "announce", "publisher", on=meeting.held_on.replace(day=1))
    assert offered(people, meeting) == ["DT-TB", "C-GM", "DT-BB"]
    meeting = closed(people, meeting)
    assert offered(people, meeting) == ["DT-BB", "DT-KQ"]
    assert offered(people, told(people, meeting)) == ["DT-KQ", "DT-BB"]
    assert offered(people, do(people, plan(people), "call_off", "head", HELD, reason="Bão số 4.")) == []


def test_the_notice_knows_day_place_agenda_and_who_answers(people):
    meeting = announced(people, answering=[people.economics.pk])
    knows = given(people, meeting, "DT-TB")
    assert (knows["title"], knows["held_on"], knows["at_hour"], knows["end_hour"]) == (
        TITLE, HELD, "8 giờ 00", "11 giờ 30",
    )  # fmt: skip
    assert knows["agenda"] == [["Báo cáo kết quả", "15 phút", "Chủ tịch"], ["Hỏi và trả lời", "90 phút", ""]]
    assert knows["offices"] == [people.economics.name] and knows["organiser"] == people.commune.name
    assert meeting.code in knows["asking"]
    assert given(people, plan(people), "DT-TB")["asking"] == ""
    assert given(people, meeting, "C-GM")["text"].startswith("1. Báo cáo kết quả (15 phút, Chủ tịch)")


def test_minutes_hold_what_was_let_through_and_never_what_was_kept_back(people):
    meeting = announced(people)
    moderate(people, shown(people, meeting), "answer", outcome="answered", text=PRIVATE)
    moderate(people, asked(meeting, DRAIN), "keep_back", reason="Trùng.")
    closed(people, meeting)
    meeting.refresh_from_db()
    knows = given(people, meeting, "DT-BB")
    assert knows["text"] == "Biên bản: xã đã trả lời bà con." and str(knows["attended"]) == "60"
    assert len(knows["questions"]) == 1 and knows["questions"][0][1] == PRIVATE


def test_minutes_never_have_the_planned_hours(people):
    meeting = announced(people)
    knows = given(people, meeting, "DT-BB")
    assert (knows["at_hour"], knows["end_hour"]) == ("", "")
    closed(people, meeting)
    assert given(people, meeting, "DT-BB")["end_hour"] == "9 giờ 00"
    assert given(people, meeting, "DT-TB")["end_hour"] == "11 giờ 30"


def test_a_result_has_reviewed_words_and_until_then_none_that_are_personal(people):
    meeting = announced(people)
    moderate(people, shown(people, meeting), "answer", outcome="answered", text=PRIVATE)
    meeting = closed(people, meeting)
    knows = given(people, meeting, "DT-KQ")
    assert knows["text"] == "" and "0912345678" not in knows["questions"][0][1]
    told(people, meeting, answers={1: "Xã đã trả lời."})
    meeting.refresh_from_db()
    knows = given(people, meeting, "DT-KQ")
    assert knows["text"] == "Xã đã trả lời các câu hỏi." and knows["questions"][0][1] == "Xã đã trả lời."


def test_who_runs_it_draws_who_only_sees_it_reads(people):
    meeting = announced(people, answering=[people.economics.pk])
    document = draw(people, meeting)
    for name in ("economics_handler", "supervisor", "publisher"):
        assert offered(people, meeting, name) == [] and seen_document(who(people, name), document.pk) == document
        with pytest.raises(Refused):
            draw(people, meeting, name=name)
    assert also_of(who(people, "head"), meeting.ref, document.pk, "sign") is None


def test_its_papers_go_to_nobody_whose_term_begins_and_name_no_case(people):
    document = draw(people, announced(people))
    form = SendForm(document=document)
    assert "to_person" not in form.fields
    given = {"revision": document.revision, "way": "hand", "to": "Các đơn vị", "on": f"{AFTER:%d/%m/%Y}"}
    sending = SendForm(given | {"to_person": "on"}, document=document)
    assert sending.is_valid() and sending.arguments()["to_person"] is False
    assert "vụ việc" not in " ".join(forms()["C-GM"].recipients)


def test_whoever_does_not_see_it_is_told_as_of_one_that_is_not_there(people):
    meeting = announced(people)
    document = draw(people, meeting)
    stranger = who(people, "economics_handler")
    for ref in (meeting.ref, Ref("meeting", document.pk)):
        with pytest.raises(NotFound):
            papers_on(stranger, ref)
    with pytest.raises(NotFound):
        seen_document(stranger, document.pk)
    with pytest.raises(NotFound):
        draw(people, meeting, name="economics_handler")


def test_the_page_of_a_dialogue_shows_its_papers_and_draws_them(client, people, monkeypatch):
    now = instant(AFTER)
    monkeypatch.setattr(clock, "now", lambda: now)
    client.force_login(people.handler)
    meeting = closed(people, announced(people))
    page, new = f"{DESK}/doi-thoai/{meeting.pk}/", f"{DESK}/van-ban/moi/meeting/{meeting.pk}/DT-BB/"
    assert new in client.get(page).content.decode()
    assert client.post(new).status_code == 302
    document = Document.objects.get()
    assert f"/van-ban/{document.pk}/" in client.get(page).content.decode()
    for kind, opened_as in (("pdf", PdfReader), ("docx", Word)):
        answer = client.get(f"{DESK}/van-ban/{document.pk}/tep/{kind}/")
        assert opened_as(io.BytesIO(answer.getvalue()))
