"""The bench asks lists as officers do: every shape is a page that is there, its last page is the last."""

import pytest

from cast import actor, cast
from lives import DAY, Life
from thongsuot.cases.models import Case, CaseLabel
from thongsuot.cases.queries import browsing
from thongsuot.config.bench import lists as bench
from thongsuot.core import clock
from thongsuot.duties.models import Duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(monkeypatch):
    for place, name in ((bench, "CASES_A_PAGE"), (browsing, "PAGE")):
        monkeypatch.setattr(place, name, 1)
    monkeypatch.setattr("thongsuot.cases.queries.lists.cut.__kwdefaults__", {"size": 1})
    people = cast()
    for n in range(3):
        Life(people, title=f"Đèn đường {n}").accepted()
    Life(people).answered()
    return people


def test_every_shape_of_the_desk_is_a_page_and_the_last_page_is_the_last(client, people):
    client.force_login(people.head)
    shapes = bench.desk_shapes("commune", actor(people.head))
    names = [shape.name for shape in shapes]
    assert len(set(names)) == len(names)
    for shape in shapes:
        answer = client.get(shape.path)
        assert answer.status_code == 200, shape
        if "cases" in shape.name and ("first" in shape.name or "last" in shape.name):
            page = answer.content.decode()
            alone = f"{shape.name.rpartition(',')[0]}, last" not in names
            assert ('rel="next"' in page) is ("first" in shape.name and not alone), shape


def test_each_column_both_ways_and_each_filter_is_asked(people):
    names = {shape.name for shape in bench.case_shapes("c", actor(people.head))}
    assert {f"c.cases by {sort}, {page}" for sort in browsing.SORTS for page in ("first", "middle", "last")} <= names
    filters = {name for name, _asked in bench.filters(actor(people.head))}
    wanted = {"state", "kind", "topic", "channel", "unit", "label", "open", "late", "urgent", "text", "code", "period"}
    assert wanted <= filters


def test_a_label_is_borne_by_one_case_in_ten_and_given_once(people):
    who = actor(people.head)
    assert bench.labelled(who) == bench.labelled(who)
    assert CaseLabel.objects.count() == 1 == -(-Case.objects.count() // bench.EVERY)


def test_some_of_what_runs_becomes_late(people, monkeypatch):
    monkeypatch.setattr(bench, "LATE", 1)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    bench.make_late()
    assert Duty.objects.filter(state="open", rule_code="PAKN.RESOLVE", due_on__gte=DAY).count() == 0
    assert Duty.objects.filter(state="open", due_on__lt=DAY).exists()


def test_the_public_pages_are_asked_by_word_place_field_and_unit(client, people):
    shapes = list(bench.public_shapes())
    assert {shape.name.partition(",")[0] for shape in shapes} >= {"public newest", "public longest", "public unit"}
    assert {client.get(shape.path).status_code for shape in shapes} == {200}
