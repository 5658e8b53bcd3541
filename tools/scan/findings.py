"""What a scanner said, and which of it is known with a reason: `reasoned.toml`."""

import json
import re
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path

TABLE = Path(__file__).parent / "reasoned.toml"
FIELDS = ("tool", "kind", "where", "detail")


@dataclass(frozen=True, order=True)
class Finding:
    """`where` is method, path and parameter; `stage` is who asked: "anonymous" or "officer"."""

    tool: str
    kind: str
    where: str
    detail: str = ""
    stage: str = ""


@dataclass(frozen=True)
class Reason:
    """A row of the table: patterns that must all be found in a finding, and why it is no harm."""

    name: str
    why: str
    match: dict[str, str] = field(default_factory=dict)

    def fits(self, finding: Finding) -> bool:
        return all(re.search(pattern, getattr(finding, name)) for name, pattern in self.match.items())


def reasons(table: Path = TABLE) -> list[Reason]:
    """Return the rows. Raises: ValueError where a row has no reason, matches everything, or names no tool."""
    rows = []
    for row in tomllib.loads(table.read_text(encoding="utf-8")).get("reasoned", []):
        match = {name: row[name] for name in FIELDS if name in row}
        if set(row) - set(FIELDS) - {"name", "why"} or not row.get("why", "").strip():
            raise ValueError(f"{table}: {row}: wants name, why, and patterns of {', '.join(FIELDS)}.")
        if "tool" not in match or len(match) < 2 or "name" not in row:
            raise ValueError(f"{table}: {row}: would excuse too much.")
        rows.append(Reason(row["name"], row["why"], match))
    return rows


def judged(findings: list[Finding], rows: list[Reason]) -> tuple[dict[str, list[Finding]], list[Finding]]:
    """Return the findings by the name of the reason that fits first, and those that none fits."""
    known, unknown = {}, []
    for finding in sorted(set(findings)):
        row = next((row for row in rows if row.fits(finding)), None)
        if row is None:
            unknown.append(finding)
        else:
            known.setdefault(row.name, []).append(finding)
    return known, unknown


def keep(folder: Path, known: dict[str, list[Finding]], unknown: list[Finding]) -> None:
    """Write every finding, known or not, as JSON."""
    rows = {
        "unknown": [asdict(each) for each in unknown],
        "reasoned": {name: [asdict(each) for each in found] for name, found in known.items()},
    }
    (folder / "findings.json").write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
