"""Makes the models that ship from the texts that ship: `python -m thongsuot.language.making`, a quarter of a minute."""

import sys
from collections.abc import Sequence

from thongsuot.language.classifier import Classifier
from thongsuot.language.learning import MODELS, Labelled, path_of, texts
from thongsuot.language.training import train, version_of


def wanted_version(name: str) -> str:
    """Return the version that the model `name` has when it was made from the texts as they are."""
    return version_of([row.text for row in texts()], [getattr(row, name) for row in texts()])


def learn(name: str, decided: Sequence[Labelled] = (), told=None) -> Classifier:
    """Return the model `name` made anew of our own texts and of what officers `decided`; `told` as in `training`."""
    rows = [*texts(), *decided]
    return train([row.text for row in rows], [getattr(row, name) for row in rows], told, decided=len(decided))


def main() -> None:
    for name in MODELS:
        made = learn(name, told=lambda at, of, name=name: print(f"{name}: {at}/{of}", file=sys.stderr))
        path_of(name).parent.mkdir(exist_ok=True)
        path_of(name).write_bytes(made.as_bytes())
        print(f"{name}: {made.version}, {len(made.keys)} features, {len(made.labels)} labels")


if __name__ == "__main__":
    main()
