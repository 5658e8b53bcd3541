"""What an officer finds is what an officer may see, in the hits and in the count."""

import pytest

from cast import actor, make_officer, make_post
from lives import DAY, Life, instant
from search.book import follow, found
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.models import Sight
from thongsuot.cases.permissions import visible_to
from thongsuot.core.actors import ROLES, STRANGER, resident, service
from thongsuot.language import finding
from thongsuot.language.querying import parse
from thongsuot.search.queries import find, reader, sight, similar_to
from thongsuot.search.shelf import DESK
from thongsuot.units.models import Lineage

pytestmark = pytest.mark.django_db


def holding(role, unit):
    officer = make_officer(f"Người {role}")
    make_post(officer, unit, role)
    return actor(officer)


def received(units):
    given = Submission(text="Cống tắc.")
    return [receive(given=given, unit=unit, actor=STRANGER, on=DAY, at=instant(DAY)) for unit in units]


def test_the_index_alone_agrees_with_the_list_filter_for_every_role_and_unit(people):
    """Without the look at the tables that `find` takes last: a total may tell of nothing out of sight."""
    units = (people.commune, people.economics, people.other_commune, people.province, people.practice)
    cases = received(units)
    Sight.objects.create(case=cases[2], unit=people.economics, why="coordinating")
    follow()
    actors = [holding(role, unit) for role in ROLES for unit in (people.commune, people.economics, people.province)]
    actors += [actor(people.head, practice=True), actor(people.nobody), STRANGER]
    seen = set()
    for who in actors:
        units, practice = sight(who)
        told = finding.search(reader(DESK), parse("cống tắc"), units=units, practice=practice, limit=9)
        wanted = {case.pk.hex for case in visible_to(who)}
        assert ({key for key, _score in told.hits}, told.total) == (wanted, len(wanted))
        seen.add(len(wanted))
    assert {0, 1, 4} <= seen  # none, their own, all but those of practice


def test_the_whole_installation_sees_every_real_case_and_none_of_practice(people):
    *real, _practice = received((people.commune, people.other_commune, people.practice))
    follow()
    assert set(found("cống", service("search"))) == {case.pk for case in real}


def test_a_case_handed_on_is_found_by_those_who_have_it_now(people):
    life = Life(people)
    follow()
    elsewhere = actor(people.economics_handler)
    assert found("đèn đường", elsewhere) == []
    life.assigned()
    follow()
    assert found("đèn đường", elsewhere) == [life.case.pk]


def test_a_sight_that_ended_after_the_last_commit_is_neither_shown_nor_counted(people):
    life = Life(people)
    follow()
    other = actor(people.elsewhere)
    Sight.objects.create(case=life.case, unit=people.other_commune, why="coordinating")
    assert find(parse("đèn"), actor=other, limit=5).total == 0  # the index has not heard of it yet
    Sight.objects.filter(case=life.case).exclude(unit=people.other_commune).delete()
    assert find(parse("đèn"), actor=actor(people.receptionist), limit=5).total == 0


def test_a_unit_moved_in_the_tree_is_seen_by_those_above_it_now_without_a_new_index(people):
    case = Life(people).case
    follow()
    supervisor = actor(people.supervisor)
    assert found("đèn đường", supervisor) == [case.pk]
    Lineage.objects.filter(ancestor=people.province, descendant=case.holder_unit_id).delete()
    assert found("đèn đường", supervisor) == []


def test_a_resident_and_a_stranger_find_no_case(people):
    case = Life(people).case
    follow()
    assert found("đèn", STRANGER) == found("đèn", resident(case.pk)) == []


def test_similar_cases_are_of_those_in_sight_the_one_at_the_place_first(people):
    one = Life(people, text="Cầu treo Đạ Nhim đứt cáp, xe máy không qua được.").case
    Life(people, text="Rác đầy chợ.")
    follow()
    text = "cap cau treo bi dut"
    assert [key for key, _score in similar_to(text, actor=actor(people.receptionist), limit=5)] == [one.pk]
    assert similar_to(text, actor=actor(people.elsewhere), limit=5) == []
