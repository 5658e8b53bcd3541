"""Training of the classifiers: a linear support vector machine for each label against the rest. Needs numpy.

Dual coordinate descent with squared hinge loss (Hsieh et al. 2008, "A dual coordinate descent method for large-scale
linear SVM", algorithm 1), for all labels at once. Rare labels weigh more, so that each counts alike. The same rows in
the same order give the same model.
"""

import hashlib
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from thongsuot.language.classifier import Classifier, key
from thongsuot.language.words import features

Told = Callable[[int, int], None]
Row = dict[int, int]  # how often each feature stands in a text, by its key
ROUNDS = 12
COST = 0.5
FEWEST = 2  # texts that a feature must stand in
COMMON = 20  # matters of different people that a feature must stand in where none of our own texts has it
DECIDED_WEIGHS = 2.0  # what an officer decided on a real matter counts twice a text that was written for learning
SEED = 20261122
APART = 10  # one text in so many is left out once, to find how sure the model may be
TEMPERATURES = (0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3, 0.5)


@dataclass(frozen=True)
class _Texts:
    rows: list[Row]
    wanted: np.ndarray
    weighs: np.ndarray

    def only(self, chosen: np.ndarray) -> "_Texts":
        return _Texts([row for row, one in zip(self.rows, chosen, strict=True) if one], self.wanted[chosen],
                      self.weighs[chosen])  # fmt: skip


def train(texts: Sequence[str], labels: Sequence[str], told: Told | None = None, *, decided: int = 0) -> Classifier:
    """Return a classifier of `texts` with their `labels`. `told`: called with the round and the number of rounds.

    `decided`: so many texts at the end are matters of people on which officers decided. Of their words the model takes
    in those alone that our own texts hold too, or at least 20 of the matters: no name and no private word.
    Raises ValueError for fewer than two labels.
    """
    names = sorted(set(labels))
    if len(names) < 2:
        raise ValueError("nothing to tell apart: fewer than two labels")
    own = len(texts) - decided
    rows = [_counted(text) for text in texts]
    kept = _kept(rows[:own], rows[own:])
    weighs = np.where(np.arange(len(texts)) < own, 1.0, DECIDED_WEIGHS)
    whole = _Texts(rows, np.array([names.index(label) for label in labels]), weighs)
    apart = np.arange(len(texts)) % APART == APART - 1
    half = _learn(whole.only(~apart), kept, names, None)
    temperature = _temperature(half, whole.only(apart))
    return replace(_learn(whole, kept, names, told), version=version_of(texts, labels), temperature=temperature)


def _counted(text: str) -> Row:
    row: Row = {}
    for name, number in features(text)[0].items():
        row[key(name)] = row.get(key(name), 0) + number
    return row


def _kept(own: Sequence[Row], decided: Sequence[Row]) -> np.ndarray:
    """Return the features that a model of these texts may know, by their keys, rising."""
    in_own = Counter(each for row in own for each in row)
    in_decided = Counter(each for row in decided for each in row)
    kept = {each for each, number in in_own.items() if number >= FEWEST}
    kept |= {each for each, number in in_decided.items() if number >= COMMON}
    return np.array(sorted(kept), dtype=np.uint32)


def _learn(texts: _Texts, kept: np.ndarray, names: Sequence[str], told: Told | None) -> Classifier:
    at = {each: number for number, each in enumerate(kept.tolist())}
    stands_in = np.zeros(len(kept))
    for row in texts.rows:
        stands_in[[at[each] for each in row if each in at]] += 1
    idf = 1 + np.log((1 + len(texts.rows)) / (1 + stands_in))
    weights = _fit(_vectors(texts.rows, at, idf), texts, len(kept), len(names), told)
    scale = np.maximum(np.abs(weights[:-1]).max(axis=0), 1e-9) / 127
    return Classifier(
        version="",
        labels=tuple(names),
        keys=_stored("I", kept.astype(np.uint32)),
        idf=_stored("f", idf.astype(np.float32)),
        weights=_stored("b", np.round(weights[:-1] / scale).astype(np.int8).ravel()),
        scale=_stored("f", scale.astype(np.float32)),
        bias=_stored("f", weights[-1].astype(np.float32)),
        temperature=1.0,
    )


def _stored(code: str, numbers: np.ndarray) -> memoryview:
    return memoryview(array(code, numbers.tobytes()))


def _temperature(made: Classifier, texts: _Texts) -> float:
    """Return by what the margins are divided so that the shares surprise least on texts it did not learn from."""
    weights = np.asarray(made.weights, dtype=np.float32).reshape(len(made.keys), -1)
    at = {each: number for number, each in enumerate(made.keys)}
    vectors = _vectors(texts.rows, at, np.asarray(made.idf))
    sums = np.array([weighed[:-1] @ weights[numbers[:-1]] for numbers, weighed in vectors])
    margins = sums * np.asarray(made.scale) + np.asarray(made.bias)

    def surprise(temperature: float) -> float:
        scores = margins / temperature
        scores -= scores.max(axis=1, keepdims=True)
        return float((np.log(np.exp(scores).sum(axis=1)) - scores[np.arange(len(scores)), texts.wanted]).sum())

    return min(TEMPERATURES, key=surprise)


def _vectors(rows: Sequence[Row], at: dict[int, int], idf: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return each text as its features' numbers and weights; the last is the constant one of the bias."""
    vectors = []
    for row in rows:
        known = [each for each in row if each in at]
        numbers = np.array([at[each] for each in known], dtype=np.int64)
        weighed = (1 + np.log([row[each] for each in known])) * idf[numbers] if known else np.zeros(0)
        length = np.linalg.norm(weighed) or 1
        vectors.append((np.append(numbers, len(at)), np.append(weighed / length, 1.0)))
    return vectors


def _fit(rows: list, texts: _Texts, known: int, labels: int, told: Told | None) -> np.ndarray:
    """Return the weights, (features and the bias, labels); algorithm 1 of the paper, all labels side by side."""
    signs = np.where(texts.wanted[:, None] == np.arange(labels), 1.0, -1.0)
    often = np.maximum(np.bincount(texts.wanted, minlength=labels), 1)
    cost = np.where(signs > 0, COST * len(rows) / (labels * often), COST) * texts.weighs[:, None]
    alphas = np.zeros_like(signs)
    weights = np.zeros((known + 1, labels))
    order = np.random.default_rng(SEED)
    for number in range(ROUNDS):
        for at in order.permutation(len(rows)):
            numbers, weighed = rows[at]
            sign, alpha, damp = signs[at], alphas[at], 0.5 / cost[at]
            slope = sign * (weighed @ weights[numbers]) - 1 + damp * alpha
            moved = np.maximum(alpha - slope / (weighed @ weighed + damp), 0) - alpha
            alphas[at] += moved
            weights[numbers] += np.outer(weighed, moved * sign)
        if told:
            told(number + 1, ROUNDS)
    return weights


def version_of(texts: Sequence[str], labels: Sequence[str]) -> str:
    """Return the mark of what a model was trained on: sixteen digits of a hash."""
    digest = hashlib.sha256()
    for text, label in zip(texts, labels, strict=True):
        digest.update(f"{label}\0{text}\0".encode())
    return digest.hexdigest()[:16]
