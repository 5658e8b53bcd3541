"""Makes models: `python -m thongsuot.language.making` those that ship, half a minute; `… NAME` one with decisions too.

With a name it reads lines of JSON, [text, label] each, from standard input and writes the model to standard output: a
process of its own, since learning takes 200 MB and half a minute that the caller is not to keep.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from thongsuot.language.classifier import Classifier
from thongsuot.language.learning import DATA, MODELS, path_of, reported, texts
from thongsuot.language.quality import measured
from thongsuot.language.suggesting import labels_by
from thongsuot.language.training import Told, train, version_of

Rows = Sequence[tuple[str, str]]


def _own(name: str) -> list[tuple[str, str]]:
    return [(row.text, getattr(row, name)) for row in texts()]


def wanted_version(name: str) -> str:
    """Return the version that the model `name` has when it was made from the texts as they are."""
    return version_of(*zip(*_own(name), strict=True))


def learned(name: str, decided: Rows = (), told: Told | None = None) -> Classifier:
    """Return the model `name` made anew of our own texts and of what officers decided, (text, label)."""
    rows = [*_own(name), *decided]
    return train([text for text, _label in rows], [label for _text, label in rows], told, decided=len(decided))


def main(names: Sequence[str]) -> None:
    if names:
        decided = [tuple(json.loads(line)) for line in sys.stdin.buffer]
        sys.stdout.buffer.write(learned(names[0], decided).as_bytes())
        return
    for name in MODELS:
        made = learned(name, told=lambda at, of, name=name: print(f"{name}: {at}/{of}", file=sys.stderr))
        path_of(name).parent.mkdir(exist_ok=True)
        path_of(name).write_bytes(made.as_bytes())
        print(f"{name}: {made.version}, {len(made.keys)} features, {len(made.labels)} labels")
    write_quality()


def write_quality() -> None:
    """Measure the models that ship, and keep what was found beside them."""
    rows = reported()
    found = {name: asdict(measured(labels_by(name), [(row.text, getattr(row, name)) for row in rows]))
             for name in ("topic", "kind")}  # fmt: skip
    (DATA / "models" / "quality.json").write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
