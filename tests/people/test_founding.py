"""Setting an installation up from nothing: the units, the row, a practice unit, one administrator."""

import json
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

from cast import make_place
from thongsuot.core.actors import service
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.ledger.models import Entry
from thongsuot.people.actions import founding
from thongsuot.people.actions.founding import found_installation
from thongsuot.people.cli import set_up
from thongsuot.people.models import Officer
from thongsuot.people.queries import actor_for
from thongsuot.units.models import Installation, Unit
from thongsuot.units.permissions import administers_all

AT = datetime(2026, 7, 15, 2, 0, tzinfo=UTC)
GIVEN = {"level": "commune", "code": "24931", "prefix": "4715", "username": "quan.tri", "full_name": "Đỗ Minh Quân"}


@pytest.fixture(autouse=True)
def _places(db, monkeypatch):
    """Two communes stand for the 15,000 places of the tables, which tests/units loads."""
    monkeypatch.setattr(founding.units, "load_places", lambda **_who: 0)
    province = make_place("Lâm Đồng", level="province", code="68", kind="Tỉnh")
    make_place("Đơn Dương", code="24931", parent=province)
    make_place("Ka Đô", code="24934", parent=province)


def found(**changes):
    return found_installation(**GIVEN | changes, actor=service("set-up"), at=AT)


def test_a_commune_stands_with_its_desks_a_practice_unit_and_the_central_bodies():
    found()
    assert Unit.objects.get(code="24931-kt").parent.code == "24931-ubnd"
    assert Unit.objects.filter(practice=True).count() == 1
    assert Unit.objects.filter(outside=True, kind="central").exists()


def test_a_province_stands_with_its_communes():
    found(level="province", code="68")
    assert Unit.objects.get(code="24934-ubnd").parent.code == "68-ubnd"


def test_the_administrator_administers_the_whole_installation_and_must_choose_a_password():
    made = found()
    officer = Officer.objects.get(username="quan.tri")
    assert officer.check_password(made.password)
    assert officer.must_change_password
    assert administers_all(actor_for(officer, on=date(2026, 7, 15)))


def test_the_codes_begin_with_the_prefix():
    found()
    assert Installation.objects.get().code_prefix == "4715"


def test_a_second_run_changes_nothing_and_shows_no_password():
    found()
    before = (Unit.objects.count(), Officer.objects.count())
    assert found().password == ""
    assert (Unit.objects.count(), Officer.objects.count()) == before


def test_a_second_run_keeps_what_the_administrator_has_changed():
    found()
    Installation.objects.update(name_vi="Xã Đơn Dương, tỉnh Lâm Đồng")
    found()
    assert Installation.objects.get().name_vi == "Xã Đơn Dương, tỉnh Lâm Đồng"


def test_a_second_administrator_may_be_added_by_running_it_again():
    found()
    assert found(username="pho.quan.tri", full_name="Lê Thị Phó").password


@pytest.mark.parametrize(
    ("changes", "trouble"),
    [
        ({"prefix": "47"}, Invalid),
        ({"code": "99999"}, Invalid),
        ({"username": "Có Dấu"}, Invalid),
        ({"full_name": " "}, Invalid),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_is_wrong_leaves_nothing_behind(changes, trouble):
    with pytest.raises(trouble):
        found(**changes)
    assert (Unit.objects.count(), Officer.objects.count(), Entry.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("changes", [{"prefix": "4716"}, {"code": "24934"}], ids=["prefix", "place"])
def test_another_installation_cannot_be_set_up_over_this_one(changes):
    found()
    with pytest.raises(NotAllowedNow):
        found(**changes)


def test_the_command_prints_one_document():
    options = ["--commune", "24931", "--prefix", "4715", "--administrator", "quan.tri", "--name", "Đỗ Minh Quân"]
    done = CliRunner().invoke(set_up, [*options, "--json"])
    assert (done.exit_code, json.loads(done.output)["administrator"]) == (0, "quan.tri")


def test_the_command_wants_a_province_or_a_commune():
    done = CliRunner().invoke(set_up, ["--prefix", "4715", "--administrator", "quan.tri", "--name", "Đỗ Minh Quân"])
    assert done.exit_code == 2
