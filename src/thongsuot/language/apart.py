"""Learns in a process of its own: what learning needs, numpy and 200 MB, is gone when it ends."""

import json
import subprocess
import sys
from collections.abc import Sequence

from thongsuot.language.classifier import Classifier, load

LONGEST = 900  # seconds
Rows = Sequence[tuple[str, str]]


def learned_apart(name: str, decided: Rows) -> Classifier:
    """Return the same, learned by a process of its own. Raises subprocess.SubprocessError where it fails."""
    lines = "\n".join(json.dumps(row) for row in decided)
    command = [sys.executable, "-m", "thongsuot.language.making", name]
    done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True, timeout=LONGEST)
    return load(done.stdout)
