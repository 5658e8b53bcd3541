"""What the doctor says of the offices: faults in the tree with their number, what is not set up yet by name."""

import pytest

from cast import cast
from thongsuot.config import checks_offices as checks
from thongsuot.config.checks import CHECKS
from thongsuot.units.models import Lineage

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_work(monkeypatch, tmp_path):
    monkeypatch.setattr(checks.kept, "path", lambda: tmp_path / "demo.json")
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    return tmp_path


def test_before_anything_is_set_up_nothing_is_missing(at_work):
    assert checks.unit_tree().ok and checks.to_set_up().ok
    assert {checks.unit_tree, checks.to_set_up} <= set(CHECKS)


def test_a_fault_of_the_tree_is_counted_and_led_to_its_page(at_work):
    people = cast()
    assert (checks.unit_tree().ok, checks.unit_tree().what) == (True, "không có gì lạ")
    Lineage.objects.filter(descendant=people.office, depth=2).delete()
    found = checks.unit_tree()
    assert not found.ok and found.what.endswith(": 1") and checks.TREE in found.remedy


def test_what_is_not_set_up_is_named_first_things_first(at_work):
    cast()
    found = checks.to_set_up()
    assert not found.ok and "Mỗi Ủy ban có người đứng đầu" in found.what and "việc nữa" in found.what
    (at_work / "demo.json").touch()
    assert checks.to_set_up().ok
