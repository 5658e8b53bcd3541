"""Every command and job has its row, acts as the service it names, and may do the acts of its row and no others."""

import ast
import re
import sys
from itertools import chain
from pathlib import Path
from types import SimpleNamespace

import pytest
from procrastinate.contrib.django import app as queue

import thongsuot.config.jobs  # noqa: F401  its jobs are registered by the worker alone
from house.unattended import ANY_KIND, BEHIND_PAGES, COMMANDS, JOBS, SEALED
from thongsuot.cases.rules.tables import table_of
from thongsuot.cases.rules.transitions import SERVICE
from thongsuot.config import cli
from thongsuot.config.queues import QUICK, SLOW
from thongsuot.core.access import can
from thongsuot.core.actors import service
from thongsuot.denunciations.rules.transitions import TRANSITIONS as SEALED_TRANSITIONS

SRC = Path(__file__).parents[2] / "src" / "thongsuot"
ROWS = {**COMMANDS, **JOBS}
CASE_ACTS = sorted({verb for kind in ANY_KIND for verb in table_of(kind)} - {"receive"})
SEALED_ACTS = sorted({row.verb for row in SEALED_TRANSITIONS if "custodian" not in row.who} - {"receive"})


def _done(prefix: str) -> set[str]:
    named = chain.from_iterable([*(row.does for row in ROWS.values()), *BEHIND_PAGES.values()])
    return {name.removeprefix(prefix) for name in named if name.startswith(prefix)}


def _services_in(path: Path) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id == "service" and isinstance(call.args[0], ast.Constant)
    }


def test_every_command_has_a_row_and_works_as_the_role_it_says():
    assert {name: command.works_as or "" for name, command in cli.COMMANDS.items()} == {
        name: row.role for name, row in COMMANDS.items()
    }


def test_every_job_has_a_row():
    ours = {name for name in queue.tasks if "procrastinate" not in name}
    assert ours == set(JOBS)


def test_every_queue_is_worked_by_the_worker():
    """A job of any other would wait for ever."""
    ours = {name: task.queue for name, task in queue.tasks.items() if name in JOBS}
    assert {name for name, its in ours.items() if its not in QUICK + SLOW} == set()
    assert set(QUICK + SLOW) == set(ours.values())


def test_whoever_defers_a_job_names_the_queue_of_its_task():
    wrong = [
        (module.__name__, constant, its)
        for name, module in sorted(sys.modules.items())
        if name.startswith("thongsuot.")
        for constant, its in _deferred_in(module)
        if queue.tasks[getattr(module, constant)].queue != its
    ]
    assert wrong == []


def _deferred_in(module) -> list[tuple[str, str]]:
    """Return the constant and the queue of each job that a module defers by its name."""
    found = re.compile(r"configure_task\(\s*(\w+),[^)]*?queue=\"(\w+)\"", re.DOTALL)
    return found.findall(Path(module.__file__).read_text(encoding="utf-8")) if getattr(module, "__file__", None) else []


def test_only_jobs_of_the_sealed_room_work_with_its_tables():
    assert {name for name, row in JOBS.items() if row.role == SEALED} == {
        name for name in JOBS if ".denunciations." in name
    }


def test_every_service_that_acts_is_in_a_row():
    written = set().union(*(_services_in(path) for path in SRC.rglob("*.py")))
    assert written == {name for row in ROWS.values() for name in row.acts_as} | set(BEHIND_PAGES)


def test_what_acts_bears_a_name():
    assert [name for name, row in ROWS.items() if row.does and not row.acts_as] == []


@pytest.mark.parametrize("kind", ANY_KIND)
def test_a_service_may_do_the_acts_of_its_row_on_a_case_and_no_others(kind):
    case = SimpleNamespace(
        kind=kind, practice=False, follows_id=None, holder_unit_id=None, working_unit_id=None, officer_id=None
    )
    may = {verb for verb in CASE_ACTS if can(service("import"), f"cases.{verb}", case)}
    assert may == {row.verb for row in table_of(kind).values() if SERVICE in row.roles} - {"receive"}
    assert may <= _done("cases.")


def test_each_table_opens_to_a_service_what_a_row_does_and_no_more():
    opened = {row.verb for kind in ANY_KIND for row in table_of(kind).values() if SERVICE in row.roles}
    assert opened == _done("cases.")


def test_the_sealed_table_opens_to_a_service_what_a_row_does_and_no_more():
    opened = {row.verb for row in SEALED_TRANSITIONS if "service" in row.who}
    assert opened == _done("denunciations.")
    thing = SimpleNamespace(pk=None)
    may = {verb for verb in SEALED_ACTS if can(service("sealed"), f"denunciations.{verb}", thing)}
    assert may == _done("denunciations.") - {"receive"}
