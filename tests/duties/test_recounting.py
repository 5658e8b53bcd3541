"""Days moved by a change of the book: many at once, the same as one by one, and none missed."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from cast import cast
from duties.making import AT, SYSTEM, make_duty, make_promise
from thongsuot.duties import actions, rules
from thongsuot.duties.actions.recounting import recount
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.duties.queries.recounting import READ, Scope, _as_opened, moves, touched
from thongsuot.law.models import CalendarChange
from thongsuot.law.queries import book
from thongsuot.law.rules import Entry

pytestmark = pytest.mark.django_db

OFF = date(2026, 8, 12)
LATER = datetime(2026, 8, 5, 2, 0, tzinfo=UTC)
BY = {"actor": SYSTEM, "at": LATER, "on": date(2026, 8, 5)}


@pytest.fixture
def people():
    return cast()


def day_off(on=OFF, kind="off"):
    return Entry(on=on, kind=kind, name="nghỉ theo thông báo", name_en="off by notice")


def proposed(*days):
    return book().with_changes(days=[day_off(day) for day in days or [OFF]])


def enter(on=OFF, kind="off"):
    CalendarChange.objects.create(
        on=on, kind=kind, name="nghỉ theo thông báo", name_en="off by notice", known_since=date(2026, 8, 5),
        recorded_at=LATER, recorded_by="service:test", ground="Thông báo mẫu", confidence="verified",
    )  # fmt: skip


def moved(duties, the_book):
    return {move.duty.pk: (move.from_on, move.to_on) for move in moves(duties, the_book)}


def test_a_day_off_within_the_term_moves_the_last_day(people):
    duty = make_duty(people.economics)
    assert moved([duty], proposed()) == {duty.pk: (date(2026, 8, 22), date(2026, 8, 24))}


def test_what_the_book_does_not_move_stays(people):
    duties = [make_duty(people.economics, starts_on=OFF), make_promise(people.economics, date(2026, 8, 20))]
    assert moved(duties, proposed()) == {}


def test_a_duty_that_ended_is_not_looked_at(people):
    duty = make_duty(people.economics)
    actions.meet(duty=duty, **BY)
    assert not touched(Scope(days=(OFF,))).exists()


def test_only_duties_whose_time_holds_the_day_are_looked_at(people):
    over = make_duty(people.economics, starts_on=date(2026, 7, 1))
    inside = make_duty(people.economics)
    assert list(touched(Scope(days=(OFF,)))) == [inside]
    assert set(touched(Scope(all=True))) == {over, inside}


def test_only_duties_of_the_rule_are_looked_at(people):
    answer, _other = make_duty(people.economics), make_duty(people.economics, rule_code="PAKN.TRANSFER")
    assert list(touched(Scope(rules=(("PAKN.RESOLVE", ""),)))) == [answer]


def test_recounting_writes_an_act_and_says_because_of_what(people):
    duty = make_duty(people.economics)
    enter()
    ((move, before, act),) = recount(duties=[duty], book=book(), because="thay-doi", **BY)
    duty.refresh_from_db()
    assert (before, duty.due_on, move.to_on) == (date(2026, 8, 22), date(2026, 8, 24), date(2026, 8, 24))
    assert (act.verb, act.number, act.details["because"]) == ("recomputed", 2, "thay-doi")
    assert duty.look_on == duty.remind_on
    assert rules.fold(one.as_rule() for one in duty.acts.all()).due_on == duty.due_on


def test_a_suspended_duty_is_moved_and_stays_suspended(people):
    duty = make_duty(people.economics)
    actions.suspend(duty=duty, ground="waits", on=date(2026, 8, 14), actor=SYSTEM, at=AT)
    enter()
    recount(duties=[duty], book=book(), because="x", **BY)
    duty.refresh_from_db()
    assert (duty.state, duty.due_on) == ("suspended", date(2026, 8, 24))


def test_recounting_again_moves_nothing(people):
    duty = make_duty(people.economics)
    enter()
    recount(duties=[duty], book=book(), because="x", **BY)
    assert recount(duties=[Duty.objects.get(pk=duty.pk)], book=book(), because="x", **BY) == []
    assert DutyAct.objects.filter(verb="recomputed").count() == 1


CODES = ["PAKN.RESOLVE", "PAKN.TRANSFER", "KN.FIRST", "TCD.REPLY", "LETTER.HANDLE", "TCD.POST"]


def _any_duty(people, dice):
    start = date(2026, 8, 3) + timedelta(dice.randrange(-60, 20))
    duty = make_duty(people.economics, rule_code=dice.choice(CODES), starts_on=start)
    if dice.random() < 0.3:
        actions.extend(duty=duty, days=dice.randint(1, 20), ground="complex", on=start, actor=SYSTEM, at=AT)
    if dice.random() < 0.3:
        actions.suspend(duty=duty, ground="waits", on=start + timedelta(2), actor=SYSTEM, at=AT)
        if dice.random() < 0.7:
            actions.resume(duty=duty, on=start + timedelta(dice.randint(3, 30)), actor=SYSTEM, at=AT)
    return duty


def test_many_at_once_are_the_same_as_one_by_one_and_none_is_missed(people):
    dice = random.Random("recounting")
    duties = [_any_duty(people, dice) for _ in range(60)]
    duties += [make_promise(people.economics, date(2026, 8, 14)) for _ in range(3)]
    days = [OFF, date(2026, 8, 24), date(2026, 7, 3)]
    for day in days:
        enter(day)
    seen = touched(Scope(days=tuple(days)))
    at_once = {move.duty.pk: move.reckoned for move in moves(list(seen), book())}
    alone = {}
    for duty in duties:
        act = actions.recompute(duty=duty, **BY)
        if act is not None:
            alone[duty.pk] = (duty.due_on, duty.remind_on, duty.rule_in_force_from)
    assert len(alone) > 10
    assert {pk: (r.due_on, r.remind_on, r.rule_in_force_from) for pk, r in at_once.items()} == alone


COLUMNS = [field.attname for field in Duty._meta.concrete_fields]
ACT = ("duty_id", "number", "verb", "on", "at", "actor_ref", "details", "entry_id", "key")


def _rows():
    """Return all that is stored of duties and acts but the new acts' own keys and the change that a batch names."""
    acts = list(DutyAct.objects.order_by("duty_id", "number").values(*ACT))
    for act in acts:
        act["details"].pop("because", None)
    return list(Duty.objects.order_by("pk").values(*COLUMNS)), acts


def _both_ways(duties):
    """Return the rows after all were moved at once and, from the same start, one by one."""
    with transaction.atomic():
        read = list(touched(Scope(all=True)).values_list(*READ, named=True))
        recount(duties=read, book=book(), because="x", **BY)
        at_once = _rows()
        transaction.set_rollback(True)
    for duty in duties:
        actions.recompute(duty=duty, **BY)
    return at_once, _rows()


def test_the_rows_written_at_once_are_those_written_one_by_one(people):
    dice = random.Random("rows")
    duties = [_any_duty(people, dice) for _ in range(40)]
    duties += [make_promise(people.economics, date(2026, 8, 14)) for _ in range(2)]
    duties += [make_duty(people.economics, officer=people.economics_handler) for _ in range(5)]
    for day in (OFF, date(2026, 8, 24), date(2026, 7, 3)):
        enter(day)
    before = DutyAct.objects.count()
    at_once, alone = _both_ways(duties)
    assert DutyAct.objects.count() > before + 10
    assert at_once == alone


def test_rows_of_every_kind_written_at_once_are_those_written_one_by_one(people):
    kinds = [
        make_duty(people.economics, kind=kind, task="promise", rule_code="", due_on=date(2026, 8, 11), basis="Luật")
        for kind in (rules.NOT_BEFORE, rules.ONCE_BY, rules.CONTINUOUS)
    ]
    for duty in kinds[:2]:
        actions.extend(duty=duty, days=1, ground="complex", on=date(2026, 8, 5), actor=SYSTEM, at=AT)
    enter()
    at_once, alone = _both_ways(kinds)
    assert at_once == alone
    assert DutyAct.objects.filter(verb="recomputed").count() == 2


def test_where_only_the_row_of_law_is_another_the_next_look_stays(people):
    duty = make_duty(people.economics)
    Duty.objects.filter(pk=duty.pk).update(rule_in_force_from=date(2020, 1, 1), look_on=date(2026, 8, 20))
    recount(duties=list(Duty.objects.all()), book=book(), because="x", **BY)
    duty.refresh_from_db()
    assert (duty.look_on, duty.revision) == (date(2026, 8, 20), 2)
    assert duty.rule_in_force_from == duty.clock().rule_in_force_from != date(2020, 1, 1)


def test_the_columns_are_what_all_the_acts_make_of_the_duty(people):
    dice = random.Random("rebuild")
    duties = [_any_duty(people, dice) for _ in range(30)]
    enter()
    assert recount(duties=duties, book=book(), because="x", **BY)
    for duty in Duty.objects.all():
        clock = rules.fold(one.as_rule() for one in duty.acts.all())
        told = [getattr(duty, name) for name in ("state", "due_on", "remind_on", "until_on", "rule_in_force_from")]
        assert told == [clock.state, clock.due_on, clock.remind_on, clock.until_on, clock.rule_in_force_from]
        assert duty.revision == duty.acts.count()


def test_an_act_as_returned_commits_to_the_act_as_stored(people):
    make_duty(people.economics)
    enter()
    ((_move, _before, act),) = recount(duties=list(Duty.objects.all()), book=book(), because="x", **BY)
    assert act.canonical() == DutyAct.objects.get(verb="recomputed").canonical()


def test_a_duty_of_one_act_reads_the_same_from_its_columns_as_from_its_act(people):
    held = make_duty(people.economics, officer=people.economics_handler)
    for duty in (held, make_duty(people.economics), make_promise(people.economics, date(2026, 8, 14))):
        assert _as_opened(Duty.objects.get(pk=duty.pk)) == duty.clock()
