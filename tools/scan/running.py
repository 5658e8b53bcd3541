"""Running a scanner within its time, with no way out of this machine."""

import os
import signal
import subprocess
import time
from pathlib import Path

# Whatever is not the loopback is asked of a proxy that is not there.
NOWHERE = "http://127.0.0.1:9"
INSIDE = {
    **dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"), NOWHERE),
    "no_proxy": "127.0.0.1", "NO_PROXY": "127.0.0.1", "PYTHONWARNINGS": "ignore",
}  # fmt: skip


def run(command: list[str], log: Path, seconds: float, folder: Path) -> bool:
    """Run to the end, or interrupt after `seconds`, then kill; return whether it ended by itself."""
    started = time.monotonic()
    with log.open("ab") as written:
        running = subprocess.Popen(
            command, env=os.environ | INSIDE | {"HOME": str(folder)}, stdin=subprocess.DEVNULL, stdout=written,
            stderr=subprocess.STDOUT, start_new_session=True, cwd=folder,
        )  # fmt: skip
        for sign, patience in ((None, seconds), (signal.SIGINT, 10), (signal.SIGKILL, 10)):
            if sign:
                os.killpg(running.pid, sign)
            try:
                running.wait(patience)
                break
            except subprocess.TimeoutExpired:
                continue
    return time.monotonic() - started < seconds
