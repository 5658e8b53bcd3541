"""`thongsuot suggest` on a long file, looked at from outside: it answers each line, and its memory stays where it was.

LINES in the environment sets how many; `make load` takes ten thousand. Without it the test is not run: it takes long.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import terminal
from thongsuot.language.learning import texts

LINES = int(os.environ.get("LINES", "0"))
MOST_GROWTH = 15_000  # kB between the first 500 lines and the last: the index of the words

pytestmark = [
    pytest.mark.timeout(3600),
    pytest.mark.skipif(LINES < 1000, reason="takes minutes: make load"),
    pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc"),
]


def resident(pid: int) -> int:
    """Return what a process holds, in kB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def test_ten_thousand_lines_are_answered_within_bounded_memory(tmp_path):
    rows, given, told = [row.text.split() for row in texts()], tmp_path / "long.jsonl", tmp_path / "told.json"
    mixed = (rows[n % len(rows)][:12] + rows[(n * 7 + 3) % len(rows)][-10:] for n in range(LINES))
    given.write_text("\n".join(json.dumps({"id": n, "text": " ".join(words)}) for n, words in enumerate(mixed)))
    held, command = [], [*terminal.COMMAND, "suggest", str(given), "--json"]
    with told.open("w") as out:
        running = subprocess.Popen(
            command, env=terminal.surroundings(tmp_path), stdout=out, stderr=subprocess.PIPE, text=True
        )
        for line in running.stderr:
            if "Đã đọc" in line and running.poll() is None:
                held.append(resident(running.pid))
    assert running.wait() == 0
    print(f"{LINES} lines: {held[0] // 1024} MB after 500, {max(held) // 1024} MB at most")
    assert [each["id"] for each in json.loads(told.read_text())["results"]] == list(range(LINES))
    assert max(held[1:]) - held[0] < MOST_GROWTH
