"""A linear classifier of texts: which label, how surely, and by which words. Trained by `training`; numpy, no network.

One weight a feature and label, kept as whole numbers of eight bits with a scale for each label: a model of 64 labels
and 70,000 features holds 5 MB. Scores become shares by a softmax, whose temperature is chosen when it is trained.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

import numpy as np

from thongsuot.language.words import features

REASONS = 3
FORMAT = 1


@dataclass(frozen=True)
class Guess:
    """`share`: how sure, 0 to 1, of all labels together 1. `reason`: the words that speak most for the label."""

    label: str
    share: float
    reason: str


@dataclass(frozen=True)
class Classifier:
    """`names`: the features, `idf`: what each weighs; `weights`: (features, labels) as int8, times `scale`."""

    version: str
    labels: tuple[str, ...]
    names: tuple[str, ...]
    idf: np.ndarray
    weights: np.ndarray
    scale: np.ndarray
    bias: np.ndarray
    temperature: float

    @cached_property
    def _at(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.names)}

    def _parts(self, counted: Counter[str]) -> tuple[list[str], np.ndarray]:
        """Return the known features of a text and what each speaks for each label; a text has the length one."""
        known = [name for name in counted if name in self._at]
        if not known:
            return [], np.zeros((0, len(self.labels)))
        rows = np.array([self._at[name] for name in known])
        weighed = (1 + np.log([counted[name] for name in known])) * self.idf[rows]
        return known, (weighed / np.linalg.norm(weighed))[:, None] * self.weights[rows] * self.scale

    def margins(self, counted: Counter[str]) -> np.ndarray:
        """Return how far a text lies on each label's side; above nothing means: it is one of those."""
        return self._parts(counted)[1].sum(axis=0) + self.bias

    def guess(self, text: str, most: int = 3) -> list[Guess]:
        """Return the `most` likely labels of a text, best first; never empty. Same text and model, same answer."""
        counted, written = features(text)
        known, parts = self._parts(counted)
        margins = (parts.sum(axis=0) + self.bias) / self.temperature
        shares = np.exp(margins - margins.max())
        shares /= shares.sum()
        best = np.argsort(-shares, kind="stable")[:most]
        said = [written[name] for name in known]
        return [Guess(self.labels[at], round(float(shares[at]), 3), _reason(said, parts[:, at])) for at in best]

    def save(self, target: Path | BinaryIO) -> None:
        """Write the model to a file that `load` reads."""
        np.savez_compressed(
            target, format=FORMAT, version=self.version, labels=np.array(self.labels),
            names=np.frombuffer("\n".join(self.names).encode(), dtype=np.uint8), idf=self.idf, weights=self.weights,
            scale=self.scale, bias=self.bias, temperature=self.temperature,
        )  # fmt: skip


def load(source: Path | BinaryIO) -> Classifier:
    """Return a model that was saved. Raises ValueError for a file of another format."""
    with np.load(source, allow_pickle=False) as kept:
        if int(kept["format"]) != FORMAT:
            raise ValueError(f"a model of format {kept['format']}, not {FORMAT}")
        return Classifier(
            version=str(kept["version"]),
            labels=tuple(str(label) for label in kept["labels"]),
            names=tuple(kept["names"].tobytes().decode().split("\n")),
            idf=kept["idf"],
            weights=kept["weights"],
            scale=kept["scale"],
            bias=kept["bias"],
            temperature=float(kept["temperature"]),
        )


def _reason(said: list[str], parts: np.ndarray) -> str:
    """Return the words that speak most for a label, without those that say the same again."""
    told: list[str] = []
    for at in np.argsort(-parts, kind="stable"):
        if parts[at] <= 0 or len(told) == REASONS:
            break
        if not any(set(said[at].split()) & set(other.split()) for other in told):
            told.append(said[at])
    return ", ".join(told)
