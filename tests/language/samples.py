"""The labelled development submissions, where they lie beside the project; tests that need them say so when skipped."""

import json
from functools import cache
from pathlib import Path

import pytest

PATH = Path(__file__).parents[3] / "shared" / "data" / "submissions_dev.jsonl"
needs_samples = pytest.mark.skipif(not PATH.exists(), reason="the labelled submissions do not lie in ../shared/data")


@cache
def submissions() -> list[dict]:
    return [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]


def recall_and_precision(rows, truth, said) -> tuple[float, float]:
    hits = sum(1 for row in rows if truth(row) and said(row))
    return hits / sum(map(truth, rows)), hits / sum(map(bool, map(said, rows)))
