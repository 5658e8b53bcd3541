"""A linear classifier of texts: which label, how surely, and by which words. Trained by `training`; plain Python.

One weight a feature and label, kept as whole numbers of eight bits with a scale for each label. Features are kept as
32 bits of a checksum, never as words: no word of a text that a model learned from can be read out of it. The file is
mapped, not read: all processes of a machine share its 3 MB. A process that only guesses needs no numpy (16 MB).
"""

import json
import math
import mmap
import sys
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from operator import mul
from pathlib import Path
from zlib import crc32

from thongsuot.language.seen import Seen, seen

REASONS = 3
FORMAT = 2
_HEAD = 4096  # bytes of the description before the numbers
_BYTES_OF = {"I": 4, "f": 4, "b": 1}


@dataclass(frozen=True)
class Guess:
    """`share`: how sure, 0 to 1, of all labels together 1. `reason`: the words that speak most for the label."""

    label: str
    share: float
    reason: str


Known = list[tuple[str, int, float]]  # a feature of the text, its number in the vocabulary, what it weighs here


def key(name: str) -> int:
    """Return the 32 bits by which a model knows a feature."""
    return crc32(name.encode())


@dataclass(frozen=True)
class Classifier:
    """`keys`: the features, rising; `idf`: what each weighs; `weights`: its row of whole numbers, times `scale`."""

    version: str
    labels: tuple[str, ...]
    keys: Sequence[int]
    idf: Sequence[float]
    weights: Sequence[int]
    scale: Sequence[float]
    bias: Sequence[float]
    temperature: float

    @cached_property
    def vocabulary(self) -> str:
        """Return what stands for `keys` and `idf`: models that learned from the same texts have the same."""
        digest = sha256(self.keys)
        digest.update(self.idf)
        return digest.hexdigest()

    def known(self, text: str | Seen) -> Known:
        """Return the features of a text that the model knows; together they have the length one.

        Looked up once for all models of one vocabulary.
        """
        looked = seen(text)
        if self.vocabulary not in looked.known:
            looked.known[self.vocabulary] = self._known(looked)
        return looked.known[self.vocabulary]

    def _known(self, looked: Seen) -> Known:
        counted, _written = looked.features
        found = []
        for name, number in counted.items():
            at = bisect_left(self.keys, wanted := key(name))
            if at < len(self.keys) and self.keys[at] == wanted:
                found.append((name, at, (1 + math.log(number)) * self.idf[at]))
        length = math.sqrt(sum(weight * weight for _name, _at, weight in found)) or 1
        return [(name, at, weight / length) for name, at, weight in found]

    def margins(self, text: str | Seen) -> list[float]:
        """Return how far a text lies on each label's side; above nothing means: it is one of those."""
        known, size = self.known(text), len(self.labels)
        weighs = [weight for _name, _at, weight in known]
        rows = [self.weights[at * size : (at + 1) * size].tolist() for _name, at, _weight in known]
        total = [sum(map(mul, weighs, column)) for column in zip(*rows, strict=True)] or [0.0] * size
        return [sum_ * scale + bias for sum_, scale, bias in zip(total, self.scale, self.bias, strict=True)]

    def guess(self, text: str | Seen, most: int = 3) -> list[Guess]:
        """Return the `most` likely labels of a text, best first; never empty. Same text and model, same answer."""
        looked = seen(text)
        shares = _shares([margin / self.temperature for margin in self.margins(looked)])
        best = sorted(range(len(shares)), key=lambda at: -shares[at])[:most]
        return [Guess(self.labels[at], round(shares[at], 3), self._reason(looked, at)) for at in best]

    def reason(self, text: str | Seen, label: str) -> str:
        """Return the words of a text that speak most for `label`; empty where none does."""
        return self._reason(seen(text), self.labels.index(label))

    def _reason(self, looked: Seen, label: int) -> str:
        """Return the words that speak most for a label, without those that say the same again."""
        written, weights, size = looked.features[1], self.weights, len(self.labels)
        parts = ((weighs * weights[at * size + label], name) for name, at, weighs in self.known(looked))
        told: list[str] = []
        for _part, name in sorted((each for each in parts if each[0] > 0), reverse=True):
            if len(told) == REASONS:
                break
            if not any(set(written[name].split()) & set(other.split()) for other in told):
                told.append(written[name])
        return ", ".join(told)

    def as_bytes(self) -> bytes:
        """Return the model as `load` reads it."""
        head = {
            "format": FORMAT, "version": self.version, "labels": self.labels, "features": len(self.keys),
            "temperature": self.temperature, "order": sys.byteorder,
        }  # fmt: skip
        described = json.dumps(head).encode()
        if len(described) > _HEAD:
            raise ValueError(f"{len(self.labels)} labels do not fit the head of a model's file")
        parts = (("I", self.keys), ("f", self.idf), ("f", self.scale), ("f", self.bias), ("b", self.weights))
        return described.ljust(_HEAD) + b"".join(memoryview(part).cast("B") for _code, part in parts)


def load(source: Path | bytes) -> Classifier:
    """Return a model that was saved: from its file, which is mapped, or its bytes. Raises ValueError for others."""
    whole = memoryview(_mapped(source) if isinstance(source, Path) else source)
    head = json.loads(bytes(whole[:_HEAD]))
    if not isinstance(head, dict) or head.get("format") != FORMAT or head.get("order") != sys.byteorder:
        raise ValueError("a model of another format or machine")
    rows, size = head["features"], len(head["labels"])
    at, parts = _HEAD, []
    for code, number in (("I", rows), ("f", rows), ("f", size), ("f", size), ("b", rows * size)):
        end = at + number * _BYTES_OF[code]
        if end > len(whole):
            raise ValueError("a model's file that ends too early")
        parts.append(whole[at:end].cast(code))
        at = end
    keys, idf, scale, bias, weights = parts
    return Classifier(
        version=head["version"],
        labels=tuple(head["labels"]),
        keys=keys,
        idf=idf,
        weights=weights,
        scale=scale,
        bias=bias,
        temperature=head["temperature"],
    )


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as opened:
        return mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)


def _shares(margins: Sequence[float]) -> list[float]:
    most = max(margins)
    raised = [math.exp(margin - most) for margin in margins]
    return [each / sum(raised) for each in raised]
