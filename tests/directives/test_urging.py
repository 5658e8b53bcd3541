"""All units that are late with a task, or without a plan, urged in one act; nobody twice in a day unless meant."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import cast, make_officer, make_post, make_unit
from directives.making import AT, DUE, PLAN_BY, by, part_of, sent
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.directives import actions
from thongsuot.directives.models import DirectiveAct
from thongsuot.directives.rules.addressing import UNITS, Addressed
from thongsuot.duties.actions import answer_urge, tell_urged_batch
from thongsuot.duties.models import Duty, Urging
from thongsuot.ledger.models import Entry
from thongsuot.notices.models import Message
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db
NO_PLAN_DAY, LATE_DAY = PLAN_BY + timedelta(3), DUE + timedelta(1)
TEXT = "Báo cáo vì sao chưa có kế hoạch."


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def task(people):
    return sent(people)


def urge(people, task, *, who="province_head", on=NO_PLAN_DAY, **more) -> int:
    given = {"unit_id": people.province.pk, "text": TEXT} | more
    return actions.urge_units(task_id=task.pk, **given, **by(getattr(people, who), on=on))


def told() -> list:
    while tell_urged_batch(on=NO_PLAN_DAY, at=AT, limit=1):
        pass
    found = Message.objects.filter(template="duty-urged")
    return sorted(found.values_list("officer_id", flat=True), key=str)


def test_all_are_urged_by_one_act_with_one_entry_and_each_is_told_once(people, task):
    before = Entry.objects.count()
    assert urge(people, task) == 2
    assert Entry.objects.count() == before + 1
    act = DirectiveAct.objects.get(verb="urge_units")
    parts = [part_of(task, unit) for unit in (people.commune, people.other_commune)]
    assert act.details["urged"] == sorted(str(part.pk) for part in parts) and act.details["again"] == []
    assert set(Urging.objects.values_list("duty", "text")) == {(part.plan_duty_id, TEXT) for part in parts}
    heads = told()
    assert people.head.pk in heads and len(heads) == len(set(heads))
    assert told() == heads and not Urging.objects.filter(told=False).exists()


def test_telling_many_asks_no_more_of_the_database_than_telling_two(people):
    counted = []
    for more in (0, 6):
        for number in range(more):
            unit = make_unit(f"Tổ số {number}", parent=people.province, kind="committee")
            make_post(make_officer(f"Tổ trưởng {number}"), unit, "head")
        below = (people.commune, people.other_commune, *Unit.objects.filter(name__startswith="Tổ số"))
        task = sent(people, addressed=Addressed(UNITS, units=tuple(unit.pk for unit in below)))
        name_officer = {"assignment_id": part_of(task, people.commune).pk, "officer_id": people.handler.pk}
        actions.name_officer(**name_officer, **by(people.head))
        assert urge(people, task) == len(below)
        with CaptureQueriesContext(connection) as asked:
            assert tell_urged_batch(on=NO_PLAN_DAY, at=AT) == len(below)
        counted.append(len(asked))
        kept = Message.objects.filter(
            template="duty-urged", about_ref=f"duty:{part_of(task, people.commune).plan_duty_id}"
        )
        assert set(kept.values_list("officer_id", flat=True)) == {people.handler.pk, people.head.pk}
    assert counted[0] == counted[1]


def test_what_is_late_is_urged_itself_and_an_answer_is_owed_by_the_day_named(people, task):
    assert urge(people, task, on=LATE_DAY, due_on=LATE_DAY + timedelta(7)) == 2
    part = part_of(task, people.commune)
    urging = part.duty.urgings.get()
    assert (urging.answer_duty.due_on, urging.answer_duty.holder_unit) == (LATE_DAY + timedelta(7), people.commune)
    part.duty.refresh_from_db()
    assert part.duty.revision == part.duty.acts.count() == 2
    answer_urge(duty_id=part.duty_id, text="Sắp xong.", **by(people.head, on=LATE_DAY))
    assert Duty.objects.get(pk=urging.answer_duty_id).state == "met"


def test_who_has_a_plan_or_reported_or_was_released_is_not_urged(people, task):
    actions.plan(assignment_id=part_of(task, people.commune).pk, text="Kế hoạch.", **by(people.handler))
    actions.release(assignment_id=part_of(task, people.other_commune).pk, why="Thôi.", **by(people.province_head))
    with pytest.raises(NotAllowedNow):
        urge(people, task)
    assert not Urging.objects.exists()


def test_nobody_is_urged_twice_before_an_answer_or_in_a_day_unless_it_is_meant(people, task):
    urge(people, task)
    first = told()
    for day in (NO_PLAN_DAY, NO_PLAN_DAY + timedelta(2)):
        with pytest.raises(NotAllowedNow, match="Không còn"):
            urge(people, task, on=day)
    part = part_of(task, people.commune)
    answer_urge(duty_id=part.plan_duty_id, text="Mai có.", **by(people.head, on=NO_PLAN_DAY))
    with pytest.raises(NotAllowedNow, match="Không còn"):
        urge(people, task)
    assert urge(people, task, again=True) == 2
    act = DirectiveAct.objects.filter(verb="urge_units").last()
    other = part_of(task, people.other_commune)
    assert (act.details["urged"], act.details["again"]) == ([str(part.pk)], [str(other.pk)])
    assert part.plan_duty.urgings.count() == 2 and other.plan_duty.urgings.count() == 1
    assert told() == sorted(first * 2, key=str)
    answer_urge(duty_id=part.plan_duty_id, text="Mai có.", **by(people.head, on=NO_PLAN_DAY))
    assert urge(people, task, on=NO_PLAN_DAY + timedelta(1)) == 1


def test_only_a_head_or_supervisor_urges_in_the_name_of_the_own_unit_and_only_below_it(people, task):
    for who, refused in (("head", Refused), ("handler", Refused), ("economics_handler", NotFound)):
        with pytest.raises(refused):
            urge(people, task, who=who)
    with pytest.raises(NotAllowedNow):
        urge(people, task, who="head", unit_id=people.commune.pk)
    with pytest.raises(NotFound):
        urge(people, task, unit_id=task.pk)
    assert urge(people, task, below_id=people.commune.pk) == 1
    assert Urging.objects.get().duty.holder_unit == people.commune


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"text": " "}, "text"), ({"text": "a" * 2001}, "text"), ({"due_on": date(2026, 7, 1)}, "due_on")],
)
def test_what_is_wrong_changes_nothing(people, task, wrong, field):
    with pytest.raises(Invalid) as error:
        urge(people, task, **wrong)
    assert error.value.field == field and not Urging.objects.exists()


def test_others_than_the_page_showed_are_not_urged(people, task):
    with pytest.raises(NotAllowedNow, match="thay đổi"):
        urge(people, task, shown=(1, 0))
    assert urge(people, task, shown=(2, 0)) == 2


@pytest.fixture
def page(client, people, task, monkeypatch):
    """Return the address of the page, opened by the head of the province on the day after plans were due."""
    monkeypatch.setattr("thongsuot.core.clock.now", lambda: datetime(2026, 8, 3, 3, 0, tzinfo=UTC))
    client.force_login(people.province_head)
    return f"/ban-lam-viec/nhiem-vu/{task.pk}/don-doc/"


def test_the_page_names_whom_it_reaches_before_it_urges(client, people, page):
    shown = client.get(page).content.decode()
    assert "Sẽ đôn đốc 2 đơn vị" in shown and people.commune.name in shown and 'value="2-0"' in shown
    narrowed = client.get(page, {"don_vi": people.commune.code}).content.decode()
    assert "Sẽ đôn đốc 1 đơn vị" in narrowed and people.other_commune.name not in narrowed
    for odd in ("khong co", "\0", "x" * 300):
        assert client.get(page, {"don_vi": odd}).status_code == 404


def test_what_was_typed_is_kept_where_something_is_wrong_and_a_second_press_urges_nobody(client, people, page):
    given = {"unit_id": str(people.province.pk), "text": TEXT, "due_on": "10/8/2026", "shown": "2-0"}
    for wrong in ({"text": ""}, {"due_on": "1/8/2026"}, {"due_on": "31/2/2026"}, {"shown": "x"}, {"unit_id": "x"}):
        answer = client.post(page, given | wrong)
        assert answer.status_code == 422, wrong
        assert (TEXT in answer.content.decode()) == ("text" not in wrong)
    assert not Urging.objects.exists()
    done = client.post(page, given)
    assert done.status_code == 302 and Urging.objects.count() == 2
    again = client.post(page, given | {"shown": "0-2"})
    assert again.status_code == 422 and "Không còn đơn vị nào phải đôn đốc" in again.content.decode()
    assert Urging.objects.count() == 2
    assert client.post(page, given | {"shown": "0-2", "again": "on"}).status_code == 302


def test_the_matrix_the_cell_and_the_task_lead_to_the_page_where_somebody_is_late(client, people, task, page):
    desk = "/ban-lam-viec/"
    leads = (f"{desk}nhiem-vu/{task.pk}/", f"{desk}ma-tran/", f"{desk}ma-tran/o/?nhiem_vu={task.pk}")
    assert all(page in client.get(address).content.decode() for address in leads)
    for unit, officer in ((people.commune, people.handler), (people.other_commune, people.elsewhere)):
        actions.plan(assignment_id=part_of(task, unit).pk, text="Kế hoạch.", **by(officer))
    assert not any(page in client.get(address).content.decode() for address in leads)
    assert "Không có đơn vị nào phải đôn đốc" in client.get(page).content.decode()


def _part_page(client, officer, part) -> str:
    client.force_login(officer)
    page = client.get(f"/ban-lam-viec/nhiem-vu/phan-viec/{part.pk}/").content.decode()
    return re.sub("</?time[^>]*>", "", page)


def test_the_part_names_at_its_top_who_urged_it_when_and_with_which_words_until_it_answers(client, people, task):
    part = part_of(task, people.commune)
    assert "chưa trả lời" not in _part_page(client, people.handler, part).partition("Làm gì tiếp")[0]
    urge(people, task, text='Vì sao "chậm" <b>vậy</b>?', due_on=NO_PLAN_DAY + timedelta(4))
    top, _rest, below = _part_page(client, people.handler, part).partition("Phải làm gì")
    for told in (f"{people.province.name} đôn đốc ngày 3/8/2026, chưa trả lời", "hết ngày 7/8/2026"):
        assert told in top
    assert "Vì sao &quot;chậm&quot; &lt;b&gt;vậy&lt;/b&gt;?" in top and f"/viec/{part.plan_duty_id}/" in top
    assert "Được đôn đốc" in below and below.count("&lt;b&gt;vậy") == 1
    answer_urge(duty_id=part.plan_duty_id, text="Mai có.", **by(people.handler, on=NO_PLAN_DAY))
    top, _rest, below = _part_page(client, people.handler, part).partition("Phải làm gì")
    assert "chưa trả lời" not in top
    assert below.index("Được đôn đốc") < below.index("Trả lời đôn đốc") < below.index("Mai có.")
    assert "&lt;b&gt;vậy" in below and people.province_head.full_name in below


def test_what_was_done_without_an_answer_that_was_owed_no_longer_stands_at_the_top(client, people, task):
    part = part_of(task, people.commune)
    urge(people, task)
    assert "chưa trả lời" in _part_page(client, people.handler, part)
    actions.plan(assignment_id=part.pk, text="Kế hoạch.", **by(people.handler, on=NO_PLAN_DAY))
    shown = _part_page(client, people.handler, part)
    assert "chưa trả lời" not in shown and "Được đôn đốc" in shown and TEXT in shown


def test_the_words_by_which_a_part_was_told_once_more_stand_in_its_history(client, people, task):
    part = part_of(task, people.commune)
    urge(people, task)
    assert urge(people, task, again=True, text="Nhắc lần hai.") == 2
    shown = _part_page(client, people.head, part)
    assert "Được nhắc lại lần đôn đốc trước" in shown and "Nhắc lần hai." in shown


def test_an_urging_is_shown_to_who_sees_the_duty_or_urged_and_to_no_other_reader_of_the_part(client, people, task):
    part = part_of(task, people.other_commune)
    urge(people, task)
    beside = make_officer("Cán bộ cùng tỉnh")
    make_post(beside, people.province, "handler")
    assert TEXT in _part_page(client, beside, part)  # the province urged, they work there
    Urging.objects.update(unit=make_unit("Văn phòng điều phối"))
    assert TEXT not in _part_page(client, beside, part) and TEXT in _part_page(client, people.elsewhere, part)
