"""The wheel, installed where nothing else is."""

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from config import terminal
from thongsuot.config.postgres.server import Server

pytestmark = pytest.mark.xdist_group("wheel")  # built once
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built from a copy: the working tree stays as it is."""
    copy, made = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "hatch_build.py", "LICENSE", "README.md"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, copy)
    shutil.copytree(ROOT / "requirements", copy / "requirements")
    shutil.copytree(ROOT / "src", copy / "src", ignore=shutil.ignore_patterns("*.mo", "__pycache__"))
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(made), str(copy)]
    subprocess.run(command, check=True, capture_output=True)
    return next(made.glob("*.whl"))


def test_the_wheel_holds_templates_catalogues_and_the_names_of_what_it_needs(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(next(name for name in names if name.endswith("METADATA"))).decode()
    assert "thongsuot/config/locale/en/LC_MESSAGES/django.mo" in names
    assert [name for name in names if name.startswith("thongsuot/web/templates/")]
    assert "Requires-Dist: django<5.3,>=5.2" in metadata.lower().replace("requires-dist", "Requires-Dist")
    assert not [name for name in names if name.startswith("tests/")]


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The Python of an environment that has the wheel and its dependencies only.

    The dependencies are this environment's own files, by a path; what they are is in requirements/base.txt, and
    `make setup` from nothing is CI's first step.
    """
    home = tmp_path_factory.mktemp("empty")
    venv.create(home, with_pip=False, symlinks=True)
    site = next((home / "lib").glob("python*/site-packages"))
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    here = Path(sys.prefix) / "lib" / site.parent.name / "site-packages"
    for entry in here.iterdir():
        if not entry.name.startswith(("thongsuot", "_thongsuot", "__editable__")) and entry.suffix != ".pth":
            (site / entry.name).symlink_to(entry)
    return home / "bin" / "python"


def thongsuot(python, folder, *arguments):
    command = [str(python), "-m", "thongsuot.config.cli", *arguments]
    return subprocess.run(
        command, env=terminal.surroundings(folder), cwd=folder, capture_output=True, text=True, timeout=240
    )


def test_the_installed_command_helps_in_the_terminals_language(installed, tmp_path):
    done = thongsuot(installed, tmp_path, "--help")
    assert done.returncode == 0, done.stderr
    assert "demo" in done.stdout


def test_the_installed_demonstration_sets_itself_up(installed, tmp_path):
    asked = [installed, "-c", "import thongsuot; print(thongsuot.__file__)"]
    where = subprocess.run(asked, capture_output=True, text=True)
    assert str(installed.parents[1]) in where.stdout
    done = thongsuot(installed, tmp_path, "demo", "--no-serve")
    assert done.returncode == 0, done.stderr
    assert terminal.all_gone(tmp_path)
    Server(tmp_path).remove()


@pytest.mark.slow
def test_the_wheel_installs_with_pip_into_an_empty_environment(wheel, tmp_path):
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / "bin" / "python"
    locked = ["install", "--quiet", "--require-hashes", "-r", str(ROOT / "requirements" / "base.txt")]
    offline = subprocess.run([python, "-m", "pip", *locked], capture_output=True, text=True)
    if offline.returncode:
        pytest.skip("no package index is within reach")
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)], check=True)
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "LANG": "en_US.UTF-8"}
    command = [tmp_path / "env" / "bin" / "thongsuot", "--help"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert "set up a trial" in done.stdout
