"""Both clocks, stand-ins and loads as they are read from the database; a leaver's desk of all four kinds."""

from datetime import date

import pytest

from cast import actor, cast, make_post
from duties.making import AT, START, SYSTEM, make_duty, make_promise
from duties.test_kinds import make_posting, make_reception, make_wait
from thongsuot.changes.actions.handing import hand_over_officer
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.duties import actions, queries
from thongsuot.duties.models import Duty, DutyAct, Reminder
from thongsuot.law.shipped import shipped
from thongsuot.ledger.models import Entry
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
CALENDAR = shipped().calendar
TODAY = date(2026, 8, 14)
BY = {"actor": SYSTEM, "at": AT}


@pytest.fixture
def people():
    return cast()


def clocks(duty):
    return queries.clocks_of([duty], TODAY, CALENDAR)[duty.pk]


def test_the_matter_runs_since_its_first_duty_through_every_step(people):
    about = Ref("case", new_id())
    first = make_duty(people.one_stop, about=about, starts_on=date(2026, 7, 20))
    actions.meet(duty=first, on=date(2026, 7, 24), **BY)
    second = make_duty(people.economics, about=about)
    assert (clocks(second).step.since, clocks(second).matter.since) == (START, date(2026, 7, 20))
    assert (clocks(second).step.days, clocks(second).matter.days) == (11, 25)


def test_a_matter_that_has_ended_stands_still_on_its_last_day(people):
    duty = make_duty(people.economics)
    actions.meet(duty=duty, on=date(2026, 8, 7), **BY)
    assert (clocks(duty).matter.until, clocks(duty).matter.days) == (date(2026, 8, 7), 4)
    assert queries.matter_clock(duty.about_ref, TODAY, CALENDAR).days == 4


def test_a_pause_that_lasts_is_told_apart_up_to_today_and_one_of_a_helper_is_not_the_matters(people):
    lead = make_duty(people.economics)
    part = make_promise(
        people.office, TODAY, about=Ref.parse(lead.about_ref), part="coordinating", parent=lead, starts_on=START
    )
    actions.suspend(duty=part, ground="supplement", on=date(2026, 8, 4), **BY)
    assert clocks(lead).matter.suspended == 0
    actions.suspend(duty=lead, ground="supplement", on=date(2026, 8, 12), **BY)
    assert clocks(lead).matter.suspended == 3


def test_nothing_was_ever_owed_of_an_unknown_matter():
    assert queries.matter_clock("case:0", TODAY, CALENDAR) is None


def test_clocks_of_a_list_take_two_queries_however_long_it_is(people, django_assert_num_queries):
    duties = [make_duty(people.economics) for _ in range(12)]
    with django_assert_num_queries(2):
        queries.clocks_of(duties, TODAY, CALENDAR)


def seen(someone):
    return {duty.label for duty in queries.owed_by(actor(someone, on=TODAY), on=TODAY)}


def test_while_one_is_away_the_unit_stands_in_and_another_unit_does_not(people):
    make_post(people.nobody, people.economics)
    make_promise(people.economics, TODAY, officer=people.nobody, label="away")
    away = people.nobody.absences.create(first_day=TODAY, last_day=TODAY)
    assert seen(people.economics_handler) == {"away"}
    assert seen(people.handler) == set()
    away.delete()
    assert seen(people.economics_handler) == set()


def test_one_who_is_away_still_sees_the_own_list(people):
    make_promise(people.economics, TODAY, officer=people.economics_handler, label="mine")
    people.economics_handler.absences.create(first_day=TODAY, last_day=TODAY)
    assert seen(people.economics_handler) == {"mine"}


def test_whatever_is_owed_is_on_somebodys_list_and_reminded_of_whoever_is_away(people):
    """Nothing falls between: each officer in turn away, closed, gone; every duty keeps a reader and a listener."""
    staff = [people.economics_handler, people.economics_head]
    duty = make_promise(people.economics, TODAY, officer=people.economics_handler, label="x")
    for officer in staff:
        absence = officer.absences.create(first_day=TODAY, last_day=TODAY)
        others = [one for one in staff if one != officer]
        assert any("x" in seen(one) for one in others)
        Reminder.objects.all().delete()
        Message.objects.all().delete()
        Duty.objects.update(look_on=TODAY)
        actions.remind_batch(on=TODAY, at=AT)
        assert set(Message.objects.values_list("officer_id", flat=True)) == {duty.holder_officer_id} or (
            officer == people.economics_handler
            and set(Message.objects.values_list("officer_id", flat=True)) == {people.economics_head.pk}
        )
        absence.delete()


def test_a_late_coordinating_duty_climbs_from_its_own_unit_and_leaves_the_lead_alone(people):
    lead = make_duty(people.economics, due_on=None)
    part = make_promise(people.office, date(2026, 8, 12), part="coordinating", parent=lead)
    actions.remind_batch(on=date(2026, 8, 13), at=AT)
    assert set(Reminder.objects.values_list("duty", flat=True)) == {part.pk}
    assert people.economics_head.pk not in set(Message.objects.values_list("officer_id", flat=True))
    rows = {row.unit.pk: row for row in queries.overview(actor(people.head), TODAY, CALENDAR)}
    assert (rows[people.office.pk].late, rows[people.office.pk].late_parts) == (1, 1)
    assert (rows[people.economics.pk].late, rows[people.economics.pk].late_parts) == (0, 0)


def test_loads_are_told_by_name_and_rank_nobody(people):
    make_post(people.nobody, people.economics, part_time=True)
    for _ in range(3):
        make_promise(people.economics, TODAY, officer=people.economics_handler)
    loads = queries.loads_of(people.economics.pk, TODAY)
    names = [bytes(load.officer.sort_key) for load in loads]
    assert names == sorted(names)
    by_officer = {load.officer.pk: (load.open, load.part_time, load.away_until) for load in loads}
    assert by_officer[people.economics_handler.pk] == (3, False, None)
    assert by_officer[people.nobody.pk] == (0, True, None)


def hand(people, to):
    return hand_over_officer(
        from_officer_id=people.economics_handler.pk,
        to_officer_id=to.pk if to else None,
        unit_id=people.economics.pk,
        reason="Chuyển công tác",
        actor=actor(people.economics_head),
        on=START,
        at=AT,
    )


def test_a_leavers_desk_of_all_four_kinds_is_handed_over_in_one_act(people):
    make_post(people.nobody, people.economics)
    keeper = {"officer": people.economics_handler}
    posting = make_posting(people.economics, **keeper)
    made = [posting, make_wait(people.economics, **keeper), make_promise(people.economics, TODAY, **keeper)]
    reception = make_reception(people.economics, **keeper)
    actions.occur(duty=reception, on=START, **BY)
    entries = Entry.objects.count()
    hand(people, people.nobody)
    assert Entry.objects.count() == entries + 1
    for duty in (*made, reception):
        duty.refresh_from_db()
        assert duty.holder_officer == people.nobody
    assert (reception.done_times, posting.until_on) == (1, date(2026, 9, 2))
    actions.open_next_batch(on=date(2026, 9, 1), at=AT)
    assert Duty.objects.get(series=reception).holder_officer == people.nobody


def test_a_desk_of_a_thousand_is_handed_over_whole_or_not_at_all_and_not_twice(people):
    make_post(people.nobody, people.economics)
    first = make_promise(people.economics, TODAY, officer=people.economics_handler)
    copies = [(new_id(), new_id()) for _ in range(999)]
    rows = {field.attname: getattr(first, field.attname) for field in Duty._meta.concrete_fields}
    Duty.objects.bulk_create(Duty(**rows | {"id": duty}) for duty, _act in copies)
    act = {field.attname: getattr(first.opening, field.attname) for field in DutyAct._meta.concrete_fields}
    DutyAct.objects.bulk_create(DutyAct(**act | {"id": pk, "duty_id": duty}) for duty, pk in copies)
    hand(people, people.nobody)
    assert Duty.objects.filter(holder_officer=people.nobody).count() == 1000
    with pytest.raises(NotAllowedNow):
        hand(people, people.nobody)
