"""Learn how rare words are, and by which signs two submissions are one matter.

`python -m thongsuot.language.similarity_learning` makes `data/models/rarity.json` and `similar.json` anew.

Signs are weighed by a logistic regression over pairs of `data/pairs/duplicates.jsonl`, and over texts of
`data/training/`, none of which is about the matter of another.
"""

import json
from collections import Counter
from importlib.resources import files
from pathlib import Path

import numpy as np

from thongsuot.language.learning import texts
from thongsuot.language.matter import rarity
from thongsuot.language.similarity import Thing, signs, thing
from thongsuot.language.words import words

_DATA = files("thongsuot.language") / "data"
FEWEST_TEXTS = 4  # a pair of words in fewer texts is as rare as one in none
CLOSEST = 30  # earlier submissions that each is compared with
EVERY = 15  # of the texts to learn from, as submissions that nobody sent twice
STRENGTH = 8.0  # of the pull of all weights towards nothing
NEAR, HARD, EASY = 0.6, 0.3, 0.1  # what a pair that is another matter counts: nearly the same, among the closest, other


def rows_of(name: str) -> list[dict]:
    """Return the labelled submissions of `data/<name>/duplicates.jsonl`, in the order in which they came in."""
    kept = _DATA / name / "duplicates.jsonl"
    return [json.loads(line) for line in kept.read_text("utf-8").splitlines()]


def rarities() -> dict:
    """Return in how many texts of `data/training/` each word stands, and each pair that stands in four and more."""
    one, two, number = Counter(), Counter(), 0
    for row in texts():
        row_words = [plain for plain, _written in words(row.text)]
        one.update(set(row_words))
        two.update({f"{a} {b}" for a, b in zip(row_words, row_words[1:], strict=False)})
        number += 1
    pairs = {pair: count for pair, count in sorted(two.items()) if count >= FEWEST_TEXTS}
    return {"texts": number, "words": dict(sorted(one.items())), "pairs": pairs}


def thing_of(row: dict) -> Thing:
    """Return a labelled row as it is compared: its place is what the text names."""
    return thing(row["id"], row["text"])


def closest(asked: Thing, others: list[Thing], most: int = CLOSEST) -> list[Thing]:
    """Return the `most` that share the rarest words, pairs and numbers with `asked`."""

    def weight(other: Thing) -> float:
        a, b = asked.matter, other.matter
        shared = sum(rarity(word) ** 2 for word in a.words.keys() & b.words.keys())
        return shared + 2 * sum(a.pairs[pair] for pair in a.pairs.keys() & b.pairs.keys())

    return sorted(others, key=weight, reverse=True)[:most]


def pairs_of(rows: list[dict], others: list[Thing]) -> list[tuple[dict[str, float], bool, float]]:
    """Return (signs, one matter?, what it counts) of each row with the closest of those before it and of `others`."""
    found, before, by_id = [], list(others), {row["id"]: row for row in rows}
    for row in rows:
        asked = thing_of(row)
        for place, other in enumerate(closest(asked, before)):
            first = by_id.get(other.id, {})
            same = (first.get("duplicate_of") or other.id) == (row["duplicate_of"] or row["id"])
            near = row.get("near") == other.id or first.get("near") == row["id"]
            counts = 1.0 if same else NEAR if near else HARD if place < 5 else EASY
            found.append((signs(asked, other), same, counts))
        before.append(asked)
    return found


def fitted(pairs: list[tuple[dict[str, float], bool, float]], strength: float = STRENGTH) -> dict:
    """Return the weights of the signs and the bias, by Newton's method on the penalised likelihood."""
    names = list(pairs[0][0])
    raw = np.array([[found[name] for name in names] for found, _same, _counts in pairs])
    same, counts = np.array([one for _f, one, _c in pairs], float), np.array([count for _f, _s, count in pairs])
    middle, spread = raw.mean(axis=0), raw.std(axis=0) + 1e-9
    columns = np.c_[(raw - middle) / spread, np.ones(len(raw))]
    pull = np.diag([strength] * len(names) + [1e-3])
    weights = np.zeros(len(names) + 1)
    for _step in range(30):
        said = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (counts * (said - same)) + pull @ weights
        bend = (columns * (counts * said * (1 - said))[:, None]).T @ columns + pull
        weights -= np.linalg.solve(bend, slope)
    scaled = weights[:-1] / spread
    rounded = {name: round(float(weight), 4) for name, weight in zip(names, scaled, strict=True)}
    return {"weights": rounded, "bias": round(float(weights[-1] - scaled @ middle), 4)}


def main() -> None:
    folder = Path(str(_DATA)) / "models"
    (folder / "rarity.json").write_text(json.dumps(rarities(), separators=(",", ":")) + "\n", "utf-8")
    others = [thing_of({"id": f"text-{at}", "text": row.text}) for at, row in enumerate(texts()[::EVERY])]
    made = fitted(pairs_of(rows_of("pairs"), others))
    (folder / "similar.json").write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    print(json.dumps(made, indent=1))


if __name__ == "__main__":
    main()
