"""`thongsuot reorganise`: wrong plans by line, a dry run that writes nothing, a plan that is carried out."""

import json

import pytest
from click.testing import CliRunner

from changes.reorganised import MERGE
from lives import Life
from thongsuot.cases.models import Case
from thongsuot.changes.cli import reorganise
from thongsuot.changes.models import Reorganisation

pytestmark = pytest.mark.django_db
PAST = MERGE.replace("2026-08-01", "2025-08-01")


@pytest.fixture
def run(tmp_path):
    def run(text, *options):
        path = tmp_path / "ke-hoach.toml"
        path.write_text(text, encoding="utf-8")
        done = CliRunner().invoke(reorganise, [str(path), "--json", *options], catch_exceptions=False)
        return done.exit_code, json.loads(done.stdout)

    return run


def test_a_wrong_plan_names_line_table_and_remedy_and_writes_nothing(run):
    Life()
    status, document = run(MERGE.replace("24931", "9").replace("2026", "2099"))
    assert status == 1
    assert document["problems"][0]["table"] == "merge"
    assert document["problems"][0]["line"] == 5
    assert not Reorganisation.objects.exists()


def test_a_dry_run_lists_every_row_and_writes_nothing(run):
    life = Life()
    status, document = run(MERGE.replace("2026", "2099"), "--dry-run")
    assert (status, document["state"]) == (0, "dry-run")
    moved = {(row["kind"], row["what"], row["to"]) for row in document["moves"]}
    assert ("cases", life.case.code, life.people.other_commune.name) in moved
    assert not Reorganisation.objects.exists()


def test_a_day_that_has_passed_wants_a_reason_and_is_then_carried_out(run):
    life = Life()
    assert run(PAST)[0] == 1
    status, document = run(PAST, "--late", "Nghị quyết đến muộn")
    assert (status, document["state"]) == (0, "done")
    assert Case.objects.get(pk=life.case.pk).holder_unit == life.people.other_commune


def test_a_day_to_come_is_planned(run):
    Life()
    assert run(MERGE.replace("2026", "2099"))[1]["state"] == "planned"


def test_no_file_is_wrong_use(tmp_path):
    done = CliRunner().invoke(reorganise, [str(tmp_path / "khong-co.toml")])
    assert done.exit_code == 2
