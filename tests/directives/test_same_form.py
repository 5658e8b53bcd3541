"""The same form sent twice – pressed twice, loaded again – makes one thing, whoever of the two presses comes first."""

from datetime import date
from decimal import Decimal
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from cast import cast
from directives.making import by, part_of, read, sent, upload, wanted
from thongsuot.directives import actions
from thongsuot.directives.actions import instruments, passages, targets
from thongsuot.directives.models import Event, Instrument, Passage, Plan, Report, Target, TargetFigure, Task
from thongsuot.ledger.models import Entry


def _doings(people):
    """Return for each table the act that makes one row of it, by a form."""
    row, head = part_of(sent(people, evidence=""), people.commune), by(people.province_head)
    own = by(people.handler)
    held = actions.Planned(kind="study", title="Quán triệt", due_on=date(2026, 8, 1))
    aim = targets.Aim("Mô hình dân vận khéo", "mô hình", Decimal(5))
    target = targets.set_target(unit_id=people.commune.pk, year=2026, aim=aim, **head)
    read_in = read(upload(people.province_head, people.province)).instrument
    figure = {"as_of": date(2026, 7, 1), "source": "Sổ dân vận", "reached": Decimal(1)}
    worded = passages.Worded("task", "Nộp báo cáo nhanh.")
    return {
        Report: lambda **form: actions.report(assignment_id=row.pk, percent=40, text="Đã khảo sát.", **form, **own),
        Plan: lambda **form: actions.plan(assignment_id=row.pk, text="Tuần 1 khảo sát.", **form, **own),
        Event: lambda **form: actions.plan_event(
            unit_id=people.commune.pk, planned=held, task_id=row.task_id, **form, **own
        ),
        Task: lambda **form: actions.draft_task(unit_id=people.province.pk, wanted=wanted(), **form, **head),
        Target: lambda **form: targets.set_target(unit_id=people.commune.pk, year=2027, aim=aim, **form, **head),
        TargetFigure: lambda **form: targets.reach(target_id=target.pk, **figure, **form, **own),
        Instrument: lambda **form: instruments.register_by_hand(
            unit_id=people.province.pk, about=instruments.About("Kế hoạch chống ngập"), **form, **head
        ),
        Passage: lambda **form: passages.add_passage(instrument_id=read_in.pk, worded=worded, **form, **head),
    }


@pytest.mark.django_db
def test_a_form_sent_again_gives_what_it_made_and_writes_nothing():
    for table, make in _doings(cast()).items():
        form, before = uuid4(), table.objects.count()
        first = make(form_id=form)
        entries = Entry.objects.count()
        assert make(form_id=form).pk == first.pk, table
        assert (table.objects.count(), Entry.objects.count()) == (before + 1, entries), table
        assert make(form_id=uuid4()).pk != first.pk, table


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", [Report, Task, Event])
def test_of_two_presses_at_once_the_second_waits_for_the_first_and_gives_the_same(table):
    make, form = _doings(cast())[table], uuid4()
    before, together, made = table.objects.count(), Barrier(2), []

    def press():
        together.wait()
        try:
            made.append(make(form_id=form).pk)
        finally:
            connection.close()

    threads = [Thread(target=press) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 2 and len(set(made)) == 1 and table.objects.count() == before + 1


@pytest.mark.django_db
def test_one_officer_does_not_come_by_the_form_of_another():
    people, form = cast(), uuid4()
    row = part_of(sent(people, evidence=""), people.commune)
    first = actions.report(assignment_id=row.pk, percent=40, text="Một.", form_id=form, **by(people.handler))
    second = actions.report(assignment_id=row.pk, percent=40, text="Hai.", form_id=form, **by(people.head))
    assert first.pk != second.pk


@pytest.mark.django_db
def test_the_pages_give_each_form_an_id_and_keep_it_when_something_is_wrong(client):
    people = cast()
    row = part_of(sent(people, evidence=""), people.commune)
    client.force_login(people.handler)
    page = reverse("directives:assignment_act", args=[row.pk, "bao-cao"])
    ids = {client.get(page).context["form"]["form_id"].value() for _each in range(2)}
    assert len(ids) == 2
    given = {"form_id": str(ids.pop()), "percent": "40"}
    wrong = client.post(page, given)
    assert wrong.status_code == 422 and given["form_id"] in wrong.content.decode()
    answers = [client.post(page, given | {"text": "Đã khảo sát."}) for _press in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302] and Report.objects.count() == 1
    assert client.post(page, {"form_id": "x", "percent": "50", "text": "Nữa."}).status_code == 302
    assert Report.objects.count() == 2
