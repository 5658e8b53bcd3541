"""A split leaves a queue with a named unit, clocks running, until each matter is given to a successor."""

import pytest

from cast import actor, make_post
from changes.reorganised import DAY, TODAY, finished
from lives import Life, instant
from thongsuot.cases.actions.intake import PersonGiven
from thongsuot.cases.actions.record import event_of, wanted_sights
from thongsuot.cases.models import Case
from thongsuot.cases.rules.fold import fold
from thongsuot.changes import actions
from thongsuot.changes.actions import placing as placing_actions
from thongsuot.changes.models import Change, Unplaced
from thongsuot.changes.queries.unplaced import page_of, successors_of
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused
from thongsuot.duties.models import Duty
from thongsuot.notices.models import Message
from thongsuot.notices.texts import text_of
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db
PERSON = PersonGiven(name="Lò Thị Mây", address="Thôn 1, xã Đơn Dương", notify_by="letter")
SPLIT = """
on = 2026-08-01
basis = "Nghị quyết số 13/NQ-HĐND"

[[create]]
code = "24931-b"
name = "Ủy ban nhân dân xã Đơn Dương Bắc"
kind = "committee"
under = "68"

[[split]]
unit = "24931"
into = ["24931-b", "24934"]
queue = "68"
"""


@pytest.fixture
def life():
    return Life()


@pytest.fixture
def root(life):
    make_post(life.people.province_head, life.people.province, "receptionist")
    return actor(life.people.province_administrator, on=TODAY)


@pytest.fixture
def queue(root):
    finished(root, SPLIT)
    return Unplaced.objects.filter(case__isnull=False)


def placing(life, ids, unit, who=None):
    who = actor(who or life.people.province_head, on=DAY)
    return actions.place(ids=ids, unit_id=unit.pk, actor=who, on=DAY, at=instant(DAY))


def test_the_matter_waits_with_the_named_unit_and_its_clock_runs(life, queue):
    row = queue.get()
    case = Case.objects.get(pk=life.case.pk)
    assert (row.former_id, row.keeper_id) == (life.people.commune.pk, life.people.province.pk)
    assert case.holder_unit_id == life.people.province.pk
    assert {duty.state for duty in Duty.objects.filter(about_ref=f"case:{case.pk}")} == {"open"}
    assert not Unplaced.objects.filter(duty__isnull=False).exists()


def test_it_is_given_to_a_successor_with_its_duties_and_days(life, queue):
    days = set(Duty.objects.values_list("pk", "due_on"))
    placing(life, [queue.get().pk], life.people.other_commune)
    case = Case.objects.get(pk=life.case.pk)
    assert case.holder_unit_id == life.people.other_commune.pk
    assert fold(event_of(act) for act in case.acts.all()).holder_unit_id == case.holder_unit_id
    assert {(sight.unit_id, sight.why) for sight in case.sights.all()} == wanted_sights(case)
    assert set(Duty.objects.values_list("holder_unit", flat=True)) == {life.people.other_commune.pk}
    assert set(Duty.objects.values_list("pk", "due_on")) == days
    assert not queue.exists()


def test_who_asked_for_news_hears_once_of_the_successor_and_never_of_the_queue(life, root):
    asked = Life(life.people, parties=(PERSON,)).case
    finished(root, SPLIT)
    told = Message.objects.filter(template="holder-changed")
    assert not told.exists()
    finished(actor(life.people.province_administrator, on=DAY), LATER)  # the keeper of the queue merges
    assert not told.exists()
    ids = list(Unplaced.objects.filter(case__isnull=False).values_list("pk", flat=True))
    placing(life, ids, Unit.objects.get(code="24931-b"))
    message = told.get()
    assert "Ủy ban nhân dân xã Đơn Dương Bắc" in text_of(message).body and "1/8/2026" in text_of(message).body
    assert (message.about_ref, message.unit_id) == (f"case:{asked.pk}", Unit.objects.get(code="24931-b").pk)


def test_what_is_placed_is_not_placed_again(life, queue):
    ids = [queue.get().pk]
    placing(life, ids, life.people.other_commune)
    with pytest.raises(NotAllowedNow):
        placing(life, ids, Unit.objects.get(code="24931-b"))


LATER = """
on = 2026-08-01
basis = "Nghị quyết số 16/NQ-HĐND"

[[create]]
code = "68-moi"
name = "Ủy ban nhân dân tỉnh Lâm Đồng mới"
kind = "committee"

[[merge]]
units = ["68"]
into = "68-moi"

[[merge]]
units = ["24934"]
into = "24931-b"
"""


def test_the_queue_follows_the_heirs_of_its_keeper_and_of_the_successors(life, queue):
    row = finished(actor(life.people.province_administrator, on=DAY), LATER)
    heir, taker = Unit.objects.get(code="68-moi"), Unit.objects.get(code="24931-b")
    assert (row.state, queue.get().keeper_id) == ("done", heir.pk)
    assert successors_of(life.people.commune.pk, DAY) == [taker]
    assert page_of(queue, life.people.commune.pk).exists()
    placing(life, [queue.get().pk], taker)
    assert Case.objects.get(pk=life.case.pk).holder_unit_id == taker.pk
    assert set(Duty.objects.values_list("holder_unit", flat=True)) == {taker.pk}


def test_a_case_that_went_elsewhere_is_not_dropped_without_a_word(life, queue):
    Case.objects.filter(pk=life.case.pk).update(holder_unit=life.people.health)
    with pytest.raises(NotAllowedNow, match="sang đơn vị khác"):
        placing(life, [queue.get().pk], life.people.other_commune)
    assert queue.exists() and not page_of(queue, life.people.commune.pk).exists()


@pytest.mark.parametrize("how", ["given to another unit", "ended"])
def test_what_waits_no_more_leaves_the_queue_with_an_entry_that_says_who_has_it(life, queue, client, how):
    health, row = life.people.health, queue.get()
    if how == "ended":
        Case.objects.filter(pk=life.case.pk).update(ended_on=DAY)
    else:
        Case.objects.filter(pk=life.case.pk).update(holder_unit=health)
    client.force_login(life.people.province_head)
    shown = client.get("/ban-lam-viec/cho-phan/").content.decode()
    assert "Không còn phải phân" in shown and f'value="{row.pk}"' not in shown
    assert placing_actions.let_go(at=instant(DAY)) == 1
    assert not queue.exists()
    change = Change.objects.get(verb="let_go")
    with_whom = health if how != "ended" else life.people.province
    assert change.details["let_go"][str(row.pk)] == {
        "about": f"case:{life.case.pk}", "from": str(life.people.commune.pk), "with": str(with_whom.pk)
    }  # fmt: skip
    assert placing_actions.let_go(at=instant(DAY)) == 0


def test_each_unit_that_kept_something_gets_an_entry_of_its_own_matters(life, queue):
    other = Life(life.people).case
    first = queue.get()
    Unplaced.objects.create(
        former_id=first.former_id, keeper=life.people.front, case=other, reorganisation_id=first.reorganisation_id
    )
    Case.objects.filter(pk__in=[life.case.pk, other.pk]).update(ended_on=DAY)
    kept = dict(Unplaced.objects.values_list("keeper", "pk"))
    assert placing_actions.let_go(at=instant(DAY)) == 2
    said = {row.subject_ref: list(row.details["let_go"]) for row in Change.objects.filter(verb="let_go")}
    assert said == {f"unit:{keeper}": [str(pk)] for keeper, pk in kept.items()} and len(said) == 2


def test_what_still_waits_stays_in_the_queue(life, queue):
    assert placing_actions.let_go(at=instant(DAY)) == 0
    assert queue.exists() and not Change.objects.filter(verb="let_go").exists()


def test_it_goes_to_a_successor_of_its_unit_and_nobody_else(life, queue):
    with pytest.raises(Invalid, match="kế thừa"):
        placing(life, [queue.get().pk], life.people.health)


def test_only_the_keeper_places(life, queue):
    with pytest.raises(Refused):
        placing(life, [queue.get().pk], life.people.other_commune, life.people.head)
