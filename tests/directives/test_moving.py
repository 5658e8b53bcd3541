"""The day of a task that was sent is moved by one act; each unit's duty follows, each is told, the day before stays."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from cases.desk import set_day
from cast import cast, make_officer, make_post, make_unit
from directives.making import AT, DUE, FRIDAY, PLAN_BY, by, drafted, opened, part_of, sent, wanted
from thongsuot.core.actors import service
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, Stale
from thongsuot.directives import actions
from thongsuot.directives.actions import Outcome, moving
from thongsuot.directives.models import Assignment, DirectiveAct, Event, Task
from thongsuot.directives.queries.matrix import stands_on
from thongsuot.directives.queries.moves import to_follow
from thongsuot.directives.rules.addressing import UNITS, Addressed
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.duties.queries import chain_of
from thongsuot.ledger.models import Entry
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
LATER, EARLIER = DUE + timedelta(15), DUE - timedelta(20)
WHY = "Mưa lớn kéo dài, chưa khảo sát được."


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def task(people):
    return sent(people)


def move(people, task, due_on=LATER, *, who="province_head", on=FRIDAY, **more) -> Task:
    given = {"due_on": due_on, "why": WHY} | more
    return actions.move_day(task_id=task.pk, **given, **by(getattr(people, who), on=on))


def followed(task, limit: int = 100) -> int:
    return actions.move_batch(task_id=task.pk, actor=service("directives"), at=AT, limit=limit)


def told() -> list:
    return list(Message.objects.filter(template="duty-moved", channel="desk").values_list("officer_id", flat=True))


def stands(part: Assignment, today: date) -> str:
    return Assignment.objects.annotate(stands=stands_on(today)).get(pk=part.pk).stands


def part_page(client, officer, part) -> str:
    client.force_login(officer)
    return client.get(f"/ban-lam-viec/nhiem-vu/phan-viec/{part.pk}/").content.decode()


@pytest.mark.parametrize("day", [LATER, EARLIER])
def test_one_act_moves_the_day_and_every_duty_follows_with_the_day_before_in_its_chain(people, task, day):
    before = Entry.objects.count()
    move(people, task, day)
    assert Entry.objects.count() == before + 1
    act = DirectiveAct.objects.get(verb="move_day")
    days = {"from": DUE.isoformat(), "to": day.isoformat()}
    assert act.details == days | {"why": WHY, "late": 0, "later_below": 0}
    assert followed(task) == 2 and followed(task) == 0
    for unit in (people.commune, people.other_commune):
        part = part_of(task, unit)
        assert (part.duty.due_on, part.duty.fixed_due_on, part.plan_duty.due_on) == (day, day, PLAN_BY)
        assert [link.due_on for link in chain_of(part.duty)] == [DUE, day]
        assert part.duty.clock().due_on == day and part.duty.revision == part.duty.acts.count() == 2
        said = DirectiveAct.objects.get(about_ref=f"assignment:{part.pk}", verb="move_assignment").details
        assert said == days | {"move": str(act.pk), "late": False, "why": WHY}
    assert Entry.objects.count() == before + 3


def test_each_unit_is_told_once(people, task):
    move(people, task)
    while followed(task, limit=1):
        pass
    heard = told()
    assert people.head.pk in heard and len(heard) == len(set(heard)) == 2
    assert str(LATER.day) in Message.objects.filter(template="duty-moved").first().params["due"]


def test_who_was_late_is_late_no_more_and_that_they_were_stays_to_be_read(client, people):
    after, task = DUE + timedelta(2), sent(people, plan_by=None)
    part = part_of(task, people.commune)
    assert stands(part, after) == "late"
    move(people, task, on=after)
    followed(task)
    assert stands(part, after) == "running" and stands(part, LATER + timedelta(1)) == "late"
    assert DirectiveAct.objects.get(verb="move_day").details["late"] == 2
    shown = part_page(client, people.handler, part)
    assert "Khi đó phần việc này đã quá hạn." in shown and "Từ 30/9/2026 sang 15/10/2026." in shown and WHY in shown
    client.force_login(people.province_head)
    page = client.get(f"/ban-lam-viec/nhiem-vu/{task.pk}/").content.decode()
    assert "Khi đó 2 đơn vị đã quá hạn." in page and people.province_head.full_name in page and WHY in page


def test_who_is_done_keeps_the_day_it_was_judged_by_until_it_is_opened_again(people):
    task = sent(people, evidence="")
    part = part_of(task, people.commune)
    late = {"on": DUE + timedelta(1)}
    made = actions.report(assignment_id=part.pk, percent=100, final=True, text="Xong.", **by(people.handler, **late))
    actions.accept_report(report_id=made.pk, **by(people.province_head, **late))
    move(people, task, **late)
    assert followed(task) == 1
    part = part_of(task, people.commune)
    assert part.duty.due_on == DUE and stands(part, LATER) == "done-late"
    actions.reopen_assignment(assignment_id=part.pk, why="Thiếu ảnh.", **by(people.province_head, **late))
    assert part_of(task, people.commune).duty.due_on == LATER and not to_follow(task).exists()


def test_what_is_opened_after_the_move_has_the_new_day_and_is_not_told_of_another(people):
    task = actions.send_task(task_id=drafted(people).pk, **by(people.province_head))
    opened(task, limit=1)
    move(people, task)
    opened(task)
    assert followed(task) == 1
    assert set(Duty.objects.filter(task="task").values_list("due_on", flat=True)) == {LATER}
    assert len(told()) == 1


def test_an_event_that_the_task_asks_for_has_the_new_day_too(people):
    task = sent(people, evidence="", event_kind="study")
    held = Event.objects.get(task=task, unit=people.other_commune)
    outcome = Outcome(FRIDAY, "Đã phổ biến.")
    actions.hold_event(event_id=held.pk, outcome=outcome, **by(people.elsewhere))
    move(people, task)
    assert followed(task) == 2  # what was held and reported is still owed until it is accepted
    days = dict(Event.objects.filter(task=task).values_list("unit_id", "due_on"))
    assert days == {people.commune.pk: LATER, people.other_commune.pk: DUE}


def test_moving_that_was_stopped_in_a_batch_moves_the_rest_and_tells_nobody_twice(people, task):
    move(people, task)
    assert followed(task, limit=1) == 1
    with pytest.raises(KeyboardInterrupt), transaction.atomic():  # killed after its work, before it was kept
        assert followed(task, limit=1) == 1
        raise KeyboardInterrupt
    assert [followed(task), followed(task)] == [1, 0]
    assert DutyAct.objects.filter(verb="moved").count() == DirectiveAct.objects.filter(verb="move_assignment").count()
    assert DutyAct.objects.filter(verb="moved").count() == len(told()) == 2


def test_moved_again_before_all_have_followed_each_goes_to_the_last_day(people, task):
    move(people, task)
    followed(task, limit=1)
    move(people, task, EARLIER)
    assert followed(task) == 2
    assert set(Duty.objects.filter(task="task").values_list("due_on", flat=True)) == {EARLIER}
    page = [(act.details["from"], act.details["to"]) for act in DirectiveAct.objects.filter(verb="move_day")]
    assert page == [(DUE.isoformat(), LATER.isoformat()), (LATER.isoformat(), EARLIER.isoformat())]


def test_moved_there_and_back_before_any_has_followed_nobody_is_told(people, task):
    move(people, task)
    move(people, task, DUE)
    assert followed(task) == 0 and not told()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (DUE, "Đây là hạn đang có"),
        (FRIDAY - timedelta(1), "Ngày này đã qua"),
        (PLAN_BY - timedelta(1), r"hạn lập kế hoạch \(31/07/2026\)\. Ghi ngày đó hoặc muộn hơn"),
    ],
)
def test_a_day_that_does_not_fit_is_refused_with_what_to_do(people, task, day, said):
    with pytest.raises(Invalid, match=said) as refused:
        move(people, task, day)
    assert refused.value.field == "due_on"
    assert Task.objects.get(pk=task.pk).due_on == DUE and not DirectiveAct.objects.filter(verb="move_day").exists()


def test_a_reason_is_needed_and_a_task_that_was_not_sent_or_has_ended_is_not_moved(people, task):
    with pytest.raises(Invalid) as refused:
        move(people, task, why="  ")
    assert refused.value.field == "why"
    with pytest.raises(NotAllowedNow):
        move(people, drafted(people))
    Task.objects.filter(pk=task.pk).update(state="ended")
    with pytest.raises(NotAllowedNow):
        move(people, task)


def test_only_who_may_send_it_moves_it(people, task):
    worker = make_officer("Cán bộ cùng tỉnh")
    make_post(worker, people.province, "handler")
    for officer, answer in (
        (people.head, Refused),
        (people.handler, Refused),
        (worker, Refused),
        (people.nobody, NotFound),
    ):
        with pytest.raises(answer):
            actions.move_day(task_id=task.pk, due_on=LATER, why=WHY, **by(officer))
    actions.move_day(task_id=task.pk, due_on=LATER, why=WHY, **by(people.supervisor))
    assert Task.objects.get(pk=task.pk).due_on == LATER


def broken_down(people, task, due_on=DUE) -> Assignment:
    """Return the part of a task by which the commune breaks its own part down."""
    asked = wanted(plan_by=None, evidence="", due_on=due_on, addressed=Addressed(UNITS, units=(people.economics.pk,)))
    parent = part_of(task, people.commune).pk
    made = actions.draft_task(unit_id=people.commune.pk, wanted=asked, parent_id=parent, **by(people.head))
    actions.send_task(task_id=made.pk, **by(people.head))
    opened(made)
    return part_of(made, people.economics)


def test_no_task_moves_behind_one_above_it(people, task):
    below = broken_down(people, task)
    with pytest.raises(Invalid, match=r"cấp trên \(30/09/2026\)"):
        move(people, below.task, LATER, who="head")
    move(people, task)
    move(people, below.task, LATER, who="head")


def test_earlier_than_what_is_promised_below_is_refused_with_the_remedy_unless_it_is_meant(
    client, people, task, monkeypatch
):
    set_day(monkeypatch, FRIDAY)
    below = broken_down(people, task)
    with pytest.raises(Invalid, match=r"1 nhiệm vụ giao tiếp .* muộn nhất 30/09/2026") as refused:
        move(people, task, EARLIER)
    assert refused.value.field == "due_on"
    move(people, task, EARLIER, despite_below=True)
    assert DirectiveAct.objects.get(verb="move_day").details["later_below"] == 1
    followed(task)
    shown = part_page(client, people.head, below.task.parent)
    assert "Hạn này sau hạn của nhiệm vụ cấp trên" in shown and "Đổi hạn nhiệm vụ này" in shown
    move(people, below.task, EARLIER, who="head")
    assert "Hạn này sau hạn" not in part_page(client, people.head, below.task.parent)


def test_under_a_task_whose_day_has_passed_who_moves_first_is_named(client, people, task, monkeypatch):
    below = broken_down(people, task)
    after = DUE + timedelta(5)
    for day in (after, after + timedelta(15)):
        with pytest.raises(Invalid, match=r"phải xong 30/09/2026, ngày đó đã qua\. Nhờ"):
            move(people, below.task, day, who="head", on=after)
    Task.objects.filter(pk=task.pk).update(due_on=EARLIER)
    set_day(monkeypatch, after)
    assert "Ngày đó đã qua: nhờ đơn vị giao" in part_page(client, people.head, below.task.parent)


def test_late_by_a_day_is_not_late_by_the_next_one_that_no_part_has_followed_yet(people, task):
    after = DUE + timedelta(5)
    move(people, task, after + timedelta(10), on=after)
    move(people, task, after + timedelta(20), on=after)
    assert [act.details["late"] for act in DirectiveAct.objects.filter(verb="move_day")] == [2, 0]


def test_what_is_done_below_promises_nothing_more(people, task):
    below = broken_down(people, task)
    made = actions.report(assignment_id=below.pk, percent=100, final=True, text="Xong.", **by(people.economics_head))
    actions.accept_report(report_id=made.pk, **by(people.head))
    assert move(people, task, EARLIER).due_on == EARLIER


@pytest.mark.django_db(transaction=True)
def test_of_two_who_move_it_at_once_one_is_told_that_somebody_was_first():
    people = cast()
    task = sent(people)
    together, ended = Barrier(2), []

    def press(officer, day):
        together.wait()
        try:
            given = {"due_on": day, "why": WHY, "revision": task.revision}
            actions.move_day(task_id=task.pk, **given, **by(officer))
            ended.append("done")
        except Stale:
            ended.append("stale")
        finally:
            connection.close()

    threads = [
        Thread(target=press, args=pair) for pair in ((people.province_head, LATER), (people.supervisor, EARLIER))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ended) == ["done", "stale"]
    assert DirectiveAct.objects.filter(verb="move_day").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_task_below_is_not_sent_while_the_day_above_moves_before_it():
    people = cast()
    task = sent(people)
    parent = part_of(task, people.commune).pk
    asked = wanted(plan_by=None, addressed=Addressed(UNITS, units=(people.economics.pk,)))
    below = actions.draft_task(unit_id=people.commune.pk, wanted=asked, parent_id=parent, **by(people.head))
    ended = []

    def send():
        try:
            actions.send_task(task_id=below.pk, **by(people.head))
            ended.append("sent")
        except Invalid:
            ended.append("told")
        finally:
            connection.close()

    thread = Thread(target=send)
    with transaction.atomic():
        move(people, task, EARLIER)
        thread.start()
        thread.join(1)
        assert thread.is_alive() and ended == []
    thread.join()
    assert ended == ["told"]


def test_how_many_units_follow_costs_no_statement_more(people, monkeypatch):
    queued = []
    monkeypatch.setattr(moving, "_defer", lambda task_id, after=0: queued.append(after))
    below = [make_unit(f"Tổ số {number}", parent=people.province, kind="committee") for number in range(30)]
    for number, unit in enumerate(below):
        make_post(make_officer(f"Tổ trưởng {number}"), unit, "head")
    counted = []
    for units in (below[:3], below):
        task = sent(people, addressed=Addressed(UNITS, units=tuple(unit.pk for unit in units)))
        move(people, task)
        with CaptureQueriesContext(connection) as asked:
            assert followed(task) == len(units)
        counted.append(len(asked))
    assert counted[0] == counted[1] and not any(queued)


@pytest.fixture
def page(client, people, task, monkeypatch):
    monkeypatch.setattr("thongsuot.core.clock.now", lambda: AT)
    client.force_login(people.province_head)
    return f"/ban-lam-viec/nhiem-vu/{task.pk}/doi-han/"


def given(task, **more) -> dict:
    return {"due_on": "15/10/2026", "why": WHY, "revision": task.revision, "shown": ""} | more


def test_the_page_shows_what_a_day_means_before_it_moves_it(client, people, task, page):
    assert page in client.get(f"/ban-lam-viec/nhiem-vu/{task.pk}/").content.decode()
    assert "Hạn đang có" in client.get(page).content.decode()
    first = client.post(page, given(task, **{"dong-y": "1"}))
    shown = first.content.decode()
    assert first.status_code == 200 and "2 đơn vị còn phải làm được báo hạn mới." in shown and WHY in shown
    assert 'value="2026-10-15"' in shown and Task.objects.get(pk=task.pk).due_on == DUE
    other = client.post(page, given(task, due_on="16/10/2026", shown="2026-10-15", **{"dong-y": "1"}))
    assert other.status_code == 200 and 'value="2026-10-16"' in other.content.decode()
    done = client.post(page, given(task, shown="2026-10-15", **{"dong-y": "1"}), follow=True)
    assert "Đang đổi hạn cho từng đơn vị" in done.content.decode()
    assert Task.objects.get(pk=task.pk).due_on == LATER


def test_what_was_typed_stays_where_something_is_wrong(client, people, task, page):
    bad = (
        {"due_on": ""},
        {"due_on": "31/2/2026"},
        {"due_on": "1/1/2026"},
        {"why": ""},
        {"due_on": "\0"},
        {"why": "x" * 2001},
    )
    for wrong in bad:
        answer = client.post(page, given(task, **wrong))
        assert answer.status_code == 422, wrong
        assert (WHY in answer.content.decode()) == ("why" not in wrong)
    for odd in ({"revision": "x"}, {"revision": ""}):
        answer = client.post(page, given(task, shown="2026-10-15", **{"dong-y": "1"}, **odd))
        assert answer.status_code == 422 and "Vừa có người khác sửa" in answer.content.decode()
    assert "Từ 30/9/2026 sang" not in client.post(page, given(task, due_on="1/1/2026", why="")).content.decode()
    assert Task.objects.get(pk=task.pk).due_on == DUE


def test_a_second_press_moves_nothing_more_and_names_who_was_first(client, people, task, page):
    sure = given(task, shown="2026-10-15", **{"dong-y": "1"})
    assert client.post(page, sure).status_code == 302
    again = client.post(page, sure)
    assert again.status_code == 422 and "Vừa có người khác sửa" in again.content.decode()
    assert DirectiveAct.objects.filter(verb="move_day").count() == 1


def test_the_page_names_what_is_later_below_and_offers_to_move_it_all_the_same(client, people, task, page):
    broken_down(people, task)
    asked = given(task, due_on="10/9/2026")
    shown = client.post(page, asked).content.decode()
    assert "Bên dưới còn hạn muộn hơn" in shown and "Vẫn đổi" in shown and people.commune.name in shown
    sure = asked | {"shown": "2026-09-10", "dong-y": "1"}
    assert client.post(page, sure).status_code == 422
    assert client.post(page, sure | {"despite_below": "on"}).status_code == 302


def test_the_duty_says_by_whom_and_from_which_day_it_was_moved(client, people, task):
    move(people, task)
    followed(task)
    client.force_login(people.head)
    shown = client.get(f"/ban-lam-viec/viec/{part_of(task, people.commune).duty_id}/").content.decode()
    assert "Đã đổi hạn" in shown and "Đơn vị giao đổi hạn nhiệm vụ" in shown and "30/9/2026" in shown
