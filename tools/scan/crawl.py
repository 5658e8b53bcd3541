"""wapiti: crawls pages and forms, then tries each parameter with each of its modules."""

import json
import shutil
from pathlib import Path

from scan.demonstration import Officer
from scan.findings import Finding
from scan.running import run

# Without those that fetch from elsewhere (wapp, nikto, ssrf, xxe ask wapiti's own hosts), that guess passwords
# (brute_login_form: tests/people tries that) or paths by the ten thousand (buster); blindsql looks at its clock only
# between forms and would take all the time, and sqlmap tries the same.
MODULES = (
    "backup", "cookieflags", "crlf", "csp", "csrf", "exec", "file", "htaccess", "http_headers",
    "methods", "permanentxss", "redirect", "shellshock", "sql", "xss",
)  # fmt: skip
CRAWLS, EACH_MODULE, ALTOGETHER = 20, 4, 200  # seconds
STARTS = {
    "anonymous": ("/", "/gui", "/vu-viec/", "/so-lieu/", "/tra-cuu", "/to-cao/", "/ban-lam-viec/tai-khoan/login/"),
    "officer": ("/ban-lam-viec/", "/ban-lam-viec/vu-viec/", "/ban-lam-viec/tiep-nhan/", "/ban-lam-viec/tin-bao/"),
}
# What would end the session itself, or change what the rest of the scan signs in with; wapiti's own way to leave
# addresses out fails on Python 3.11.
SPARED = tuple(
    f"/ban-lam-viec/tai-khoan/{path}" for path in ("logout", "login", "password", "2fa", "reauthenticate")
) + ("/ban-lam-viec/toi/phien/", "/ban-lam-viec/doi-vai/")


def wapiti(base: str, folder: Path, officer: Officer | None) -> list[Finding]:
    """Return what wapiti found as `officer`, or as a stranger."""
    stage = "officer" if officer else "anonymous"
    report, state = folder / f"wapiti-{stage}.json", folder / f"wapiti-{stage}"
    shutil.rmtree(state, ignore_errors=True)
    report.unlink(missing_ok=True)
    (folder / f"wapiti-{stage}.log").unlink(missing_ok=True)
    state.mkdir()
    starts = STARTS[stage] + ((f"/ban-lam-viec/vu-viec/{officer.case}/",) if officer else ())
    command = [
        "wapiti", "-u", f"{base}/", "--scope", "domain", "-m", ",".join(MODULES), "-S", "polite", "-l", "1", "-d", "4",
        "--max-links-per-page", "40", "--max-files-per-dir", "12", "--max-parameters", "25", "-t", "15",
        "--max-scan-time", str(CRAWLS), "--max-attack-time", str(EACH_MODULE), "--no-bugreport", "-v", "1",
        "--skip", "csrfmiddlewaretoken", "--flush-session", "--store-session", str(state), "--store-config", str(state),
        "-f", "json", "-o", str(report),
    ]  # fmt: skip
    for path in starts:
        command += ["-s", base + path]
    if officer:
        command += ["-c", str(_cookies(state, officer))]
    run(command, folder / f"wapiti-{stage}.log", ALTOGETHER, state)
    shutil.rmtree(state, ignore_errors=True)
    if not report.is_file():
        return [Finding("wapiti", "no report", stage, "", stage)]
    return found(json.loads(report.read_text(encoding="utf-8")), stage)


def _cookies(folder: Path, officer: Officer) -> Path:
    given = {"expires": None, "secure": False, "port": None, "version": 0}
    jar = {"127.0.0.1": {"/": {name: {"value": value, **given} for name, value in officer.cookies.items()}}}
    path = folder / "cookies.json"
    path.write_text(json.dumps(jar), encoding="utf-8")
    return path


def found(report: dict, stage: str) -> list[Finding]:
    """Return the findings of a report; the first line of what it sent is kept, without what it carries along."""
    rows = []
    for part in ("vulnerabilities", "anomalies", "additionals"):
        for kind, each in report.get(part, {}).items():
            for row in each:
                where = f"{row['method']} {row['path']} {row.get('parameter') or ''}".strip()
                rows.append(Finding("wapiti", kind, where, row["info"], stage))
    return rows
