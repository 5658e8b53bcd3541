"""How well the suggestions guess, on texts by a hand that wrote none of those they learned from."""

import json
import time
from collections.abc import Iterable
from importlib.resources import files

from thongsuot.config.bench.figures import Figure, timed
from thongsuot.language.classifier import Classifier, Guess
from thongsuot.language.learning import MODELS, model, texts

WITHIN = 3


def submissions() -> list[dict]:
    """Return the labelled texts that are kept apart for this report; see `language/data/report/README.md`."""
    kept = files("thongsuot.language") / "data" / "report" / "submissions.jsonl"
    return [json.loads(line) for line in kept.read_text("utf-8").splitlines()]


def language(rows: list[dict] | None = None) -> list[Figure]:
    """Return for each model the share that is right at once and within three, in per cent, and the time of a guess.

    The yardstick is the commonest label of what was learned: what a guess without reading would reach.
    """
    rows = submissions() if rows is None else rows
    return [figure for name in MODELS for figure in _of(name, model(name), rows)]


def _of(name: str, made: Classifier, rows: list[dict]) -> Iterable[Figure]:
    made.guess(rows[0]["text"])  # the model is read from its file at the first
    seconds, guesses = [], []
    for row in rows:
        began = time.perf_counter()
        guesses.append(made.guess(row["text"], WITHIN))
        seconds.append(time.perf_counter() - began)
    wanted = [row[name] for row in rows]
    first = _share(wanted, [found[:1] for found in guesses])
    blind = _share(wanted, [[Guess(_commonest(name), 1, "")]] * len(rows))
    unit = f"% / {len(rows)}"
    yield Figure(name=f"language.{name}.first", value=first, unit=unit, ratio=first / blind if blind else None)
    yield Figure(name=f"language.{name}.three", value=_share(wanted, guesses), unit=unit)
    yield timed(f"language.{name}.guess", seconds)


def _share(wanted: list[str], guesses: list[list[Guess]]) -> float:
    hits = sum(label in [guess.label for guess in found] for label, found in zip(wanted, guesses, strict=True))
    return 100 * hits / len(wanted)


def _commonest(name: str) -> str:
    learned = [getattr(row, name) for row in texts()]
    return max(sorted(set(learned)), key=learned.count)
