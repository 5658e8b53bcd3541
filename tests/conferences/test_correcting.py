"""After the close: a site that joined by mistake is put right with its reason, until the minutes bear a number."""

import pytest

from cast import cast
from conferences import test_actions
from conferences.making import AFTER, at_site, by, closed, opened, site_of, told
from conferences.test_actions import copy_of
from conferences.test_official import draw, given
from conferences.test_sites import refused
from documents.making import values_of_form
from lives import instant
from thongsuot.conferences.models import ConferenceAct
from thongsuot.conferences.official import FITTING
from thongsuot.conferences.queries.sites import COUNTED
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotFound, Refused
from thongsuot.documents import actions as documents

pytestmark = pytest.mark.django_db
WHY = "Bấm nhầm ở máy dùng chung, cả buổi không có ai ở điểm cầu."
rebuilt = test_actions.rebuilt


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def site(people):
    """Return a site that is said to have joined a conference which is closed, with 40 people."""
    conference = opened(people)
    for unit, name in ((people.other_commune, "elsewhere"), (people.economics, "economics_handler")):
        at_site(people, site_of(conference, unit), "join", name)
    at_site(people, site_of(conference, people.other_commune), "report", "elsewhere", present=40)
    closed(people, conference)
    return site_of(conference, people.other_commune)


def correct(people, site, name="handler", reason=WHY):
    return at_site(people, site, "correct_joined", name, on=AFTER, reason=reason)


def tell(people, site, present, name="elsewhere"):
    return at_site(people, site, "report", name, on=AFTER, present=present)


def signed_paper(people, site, form="HN-BB"):
    head, about = by(people, "head", AFTER), {"subject": site.conference.ref, "unit_id": people.commune.pk}
    paper = documents.draw(form=form, values=values_of_form(form), **about, **head)
    signed = {"name": "Trần Văn Khải", "post": "Chủ tịch", "way": "scan", "image": None}
    documents.sign(document_id=paper.pk, **signed, **head)
    return paper


def press(site) -> str:
    return f"/ban-lam-viec/hoi-nghi/diem-cau/{site.pk}/dinh-chinh/"


def test_it_is_put_right_once_with_its_reason_and_the_minutes_count_without_it(people, site):
    assert given(people, site.conference, "HN-BB")["seats"] == "2 trong số 2 điểm cầu đã dự, 40 người"
    for _twice in range(2):
        correct(people, site)
    site.refresh_from_db()
    assert (site.state, site.present, site.attended, site.joined_at) == ("waiting", None, False, None)
    act = ConferenceAct.objects.get(verb="not_come")
    assert act.content.texts == {"reason": WHY} and act.site == site
    assert given(people, site.conference, "HN-BB")["seats"] == "1 trong số 2 điểm cầu đã dự"
    assert copy_of(site.conference).attended == 1


def test_it_is_put_right_after_the_conclusions_went_out_too(people, site):
    told(people, site.conference)
    assert correct(people, site).state == "waiting"


def test_whoever_holds_it_puts_right_and_says_why(people, site):
    for name, trouble in (("elsewhere", Refused), ("publisher", Refused), ("nobody", NotFound)):
        with pytest.raises(trouble):
            correct(people, site, name)
    for words in ("  ", "x" * 2001):
        with pytest.raises(Invalid):
            correct(people, site, reason=words)
    assert not ConferenceAct.objects.filter(verb="not_come").exists()


def test_before_the_close_it_is_the_plain_press(people):
    conference = opened(people)
    site = site_of(conference, people.other_commune)
    at_site(people, site, "join", "elsewhere")
    assert "Bấm Chưa vào dự" in refused(at_site, people, site, "correct_joined", on=AFTER, reason=WHY)


@pytest.mark.parametrize("form", COUNTED)
def test_once_a_paper_that_counts_it_bears_a_number_it_stays_and_the_way_is_told(people, site, form):
    assert form in FITTING["closed"]
    paper = signed_paper(people, site, form)
    assert "hủy kèm lý do" in refused(at_site, people, site, "correct_joined", on=AFTER, reason=WHY)
    documents.cancel(document_id=paper.pk, reason="Sai số điểm cầu.", **by(people, "head", AFTER))
    assert correct(people, site).state == "waiting"


def test_the_site_itself_does_not_undo_the_correction_but_who_runs_it_may(people, site):
    correct(people, site)
    assert "nhờ đơn vị tổ chức báo số người thay" in refused(tell, people, site, 12)
    assert tell(people, site, 0).attended is False
    assert tell(people, site, 12, "handler").attended is True
    assert tell(people, site, 13).present == 13
    assert "nhờ đơn vị tổ chức" in refused(tell, people, site, 0)
    assert copy_of(site.conference).attended == 2


def test_a_site_that_only_told_how_many_came_is_put_right_too(people, site, client, monkeypatch):
    correct(people, site)
    tell(people, site, 12, "handler")
    monkeypatch.setattr(clock, "now", lambda: instant(AFTER))
    client.force_login(people.handler)
    assert press(site) in client.get(f"/ban-lam-viec/hoi-nghi/{site.conference_id}/diem-cau/").content.decode()
    now = correct(people, site)
    assert (now.state, now.present, now.attended, copy_of(site.conference).attended) == ("waiting", None, False, 1)


def test_after_numbered_minutes_no_site_is_counted_in_or_out(people):
    conference = closed(people, opened(people))
    site = site_of(conference, people.other_commune)
    paper = signed_paper(people, site)
    for name in ("elsewhere", "handler"):
        assert "hủy kèm lý do" in refused(tell, people, site, 12, name)
    assert tell(people, site, 0).attended is False
    documents.cancel(document_id=paper.pk, reason="Sai số điểm cầu.", **by(people, "head", AFTER))
    assert tell(people, site, 12).attended is True


def test_the_page_keeps_the_reason_and_says_that_a_draft_still_counts_as_before(people, site, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(AFTER))
    client.force_login(people.handler)
    sites = f"/ban-lam-viec/hoi-nghi/{site.conference_id}/diem-cau/"
    assert press(site) in client.get(sites).content.decode()
    assert client.post(press(site), {"reason": ""}).status_code == 422
    draw(people, site.conference.ref)
    page = client.post(press(site), {"reason": WHY}, follow=True).content.decode()
    assert "còn ghi số điểm cầu cũ" in page and press(site) not in page
    history = client.get(f"/ban-lam-viec/hoi-nghi/{site.conference_id}/").content.decode()
    assert WHY in history and "Đính chính: điểm cầu chưa vào dự" in history


def test_the_reason_stands_in_the_history_of_who_holds_it_and_of_that_site_alone(people, site, client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(AFTER))
    correct(people, site)
    home = f"/ban-lam-viec/hoi-nghi/{site.conference_id}/"
    for name, reads in (("head", True), ("elsewhere", True), ("economics_handler", False)):
        client.force_login(getattr(people, name))
        assert (WHY in client.get(home).content.decode()) is reads, name
