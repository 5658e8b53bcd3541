"""The bill of materials of the program as CycloneDX 1.6 JSON: every locked package and every vendored file.

`python tools/sbom.py [FILE]`, or `make sbom`. Read from `requirements/base.txt` and the manifest of what pages ship;
asks nobody, so that it says what is locked and not what an index says today. The same lock gives the same text.
"""

import hashlib
import json
import re
import sys
import tomllib
import uuid
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK = ROOT / "requirements" / "base.txt"
SOURCE = ROOT / "src" / "thongsuot"
VENDORED = (SOURCE / "web" / "static" / "web" / "vendor", SOURCE / "documents" / "fonts")
PACKAGE = re.compile(r"^(?P<name>[A-Za-z0-9][\w.-]*)==(?P<version>[^\s;\\]+)", re.MULTILINE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


def locked(text: str) -> list[dict]:
    """Return the packages of a lock file as components, each with every hash that it may have."""
    starts = [*PACKAGE.finditer(text)]
    ends = [*(start.start() for start in starts[1:]), len(text)]
    return [_package(start, HASH.findall(text, start.end(), end)) for start, end in zip(starts, ends, strict=True)]


def _package(found: re.Match, hashes: list[str]) -> dict:
    name, version = found["name"].lower(), found["version"]
    purl = f"pkg:pypi/{name}@{version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "purl": purl,
        # One for each file an installer may choose: which it was depends on machine and Python.
        "hashes": [{"alg": "SHA-256", "content": each} for each in sorted(hashes)],
    }


def vendored(folder: Path) -> list[dict]:
    """Return the packages of others that pages and papers ship, each with its version, its licence and its files."""
    manifest = tomllib.loads((folder / "MANIFEST.toml").read_text(encoding="utf-8"))
    return [_shipped(folder / name, about) for name, about in sorted(manifest.items())]


def _shipped(folder: Path, about: dict) -> dict:
    purl = f"pkg:npm/{about['package'].replace('@', '%40')}@{about['version']}"
    component = {
        "type": "library",
        "bom-ref": purl,
        "name": about["package"],
        "version": about["version"],
        "purl": purl,
    }
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".js", ".css", ".woff2", ".ttf"})
    return component | {
        "licenses": [{"expression": about["licence"]}],
        "components": [_file(path, f"{folder.name}/{path.name}") for path in files],
    }


def _file(path: Path, name: str) -> dict:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {
        "type": "file",
        "bom-ref": f"file:{name}",
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


def bill() -> dict:
    """Return the whole document; its serial number follows from its content."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    components = locked(LOCK.read_text(encoding="utf-8"))
    for folder in VENDORED:
        components += vendored(folder)
    number = uuid.uuid5(uuid.NAMESPACE_OID, json.dumps(components, sort_keys=True))
    ours = {"type": "application", "name": project["name"], "version": project["version"], "bom-ref": project["name"]}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {"component": ours},
        "components": components,
    }


if __name__ == "__main__":
    text = json.dumps(bill(), indent=2, ensure_ascii=False) + "\n"
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)
