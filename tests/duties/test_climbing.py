"""Reminders climb by tree and role: over random trees with holes, absences and closed accounts, nobody is skipped."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cast import make_officer, make_post, make_unit
from duties.making import AT, SYSTEM, make_promise
from thongsuot.duties import actions
from thongsuot.duties.models import Duty, Reminder
from thongsuot.notices.models import Message
from thongsuot.people.models import Absence

pytestmark = pytest.mark.django_db
DUE, FAR = date(2026, 8, 14), date(2026, 9, 30)

# How one officer of a unit stands that day: (role, deputy, state)
someone = st.tuples(
    st.sampled_from(["head", "deputy", "handler", "administrator", "supervisor", "receptionist"]),
    st.sampled_from(["there", "away", "closed", "left"]),
)
unit = st.lists(someone, max_size=4)


def people_of(place, posts):
    """Make the officers of one unit; return {officer id: (role, state)}."""
    made = {}
    for role, state in posts:
        officer = make_officer(f"Can Bo {len(made)}", is_active=state != "closed")
        until = DUE - timedelta(days=5) if state == "left" else None
        make_post(officer, place, "head" if role == "deputy" else role, deputy=role == "deputy", until=until)
        if state == "away":
            Absence.objects.create(officer=officer, first_day=date(2026, 8, 1), last_day=date(2026, 12, 31))
        made[officer.pk] = (role, state)
    return made


def answerable(posts, handlers):
    """Return, by the words of the rule, which states of (role, state) are told in a unit."""
    here = [(role, state) for role, state in posts if state == "there"]
    for wanted in [["handler"]] * handlers + [["head"], ["deputy"], ["administrator"]]:
        found = {one for one in here if one[0] in wanted}
        if found:
            return found
    return set()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=st.lists(unit, min_size=1, max_size=4), kept=st.one_of(st.none(), someone), data=st.data())
def test_every_step_reaches_the_nearest_unit_that_has_somebody_and_no_step_is_lost(db, way, kept, data):
    Message.objects.all().delete()
    Reminder.objects.all().delete()
    Duty.objects.update(look_on=None)
    places, parent = [], None
    for _ in way:
        parent = make_unit(parent=parent)
        places.insert(0, parent)
    people = [people_of(place, posts) for place, posts in zip(places, way, strict=True)]
    keeper = people_of(places[0], [kept]) if kept else {}
    if kept:
        people[0] |= keeper
    officer = next(iter(keeper), None)
    duty = make_promise(places[0], DUE, actor=SYSTEM)
    Duty.objects.filter(pk=duty.pk).update(holder_officer=officer)
    actions.remind_batch(on=DUE, at=AT)
    _check_today(people, kept, officer)
    actions.remind_batch(on=FAR, at=AT)
    _check_late(duty, places, people)


def _told(template):
    return set(Message.objects.filter(template=template).values_list("officer_id", flat=True))


def _check_today(people, kept, officer):
    told = _told("reminder-today")
    if kept and kept[1] == "there":
        assert told == {officer}
        return
    expected = next((found for found in map(_first_handlers(people), range(len(people))) if found), None)
    if expected is None:  # nobody answers there: whoever has any post in the nearest unit
        nearest = next(filter(None, map(_in_post, people)), set())
        assert told <= nearest
        assert bool(told) == bool(nearest)
        return
    assert told == expected


def _first_handlers(people):
    def found(n):
        names = answerable(people[n].values(), handlers=n == 0)
        return {pk for pk, one in people[n].items() if one in names}

    return found


def _in_post(unit_people):
    return {pk for pk, (_role, state) in unit_people.items() if state in ("there", "away")}


def _check_late(duty, places, people):
    steps = dict(Reminder.objects.filter(duty=duty, kind="late").values_list("step", "unit_id"))
    if not any(map(_in_post, people)):
        assert steps == {}
        assert Duty.objects.get(pk=duty.pk).look_on == FAR + timedelta(days=1)
        return
    assert set(steps) == set(range(len(places)))
    rows = [(place.pk, row) for place, row in zip(places, people, strict=True)]
    for step, reached in steps.items():
        nearest = next((pk for pk, row in rows[step:] if answerable(row.values(), False)), places[-1].pk)
        assert reached == nearest


def test_when_nobody_at_all_is_there_it_is_told_to_whoever_comes_first(db):
    lonely = make_unit("Tổ công tác lưu động")
    duty = make_promise(lonely, DUE)
    actions.remind_batch(on=date(2026, 8, 17), at=AT)
    assert (Message.objects.count(), Duty.objects.get(pk=duty.pk).look_on) == (0, date(2026, 8, 18))
    newcomer = make_officer("Cil Ha Bang")
    make_post(newcomer, lonely, "head")
    actions.remind_batch(on=date(2026, 8, 18), at=AT)
    assert _told("reminder-late") == {newcomer.pk}
