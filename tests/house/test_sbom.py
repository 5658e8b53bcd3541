"""The bill of materials names every locked package and every shipped file, each with its hashes."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
VENDORS = (PROJECT / "src/thongsuot/web/static/web/vendor", PROJECT / "src/thongsuot/documents/fonts")


@pytest.fixture(scope="module")
def bill(tmp_path_factory):
    file = tmp_path_factory.mktemp("bill") / "sbom.cdx.json"
    subprocess.run([sys.executable, PROJECT / "tools" / "sbom.py", file], check=True)
    return json.loads(file.read_text(encoding="utf-8"))


def _locked() -> dict[str, str]:
    """Return {package: the lines of its row in the lock}."""
    text = (PROJECT / "requirements" / "base.txt").read_text(encoding="utf-8")
    rows = re.split(r"^(?=[A-Za-z0-9][\w.-]*==)", text, flags=re.MULTILINE)[1:]
    return {re.match(r"([\w.-]+)==([^\s;\\]+)", row).expand(r"\1@\2").lower(): row for row in rows}


def _packages(bill) -> dict[str, dict]:
    return {f"{one['name']}@{one['version']}": one for one in bill["components"] if one["purl"].startswith("pkg:pypi/")}


def test_it_is_cyclonedx_of_this_version(bill):
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    version = re.search(r'^version = "(.+)"', (PROJECT / "pyproject.toml").read_text(), re.MULTILINE)[1]
    assert bill["metadata"]["component"]["version"] == version
    references = [one["bom-ref"] for one in bill["components"]]
    assert len(references) == len(set(references))


def test_every_locked_package_is_named_with_every_hash(bill):
    locked, named = _locked(), _packages(bill)
    assert set(named) == set(locked)
    for name, row in locked.items():
        hashes = {one["content"] for one in named[name]["hashes"]}
        assert hashes == set(re.findall(r"sha256:([0-9a-f]{64})", row)) != set(), name


def test_every_shipped_file_is_named_with_its_hash(bill):
    named = {
        file["name"]: file["hashes"][0]["content"]
        for one in bill["components"]
        if one["purl"].startswith("pkg:npm/")
        for file in one["components"]
    }
    shipped = [path for vendor in VENDORS for path in vendor.glob("*/*") if path.is_file() and path.name != "LICENSE"]
    assert named == {
        f"{path.parent.name}/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest() for path in shipped
    }


def test_the_same_lock_gives_the_same_bill(bill):
    again = subprocess.run([sys.executable, PROJECT / "tools" / "sbom.py"], check=True, capture_output=True, text=True)
    assert json.loads(again.stdout) == bill


def test_what_tests_need_is_locked_by_hash_as_well():
    text = (PROJECT / "requirements" / "test.txt").read_text(encoding="utf-8")
    rows = re.split(r"^(?=[A-Za-z0-9][\w.-]*==)", text, flags=re.MULTILINE)[1:]
    assert [row.split()[0] for row in rows if "--hash=sha256:" not in row] == []
