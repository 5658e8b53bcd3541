"""The models that ship, made from the texts that ship: `python -m thongsuot.language.learning`."""

import json
import sys
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from thongsuot.language.classifier import Classifier, load
from thongsuot.language.training import train, version_of

MODELS = ("topic", "kind")
_DATA = files("thongsuot.language") / "data"


@dataclass(frozen=True)
class Labelled:
    """A text with what an officer would say of it; see `data/training/README.md`."""

    text: str
    topic: str
    kind: str


@cache
def texts() -> tuple[Labelled, ...]:
    """Return the texts that the models learn from, in the order of their files."""
    paths = sorted((path for path in (_DATA / "training").iterdir() if path.name.endswith(".jsonl")), key=str)
    rows = (json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines())
    return tuple(Labelled(row["text"], row["topic"], row["kind"]) for row in rows)


def wanted_version(name: str) -> str:
    """Return the version that the model `name` has when it was made from the texts as they are."""
    return version_of([row.text for row in texts()], [getattr(row, name) for row in texts()])


def learn(name: str, told=None) -> Classifier:
    """Return the model `name` made anew; `told` as in `training.train`."""
    return train([row.text for row in texts()], [getattr(row, name) for row in texts()], told)


@cache
def model(name: str) -> Classifier:
    """Return the model that ships under `name`, "topic" or "kind"."""
    with (_DATA / "models" / f"{name}.npz").open("rb") as source:
        return load(source)


def main() -> None:
    folder = Path(str(_DATA)) / "models"
    folder.mkdir(exist_ok=True)
    for name in MODELS:
        made = learn(name, lambda at, of, name=name: print(f"{name}: {at}/{of}", file=sys.stderr))
        made.save(folder / f"{name}.npz")
        print(f"{name}: {made.version}, {len(made.names)} features, {len(made.labels)} labels")


if __name__ == "__main__":
    main()
