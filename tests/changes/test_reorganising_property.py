"""Whatever units merge and split in whatever order: nothing is lost, every open duty has one living holder."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cast import actor, make_competence, make_officer, make_post, make_unit
from changes.reorganised import lineage_is_the_closure
from lives import Life, instant
from thongsuot.cases.models import Case
from thongsuot.changes import actions
from thongsuot.changes.actions import repointing
from thongsuot.changes.models import Unplaced
from thongsuot.duties.models import Duty
from thongsuot.units.models import Competence, Unit

pytestmark = pytest.mark.django_db
FIRST = date(2026, 8, 1)
STEPS = st.lists(
    st.tuples(st.sampled_from(["merge", "split", "abolish"]), st.integers(0, 9), st.integers(0, 9)),
    min_size=1, max_size=3,
)  # fmt: skip


def plan_of(kind, first, second, units, on):
    """Return the text of a plan of one step over the standing units, or None where it cannot be."""
    one, other = units[first % len(units)], units[second % len(units)]
    if one == other:
        return None
    head = f'on = {on.isoformat()}\nbasis = "NQ"\n'
    if kind == "merge":
        return f'{head}[[merge]]\nunits = ["{one}"]\ninto = "{other}"\n'
    if kind == "abolish":
        return f'{head}[[abolish]]\nunit = "{one}"\nto = "{other}"\n'
    fresh = f"{one}x"
    return (
        f'{head}[[create]]\ncode = "{fresh}"\nname = "Mới"\nkind = "committee"\nunder = "68"\n'
        f'[[split]]\nunit = "{one}"\ninto = ["{fresh}", "{other}"]\nqueue = "{other}"\n'
    )


def carry_out(text, admin, on):
    moment = {"actor": admin, "on": on, "at": instant(on)}
    row = actions.prepare_reorganisation(text=text, **moment)
    actions.confirm_reorganisation(reorganisation_id=row.pk, seen=row.seen, **moment)
    row = actions.begin_reorganisation(reorganisation_id=row.pk, at=instant(on))
    assert row.state == "moving", row.problem
    while repointing.repoint_batch(reorganisation_id=row.pk, at=instant(on), limit=2):
        pass


@pytest.fixture
def small_world():
    life = Life()
    people = life.people
    for number in range(3):
        unit = make_unit(code=f"U{number}", parent=people.province, place=people.commune_place)
        make_post(make_officer(), unit, "handler")
        make_competence(unit, f"health.{number}", place=people.commune_place)
    return people


@settings(max_examples=5, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_no_sequence_of_merges_and_splits_loses_anything(django_db_blocker, small_world, steps):
    from django.db import transaction  # noqa: PLC0415  each example is rolled back by hand

    with transaction.atomic():
        _walk(small_world, steps)
        transaction.set_rollback(True)


def test_a_chain_of_mergers_ends_with_the_last(small_world):
    _walk(small_world, [("merge", 0, 7), ("merge", 1, 0), ("split", 0, 1)])


def _walk(people, steps):
    Life(people), Life(people).accepted()
    owed, cases = Duty.objects.filter(state="open").count(), Case.objects.open().count()
    done = 0
    for number, (kind, first, second) in enumerate(steps):
        on = FIRST + timedelta(days=number)
        standing = Unit.objects.filter(valid_until=None, code__startswith="U") | Unit.objects.filter(
            valid_until=None, code__startswith="249", kind="committee"
        )
        units = sorted(standing.values_list("code", flat=True))
        text = plan_of(kind, first, second, units, on) if len(units) > 1 else None
        if text:
            carry_out(text, actor(people.province_administrator, on=on), on)
            done += 1
    running = Duty.objects.filter(state="open")
    assert (running.count(), Case.objects.open().count()) == (owed, cases)
    assert not running.exclude(holder_unit__valid_until=None).exists()
    assert not Case.objects.open().exclude(holder_unit__valid_until=None).exists()
    assert all(duty.clock().holder_unit == str(duty.holder_unit_id) for duty in running)
    assert not Unit.objects.filter(heir__valid_until__isnull=False).exists()
    assert not Competence.objects.filter(valid_until=None, unit__valid_until__isnull=False).exists()
    assert Unplaced.objects.values("case").distinct().count() <= cases
    assert lineage_is_the_closure()
