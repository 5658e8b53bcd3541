"""Set-up, migrations, translations, imports: what must hold before anything else can."""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

import thongsuot

ROOT = Path(thongsuot.__file__).parent
PROJECT = Path(__file__).parents[2]


def test_models_and_migrations_agree(db):
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert "No changes" in out.getvalue()


def test_each_room_has_one_line_of_migrations():
    leaves = MigrationLoader(None).graph.leaf_nodes()
    ours = [app for app, _name in leaves if apps.get_app_config(app).name.startswith("thongsuot")]
    assert sorted(ours) == sorted(set(ours))


def test_migrations_can_be_undone():
    loader = MigrationLoader(None)
    stuck = [
        f"{key}: {type(operation).__name__}"
        for key, migration in loader.disk_migrations.items()
        if migration.__module__.startswith("thongsuot")
        for operation in migration.operations
        if not operation.reversible
    ]
    assert stuck == []


def test_the_arrows_between_the_rooms_hold():
    command = [str(Path(sys.executable).parent / "lint-imports")]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.parametrize("name", ["base.txt", "test.txt"])
def test_the_locks_have_hashes_and_name_no_index(name):
    text = (PROJECT / "requirements" / name).read_text()
    assert not re.search(r"https?://|--(?:extra-)?index-url|--find-links", text)
    packages = re.findall(r"^[a-z0-9][\w.-]*==", text, re.MULTILINE | re.IGNORECASE)
    assert packages
    assert text.count("--hash=sha256:") >= len(packages)


def test_nothing_in_the_tree_names_an_index_or_a_path_of_a_machine():
    tracked = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if tracked.returncode:
        pytest.skip("not a git checkout")
    hosts = re.compile(r"/(?:home|root)/")
    found = []
    for name in tracked.stdout.split():
        path = PROJECT / name
        if (
            path.suffix in {".py", ".md", ".toml", ".txt", ".in", ".sh", ""}
            and path.is_file()
            and path != Path(__file__)
        ):
            text = path.read_text(encoding="utf-8", errors="ignore")
            found += [f"{name}: {hit.group(0)}" for hit in hosts.finditer(text)]
    assert [row for row in found if not row.startswith("tests/house/")] == []
