"""The front-end files of others: each with its licence, and exactly as it was brought in."""

import hashlib
import tomllib
from pathlib import Path

import thongsuot

VENDOR = Path(thongsuot.__file__).parent / "web/static/web/vendor"
FILES = sorted(path for path in VENDOR.rglob("*") if path.is_file() and path.parent != VENDOR)


def test_every_file_is_as_it_was_brought_in():
    lines = (VENDOR / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    kept = {name.removeprefix("./"): digest for digest, name in (line.split() for line in lines)}
    found = {str(path.relative_to(VENDOR)): hashlib.sha256(path.read_bytes()).hexdigest() for path in FILES}
    assert found == kept


def test_every_package_is_named_with_version_and_licence():
    manifest = tomllib.loads((VENDOR / "MANIFEST.toml").read_text(encoding="utf-8"))
    assert {path.parent.name for path in FILES} <= set(manifest)
    assert all({"package", "version", "licence"} <= set(entry) for entry in manifest.values())


def test_every_package_brings_its_licence():
    assert [folder.name for folder in VENDOR.iterdir() if folder.is_dir() and not (folder / "LICENSE").exists()] == []
