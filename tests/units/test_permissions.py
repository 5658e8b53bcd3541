"""Who may do what to which unit: the table, and the agreement of predicate and queryset."""

import pytest

from cast import actor, cast, make_post
from thongsuot.core.access import can
from thongsuot.core.actors import STRANGER, resident, service
from thongsuot.core.ids import new_id
from thongsuot.units.models import Competence, Unit
from thongsuot.units.permissions import administered_by, endable_by, visible_to

pytestmark = pytest.mark.django_db

WHO = (
    "receptionist",
    "handler",
    "head",
    "deputy",
    "publisher",
    "administrator",
    "supervisor",
    "auditor",
    "elsewhere",
    "province_head",
    "province_administrator",
    "nobody",
)


@pytest.fixture
def people():
    return cast()


def actors(people):
    return [actor(getattr(people, name)) for name in WHO] + [
        actor(people.administrator, practice=True),
        STRANGER,
        resident(new_id()),
        service("set-up"),
    ]


@pytest.mark.parametrize(
    ("who", "unit", "may"),
    [
        ("administrator", "commune", True),
        ("administrator", "economics", True),
        ("administrator", "province", False),
        ("administrator", "other_commune", False),
        ("administrator", "front", False),
        ("head", "commune", False),
        ("receptionist", "commune", False),
        ("supervisor", "commune", False),
        ("auditor", "inspectorate", False),
        ("nobody", "commune", False),
        ("province_administrator", "economics", True),
        ("province_administrator", "front", True),
        ("province_administrator", "ministry", True),
        ("province_administrator", "practice", True),
    ],
)
def test_an_administrator_changes_the_own_unit_and_all_below(people, who, unit, may):
    for permission in ("units.change", "units.create_below"):
        assert can(actor(getattr(people, who)), permission, getattr(people, unit)) is may


def test_predicate_and_queryset_agree_on_every_unit_for_everyone(people):
    for each in actors(people):
        allowed = {unit for unit in Unit.objects.all() if can(each, "units.change", unit)}
        assert set(administered_by(each)) == allowed
        seen = {unit for unit in Unit.objects.all() if can(each, "units.view", unit)}
        assert set(visible_to(each)) == seen


def test_predicate_and_queryset_agree_on_every_competence_for_everyone(people):
    for each in actors(people):
        allowed = {row for row in Competence.objects.all() if can(each, "units.end_competence", row)}
        assert set(endable_by(each)) == allowed


def test_the_top_of_the_tree_belongs_to_the_whole_installations_administrator(people):
    assert can(actor(people.province_administrator), "units.create_below", None)
    assert not can(actor(people.administrator), "units.create_below", None)


def test_practice_reaches_below_the_practice_unit_and_nothing_real(people):
    learner = actor(people.province_administrator, practice=True)
    assert not administered_by(learner).exists()
    make_post(people.nobody, people.practice, "administrator")
    assert can(actor(people.province_administrator), "units.change", people.practice)
    assert not can(learner, "units.change", people.practice)
