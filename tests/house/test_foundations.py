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
SET_UP = {"requirements", ".ci", "vendor", "Makefile", "pyproject.toml", "hatch_build.py"}
# Names of formats, standards and licences, the source of the tables of places, and examples; nothing else is named.
HOSTS = {
    "localhost",
    "openfontlicense.org",
    "github.com",
    "schemas.openxmlformats.org",
    "scripts.sil.org",
    "vidu.vn",
    "wiki.open311.org",
    "www.apache.org",
    "www.w3.org",
}
TEXTS = {".py", ".md", ".toml", ".txt", ".in", ".sh", ""}


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


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [PROJECT / name for name in listed.stdout.split()]


def test_what_sets_up_names_no_address():
    files = [path for path in _tracked() if path.parent.name in SET_UP or path.name in SET_UP]
    assert files
    named = [path.name for path in files if re.search(r"https?://(?!127\.0\.0\.1)", path.read_text(encoding="utf-8"))]
    assert named == []


def _texts() -> list[Path]:
    return [path for path in _tracked() if path.suffix in TEXTS and path.is_file()]


def test_no_text_names_a_host_that_is_not_known_here():
    hosts = re.compile(r"https?://([a-z0-9][a-z0-9.-]*[a-z0-9])")
    named = {
        host
        for path in _texts()
        for host in hosts.findall(path.read_text(encoding="utf-8", errors="ignore"))
        if not host.startswith("127") and not host.endswith((".example", ".test"))
    }
    assert named - HOSTS == set()


def test_nothing_in_the_tree_names_a_path_of_a_machine():
    homes = re.compile(r"(?<![\w.{])/(?:home|root|Users)/\w")
    texts = _texts()
    found = [path.name for path in texts if homes.search(path.read_text(encoding="utf-8", errors="ignore"))]
    assert found == []
