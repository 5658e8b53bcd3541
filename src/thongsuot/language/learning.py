"""The models that ship and the texts they are made from: `python -m thongsuot.language.making`."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from thongsuot.language.classifier import Classifier, load
from thongsuot.language.quality import Count, Quality

MODELS = ("topic", "kind", "urgent")
DATA = Path(str(files("thongsuot.language"))) / "data"


@dataclass(frozen=True)
class Labelled:
    """A text with what an officer would say of it; see `data/training/README.md`. `urgent`: "urgent" or "other"."""

    text: str
    topic: str
    kind: str
    urgent: str = "other"
    style: tuple[str, ...] = ()


def _labelled(row: dict) -> Labelled:
    urgent = "urgent" if row["urgent"] else "other"
    return Labelled(row["text"], row["topic"], row["kind"], urgent, tuple(row["style"]))


def read_texts(path: Path) -> list[Labelled]:
    """Return the labelled texts of one file, in its order."""
    return [_labelled(json.loads(line)) for line in path.read_text("utf-8").splitlines()]


@cache
def texts() -> tuple[Labelled, ...]:
    """Return the texts that the models learn from, in the order of their files."""
    return tuple(row for path in sorted((DATA / "training").glob("*.jsonl")) for row in read_texts(path))


def reported() -> list[Labelled]:
    """Return the texts by another hand that nothing learns from: what is measured is measured on these."""
    return read_texts(DATA / "report" / "submissions.jsonl")


@cache
def measured_of_shipped(name: str) -> Quality:
    """Return how good the model that ships under `name` was found on the texts by another hand, when it was made."""
    kept = json.loads((DATA / "models" / "quality.json").read_text("utf-8"))[name]
    by_label = {label: Count(**count) for label, count in kept["by_label"].items()}
    return Quality(kept["number"], kept["first"], kept["three"], by_label)


def path_of(name: str) -> Path:
    """Return the file of the model that ships under `name`."""
    return DATA / "models" / f"{name}.model"


@cache
def model(name: str) -> Classifier:
    """Return the model that ships under `name`: "topic", "kind" or "urgent"."""
    return load(path_of(name))
