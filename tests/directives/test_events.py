"""Study sessions, reviews and visits: planned, held, called off; findings; what is known is taken over."""

from datetime import date

import pytest

from cast import actor, cast
from directives.making import DUE, FRIDAY, by, drafted, opened, part_of, photo, sent, wanted
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.directives import actions
from thongsuot.directives.actions import Outcome, Planned
from thongsuot.directives.models import Event
from thongsuot.directives.queries.known import known
from thongsuot.directives.queries.work import file_of
from thongsuot.directives.rules.addressing import UNITS, Addressed

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def _planned(people, task, kind="study", **more) -> Event:
    planned = Planned(kind, "Quán triệt", more.pop("due_on", DUE), more.pop("visited", None))
    return actions.plan_event(unit_id=people.commune.pk, planned=planned, task_id=task.pk, **by(people.head))


def test_an_event_is_owed_by_its_day_and_met_on_the_day_it_was_held(people):
    event = _planned(people, sent(people))
    assert (event.duty.task, event.duty.due_on, event.duty.state) == ("study", DUE, "open")
    outcome = Outcome(date(2026, 7, 16), "Đã phổ biến.", expected=40, reached=38)
    actions.hold_event(event_id=event.pk, outcome=outcome, uploads=[photo()], **by(people.handler))
    event = Event.objects.select_related("duty").get(pk=event.pk)
    assert (event.state, event.duty.state, event.duty.ended_on) == ("held", "met", date(2026, 7, 16))
    with pytest.raises(NotAllowedNow):
        actions.call_off_event(event_id=event.pk, why="Thôi.", **by(people.head))


def test_one_that_is_called_off_is_owed_no_more_and_says_why(people):
    event = _planned(people, sent(people))
    actions.call_off_event(event_id=event.pk, why="Gộp vào hội nghị tháng sau.", **by(people.head))
    event = Event.objects.select_related("duty").get(pk=event.pk)
    assert (event.state, event.duty.state, event.why) == ("called-off", "waived", "Gộp vào hội nghị tháng sau.")


def test_one_given_from_above_is_called_off_by_nobody_below(people):
    task = sent(people, event_kind="study", evidence="")
    event = Event.objects.get(task=task, unit=people.commune)
    with pytest.raises(NotAllowedNow):
        actions.call_off_event(event_id=event.pk, why="Thôi.", **by(people.head))


@pytest.mark.parametrize(
    ("outcome", "field"),
    [
        (Outcome(date(2026, 7, 18), "x"), "held_on"),
        (Outcome(FRIDAY, " "), "text"),
        (Outcome(FRIDAY, "x", expected=3, reached=4), "reached"),
    ],
)
def test_what_cannot_be_is_named(people, outcome, field):
    event = _planned(people, sent(people))
    with pytest.raises(Invalid) as wrong:
        actions.hold_event(event_id=event.pk, outcome=outcome, **by(people.head))
    assert wrong.value.field == field


def test_a_visit_names_the_unit_that_is_inspected_and_a_study_session_is_not_after_the_task(people):
    task = sent(people)
    with pytest.raises(Invalid) as wrong:
        _planned(people, task, "inspection")
    assert wrong.value.field == "visited"
    with pytest.raises(Invalid) as wrong:
        _planned(people, task, due_on=date(2026, 10, 1))
    assert wrong.value.field == "due_on"


def test_an_event_for_an_instrument_or_task_out_of_sight_is_not_planned(people):
    draft = drafted(people)
    with pytest.raises(NotFound):
        _planned(people, draft)


def test_what_the_units_below_reported_is_taken_over_with_its_files_by_a_tick(people):
    row = part_of(sent(people), people.commune)
    own = wanted(addressed=Addressed(UNITS, units=(people.economics.pk,)), plan_by=None, evidence="")
    child = actions.draft_task(unit_id=people.commune.pk, wanted=own, parent_id=row.pk, **by(people.head))
    opened(actions.send_task(task_id=child.pk, **by(people.head)))
    below = part_of(child, people.economics)
    done = {"percent": 100, "final": True, "text": "Xong 9 điểm.", "uploads": [photo()]}
    actions.report(assignment_id=below.pk, **done, **by(people.economics_handler))
    event = _planned(people, row.task)
    actions.hold_event(event_id=event.pk, outcome=Outcome(FRIDAY, "Đã phổ biến.", 40, 38), **by(people.handler))
    what = known(row, actor(people.head))
    assert (what.rolled.percent, [len(part.files) for part in what.parts]) == (100, [1])
    taken = [f"task:{child.pk}", f"event:{event.pk}", "task:khac"]
    made = actions.report(
        assignment_id=row.pk, percent=100, final=True, text="", taken=taken, **by(people.head)
    )  # the evidence of the unit below stands for the commune's own
    assert "100%, theo 1 trong 1 đơn vị" in made.text and "38 người dự trên 40" in made.text
    attachment = made.taken["files"][0]["id"]
    assert file_of(part_of(row.task, people.commune), attachment) is not None
    assert file_of(part_of(row.task, people.other_commune), attachment) is None
