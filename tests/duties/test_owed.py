"""Who sees a duty, who may pass it on, and what each owes."""

from datetime import date
from itertools import product

import pytest
from django.db.models import Q

from cast import actor, cast, make_post
from duties.making import AT, START, SYSTEM, make_duty, make_promise
from thongsuot.core.access import can
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import Invalid, NotFound, Refused
from thongsuot.duties import actions, queries
from thongsuot.duties.models import Duty
from thongsuot.law.shipped import shipped
from thongsuot.ledger.models import Entry
from thongsuot.ledger.queries import verify_act

pytestmark = pytest.mark.django_db
CALENDAR = shipped().calendar
TODAY = date(2026, 8, 14)
BY = {"actor": SYSTEM, "at": AT}


@pytest.fixture
def people():
    return cast()


SEES = [
    ("economics_handler", True),
    ("economics_head", True),
    ("head", True),
    ("supervisor", True),
    ("province_head", True),
    ("handler", False),
    ("administrator", False),
    ("elsewhere", False),
    ("auditor", False),
    ("nobody", False),
]


@pytest.mark.parametrize("who, sees", SEES)
def test_a_duty_is_seen_by_its_unit_and_by_those_who_supervise_it(people, who, sees):
    duty = make_duty(people.economics)
    assert can(actor(getattr(people, who)), "duties.view", duty) is sees


GIVES = [
    ("economics_head", True),
    ("economics_handler", True),
    ("head", False),
    ("supervisor", False),
    ("elsewhere", False),
]


@pytest.mark.parametrize("who, gives", GIVES)
def test_only_the_own_unit_passes_a_duty_on(people, who, gives):
    assert can(actor(getattr(people, who)), "duties.give", make_duty(people.economics)) is gives


def test_the_list_agrees_with_the_permission_row_by_row(people):
    units = (people.economics, people.office, people.commune, people.other_economics, people.agriculture)
    for unit in units:
        make_duty(unit)
    make_duty(people.agriculture, officer=people.nobody)
    make_duty(people.practice, practice=True)
    actors = [actor(getattr(people, who)) for who, _ in SEES] + [STRANGER, actor(people.nobody, practice=True)]
    for someone, duty in product(actors, Duty.objects.all()):
        assert queries.visible_to(someone).filter(pk=duty.pk).exists() == can(someone, "duties.view", duty)


def labels(duties):
    return sorted(duty.label for duty in duties)


def test_an_officer_owes_own_duties_and_unassigned_ones_of_the_unit(people):
    make_post(people.nobody, people.economics)
    make_duty(people.economics, label="mine", officer=people.economics_handler)
    make_duty(people.economics, label="nobody's")
    make_duty(people.economics, label="a colleague's", officer=people.nobody)
    make_duty(people.office, label="another unit's")
    assert labels(queries.owed_by(actor(people.economics_handler))) == ["mine", "nobody's"]


def test_a_head_owes_all_that_the_unit_owes(people):
    make_duty(people.economics, label="given", officer=people.economics_handler)
    make_duty(people.economics, label="not given")
    assert labels(queries.owed_by(actor(people.economics_head))) == ["given", "not given"]


def test_what_has_ended_is_owed_no_more_and_is_listed_as_done_this_week(people):
    duty = make_duty(people.economics, label="done")
    actions.meet(duty=duty, on=date(2026, 8, 12), **BY)
    someone = actor(people.economics_head)
    assert not queries.owed_by(someone).exists()
    assert labels(queries.done_this_week(someone, TODAY)) == ["done"]
    assert not queries.done_this_week(someone, date(2026, 8, 17)).exists()


def test_a_lead_waits_for_the_units_that_were_asked(people):
    lead = make_duty(people.economics)
    make_promise(people.agriculture, date(2026, 8, 10), part="coordinating", parent=lead, label="asked")
    assert labels(queries.waiting_for(actor(people.economics_head))) == ["asked"]
    assert not queries.waiting_for(actor(people.head)).exists()
    assert labels(queries.owed_by(actor(people.economics_head), part="coordinating")) == []


def test_the_list_is_grouped_by_lateness(people):
    for day in (10, 14, 17, 19, 20):
        make_promise(people.economics, date(2026, 8, day), label=f"{day}")
    paused = make_promise(people.economics, date(2026, 8, 11), label="paused")
    actions.suspend(duty=paused, ground="supplement", on=START, **BY)
    make_duty(people.economics, rule_code="", basis="chưa có ngày", label="no day")
    groups = queries.grouped(queries.owed_by(actor(people.economics_head)), TODAY, CALENDAR)
    assert [(group.key, group.count, [duty.label for duty in group.duties]) for group in groups] == [
        ("late", 1, ["10"]),
        ("today", 1, ["14"]),
        ("soon", 2, ["17", "19"]),
        ("later", 2, ["20", "no day"]),
        ("suspended", 1, ["paused"]),
    ]


def test_a_group_is_paged(people):
    for _ in range(23):
        make_promise(people.economics, date(2026, 8, 10))
    owed = queries.owed_by(actor(people.economics_head))
    [first] = queries.grouped(owed, TODAY, CALENDAR)
    assert (first.count, len(first.duties), first.left, first.pages) == (23, 20, 3, 2)
    [second] = queries.grouped(owed, TODAY, CALENDAR, only="late", page=2)
    assert (len(second.duties), second.left) == (3, 0)


def test_the_list_is_narrowed_by_words_task_and_unit(people):
    make_promise(people.economics, TODAY, label="Cống tắc 4715")
    make_duty(people.economics, label="Đường hỏng 4715")
    owed = Duty.objects.filter(~Q(pk=None))
    assert labels(queries.filtered(owed, text="4715 cống")) == ["Cống tắc 4715"]
    assert labels(queries.filtered(owed, text="cống 47-15")) == ["Cống tắc 4715"]
    assert labels(queries.filtered(owed, text="DUONG hỏng")) == ["Đường hỏng 4715"]
    assert labels(queries.filtered(owed, task="answer")) == ["Đường hỏng 4715"]
    assert not queries.filtered(owed, unit_id=people.office.pk).exists()


def test_the_overview_counts_each_unit_below_and_the_load_of_part_timers(people):
    make_post(people.nobody, people.economics, part_time=True)
    make_promise(people.economics, date(2026, 8, 7), officer=people.nobody)
    make_promise(people.economics, date(2026, 8, 10))
    make_promise(people.office, date(2026, 9, 14))
    rows = queries.overview(actor(people.head), TODAY, CALENDAR)
    assert [(row.unit, row.open, row.late, row.oldest, row.part_timers, row.part_time_load) for row in rows] == [
        (people.economics, 2, 2, date(2026, 8, 7), 1, 1),
        (people.office, 1, 0, None, 0, 0),
    ]
    assert queries.overview(actor(people.handler), TODAY, CALENDAR) == []
    assert [row.unit for row in queries.overview(actor(people.supervisor), TODAY, CALENDAR, sort="oldest")][
        0
    ] == people.economics


def test_what_nobody_keeps_is_among_what_is_open_so_that_the_figures_add_up(people):
    make_promise(people.economics, date(2026, 8, 7), officer=people.economics_handler)
    make_promise(people.economics, date(2026, 8, 10))
    actions.suspend(duty=make_duty(people.economics), on=START, ground="expert", **BY)
    (row,) = queries.overview(actor(people.head), TODAY, CALENDAR)
    assert (row.open, row.suspended, row.unassigned) == (2, 1, 1)


def test_a_duty_explains_its_day_with_extensions_and_pauses(people):
    duty = make_duty(people.economics)
    actions.extend(duty=duty, days=3, ground="complex", on=START, **BY)
    actions.suspend(duty=duty, ground="supplement", on=date(2026, 8, 5), **BY)
    actions.resume(duty=duty, on=date(2026, 8, 7), **BY)
    due = queries.explain(duty)
    assert due.due_on == duty.due_on
    assert [step.reason for step in due.steps].count("suspended") == 2
    assert queries.explain(make_promise(people.economics, TODAY)) is None


def test_giving_a_duty_writes_an_entry_tied_to_its_act(people):
    duty = make_duty(people.economics)
    head = actor(people.economics_head)
    act = actions.give(duty_id=duty.pk, officer_id=people.economics_handler.pk, actor=head, on=START, at=AT)
    entry = Entry.objects.get()
    assert (act.entry, entry.verb, entry.subject_ref) == (entry, "duties.assigned", f"duty:{duty.pk}")
    assert verify_act(act.canonical(), act.key, entry)
    assert Duty.objects.get(pk=duty.pk).holder_officer == people.economics_handler


def test_a_duty_is_not_given_to_someone_outside_the_unit(people):
    head = actor(people.economics_head)
    with pytest.raises(Invalid):
        actions.give(
            duty_id=make_duty(people.economics).pk, officer_id=people.elsewhere.pk, actor=head, on=START, at=AT
        )


def test_who_does_not_see_a_duty_does_not_learn_that_it_exists(people):
    duty = make_duty(people.economics)
    with pytest.raises(NotFound):
        actions.give(duty_id=duty.pk, officer_id=None, actor=actor(people.elsewhere), on=START, at=AT)
    with pytest.raises(Refused):
        actions.give(duty_id=duty.pk, officer_id=None, actor=actor(people.supervisor), on=START, at=AT)
