"""Permissions by name: a slip of the pen is an error, never a silent no."""

import pytest

from thongsuot.core import access
from thongsuot.core.actors import STRANGER, Actor, HeldPost, resident, service
from thongsuot.core.errors import Refused
from thongsuot.core.ids import new_id


@pytest.fixture(autouse=True)
def own_permissions(monkeypatch):
    monkeypatch.setattr(access, "_permissions", {})
    access.permit("room.open", access.predicate(lambda actor, thing: thing == "door"))


def test_a_permission_is_asked_by_name():
    assert access.can(STRANGER, "room.open", "door")
    assert not access.can(STRANGER, "room.open", "window")


def test_a_misspelt_name_raises():
    with pytest.raises(KeyError):
        access.can(STRANGER, "room.opne", "door")


def test_a_name_is_given_once():
    with pytest.raises(ValueError, match="twice"):
        access.permit("room.open", access.predicate(lambda actor, thing: True))


def test_a_refusal_says_what_was_asked():
    with pytest.raises(Refused) as caught:
        access.require(STRANGER, "room.open", "window")
    assert (caught.value.permission, caught.value.thing) == ("room.open", "window")


def test_a_deputy_who_does_not_act_holds_nothing():
    unit = new_id()
    waiting = Actor(ref="officer:1", posts=(HeldPost(unit, "head", deputy=True, acting=False),))
    acting = Actor(ref="officer:1", posts=(HeldPost(unit, "head", deputy=True, acting=True),))
    assert not waiting.holds("head", unit)
    assert acting.holds("head", unit)
    assert waiting.units_as("head") == frozenset()


def test_residents_and_services_are_told_apart():
    case = new_id()
    assert resident(case).case_id == case
    assert not resident(case).is_officer
    assert service("import").is_service
