"""Training of the classifiers: a linear support vector machine for each label against the rest.

Dual coordinate descent with squared hinge loss (Hsieh et al. 2008, "A dual coordinate descent method for large-scale
linear SVM", algorithm 1), for all labels at once. Rare labels weigh more, so that each counts alike. The same rows in
the same order give the same model.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from thongsuot.language.classifier import Classifier
from thongsuot.language.words import features

Told = Callable[[int, int], None]
ROUNDS = 12
COST = 0.5
FEWEST = 2  # texts that a feature must stand in
SEED = 20261122
APART = 10  # one text in so many is left out once, to find how sure the model may be
TEMPERATURES = (0.06, 0.08, 0.1, 0.12, 0.15, 0.2, 0.3, 0.5)


def train(texts: Sequence[str], labels: Sequence[str], told: Told | None = None) -> Classifier:
    """Return a classifier of `texts` with their `labels`. `told`: called with the round and the number of rounds.

    Raises ValueError for fewer than two labels.
    """
    names = sorted(set(labels))
    if len(names) < 2:
        raise ValueError("nothing to tell apart: fewer than two labels")
    wanted = np.array([names.index(label) for label in labels])
    counted = [features(text)[0] for text in texts]
    apart = np.arange(len(texts)) % APART == APART - 1
    half = _learn([one for one, left in zip(counted, apart, strict=True) if not left], wanted[~apart], names, None)
    temperature = _temperature(half, [one for one, left in zip(counted, apart, strict=True) if left], wanted[apart])
    return replace(_learn(counted, wanted, names, told), version=version_of(texts, labels), temperature=temperature)


def _learn(counted: Sequence[Counter[str]], wanted: np.ndarray, names: Sequence[str], told: Told | None) -> Classifier:
    stands_in = Counter(name for one in counted for name in one)
    kept = sorted(name for name, number in stands_in.items() if number >= FEWEST)
    idf = 1 + np.log((1 + len(counted)) / (1 + np.array([stands_in[name] for name in kept])))
    weights = _fit(_rows(counted, kept, idf), wanted, len(kept), len(names), told)
    scale = np.maximum(np.abs(weights[:-1]).max(axis=0), 1e-9) / 127
    return Classifier(
        version="",
        labels=tuple(names),
        names=tuple(kept),
        idf=idf.astype(np.float32),
        weights=np.round(weights[:-1] / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=weights[-1].astype(np.float32),
        temperature=1.0,
    )


def _temperature(made: Classifier, counted: Sequence[Counter[str]], wanted: np.ndarray) -> float:
    """Return by what the margins are divided so that the shares surprise least on texts it did not learn from."""
    margins = np.array([made.margins(one) for one in counted])

    def surprise(temperature: float) -> float:
        scores = margins / temperature
        scores -= scores.max(axis=1, keepdims=True)
        return float((np.log(np.exp(scores).sum(axis=1)) - scores[np.arange(len(wanted)), wanted]).sum())

    return min(TEMPERATURES, key=surprise)


def _rows(counted: Sequence[Counter[str]], kept: Sequence[str], idf: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return each text as its features' numbers and weights; the last is the constant one of the bias."""
    at = {name: number for number, name in enumerate(kept)}
    rows = []
    for one in counted:
        known = [name for name in one if name in at]
        numbers = np.array([at[name] for name in known], dtype=np.int64)
        weighed = (1 + np.log([one[name] for name in known])) * idf[numbers] if known else np.zeros(0)
        length = np.linalg.norm(weighed) or 1
        rows.append((np.append(numbers, len(kept)), np.append(weighed / length, 1.0)))
    return rows


def _fit(rows: list, wanted: np.ndarray, known: int, labels: int, told: Told | None) -> np.ndarray:
    """Return the weights, (features and the bias, labels); algorithm 1 of the paper, all labels side by side."""
    signs = np.where(wanted[:, None] == np.arange(labels), 1.0, -1.0)
    often = np.bincount(wanted, minlength=labels)
    cost = np.where(signs > 0, COST * len(rows) / (labels * often), COST)
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
