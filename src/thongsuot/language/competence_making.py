"""Makes what `competence` knows from the texts that ship: `python -m thongsuot.language.competence_making`, seconds."""

import json
import sys
from collections import Counter
from functools import cache

from thongsuot.language.classifier import Classifier
from thongsuot.language.competence import TABLE
from thongsuot.language.learning import DATA, path_of
from thongsuot.language.training import train, version_of


@cache
def rows() -> tuple[dict, ...]:
    """Return the texts that the models learn from, as they lie in `data/training/`, in the order of their files."""
    paths = sorted((DATA / "training").glob("*.jsonl"))
    return tuple(json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines())


def wanted_version() -> str:
    """Return the version that the model has when it was made from the texts as they are."""
    return version_of([row["text"] for row in rows()], [row["level"] for row in rows()])


def learn(told=None) -> Classifier:
    """Return the model of levels made anew; `told` as in `training.train`."""
    return train([row["text"] for row in rows()], [row["level"] for row in rows()], told)


def counted() -> dict[str, dict[str, int]]:
    """Return for each topic how many texts belong to each level."""
    topics = sorted({row["topic"] for row in rows()})
    return {topic: dict(Counter(row["level"] for row in rows() if row["topic"] == topic)) for topic in topics}


def main() -> None:
    made = learn(lambda at, of: print(f"level: {at}/{of}", file=sys.stderr))
    path_of("level").write_bytes(made.as_bytes())
    TABLE.write_text(json.dumps(counted(), indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"level: {made.version}, {len(made.keys)} features, {len(made.labels)} labels")


if __name__ == "__main__":
    main()
