"""sqlmap: tries to reach the database through each parameter of a handful of addresses and forms."""

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from scan.demonstration import Officer
from scan.findings import Finding
from scan.running import run

EACH = 30  # seconds
# What sqlmap says of a parameter: sure, or by a first look.
SAYS = (
    re.compile(r"^Parameter: (?P<where>.+? \((?:GET|POST|URI|Cookie|.*JSON.*)\))$", re.M),
    re.compile(r"heuristic \((?P<kind>\w+)\) test shows that (?P<where>.+?) (?:might|may) be", re.M),
)


@dataclass(frozen=True)
class Target:
    """A path with its query, `*` where the path itself carries the parameter; `data` makes it a POST with a token."""

    path: str
    data: str = ""


ANONYMOUS = (
    Target("/vu-viec/?tu=cong&noi=xa&linh-vuc=environment&trang=1&xep=lau-nhat"),
    Target("/vu-viec/?don-vi=01900000-0000-7000-8000-000000000000"),
    Target("/tra-cuu/4715*"),
    Target("/api/v1/units?q=xa&limit=5"),
    Target("/api/v1/publications?topic=environment&place=xa&page=1&size=5"),
    Target("/open311/v2/requests.json?service_code=environment&start_date=2026-01-01T00:00:00Z"),
    Target("/tra-cuu", "code=4715-9036-2817-4"),
    Target("/gui", f"accused=no&kind=feedback&text=Cong+tac&name=An&ward=Xa&website=&token={'t' * 32}"),
    Target("/ban-lam-viec/tai-khoan/login/", "login=xuly&password=sai"),
)
OFFICER = (
    Target("/ban-lam-viec/vu-viec/?q=cong&buoc=dang-lam&linh_vuc=environment&xep=han&trang=1"),
    Target("/ban-lam-viec/vu-viec/?q=cong&sau=1"),
    Target("/ban-lam-viec/?the=chu-tri&nhom=late&trang=1"),
    Target("/ban-lam-viec/quan-tri/don-vi/goi-y/?q=xa"),
    Target("/api/v1/cases?state=accepted&code=1&page=1&size=5"),
)


def sqlmap(base: str, folder: Path, officer: Officer) -> list[Finding]:
    """Return what sqlmap says of each target, anonymous ones first."""
    (folder / "sqlmap.log").unlink(missing_ok=True)
    rows = []
    for stage, targets in (("anonymous", ANONYMOUS), ("officer", OFFICER)):
        for target in targets:
            rows += _tried(base, folder, target, stage, officer)
    return rows


def _tried(base: str, folder: Path, target: Target, stage: str, officer: Officer) -> list[Finding]:
    state, log = folder / "sqlmap", folder / "sqlmap-one.log"
    log.unlink(missing_ok=True)
    state.mkdir(exist_ok=True)
    cookies = officer.cookies if stage == "officer" else {"csrftoken": officer.cookies["csrftoken"]}
    command = [
        "sqlmap", "-u", base + target.path, "--batch", "--level", "1", "--risk", "1", "--dbms", "PostgreSQL",
        "--technique", "BEUST", "--time-sec", "3", "--timeout", "15", "--retries", "0", "--threads", "1",
        "--disable-coloring", "--ignore-redirects", "--ignore-code", "*", "--skip-waf", "--flush-session",
        "--output-dir", str(state), "--skip", "csrfmiddlewaretoken",
        "--cookie", "; ".join(f"{name}={value}" for name, value in cookies.items()),
    ]  # fmt: skip
    if target.data:
        command += ["--data", f"{target.data}&csrfmiddlewaretoken={cookies['csrftoken']}"]
    ended = run(command, log, EACH, state)
    said = log.read_text(encoding="utf-8", errors="replace")
    with (folder / "sqlmap.log").open("a", encoding="utf-8") as whole:
        whole.write(f"\n== {stage} {target.path} {target.data}{'' if ended else ' (stopped by the clock)'}\n{said}")
    log.unlink()
    shutil.rmtree(state, ignore_errors=True)
    return found(said, target, stage)


def found(said: str, target: Target, stage: str) -> list[Finding]:
    """Return what sqlmap's words report; that it could not even ask is a finding too."""
    where = f"{'POST' if target.data else 'GET'} {target.path.partition('?')[0]}"
    rows = [
        Finding("sqlmap", hit.groupdict().get("kind", "injectable"), f"{where} {hit['where']}", "", stage)
        for pattern in SAYS
        for hit in pattern.finditer(said)
    ]
    if "[CRITICAL]" in said and "do not appear to be injectable" not in said:
        line = next(line for line in said.splitlines() if "[CRITICAL]" in line)
        rows.append(Finding("sqlmap", "could not try", where, line.partition("[CRITICAL]")[2].strip(), stage))
    return rows
