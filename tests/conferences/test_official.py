"""Official papers of conferences: what they know, who may, where they are shown."""

import io
from datetime import UTC, datetime

import pytest
from docx import Document as Word
from pypdf import PdfReader

from cast import actor, cast
from conferences.making import (
    AFTER,
    HELD,
    MINUTES,
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
from lives import instant, moment
from thongsuot.conferences import actions as conferences
from thongsuot.conferences import official
from thongsuot.conferences.models import Site
from thongsuot.conferences.permissions import hosted_by, hosts, visible_to
from thongsuot.core import clock
from thongsuot.core.errors import NotFound, Refused
from thongsuot.core.refs import Ref
from thongsuot.documents import actions as documents
from thongsuot.documents.matters import also_of, matter_of
from thongsuot.documents.models import Document
from thongsuot.documents.queries.offers import papers_on
from thongsuot.documents.queries.papers import seen_document
from thongsuot.documents.queries.renewed import changed_fields
from thongsuot.documents.rules.filling import missing
from thongsuot.documents.rules.values import fitted
from thongsuot.documents.shipped import forms
from thongsuot.people.models import Officer

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec"


@pytest.fixture
def people():
    return cast()


def who(people, name):
    return actor(getattr(people, name), on=AFTER)


def given(people, conference, form) -> dict:
    return matter_of(conference.ref).given(who(people, "handler"), conference.pk, form, AFTER).values


def offered(people, conference, name="handler") -> list[str]:
    return [form.code for form in papers_on(who(people, name), conference.ref).offers]


def draw(people, ref, form="HN-BB", name="handler", **values):
    by = {"actor": who(people, name), **moment(AFTER)}
    return documents.draw(form=form, subject=ref, values=values, unit_id=people.commune.pk, **by)


def test_the_forms_fit_how_far_the_conference_is(people):
    conference = opened(people)
    assert offered(people, conference) == ["C-GM", "HN-BB"]
    assert offered(people, closed(people, conference)) == ["HN-BB", "HN-KL"]
    assert offered(people, told(people, conference)) == ["HN-KL", "HN-BB"]
    assert offered(people, plan(people)) == ["C-GM"]
    assert offered(people, do(people, plan(people), "call_off", "head", reason="Bão số 4.")) == []


def test_the_minutes_know_sites_speeches_and_conclusions(people):
    conference = with_sites(people)
    brought = paper(people, conference)
    with_paper(people, brought, "accept_paper")
    do(people, conference, "open_conference")
    with_paper(people, brought, "speak", record="Mỗi phản ánh có người nhận trong ngày.")
    at_site(people, site_of(conference, people.economics), "report", present=1240)
    closed(people, conference)
    conference.refresh_from_db()
    knows = given(people, conference, "HN-BB")
    assert (knows["title"], knows["held_on"], knows["at_hour"], knows["text"]) == (TITLE, HELD, "9 giờ 00", MINUTES)
    assert knows["seats"] == "1 trong số 2 điểm cầu đã dự, 1.240 người"
    assert knows["places"] == [[people.economics.name, "Phòng họp số 2", "1.240"]]
    assert knows["speeches"][0][2] == "Mỗi phản ánh có người nhận trong ngày."
    assert len(knows["conclusions"]) == 2 and knows["agenda"][0] == ["Báo cáo kết quả", "30 phút", "Văn phòng"]
    assert given(people, conference, "C-GM")["text"].startswith("1. Báo cáo kết quả (30 phút, Văn phòng)")


def test_the_minutes_have_the_hours_at_which_it_was_opened_and_closed_never_the_planned_ones(people):
    conference = with_sites(people)
    planned = given(people, conference, "C-GM")["at_hour"], given(people, conference, "HN-BB")["at_hour"]
    assert planned == ("8 giờ 00", "")
    at = {"conference_id": conference.pk, "on": HELD, "at": datetime(2026, 7, 15, 1, 12, tzinfo=UTC)}
    conferences.open_conference(actor=actor(people.handler, on=HELD), **at)
    knows = given(people, conference, "HN-BB")
    assert (knows["at_hour"], knows["end_hour"]) == ("8 giờ 12", "")
    assert "end_hour" in {field.name for field in missing(forms()["HN-BB"], knows)}
    at["at"] = datetime(2026, 7, 15, 3, 47, tzinfo=UTC)
    conferences.close(actor=actor(people.head, on=HELD), minutes=MINUTES, **at)
    assert given(people, conference, "HN-BB")["end_hour"] == "10 giờ 47"


def test_a_draft_says_that_the_record_has_changed_since_and_how_it_is_drawn_anew(people, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(HELD))
    conference = opened(people)
    new = f"{DESK}/van-ban/moi/conference/{conference.pk}/HN-BB/"
    client.force_login(people.handler)
    client.post(new)
    document, told = Document.objects.get(), "Đã có thay đổi sau khi soạn dự thảo này"
    assert told not in client.get(f"{DESK}/van-ban/{document.pk}/").content.decode()
    closed(people, conference)
    page = client.get(f"{DESK}/van-ban/{document.pk}/")
    assert told in page.content.decode() and f'href="{new}"' in page.content.decode()
    assert len(page.context["renewed"]) == 3  # minutes, conclusions, hour of the end
    client.post(new)
    latest = Document.objects.latest("id")
    assert told not in client.get(f"{DESK}/van-ban/{latest.pk}/").content.decode()
    assert "15/7/2026</time> 09:00" in client.get(f"{DESK}/hoi-nghi/{conference.pk}/").content.decode()


def test_a_draft_is_not_said_to_differ_in_what_the_record_says_nothing_of_by_now(people):
    conference = opened(people)
    site = site_of(conference, people.economics)
    at_site(people, site, "join")
    closed(people, conference)
    known = given(people, conference, "HN-BB")
    document = draw(people, conference.ref, **fitted(forms()["HN-BB"], known)[0])
    assert known["places"] and changed_fields(who(people, "handler"), document) == []
    at_site(people, site, "correct_joined", on=AFTER, reason="Bấm nhầm.")
    assert given(people, conference, "HN-BB")["places"] == []
    assert [field.name for field in changed_fields(who(people, "handler"), document)] == ["seats"]


def test_an_hour_entered_on_another_day_is_not_one_of_the_conference(people):
    conference = opened(people)
    do(people, conference, "close", "head", on=AFTER, minutes=MINUTES)
    knows = given(people, conference, "HN-BB")
    assert (knows["at_hour"], knows["end_hour"]) == ("9 giờ 00", "")


def test_more_sites_than_a_table_bears_are_counted_and_listed_beside_the_paper(people, monkeypatch):
    conference = opened(people)
    Site.objects.filter(conference=conference).update(attended=True)
    monkeypatch.setattr(official, "LINES", 1)
    knows = given(people, conference, "HN-BB")
    assert knows["seats"].endswith("(danh sách kèm theo)") and "places" not in knows


def test_a_conclusion_has_its_reviewed_words_once_there_are_any(people):
    conference = closed(people)
    words = {1: "Các xã rà soát.", 2: "Sở Y tế báo cáo."}
    assert given(people, conference, "HN-KL")["conclusions"][0].startswith("Các xã rà soát phản ánh quá hạn")
    do(people, conference, "tell", "publisher", on=AFTER, conclusions=words)
    assert given(people, conference, "HN-KL")["conclusions"] == list(words.values())
    do(people, conference, "tell", "publisher", on=AFTER, conclusions={2: words[2]})
    assert given(people, conference, "HN-KL")["conclusions"] == [words[2]]  # what was kept back is not sent out
    assert len(given(people, conference, "HN-BB")["conclusions"]) == 2


def test_the_notice_hides_what_looks_personal_before_the_words_are_reviewed(people):
    conference = do(people, opened(people), "conclude", conclusions="Gọi ông Ba 0912 345 678 về việc thiếu thuốc.")
    do(people, conference, "close", "head", minutes=MINUTES)
    assert "0912 345 678" not in given(people, conference, "HN-KL")["conclusions"][0]
    assert "0912 345 678" in given(people, conference, "HN-BB")["conclusions"][0]


def test_lists_agree_with_who_sees_it_from_the_unit_that_holds_it(people):
    conference = with_sites(people)
    for name, officer in vars(people).items():
        if isinstance(officer, Officer):
            by = who(people, name)
            assert hosted_by(by).filter(pk=conference.pk).exists() == hosts.test(by, conference), name


def test_a_site_sees_the_conference_and_finds_its_papers_as_little_as_absent_ones(people):
    conference = closed(people)
    document = draw(people, conference.ref)
    site = who(people, "economics_handler")
    assert visible_to(site).filter(pk=conference.pk).exists()
    for ref in (conference.ref, Ref("conference", document.pk)):
        with pytest.raises(NotFound):
            papers_on(site, ref)
        with pytest.raises(NotFound):
            draw(people, ref, name="economics_handler")
    with pytest.raises(NotFound):
        seen_document(site, document.pk)


def test_who_runs_it_draws_who_only_sees_it_reads(people):
    conference = closed(people)
    document = draw(people, conference.ref)
    for name in ("supervisor", "publisher"):
        assert offered(people, conference, name) == [] and seen_document(who(people, name), document.pk) == document
        with pytest.raises(Refused):
            draw(people, conference.ref, name=name)
    assert also_of(who(people, "head"), conference.ref, document.pk, "sign") is None


def test_the_page_of_a_conference_shows_its_papers_and_draws_them(client, people, monkeypatch):
    now = instant(AFTER)
    monkeypatch.setattr(clock, "now", lambda: now)
    client.force_login(people.handler)
    conference = closed(people)
    page, new = f"{DESK}/hoi-nghi/{conference.pk}/", f"{DESK}/van-ban/moi/conference/{conference.pk}/HN-KL/"
    assert new in client.get(page).content.decode()
    assert client.post(new).status_code == 302
    document = Document.objects.get()
    assert f"/van-ban/{document.pk}/" in client.get(page).content.decode()
    for kind, opened_as in (("pdf", PdfReader), ("docx", Word)):
        answer = client.get(f"{DESK}/van-ban/{document.pk}/tep/{kind}/")
        assert opened_as(io.BytesIO(answer.getvalue()))
    client.force_login(people.economics_handler)
    assert f"/van-ban/{document.pk}/" not in client.get(page).content.decode()
