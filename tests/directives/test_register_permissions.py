"""Who sees and keeps instruments and files that wait: predicate and queryset agree for everyone and everything."""

import pytest

from cast import actor, cast
from directives.making import AT, by, drafted, read, sent, upload
from thongsuot.core.access import can
from thongsuot.core.actors import STRANGER, service
from thongsuot.directives import actions
from thongsuot.directives.actions import instruments
from thongsuot.directives.models import Importing, Instrument, Passage
from thongsuot.directives.permissions import importings_seen_by, instruments_seen_by
from thongsuot.people.models import Officer

pytestmark = pytest.mark.django_db
STATES = ("draft", "standing", "replaced", "ended")


@pytest.fixture
def people():
    return cast()


def instrument(unit, state="draft") -> Instrument:
    return Instrument.objects.create(unit=unit, title=f"Kế hoạch {state}", state=state, registered_at=AT)


@pytest.fixture
def everything(people):
    """An instrument of every unit in every state, a file that waits in each, one behind a task that was sent."""
    for unit in (people.province, people.commune, people.economics, people.other_commune, people.practice):
        for state in STATES:
            row = instrument(unit, state)
            row.practice = unit.practice
            row.save()
        Importing.objects.create(unit=unit, name="tệp", asked_at=AT)
    beside = instrument(people.agriculture, "standing")
    task = drafted(people)
    task.instrument = beside
    task.save()
    actions.send_task(task_id=task.pk, **by(people.province_head))
    return people


def everyone(people):
    officers = [value for value in vars(people).values() if isinstance(value, Officer)]
    return [*map(actor, officers), actor(people.handler, practice=True), STRANGER, service("import")]


def test_what_is_listed_is_what_may_be_seen_row_by_row(everything):
    for who in everyone(everything):
        for permission, rows, seen in (
            ("directives.view_instrument", Instrument.objects.all(), instruments_seen_by(who)),
            ("directives.view_importing", Importing.objects.all(), importings_seen_by(who)),
        ):
            assert {row.pk for row in rows if can(who, permission, row)} == set(seen.values_list("pk", flat=True))


def test_a_draft_is_seen_by_the_workers_of_its_register_alone(people):
    row = instrument(people.commune)
    seers = {who.ref for who in everyone(people) if can(who, "directives.view_instrument", row)}
    assert seers == {actor(one).ref for one in (people.handler, people.head)}


def test_what_stands_is_seen_below_and_above_and_by_who_was_given_a_task_of_it(people):
    def sees(officer, row) -> bool:
        return can(actor(officer), "directives.view_instrument", row)

    above, below = instrument(people.province, "standing"), instrument(people.economics, "standing")
    assert sees(people.elsewhere, above) and sees(people.economics_handler, above)
    assert sees(people.head, below) and sees(people.supervisor, below) and not sees(people.elsewhere, below)
    beside = instrument(people.agriculture, "standing")
    assert not sees(people.elsewhere, beside)
    task = sent(people)
    task.instrument = beside
    task.save()
    assert sees(people.elsewhere, beside)


def test_only_workers_of_a_unit_keep_its_register_and_the_command_fills_it(people):
    def may(who, unit) -> bool:
        return can(who, "directives.register", unit)

    assert {one for one in everyone(people) if may(one, people.commune)} >= {actor(people.handler)}
    assert not may(actor(people.receptionist), people.commune) and not may(actor(people.elsewhere), people.commune)
    assert may(service("import"), people.commune) and not may(service("directives"), people.commune)
    assert not may(service("import"), people.practice)


def test_whoever_sees_what_stands_may_not_keep_it(people):
    row = instrument(people.province, "standing")
    keepers = {who.ref for who in everyone(people) if can(who, "directives.keep_instrument", row)}
    assert keepers == {actor(one).ref for one in (people.province_head, people.supervisor)}


def test_an_instrument_of_the_practice_unit_is_seen_in_practice_alone(people):
    draft = read(upload(people.handler, people.commune)).instrument
    Passage.objects.filter(instrument=draft).update(state="confirmed")
    instruments.put_in_force(instrument_id=draft.pk, **by(people.head))
    assert not can(actor(people.handler, practice=True), "directives.view_instrument", draft)
