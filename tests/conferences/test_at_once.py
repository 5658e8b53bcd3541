"""Two at once: nobody joins what is being closed just then, one site waits for no other, presses count once."""

from threading import Thread

import pytest
from django.db import connection, transaction

from cast import actor, cast
from conferences.making import HELD, MINUTES, at_site, do, opened, paper, site_of, with_paper
from lives import photo
from thongsuot.conferences.actions import papers
from thongsuot.conferences.actions.attending import locked_site
from thongsuot.conferences.models import PublishedConference
from thongsuot.core.errors import DomainError

pytestmark = pytest.mark.django_db(transaction=True)
SOON, PATIENCE = 1, 30  # seconds: to see that one waits, and until it must have ended


def started(act, *given, told=None, **more) -> Thread:
    """Do the act in a thread of its own, and tell what was refused."""

    def run():
        try:
            act(*given, **more)
        except DomainError as trouble:
            told.append(type(trouble).__name__)
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    return thread


def test_a_site_that_joins_while_the_conference_is_being_closed_does_not_get_in():
    people = cast()
    conference, refused = opened(people), []
    site = site_of(conference, people.other_commune)
    with transaction.atomic():
        do(people, conference, "close", "head", minutes=MINUTES)
        thread = started(at_site, people, site, "join", "elsewhere", told=refused)
        thread.join(SOON)  # it waits for the end, and reads the state only then
        assert thread.is_alive()
    thread.join(PATIENCE)
    site.refresh_from_db()
    assert refused == ["NotAllowedNow"] and site.state == "waiting"


def test_a_site_that_is_held_up_holds_up_no_other():
    people = cast()
    conference, refused = opened(people), []
    slow, quick = site_of(conference, people.economics), site_of(conference, people.other_commune)
    with transaction.atomic():
        locked_site(site_id=slow.pk, permission="conferences.attend", actor=actor(people.handler, on=HELD))
        thread = started(at_site, people, quick, "join", "elsewhere", told=refused)
        thread.join(PATIENCE)
        assert not thread.is_alive()
    quick.refresh_from_db()
    assert refused == [] and quick.state == "here"


def test_two_presses_at_once_count_once():
    people = cast()
    conference, refused = opened(people), []
    site = site_of(conference, people.other_commune)
    with transaction.atomic():
        at_site(people, site, "join", "handler")
        thread = started(at_site, people, site, "join", "elsewhere", told=refused)
        thread.join(SOON)
        assert thread.is_alive()
    thread.join(PATIENCE)
    assert refused == [] and [act.verb for act in site.acts.all()] == ["joined"]
    assert PublishedConference.objects.get().here == 1


def test_who_runs_the_conference_waits_in_line_with_the_sites_that_join():
    people = cast()
    conference, refused = opened(people), []
    slow, late = site_of(conference, people.economics), site_of(conference, people.other_commune)
    with transaction.atomic():
        locked_site(site_id=slow.pk, permission="conferences.attend", actor=actor(people.handler, on=HELD))
        calls = started(do, people, conference, "call_item", item=2, told=refused)
        calls.join(SOON)
        joins = started(at_site, people, late, "join", "elsewhere", told=refused)
        joins.join(SOON)
        assert calls.is_alive() and joins.is_alive()  # who came later goes later
    calls.join(PATIENCE)
    joins.join(PATIENCE)
    conference.refresh_from_db()
    late.refresh_from_db()
    assert (refused, conference.item, late.state) == ([], 2, "here")


def test_a_site_joins_while_a_paper_of_its_own_is_brought():
    people = cast()
    conference, refused = opened(people), []
    site = site_of(conference, people.other_commune)
    with transaction.atomic():
        paper(people, conference, "elsewhere", on=HELD, site_id=site.pk)
        joins = started(at_site, people, site, "join", "elsewhere", told=refused)
        joins.join(SOON)
    joins.join(PATIENCE)
    site.refresh_from_db()
    assert (refused, site.state, conference.papers.count()) == ([], "here", 1)


def test_files_are_looked_at_while_sites_still_join(monkeypatch):
    people = cast()
    conference, refused, joined = opened(people), [], []
    site, store = site_of(conference, people.other_commune), papers.files.store

    def slow(**given):
        thread = started(at_site, people, site, "join", "elsewhere", told=refused)
        thread.join(PATIENCE)
        joined.append(not thread.is_alive())
        return store(**given)

    monkeypatch.setattr(papers.files, "store", slow)
    brought = paper(people, conference, on=HELD, uploads=[photo()])
    with_paper(people, brought, "return_paper", reason="Thiếu số liệu.")
    words = {"title": "Bản đã sửa", "office": "Chủ tịch xã"}
    with_paper(people, brought, "register_again", uploads=[photo()], **words)
    assert joined == [True, True] and refused == []
