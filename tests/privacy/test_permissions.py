"""Who keeps the registers: head and administrator of the unit itself; the list agrees with the check."""

from dataclasses import replace

import pytest

from cast import actor, cast
from privacy.test_actions import asked, noticed
from thongsuot.core.access import can
from thongsuot.core.actors import STRANGER
from thongsuot.people.models import Officer
from thongsuot.privacy.models import Breach, DataRequest
from thongsuot.privacy.permissions import visible_to

pytestmark = pytest.mark.django_db
KEEPERS = {"head", "administrator"}


@pytest.mark.parametrize("permission", ["privacy.view", "privacy.work", "privacy.open"])
def test_head_and_administrator_of_the_unit_keep_its_registers_and_nobody_else(permission):
    people = cast()
    thing = people.commune if permission == "privacy.open" else asked(people)
    allowed = {
        name for name, one in vars(people).items() if isinstance(one, Officer) and can(actor(one), permission, thing)
    }
    assert allowed == KEEPERS
    assert not can(STRANGER, permission, thing)
    assert not can(replace(actor(people.head), practice=True), permission, thing)


@pytest.mark.parametrize(("kind", "make"), [(DataRequest, asked), (Breach, noticed)])
def test_the_list_agrees_with_the_check(kind, make):
    people = cast()
    make(people)
    for officer in (one for one in vars(people).values() if isinstance(one, Officer)):
        who = actor(officer)
        assert set(visible_to(who, kind)) == {one for one in kind.objects.all() if can(who, "privacy.view", one)}
