"""Counts by unit, drawn as units were at the time and as they stand now: equal in total; small cells stay hidden."""

from datetime import timedelta

import pytest

from cast import actor
from changes.reorganised import DAY, finished, in_force
from changes.test_reorganising_splits import SPLIT
from lives import Life, instant
from thongsuot.cases.models import Case
from thongsuot.cases.queries import figures
from thongsuot.cases.queries.then import KEEPER, THEN, with_units
from thongsuot.changes import actions
from thongsuot.changes.models import Unplaced
from thongsuot.duties.queries import overview
from thongsuot.law.queries import book

pytestmark = pytest.mark.django_db
AFTER = DAY + timedelta(days=5)


def units_of(case):
    row = with_units(Case.objects.filter(pk=case.pk)).values_list(THEN, KEEPER).get()
    return row


@pytest.mark.parametrize("how_far", [in_force, finished])
def test_what_is_open_is_of_its_former_unit_then_and_of_the_heir_now(life, people, root, how_far):
    new = Life(people).case
    Case.objects.filter(pk=new.pk).update(holder_unit=people.other_commune)
    how_far(root)
    assert units_of(life.case) == (people.commune.pk, people.other_commune.pk)
    assert units_of(new) == (people.other_commune.pk, people.other_commune.pk)


def test_what_was_answered_is_of_who_answered(life, people, root):
    before = Life(people).answered(DAY - timedelta(days=1)).case
    finished(root)
    life.answered(DAY)  # the day of the reorganisation too
    assert units_of(before) == (people.commune.pk, people.other_commune.pk)
    assert units_of(life.case) == (people.other_commune.pk, people.other_commune.pk)


def test_what_was_placed_is_of_the_unit_that_was_split_then_and_of_the_successor_now(people, root):
    finished(root, SPLIT)
    row = Unplaced.objects.filter(case__isnull=False).get()
    head = actor(people.province_head, on=DAY)
    actions.place(ids=[row.pk], unit_id=people.other_commune.pk, actor=head, on=DAY, at=instant(DAY))
    assert units_of(row.case) == (people.commune.pk, people.other_commune.pk)


def test_both_ways_have_the_same_totals_and_hide_small_cells_together(people, root):
    made = [Life(people).case.pk for _number in range(11)]
    Case.objects.filter(pk__in=made[:6]).update(holder_unit=people.other_commune)
    finished(root)
    open_ = figures.pairs(DAY)[0]
    of_commune, of_other = people.commune.pk, people.other_commune.pk
    assert open_ == {(of_commune, of_other): 6, (of_other, of_other): 6}  # one was open before these
    now, then = figures.by_units(DAY)
    assert [(row.key, row.open) for row in now] == [(of_other, 12)]
    assert {row.key: row.open for row in then} == {of_commune: 6, of_other: 6}
    Case.objects.filter(pk__in=made[:3]).update(answered_on=AFTER)
    now, then = figures.by_units(DAY)
    assert [row.open for row in now] == [9] and {row.open for row in then} == {None}
    assert {row.answered for row in [*now, *then]} == {None}
    assert {row.covered for row in now} == {()} and {len(row.covered) for row in then} == {3}


def test_the_public_page_draws_either(client, life, root):
    finished(root)
    figure = figures.counted(DAY, instant(DAY))
    assert figures.from_json(figures.as_json(figure), figure.counted_at).units_then == figure.units_then
    names = [life.people.commune.name, life.people.other_commune.name]
    now, then = (client.get(f"/so-lieu/?theo={how}").content.decode() for how in ("bay-gio", "luc-do"))
    assert names[0] not in now and names[1] in now
    assert names[0] in then and "Theo đơn vị bây giờ" in then


def test_the_overview_of_duties_draws_either_with_the_same_totals(client, life, people, root):
    Life(people)
    finished(root)
    head = actor(people.province_head, on=DAY)
    now = overview(head, DAY, book().calendar)
    then = overview(head, DAY, book().calendar, then=True)
    assert {row.unit for row in now} == {people.other_commune, people.other_economics}
    assert {row.unit for row in then} == {people.commune, people.economics}
    for name in ("open", "late", "soon", "suspended", "unassigned"):
        assert sum(getattr(row, name) for row in now) == sum(getattr(row, name) for row in then)
    client.force_login(people.province_head)
    page = client.get("/ban-lam-viec/toan-don-vi/?theo=luc-do").content.decode()
    assert people.economics.name in page
    assert people.economics.name not in client.get("/ban-lam-viec/toan-don-vi/").content.decode()
