"""The book of law changed: one act, one entry; running duties follow in batches, and each holder is told once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from cast import actor, cast
from duties.making import make_duty
from thongsuot.cases.actions.record import duty_digest
from thongsuot.changes import actions
from thongsuot.changes.actions import recounting
from thongsuot.changes.models import Change, MovedDay, Recount
from thongsuot.changes.queries.lawbook import happened, moved_by, preview, reversal
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.core.ids import new_id
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.law.models import RuleChange
from thongsuot.law.queries import book
from thongsuot.law.rules import CalendarUnknown, Entry, LawError
from thongsuot.law.rules.amending import Overlaps, Proposal
from thongsuot.ledger.models import Entry as LedgerEntry
from thongsuot.ledger.queries import verify_act
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db

ON = date(2026, 8, 5)
AT = datetime(2026, 8, 5, 2, 0, tzinfo=UTC)
OFF = date(2026, 8, 12)
GROUND = "Thông báo số 123/TB ngày 4/8/2026"


@pytest.fixture
def people():
    return cast()


def day(on=OFF, kind="off", name="nghỉ theo thông báo"):
    return Entry(on=on, kind=kind, name=name, name_en="off by notice")


def by(people, who="province_administrator", **more):
    return {"actor": actor(getattr(people, who), on=ON), "on": ON, "at": AT} | more


def give_day_off(people, *days, **more):
    values = {"known_since": ON, "ground": GROUND} | more
    return actions.change_days(days=days or (day(),), **by(people), **values)


def carried(change) -> Recount:
    row = change.recounts.get()
    recounting.carry_on(recount_id=row.pk, clock=lambda: AT)
    row.refresh_from_db()
    return row


RIGHTS = [
    ("province_administrator", True),
    ("administrator", False),
    ("head", False),
    ("province_head", False),
    ("economics_handler", False),
    ("nobody", False),
]


@pytest.mark.parametrize(("who", "may"), RIGHTS)
def test_only_the_administrator_of_the_root_changes_the_book(people, who, may):
    values = by(people, who) | {"days": (day(),), "known_since": ON, "ground": GROUND}
    if may:
        actions.change_days(**values)
    else:
        with pytest.raises(Refused):
            actions.change_days(**values)
        assert not book().calendar.entries.get(OFF)


def test_a_day_off_is_one_act_with_one_entry_that_holds_what_was_written(people):
    entries = LedgerEntry.objects.count()
    change = give_day_off(people)
    assert LedgerEntry.objects.count() == entries + 1
    assert verify_act(change.canonical(change.content.texts), change.content.key, change.entry)
    found = happened(change)
    assert [(row.on, row.kind, row.ground) for row in found.days] == [(OFF, "off", GROUND)]
    assert not book().calendar.is_working(OFF)


def test_several_days_are_one_change(people):
    change = give_day_off(people, day(), day(date(2026, 8, 15), "worked", "làm bù"))
    assert len(happened(change).days) == 2
    assert book().calendar.is_working(date(2026, 8, 15))


@pytest.mark.parametrize(
    ("more", "field"),
    [({"ground": " "}, "ground"), ({"known_since": date(2026, 8, 6)}, "known_since")],
    ids=["no ground", "known tomorrow"],
)
def test_what_is_missing_is_named(people, more, field):
    with pytest.raises(Invalid) as wrong:
        give_day_off(people, **more)
    assert wrong.value.field == field


def test_a_day_that_cannot_be_changes_nothing(people):
    with pytest.raises(LawError, match="vốn đã nghỉ"):
        give_day_off(people, day(), day(date(2026, 8, 16)))
    assert not Change.objects.exists()


def test_running_duties_follow_and_the_holder_is_told_once(people):
    duties = [make_duty(people.economics, officer=people.economics_handler) for _ in range(3)]
    before = {duty.pk: duty.due_on for duty in duties}
    row = carried(give_day_off(people))
    assert (row.looked, row.moved, row.finished_at, row.told_at) == (3, 3, AT, AT)
    for duty in Duty.objects.all():
        assert duty.due_on > before[duty.pk]
        assert duty.clock().due_on == duty.due_on
    (message,) = Message.objects.filter(template="days-moved", channel="desk")
    assert message.officer_id == people.economics_handler.pk
    assert message.params["count"] == 3


def test_a_duty_nobody_holds_is_told_to_the_unit(people):
    make_duty(people.economics)
    carried(give_day_off(people))
    told = set(Message.objects.filter(template="days-moved").values_list("officer_id", flat=True))
    assert people.economics_handler.pk in told


def test_what_moved_is_one_more_entry_that_commits_to_each_act(people):
    make_duty(people.economics)
    change = give_day_off(people)
    carried(change)
    batch = Change.objects.get(verb="recount")
    act = DutyAct.objects.get(verb="recomputed")
    assert batch.details["duties"] == {str(act.pk): duty_digest(act)}
    assert act.details["because"] == str(change.pk)
    assert verify_act(batch.canonical({}), batch.content.key, batch.entry)


def test_a_run_that_is_killed_goes_on_from_its_last_batch(people):
    for _ in range(5):
        make_duty(people.economics, officer=people.economics_handler)
    row = give_day_off(people).recounts.get()
    assert recounting.recount_batch(recount_id=row.pk, at=AT, limit=2)
    assert recounting.unfinished() == [row.pk]
    assert MovedDay.objects.count() == 2
    recounting.carry_on(recount_id=row.pk, clock=lambda: AT)
    assert recounting.unfinished() == []
    assert DutyAct.objects.filter(verb="recomputed").count() == 5
    assert Message.objects.filter(template="days-moved", channel="desk").count() == 1


def test_a_moved_day_names_who_holds_the_duty_and_both_days(people):
    held = make_duty(people.economics, officer=people.economics_handler)
    free = make_duty(people.economics)
    row = carried(give_day_off(people))
    days = [date(2026, 8, 22), date(2026, 8, 24), row.pk]
    found = MovedDay.objects.order_by("duty_id").values_list(
        "duty_id", "unit_id", "officer_id", "from_on", "to_on", "recount_id"
    )
    unit = people.economics.pk
    assert list(found) == [(held.pk, unit, people.economics_handler.pk, *days), (free.pk, unit, None, *days)]


def test_doing_it_again_moves_and_tells_nothing(people):
    make_duty(people.economics)
    row = carried(give_day_off(people))
    recounting.carry_on(recount_id=row.pk, clock=lambda: AT)
    assert DutyAct.objects.filter(verb="recomputed").count() == 1
    told = Message.objects.filter(template="days-moved")
    assert told.count() == told.values("officer_id").distinct().count()


def test_the_preview_is_what_then_happens(people):
    for start in (date(2026, 8, 3), date(2026, 8, 4), date(2026, 6, 1)):
        make_duty(people.economics, starts_on=start)
    make_duty(people.other_economics)
    seen = preview(Proposal(days=(day(),)))
    assert (seen.total, seen.capped) == (3, False)
    assert [(unit.pk, count) for unit, count in seen.by_unit][0] == (people.economics.pk, 2)
    assert not Change.objects.exists()
    carried(give_day_off(people))
    assert {(m.duty.pk, m.from_on, m.to_on) for m in seen.first} == {
        (row.duty_id, row.from_on, row.to_on) for row in MovedDay.objects.all()
    }


def test_a_long_preview_says_that_it_is_not_all(people):
    for _ in range(3):
        make_duty(people.economics)
    assert preview(Proposal(days=(day(),)), most=1).capped


def test_undoing_puts_the_day_and_the_duties_back(people):
    duty = make_duty(people.economics)
    due = duty.due_on
    change = give_day_off(people)
    carried(change)
    undone = actions.undo_law_change(change_id=change.pk, ground="Nhập nhầm ngày", **by(people, at=AT + timedelta(1)))
    carried(undone)
    duty.refresh_from_db()
    assert (duty.due_on, duty.revision) == (due, 3)
    assert book().calendar.is_working(OFF)
    assert undone.details["undoes"] == str(change.pk)


def test_undoing_a_change_of_a_shipped_day_brings_the_shipped_one_back(people):
    change = give_day_off(people, day(date(2026, 9, 1), "ordinary", "vẫn làm việc"))
    assert book().calendar.is_working(date(2026, 9, 1))
    actions.undo_law_change(change_id=change.pk, ground="Nhập nhầm", **by(people, at=AT + timedelta(1)))
    assert book().calendar.entries[date(2026, 9, 1)].name == "nghỉ Quốc khánh (ngày liền kề)"


def test_what_was_changed_again_is_not_undone_out_of_order(people):
    change = give_day_off(people)
    later = by(people, at=AT + timedelta(1))
    actions.change_days(days=(day(name="nghỉ bão"),), known_since=ON, ground=GROUND, **later)
    with pytest.raises(NotAllowedNow, match="Bỏ thay đổi sau trước"):
        actions.undo_law_change(change_id=change.pk, ground="Nhầm", **by(people, at=AT + timedelta(2)))


def test_a_change_that_is_not_there_is_not_found(people):
    with pytest.raises(NotFound):
        actions.undo_law_change(change_id=new_id(), ground="Nhầm", **by(people))


def test_a_year_is_added_with_the_days_to_expect(people):
    with pytest.raises(CalendarUnknown):
        book().due("KN.FIRST", date(2027, 12, 20))
    change = actions.add_year(year=2028, known_since=ON, ground="Dự kiến", **by(people))
    found = book().due("KN.FIRST", date(2027, 12, 5))
    assert (found.due_on, found.confidence) == (date(2028, 1, 4), "verified")
    assert {row.confidence for row in happened(change).days} == {"unsure"}


def add_2028(people, **more):
    return actions.add_year(year=2028, known_since=ON, ground="Dự kiến", **by(people, **more))


def undo(people, change, days=1):
    return actions.undo_law_change(change_id=change.pk, ground="Nhầm", **by(people, at=AT + timedelta(days)))


def test_a_year_nothing_rests_on_is_taken_off_with_its_days_and_may_be_covered_again(people):
    added = add_2028(people)
    before = book().calendar.entries
    give_day_off(people, day(date(2028, 3, 8)))
    off = undo(people, added)
    assert 2028 not in book().calendar.years and not any(on.year == 2028 for on in book().calendar.entries)
    assert book(ON - timedelta(1)).calendar.years == book().calendar.years
    assert carried(off).moved == 0
    undo(people, off, days=2)
    assert 2028 in book().calendar.years and date(2028, 3, 8) in book().calendar.entries
    assert before.keys() <= book().calendar.entries.keys()


def test_a_year_added_anew_after_it_was_taken_off_has_its_expected_days_alone(people):
    added = add_2028(people)
    give_day_off(people, day(date(2028, 3, 8)))
    undo(people, added)
    add_2028(people, at=AT + timedelta(2))
    held = [on for on in book().calendar.entries if on.year == 2028]
    assert date(2028, 1, 26) in held and date(2028, 3, 8) not in held


def test_a_year_stays_while_a_duty_has_a_day_in_it_and_the_sentence_says_how_many(people):
    change = add_2028(people)
    duty = make_duty(people.economics, rule_code="KN.FIRST", starts_on=date(2027, 12, 5))
    assert duty.due_on == date(2028, 1, 4)
    with pytest.raises(NotAllowedNow, match="Năm 2028 chưa bỏ được: 1 việc có ngày trong năm ấy, sớm nhất 4/1/2028"):
        undo(people, change)


def test_a_year_stays_while_a_rule_begins_in_it(people):
    change = add_2028(people)
    row = new_row(in_force_from=date(2028, 7, 1))
    actions.change_rule(row=row, end_earlier=True, ground=GROUND, **by(people))
    with pytest.raises(NotAllowedNow, match="PAKN.RESOLVE"):
        undo(people, change)


def test_a_year_before_another_or_already_begun_stays(people):
    change = add_2028(people)
    later = actions.add_year(year=2029, known_since=ON, ground="Dự kiến", **by(people, at=AT + timedelta(1)))
    with pytest.raises(NotAllowedNow, match="Bỏ năm sau trước"):
        undo(people, change, days=2)
    with pytest.raises(NotAllowedNow, match="Năm 2029 đã bắt đầu"):
        reversal(later, known_since=date(2029, 1, 1))


def test_a_year_beyond_the_table_of_feasts_is_refused(people):
    for year in range(2028, 2036):
        actions.add_year(year=year, known_since=ON, ground="Dự kiến", **by(people, at=AT + timedelta(year)))
    with pytest.raises(Invalid, match="chưa có năm 2036"):
        actions.add_year(year=2036, known_since=ON, ground="Dự kiến", **by(people))


def new_row(**more):
    row = book().rule("PAKN.RESOLVE", ON)
    values = {"length": 10, "in_force_from": date(2026, 8, 1), "known_since": ON, "shipped": False}
    return replace(row, **values | more)


def test_a_rule_edited_to_overlap_another_is_refused(people):
    with pytest.raises(Overlaps, match="PAKN.RESOLVE đã có dòng hiệu lực"):
        actions.change_rule(row=new_row(), end_earlier=False, ground=GROUND, **by(people))
    assert not RuleChange.objects.exists()


def test_a_new_row_moves_the_duties_it_holds_for_and_undoing_moves_them_back(people):
    new = make_duty(people.economics, starts_on=date(2026, 8, 3))
    old = make_duty(people.economics, starts_on=date(2026, 7, 30))
    days = (new.due_on, old.due_on)
    change = actions.change_rule(row=new_row(), end_earlier=True, ground=GROUND, **by(people))
    carried(change)
    new.refresh_from_db()
    old.refresh_from_db()
    assert (new.due_on, new.rule_in_force_from) == (date(2026, 8, 17), date(2026, 8, 1))
    assert old.due_on == days[1]
    carried(actions.undo_law_change(change_id=change.pk, ground="Nhầm", **by(people, at=AT + timedelta(1))))
    new.refresh_from_db()
    assert new.due_on == days[0]
    assert len(book().rows("PAKN.RESOLVE")) == 1


def test_the_numbers_of_a_change_by_unit(people):
    for unit in (people.economics, people.economics, people.other_economics):
        make_duty(unit)
    by_unit, first = moved_by(carried(give_day_off(people)))
    assert [count for _unit, count in by_unit] == [2, 1]
    assert len(first) == 3


def test_the_night_finds_a_day_that_an_act_wrote_by_the_old_book(people):
    duty = make_duty(people.economics)
    assert recounting.mend(at=AT) is None
    carried(give_day_off(people))
    late = Duty.objects.filter(pk=duty.pk)
    wrong = late.get().due_on - timedelta(3)
    late.update(due_on=wrong)
    row = recounting.mend(at=AT)
    recounting.carry_on(recount_id=row.pk, clock=lambda: AT)
    assert late.get().due_on > wrong
