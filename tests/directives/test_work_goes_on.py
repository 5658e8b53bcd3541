"""Work that is stopped goes on; of two who answer at once one wins; units that merge take their work along."""

from datetime import date
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.db.models import QuerySet

from cast import actor, cast, make_officer, make_post
from directives.making import PLAN_BY, by, drafted, opened, part_of, read, sent, upload, wanted
from thongsuot.core.errors import NotAllowedNow
from thongsuot.directives import actions
from thongsuot.directives.actions import passages, sending, targets
from thongsuot.directives.models import Assignment, DirectiveAct, Target, Task
from thongsuot.directives.queries.matrix import stands_on
from thongsuot.duties.models import Duty


@pytest.mark.django_db
def test_opening_that_was_stopped_in_a_batch_opens_the_rest_and_none_twice():
    people = cast()
    task = actions.send_task(task_id=drafted(people).pk, **by(people.province_head))
    assert opened(task, limit=1) == 1
    with pytest.raises(KeyboardInterrupt), transaction.atomic():  # killed after its work, before it was kept
        assert opened(task, limit=1) == 1
        raise KeyboardInterrupt
    assert [opened(task), opened(task)] == [1, 0]
    assert Assignment.objects.filter(task=task, state="open").count() == 2
    assert Duty.objects.filter(task="task").count() == Duty.objects.filter(task="plan").count() == 2
    assert DirectiveAct.objects.filter(verb="open_assignment").count() == 2


@pytest.mark.django_db
def test_a_unit_without_a_plan_by_its_day_is_late_by_itself():
    people = cast()
    row = part_of(sent(people), people.commune)
    after = date.fromordinal(PLAN_BY.toordinal() + 1)
    assert row.plan_duty.is_late(after) and not row.plan_duty.is_late(PLAN_BY)
    assert Assignment.objects.annotate(stands=stands_on(after)).get(pk=row.pk).stands == "no-plan"


@pytest.mark.django_db
def test_who_works_in_the_successor_works_on_what_a_merged_unit_was_given():
    people = cast()
    row = part_of(sent(people, evidence=""), people.other_commune)
    other = people.other_commune
    other.heir, other.valid_until = people.commune, date(2026, 7, 10)
    other.save()
    Duty.objects.filter(pk__in=[row.duty_id, row.plan_duty_id]).update(holder_unit=people.commune)
    newcomer = make_officer("Lò Thị Mới")
    make_post(newcomer, people.commune, "handler")
    assert any(post.former and post.unit_id == other.pk for post in actor(newcomer).posts)
    actions.plan(assignment_id=row.pk, text="Làm tiếp việc của xã cũ.", **by(newcomer))
    actions.name_officer(assignment_id=row.pk, officer_id=newcomer.pk, **by(people.head))
    made = actions.report(assignment_id=row.pk, percent=100, final=True, text="Xong.", **by(newcomer))
    actions.accept_report(report_id=made.pk, **by(people.province_head))
    assert part_of(row.task, other).duty.state == "met"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_accept_at_once_one_is_told_that_it_was_done():
    people = cast()
    row = part_of(sent(people, evidence=""), people.commune)
    made = actions.report(assignment_id=row.pk, percent=100, final=True, text="Xong.", **by(people.head))
    together, told = Barrier(2), []

    def accept(officer):
        together.wait()
        try:
            actions.accept_report(report_id=made.pk, **by(officer))
            told.append("done")
        except NotAllowedNow:
            told.append("too late")
        finally:
            connection.close()

    threads = [Thread(target=accept, args=(officer,)) for officer in (people.province_head, people.supervisor)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["done", "too late"]
    assert DirectiveAct.objects.filter(verb="accept_report").count() == 1


@pytest.mark.django_db
def test_a_unit_whose_row_was_held_while_a_batch_ran_is_opened_by_a_later_one(monkeypatch):
    people = cast()
    task = actions.send_task(task_id=drafted(people).pk, **by(people.province_head))
    queued = []
    monkeypatch.setattr(sending, "defer_opening", lambda task_id, after=0: queued.append(after))
    assert opened(task, limit=1) == 1 and queued == [0]
    with monkeypatch.context() as held:
        held.setattr(QuerySet, "select_for_update", lambda rows, **_how: rows.none())
        assert opened(task) == 0 and queued == [0, sending.HELD]
    assert opened(task) == 1 and len(queued) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("taken", ["target", "task"])
def test_nothing_comes_to_rest_on_a_passage_that_is_being_taken_back(taken):
    people = cast()
    head = by(people.province_head)
    instrument = read(upload(people.province_head, people.province)).instrument
    passage = instrument.passages.first()
    decided = {"instrument_id": instrument.pk, "passage_ids": [passage.pk]} | head
    passages.decide(state="confirmed", **decided)
    given = {"unit_id": people.province.pk, "passage_id": passage.pk} | head
    told = []

    def rest():
        try:
            if taken == "target":
                targets.set_target(year=2026, aim=targets.Aim("Điểm ngập", "điểm", Decimal(5)), **given)
            else:
                actions.draft_task(wanted=wanted(), **given)
            told.append("done")
        except NotAllowedNow:
            told.append("told")
        finally:
            connection.close()

    thread = Thread(target=rest)
    with transaction.atomic():
        passages.decide(state="proposed", **decided)
        thread.start()
        thread.join(1)
        assert thread.is_alive() and told == []
    thread.join()
    assert told == ["told"]
    assert not Target.objects.exists() and not Task.objects.exists()
