"""A plan of reorganisation from the file to the last re-pointed row: what moves, who sees it, what stays."""

from datetime import timedelta

import pytest

from cast import actor, make_officer, make_post, make_unit
from changes.reorganised import DAY, TODAY, confirmed, finished, in_force, lineage_is_the_closure, prepared
from lives import instant
from thongsuot.cases.actions.record import DERIVED, canonical_act, event_of, wanted_sights
from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.rules.fold import fold
from thongsuot.changes import actions
from thongsuot.changes.actions import repointing
from thongsuot.changes.actions.reorganising import due
from thongsuot.changes.models import Change, Reorganisation
from thongsuot.core.access import can
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused, Stale
from thongsuot.core.refs import Ref
from thongsuot.duties.models import Duty
from thongsuot.ledger import actions as ledger
from thongsuot.units.models import Unit, UnitSuccession

pytestmark = pytest.mark.django_db


def test_the_dry_run_counts_what_moves_and_changes_nothing(people, root):
    row = prepared(root)
    assert row.totals["cases"] == 1
    assert row.totals["posts"] >= 5
    assert row.state == Reorganisation.State.DRAFT
    assert not UnitSuccession.objects.exists()


def test_a_plan_is_one_act_and_moves_nothing_before_its_day(life, people, root):
    row = confirmed(root)
    change = Change.objects.get(verb="reorganise")
    assert len(change.details["plan"]) == 64
    assert "Nghị quyết số 12/NQ-HĐND" in change.content.texts["plan"]
    assert due(DAY - timedelta(days=1)) == []
    assert actions.begin_reorganisation(reorganisation_id=row.pk, at=instant(TODAY)).state == "planned"
    assert Unit.objects.get(pk=people.commune.pk).valid_until is None


def test_from_the_first_second_the_successors_officers_see_and_act(life, people, root):
    make_post(people.elsewhere, people.other_commune, "head")
    in_force(root)
    case = Case.objects.get(pk=life.case.pk)
    there = actor(people.elsewhere, on=DAY)
    assert case.holder_unit_id == people.commune.pk  # no batch has run
    assert visible_to(there).filter(pk=case.pk).exists()
    assert can(there, "cases.send_back", case)
    assert can(actor(people.economics_handler, on=DAY), "cases.draft", case)
    assert case.holder_unit_id not in there.seats


def test_every_matter_is_with_the_successor_and_follows_from_its_acts(life, people, root):
    row = finished(root)
    assert row.state == Reorganisation.State.DONE
    case = Case.objects.get(pk=life.case.pk)
    assert (case.holder_unit_id, case.working_unit_id) == (people.other_commune.pk, people.other_economics.pk)
    derived = fold(event_of(act) for act in case.acts.all())
    assert {name: getattr(case, name) for name in DERIVED} == {name: getattr(derived, name) for name in DERIVED}
    assert {(sight.unit_id, sight.why) for sight in case.sights.all()} == wanted_sights(case)
    for duty in Duty.objects.filter(state="open"):
        assert str(duty.holder_unit_id) == duty.clock().holder_unit
        assert duty.holder_unit.valid_until is None
    assert case.officer_id == people.economics_handler.pk
    assert lineage_is_the_closure()


def test_the_entry_of_a_batch_commits_to_every_act_in_it(life, people, root):
    finished(root)
    act = Case.objects.get(pk=life.case.pk).acts.get(verb="inherit")
    change = Change.objects.get(entry=act.entry)
    assert str(act.pk) in change.details["cases"]
    assert canonical_act(act, {})["details"]["from"] == str(people.commune.pk)


def test_a_second_run_changes_nothing(life, people, root):
    row = finished(root)
    before = Case.objects.get(pk=life.case.pk).revision
    assert not repointing.repoint_batch(reorganisation_id=row.pk, at=instant(DAY))
    repointing.mend(at=instant(DAY))
    assert Case.objects.get(pk=life.case.pk).revision == before


def test_posts_go_on_in_the_successor(people, root):
    in_force(root)
    posts = people.handler.posts.order_by("valid_from")
    assert [(post.unit_id, post.valid_until) for post in posts] == [
        (people.commune.pk, DAY),
        (people.other_commune.pk, None),
    ]


def test_a_post_held_for_less_than_the_one_that_ends_loses_nothing(people, root):
    make_post(people.handler, people.other_commune, "handler", until=DAY + timedelta(days=9))
    make_post(people.head, people.other_commune, "head")
    in_force(root)
    assert people.handler.posts.filter(unit=people.other_commune, valid_from=DAY, valid_until=None).exists()
    assert people.head.posts.filter(unit=people.other_commune).count() == 1


def test_who_headed_a_merged_unit_is_deputy_where_there_is_a_head(people, root):
    make_post(people.elsewhere, people.other_commune, "head")
    in_force(root)
    assert people.head.posts.get(unit=people.other_commune).deputy


ABOLISH = """
on = 2026-08-01
basis = "Nghị quyết số 14/NQ-HĐND"

[[abolish]]
unit = "24931"
to = "68"
"""


def test_nobody_rises_by_the_end_of_a_unit(life, people, root):
    in_force(root, ABOLISH)
    assert not people.administrator.posts.filter(unit=people.province).exists()
    assert actor(people.administrator, on=DAY).posts == ()
    assert actor(people.province_head, on=DAY).holds("head", people.commune.pk)
    assert Unit.objects.get(pk=people.economics.pk).parent_id == people.province.pk


UPWARD = """
on = 2026-08-01
basis = "Nghị quyết số 14/NQ-HĐND"

[[create]]
code = "68-moi"
name = "Ủy ban nhân dân tỉnh Lâm Đồng mới"
kind = "committee"

[[merge]]
units = ["68", "68-vp"]
into = "68-moi"

[[split]]
unit = "68-syt"
into = ["68-snnmt", "68-moi"]
queue = "68-snnmt"
officers = { "quan-tri-so" = "68-moi" }
"""


def test_nobody_rises_into_the_heir_of_a_unit_above(people, root):
    office, named = make_officer(), make_officer(username="quan-tri-so")
    make_post(office, people.province_office, "administrator")
    make_post(named, people.health, "administrator")
    in_force(root, UPWARD)
    assert not office.posts.filter(unit__code="68-moi").exists()
    assert not named.posts.exclude(unit=people.health).exists()
    assert people.province_administrator.posts.filter(unit__code="68-moi").exists()


def test_a_list_that_is_no_longer_true_is_looked_at_anew(people, root):
    row = prepared(root)
    make_post(make_officer(), people.commune, "handler")
    asked = {"reorganisation_id": row.pk, "actor": root, "on": TODAY, "at": instant(TODAY)}
    with pytest.raises(Stale):
        actions.confirm_reorganisation(seen=row.seen, **asked)
    again = actions.prepare_reorganisation(text=row.text, **asked)
    assert actions.confirm_reorganisation(seen=again.seen, **asked).state == "planned"


def test_a_plan_is_taken_back_before_its_day_and_not_after(people, root):
    row = confirmed(root)
    asked = {"reorganisation_id": row.pk, "actor": root, "on": TODAY, "at": instant(TODAY)}
    assert actions.undo_reorganisation(**asked).state == "undone"
    assert due(DAY) == []
    row = in_force(root)
    with pytest.raises(NotAllowedNow):
        actions.undo_reorganisation(**asked | {"reorganisation_id": row.pk})


def test_only_the_administrator_of_the_root_reorganises(people):
    with pytest.raises(Refused):
        prepared(actor(people.administrator, on=TODAY))


def test_a_pair_below_that_came_after_the_confirmation_ends_nothing(people, root):
    row = confirmed(root)
    for commune in (people.commune, people.other_commune):
        make_unit("Phòng mới", code=f"{commune.code}-moi", parent=commune, kind="department")
    row = actions.begin_reorganisation(reorganisation_id=row.pk, at=instant(DAY))
    assert row.state == "planned" and "sau khi xác nhận" in row.problem
    assert Unit.objects.get(pk=people.commune.pk).valid_until is None


@pytest.mark.parametrize("missing", ["ended", "seen"])
def test_a_plan_confirmed_without_a_dry_run_does_not_begin(people, root, missing):
    row = confirmed(root)
    details = {name: value for name, value in row.change.details.items() if name != missing}
    subject = Ref("reorganisation", row.pk)
    entry, _key = ledger.record(actor=root, verb="changes.reorganise", subject=subject, act={}, at=instant(TODAY))
    row.change = Change.objects.create(
        verb="reorganise", on=TODAY, at=instant(TODAY), actor_ref=root.ref, subject_ref=row.change.subject_ref,
        details=details, entry=entry,
    )  # fmt: skip
    row.save()
    row = actions.begin_reorganisation(reorganisation_id=row.pk, at=instant(DAY))
    assert row.state == "planned" and "không có danh sách xem trước" in row.problem
    assert Unit.objects.get(pk=people.commune.pk).valid_until is None


def test_a_case_that_changes_hands_makes_the_list_stale(life, people, root):
    row = prepared(root)
    Case.objects.filter(pk=life.case.pk).update(working_unit=people.one_stop)
    with pytest.raises(Stale, match="Xem lại danh sách"):
        actions.confirm_reorganisation(reorganisation_id=row.pk, seen=row.seen, actor=root, on=TODAY, at=instant(TODAY))


def test_a_head_who_comes_to_the_other_unit_makes_the_list_stale(people, root):
    row = prepared(root)
    make_post(people.elsewhere, people.other_commune, "head")
    with pytest.raises(Stale):
        actions.confirm_reorganisation(reorganisation_id=row.pk, seen=row.seen, actor=root, on=TODAY, at=instant(TODAY))


def test_a_plan_names_the_pairs_below_too(people, root):
    confirmed(root)
    with pytest.raises(Invalid, match="chưa có hiệu lực"):
        prepared(root, ABOLISH.replace('"24931"', f'"{people.economics.code}"'))


def test_two_plans_not_yet_in_force_do_not_name_the_same_unit(people, root):
    confirmed(root)
    with pytest.raises(Invalid, match="chưa có hiệu lực"):
        prepared(root)
