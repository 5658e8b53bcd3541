"""`make scan`: scan the demonstration, keep what was found in build/scan, fail on what nobody has reasoned about."""

import shutil
import signal
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from scan.conform import schemathesis  # noqa: E402  the folder of this package comes onto the path first
from scan.crawl import SPARED, wapiti  # noqa: E402
from scan.demonstration import Trouble, demonstration, free_port, sign_in  # noqa: E402
from scan.findings import Finding, judged, keep, reasons  # noqa: E402
from scan.inject import sqlmap  # noqa: E402
from scan.relay import HERE, Relay  # noqa: E402

OUT = ROOT / "build" / "scan"
PROGRAM = ROOT / ".venv-scan" / "bin" / "schemathesis"
OPEN311 = Path(__file__).parent / "open311.json"
HEAD, DESK = "chutich", "tiepdan"  # the head sees most pages; the receptionist's acts change most


def missing() -> str:
    """Return the one sentence that says what to install, empty where all is there."""
    absent = [name for name in ("wapiti", "sqlmap") if not shutil.which(name)]
    if absent:
        return f"make scan needs {' and '.join(absent)}: run `apt-get install {' '.join(absent)}` (Debian, Ubuntu)."
    return "" if PROGRAM.exists() else "make scan needs its requirements: start it by `make scan`."


def steps(base: str, relay: Relay, port: int, folder: Path):
    """Yield the name of each step and what does it; an officer signs in anew for each that needs one."""

    def officer(name):
        return sign_in(port, folder, name)

    description = "/api/v1/openapi.json"
    yield "schemathesis anonymous", lambda: schemathesis(PROGRAM, base, description, OUT, None)
    yield "schemathesis officer", lambda: schemathesis(PROGRAM, base, description, OUT, officer(DESK))
    yield "schemathesis open311", lambda: schemathesis(PROGRAM, base, str(OPEN311), OUT, None)
    yield "wapiti anonymous", lambda: wapiti(base, OUT, None)
    yield "wapiti officer", lambda: wapiti(base, OUT, officer(HEAD))
    yield "sqlmap", lambda: sqlmap(base, OUT, officer(HEAD))


def scan() -> list[Finding]:
    """Return everything found; say how many requests each step took and how long."""
    found = []
    with demonstration(OUT / "server.log") as (port, folder), Relay(free_port(), port) as relay:
        base = f"http://{HERE}:{relay.server.server_port}"
        for name, step in steps(base, relay, port, folder):
            if len(sys.argv) > 1 and not name.startswith(tuple(sys.argv[1:])):
                continue
            relay.stage, started = name, time.monotonic()
            relay.spared = SPARED if name == "wapiti officer" else ()
            rows = step()
            found += rows
            took = time.monotonic() - started
            print(f"{name}: {relay.requests(name)} requests in {took:.0f} s, {len(set(rows))} findings", flush=True)
        relay.keep(OUT)
        found += [Finding("relay", str(row["status"]), row["line"], row["body"], row["stage"]) for row in relay.errors]
        print(f"{relay.requests()} requests altogether, {len(relay.errors)} answered 5xx")
    return found


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # stopped, it still stops what it has started
    if sentence := missing():
        print(sentence, file=sys.stderr)
        return 2
    OUT.mkdir(parents=True, exist_ok=True)
    rows = reasons()
    try:
        known, unknown = judged(scan(), rows)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 2
    keep(OUT, known, unknown)
    for name, found in known.items():
        print(f"reasoned: {name}: {len(found)}")
    for finding in unknown:
        print(f"NEW: {finding.tool} ({finding.stage}): {finding.kind}: {finding.where}: {finding.detail}")
    print(f"{len(unknown)} findings that docs/security/scan.md does not know; all are in {OUT}/findings.json")
    return 1 if unknown else 0


if __name__ == "__main__":
    sys.exit(main())
