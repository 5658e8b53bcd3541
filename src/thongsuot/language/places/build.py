"""Extract places and their succession from the package `vietnamadminunits` into the tables of `data/places`.

For developers, after an upgrade of the package: `python -m thongsuot.language.places.build`. Reads the package's tables
only; its address converter asks an outside geocoder and is never called.
"""

import csv
import gzip
import hashlib
import io
import json
import sqlite3
import tomllib
from contextlib import closing
from importlib.metadata import distribution
from pathlib import Path

HERE = Path(__file__).resolve().parents[1] / "data" / "places"
REFORM = "2025-07-01"
PLACES = ("id", "level", "code", "kind", "name", "parent", "valid_from", "valid_until")
SUCCESSIONS = ("former", "successor", "whole")


def _package() -> Path:
    return Path(distribution("vietnamadminunits").locate_file("vietnamadminunits/data"))


def _rows(table: str) -> list[sqlite3.Row]:
    with closing(sqlite3.connect(f"file:{_package() / 'dataset.db'}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        return list(connection.execute(f"SELECT * FROM {table}"))


def _split(full: str) -> tuple[str, str]:
    """Return what a place is, in one spelling, and its name: `Thị Trấn Óc Eo` -> `Thị trấn`, `Óc Eo`."""
    kinds = ("Tỉnh", "Thành phố", "Thị xã", "Thị trấn", "Huyện", "Quận", "Phường", "Xã", "Đặc khu")
    kind = next(each for each in kinds if full.lower().startswith(each.lower() + " "))
    return kind, full[len(kind) + 1 :]


def places() -> tuple[list[tuple], dict[str, str], dict[str, str]]:
    """Return the rows of places, and the file's ids of present (`province_ward` key) and former (legacy key) ones."""
    found: dict[str, tuple] = {}
    present: dict[str, str] = {}
    former: dict[str, str] = {}
    for row in _rows("admin_units"):
        province = f"n{row['provinceCode']}"
        commune = f"n{row['wardCode']}"
        found[province] = ("province", row["provinceCode"], *_split(row["province"]), "", True)
        found[commune] = ("commune", row["wardCode"], *_split(row["ward"]), province, True)
        present[row["provinceKey"]] = province
        present[f"{row['provinceKey']}_{row['wardKey']}"] = commune
    for row in _rows("admin_units_legacy"):
        province, district = f"o{row['provinceCode']}", f"o{row['districtCode']}"
        found[province] = ("province", row["provinceCode"], *_split(row["province"]), "", False)
        found[district] = (
            "district",
            row["districtCode"],
            *_split(row["district"]),
            province,
            False,
        )
        key = f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"
        former[row["provinceKey"]] = province
        former[key] = district
        if row["ward"]:
            former[key] = f"o{row['wardCode']}"
            found[former[key]] = (
                "commune",
                row["wardCode"],
                *_split(row["ward"]),
                district,
                False,
            )
    rows = [
        (key, *fields, REFORM if standing else "", "" if standing else REFORM)
        for key, (*fields, standing) in found.items()
    ]
    return rows, present, former


def successions(present: dict[str, str], former: dict[str, str], parents: dict[str, str]) -> list[tuple]:
    """Return `(former, successor, whole)`; a district's successors are those of its communes."""
    data = json.loads((_package() / "converter_2025.json").read_text(encoding="utf-8"))
    became: dict[str, dict[str, None]] = {}
    for province, keys in data["DICT_PROVINCE"].items():
        for key in keys:
            became.setdefault(former[key], {})[present[province]] = None
    for province, wards in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, keys in wards.items():
            for key in keys:
                became.setdefault(former[key], {})[present[f"{province}_{ward}"]] = None
    for province, keys in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, parts in keys.items():
            for part in parts:
                became.setdefault(former[key], {})[present[f"{province}_{part['newWardKey']}"]] = None
    for key, targets in list(became.items()):
        if len(key) == len("o00000"):
            became.setdefault(parents[key], {}).update(targets)
    return [(key, target, int(len(targets) == 1)) for key, targets in became.items() for target in targets]


def _write(name: str, header: tuple, rows: list[tuple]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(sorted(rows))
    packed = gzip.compress(text.getvalue().encode(), mtime=0)
    (HERE / name).write_bytes(packed)
    return hashlib.sha256(packed).hexdigest()


def build() -> None:
    """Write `places.csv.gz`, `successions.csv.gz` and the manifest that says where they come from."""
    rows, present, former = places()
    parents = {row[0]: row[5] for row in rows}
    links = successions(present, former, parents)
    sums = {
        "places.csv.gz": _write("places.csv.gz", PLACES, rows),
        "successions.csv.gz": _write("successions.csv.gz", SUCCESSIONS, links),
    }
    package = distribution("vietnamadminunits")
    lines = [
        "# Written by build.py: where the tables of places come from.",
        f'source = "{package.metadata["Home-page"]}"',
        f'package = "vietnamadminunits {package.version}"',
        'licence = "MIT, Copyright (c) Hieu Tran; the text is in LICENSE.vietnamadminunits beside this file"',
        'basis = "Nghị quyết số 202/2025/QH15; in force for communes since 2025-07-01"',
        f"reform = {REFORM}",
        f"places = {len(rows)}",
        f"successions = {len(links)}",
        "[sha256]",
        *(f'"{name}" = "{value}"' for name, value in sums.items()),
    ]
    text = "\n".join(lines) + "\n"
    tomllib.loads(text)
    (HERE / "manifest.toml").write_text(text, encoding="utf-8")
    licence = next(file for file in package.files if file.name == "LICENSE")
    (HERE / "LICENSE.vietnamadminunits").write_text(licence.read_text(), encoding="utf-8")


if __name__ == "__main__":
    build()
