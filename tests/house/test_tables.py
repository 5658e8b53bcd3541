"""Every model, permission, command, setting and job is named where people look for it."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from procrastinate.contrib.django import app as queue

from thongsuot.cases.rules.transitions import TRANSITIONS
from thongsuot.config.cli import COMMANDS
from thongsuot.config.env import Env
from thongsuot.core import access

PROJECT = Path(__file__).parents[2]
GLOSSARY = (PROJECT / "GLOSSARY.md").read_text(encoding="utf-8")
DOCS = {path: path.read_text(encoding="utf-8") for path in (PROJECT / "docs").rglob("*.md")}
ALL_DOCS = "\n".join(DOCS.values())
OURS = [model for model in apps.get_models() if model.__module__.startswith("thongsuot")]


def _words(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_model_is_in_the_glossary(model):
    assert _words(model.__name__) in GLOSSARY.lower()


def test_every_permission_is_in_the_docs_of_its_room():
    missing = [name for name in access.names() if f"`{name}`" not in ALL_DOCS and name not in ALL_DOCS]
    assert missing == []


def test_every_act_of_a_case_is_a_permission():
    known = set(access.names())
    assert [t.verb for t in TRANSITIONS if f"cases.{t.verb}" not in known] == []


def test_every_command_is_in_the_docs():
    assert [
        name for name, command in COMMANDS.items() if not command.hidden and f"thongsuot {name}" not in ALL_DOCS
    ] == []


def test_every_setting_is_in_the_docs():
    settings = [name.upper() for name in Env.model_fields]
    assert [name for name in settings if f"`{name}`" not in ALL_DOCS and f"_{name}`" not in ALL_DOCS] == []


def test_every_periodic_job_is_in_the_docs():
    names = {task.task.name for task in queue.periodic_registry.periodic_tasks.values()}
    ours = {name for name in names if name.startswith("thongsuot")}
    assert ours
    assert [name for name in ours if name.rpartition(".")[2] not in ALL_DOCS and name not in ALL_DOCS] == []


@pytest.mark.parametrize(
    "room",
    [
        "cases",
        "denunciations",
        "documents",
        "duties",
        "files",
        "language",
        "law",
        "ledger",
        "notices",
        "people",
        "units",
        "web",
    ],
)
def test_every_room_has_its_page(room):
    assert (PROJECT / "docs" / f"{room}.md").exists()
