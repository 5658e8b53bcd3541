"""schemathesis: asks the API what its description allows and what it forbids, and holds the answers against it."""

import json
from pathlib import Path

from scan.demonstration import Officer
from scan.findings import Finding
from scan.running import run

CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance", "missing_required_header", "unsupported_method",
)  # fmt: skip
SECONDS, EXAMPLES = 60, 8


def schemathesis(program: Path, base: str, description: str, folder: Path, officer: Officer | None) -> list[Finding]:
    """Return where answers differ from the description (a path, or a file) as `officer`, or as a stranger."""
    stage = "officer" if officer else "anonymous"
    name = f"schemathesis-{Path(description).stem}-{stage}"
    state, report = folder / name, folder / f"{name}.ndjson"
    state.mkdir(exist_ok=True)
    report.unlink(missing_ok=True)
    (state / "schemathesis.toml").write_text(_settings(officer), encoding="utf-8")
    where = description if description.endswith(".toml") or Path(description).is_file() else base + description
    command = [
        str(program), "--config-file", str(state / "schemathesis.toml"), "run", where, "--url", base,
        "--checks", ",".join(CHECKS), "--phases", "examples,coverage,fuzzing", "--workers", "1",
        "--max-examples", str(EXAMPLES), "--max-time", str(SECONDS), "--seed", "1", "--no-shrink",
        "--continue-on-failure", "--request-timeout", "20", "--generation-database", "none", "--no-color",
        "--suppress-health-check", "all", "--report", "ndjson", "--report-ndjson-path", str(report),
    ]  # fmt: skip
    run(command, folder / f"{name}.log", SECONDS + 30, state)
    if not report.is_file():
        return [Finding("schemathesis", "no report", name, "", stage)]
    return found(report.read_text(encoding="utf-8").splitlines(), stage)


def _settings(officer: Officer | None) -> str:
    """Return schemathesis's own settings: who asks, and for an officer a case that is there."""
    if officer is None:
        return ""
    headers = {"Cookie": officer.cookie, "X-CSRFToken": officer.cookies["csrftoken"]}
    lines = ["[headers]", *(f"{name} = {json.dumps(value)}" for name, value in headers.items())]
    return "\n".join([*lines, "[parameters]", f'"path.case_id" = {json.dumps(officer.case)}', ""])


def found(lines: list[str], stage: str) -> list[Finding]:
    """Return the failed checks of a report of one JSON event a line."""
    rows = []
    for line in lines:
        recorder = json.loads(line).get("ScenarioFinished", {}).get("recorder") or {}
        for checks in recorder.get("checks", {}).values():
            for check in checks:
                if check["status"] == "failure":
                    failure = check["failure_info"]["failure"]
                    where = recorder["label"]
                    rows.append(Finding("schemathesis", failure["title"], where, failure["message"], stage))
    return rows
