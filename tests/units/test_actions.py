"""Every verb on units: what it writes, what it refuses, and the one entry it leaves in the book."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from cast import SINCE, TODAY, actor, cast, make_competence
from thongsuot.core.actors import service
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.core.ids import new_id
from thongsuot.ledger.models import Entry
from thongsuot.units import actions, queries
from thongsuot.units.models import Competence, Installation, Lineage, Unit, UnitSuccession

pytestmark = pytest.mark.django_db
AT = datetime(2026, 7, 15, 2, 0, tzinfo=UTC)
WHEN = {"on": TODAY, "at": AT}


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def admin(people):
    return actor(people.administrator)


@pytest.fixture
def root_admin(people):
    return actor(people.province_administrator)


def lineage_from_parents():
    """Return the closure recounted from the parents alone."""
    parents = dict(Unit.objects.values_list("pk", "parent_id"))
    rows = set()
    for unit in parents:
        above, depth = unit, 0
        while above is not None:
            rows.add((above, unit, depth))
            above, depth = parents[above], depth + 1
    return rows


def lineage_stored():
    return set(Lineage.objects.values_list("ancestor_id", "descendant_id", "depth"))


def make(people, admin, **changes):
    values = {"name": "Đội Quản lý đô thị", "kind": "service", "code": "24931-dt", "parent_id": people.commune.pk}
    return actions.create_unit(**values | changes, actor=admin, **WHEN)


def test_a_unit_is_created_under_its_parent_with_its_place_and_one_entry(people, admin):
    unit = make(people, admin)
    assert (unit.parent, unit.place, unit.valid_from) == (people.commune, people.commune_place, TODAY)
    assert lineage_stored() == lineage_from_parents()
    entry = Entry.objects.get(verb="units.create")
    assert (entry.subject_ref, entry.actor_ref) == (f"unit:{unit.pk}", admin.ref)


def test_a_unit_under_an_outside_or_practice_unit_is_one_too(people, root_admin):
    assert make(people, root_admin, parent_id=people.ministry.pk).outside
    assert make(people, root_admin, parent_id=people.practice.pk, code="x").practice


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"code": "24931-KT"}, "code"), ({"on": date(2026, 7, 16)}, "on"), ({"on": date(2025, 6, 30)}, "on")],
    ids=["a code in use", "a day to come", "before its parent"],
)
def test_a_unit_is_not_created_with(people, admin, changes, field):
    values = {"name": "Đội", "kind": "service", "code": "n", "parent_id": people.commune.pk, "actor": admin} | WHEN
    with pytest.raises(Invalid) as refused:
        actions.create_unit(**values | changes)
    assert refused.value.field == field


def test_an_administrator_creates_nothing_elsewhere_nor_at_the_top(people, admin):
    for parent in (people.other_commune.pk, people.province.pk, None):
        with pytest.raises(Refused):
            make(people, admin, parent_id=parent)


def test_a_renamed_unit_is_found_by_both_names(people, admin):
    actions.rename_unit(unit_id=people.economics.pk, name="Phòng Hạ tầng", short_name="", actor=admin, **WHEN)
    assert queries.search_units("ha tang") == queries.search_units("phong kinh te don duong")
    assert Entry.objects.filter(verb="units.rename").count() == 1


def test_a_moved_unit_takes_all_below_it_and_keeps_its_history(people, root_admin):
    actions.move_unit(unit_id=people.commune.pk, parent_id=people.health.pk, actor=root_admin, **WHEN)
    assert lineage_stored() == lineage_from_parents()
    placed = [(row.parent, row.valid_from, row.valid_until) for row in queries.history(people.commune)]
    assert placed == [(people.province, SINCE, TODAY), (people.health, TODAY, None)]


def test_a_unit_moved_twice_on_a_day_stands_where_it_was_put_last(people, root_admin):
    for parent in (people.health, people.agriculture):
        actions.move_unit(unit_id=people.commune.pk, parent_id=parent.pk, actor=root_admin, **WHEN)
    assert [row.parent for row in queries.history(people.commune)] == [people.province, people.agriculture]
    assert lineage_stored() == lineage_from_parents()


@pytest.mark.parametrize("below", ["commune", "economics"])
def test_a_unit_cannot_be_put_under_itself(people, root_admin, below):
    with pytest.raises(Invalid) as refused:
        parent = getattr(people, below).pk
        actions.move_unit(unit_id=people.commune.pk, parent_id=parent, actor=root_admin, **WHEN)
    assert refused.value.field == "parent"


def test_the_database_refuses_a_loop_that_goes_round_the_action(people):
    with pytest.raises(DatabaseError, match="under itself"), transaction.atomic():
        Unit.objects.filter(pk=people.commune.pk).update(parent=people.economics)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_unit_may_not_be_moved_out_of_reach(people, admin):
    with pytest.raises(Refused):
        actions.move_unit(unit_id=people.economics.pk, parent_id=people.other_commune.pk, actor=admin, **WHEN)


def test_an_abolished_unit_ends_with_its_competences_and_names_its_successor(people, admin):
    actions.abolish_unit(unit_id=people.economics.pk, successor_id=people.office.pk, actor=admin, **WHEN)
    people.economics.refresh_from_db()
    assert people.economics.valid_until == TODAY
    assert not Competence.objects.filter(unit=people.economics, valid_until=None).exists()
    assert UnitSuccession.objects.get(former=people.economics).successor == people.office


def test_a_unit_with_units_below_is_not_abolished(people, root_admin):
    with pytest.raises(NotAllowedNow, match="3 đơn vị"):
        actions.abolish_unit(unit_id=people.commune.pk, successor_id=None, actor=root_admin, **WHEN)


@pytest.mark.parametrize("verb", ["abolish_unit", "rename_unit", "move_unit"])
def test_nothing_more_happens_to_an_abolished_unit(people, root_admin, verb):
    actions.abolish_unit(unit_id=people.economics.pk, successor_id=None, actor=root_admin, **WHEN)
    more = {
        "abolish_unit": {"successor_id": None},
        "rename_unit": {"name": "x", "short_name": ""},
        "move_unit": {"parent_id": people.office.pk},
    }
    with pytest.raises(NotAllowedNow):
        getattr(actions, verb)(unit_id=people.economics.pk, actor=root_admin, **more[verb], **WHEN)


def test_a_unit_that_does_not_exist_is_not_found(people, admin):
    with pytest.raises(NotFound):
        actions.rename_unit(unit_id=new_id(), name="x", short_name="", actor=admin, **WHEN)


def test_contact_is_kept(people, admin):
    actions.set_contact(
        unit_id=people.office.pk, email="vp@donduong.example", phone="0263 000 000", address="", actor=admin, at=AT
    )
    people.office.refresh_from_db()
    assert people.office.email == "vp@donduong.example"


def give(people, admin, **changes):
    values = {"unit_id": people.one_stop.pk, "topic": "land", "kind": "", "place_id": None, "basis": "QĐ 12/QĐ-UBND"}
    return actions.set_competence(**values | changes, actor=admin, **WHEN)


def test_a_competence_without_a_place_holds_in_the_units_own(people, admin):
    assert give(people, admin).place == people.commune_place


def test_a_unit_gets_no_competence_outside_its_place(people, admin):
    with pytest.raises(Invalid) as refused:
        give(people, admin, place_id=people.other_place.pk)
    assert refused.value.field == "place"


@pytest.mark.parametrize("changes", [{"topic": "no.such"}, {"topic": "environment", "unit": "economics"}])
def test_a_competence_is_not_given_for_an_unknown_topic_nor_twice(people, admin, changes):
    unit = getattr(people, changes.pop("unit", "one_stop"))
    with pytest.raises(Invalid) as refused:
        give(people, admin, unit_id=unit.pk, **changes)
    assert refused.value.field == "topic"


def test_a_competence_ends_on_a_day_and_only_once(people, admin):
    row = people.economics.competences.get()
    actions.end_competence(competence_id=row.pk, actor=admin, **WHEN)
    with pytest.raises(NotAllowedNow):
        actions.end_competence(competence_id=row.pk, actor=admin, **WHEN)


def test_a_competence_cannot_end_before_it_began(people, admin):
    row = make_competence(people.economics, "land", place=people.commune_place, since=TODAY)
    with pytest.raises(Invalid):
        actions.end_competence(competence_id=row.pk, actor=admin, **WHEN)


SETTINGS = {"name_vi": "Tỉnh Lâm Đồng", "name_en": "Lâm Đồng province", "phone": "1022", "hours": ""}


def test_the_installation_changes_at_once_but_never_its_prefix(people, root_admin):
    root = people.province.pk
    actions.set_installation(code_prefix="4715", root_unit_id=root, **SETTINGS, actor=root_admin, at=AT)
    assert queries.installation().phone == "1022"
    with pytest.raises(NotAllowedNow):
        actions.set_installation(code_prefix="9999", root_unit_id=root, **SETTINGS, actor=root_admin, at=AT)


@pytest.mark.parametrize("prefix", ["471", "47155", "47a5", "４７１５", ""])
def test_a_prefix_has_four_digits(db, prefix):
    with pytest.raises(Invalid):
        actions.set_installation(code_prefix=prefix, root_unit_id=None, **SETTINGS, actor=service("set-up"), at=AT)
    assert not Installation.objects.exists()


def test_a_commune_administrator_does_not_change_the_installation(people, admin):
    with pytest.raises(Refused):
        actions.set_installation(code_prefix="4715", root_unit_id=None, **SETTINGS, actor=admin, at=AT)
