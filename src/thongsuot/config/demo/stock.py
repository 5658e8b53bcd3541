"""What people write, what is asked, and what is answered: data in `data/stock/*.toml`, composed."""

import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from random import Random

from thongsuot.config.demo import names

BARE = "~"  # before a text: typed without marks
SPANS = ("ba ngày", "một tuần", "hơn một tuần", "hai tuần", "gần một tháng", "hai tháng nay", "từ đầu mùa mưa")


@dataclass(frozen=True, kw_only=True)
class Matter:
    """One kind of matter: the words of several people about it, the things asked, an answer and evidence for each.

    `refuse`: a key of LEGAL_REASONS and the words that explain it, for the first thing asked; `to_province`: the
    commune is not competent. `missing`: what a person says who finds it not done.
    """

    topic: str
    title: str
    texts: tuple[str, ...]
    ask: tuple[str, ...]
    answer: tuple[str, ...]
    evidence: tuple[str, ...]
    missing: str
    refuse: tuple[str, str] | None = None
    kind: str = "feedback"
    to_province: bool = False


@cache
def matters() -> tuple[Matter, ...]:
    """Return the whole stock."""
    found = []
    for path in sorted((files(__package__) / "data" / "stock").iterdir(), key=lambda path: path.name):
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["matter"]:
            found.append(Matter(**{name: tuple(v) if isinstance(v, list) else v for name, v in row.items()}))
    return tuple(found)


def bare(text: str) -> str:
    """Return `text` as typed without marks."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c))


@dataclass(frozen=True)
class Telling:
    """One person's matter in one place: the slots of the stock filled in."""

    matter: Matter
    slots: dict[str, str]
    text: str

    @classmethod
    def of(cls, matter: Matter, rng: Random, *, kind: str, name: str) -> "Telling":
        """Return a telling of `matter` in the commune or ward (`kind`) `name`."""
        slots = {
            "noi": f"{kind[:1].lower()}{kind[1:]} {name}",
            "thon": names.hamlet(rng, kind),
            "duong": names.street(rng),
            "lau": rng.choice(SPANS),
            "so": str(rng.randint(3, 14)),
        }
        return cls(matter, slots, _filled(rng.choice(matter.texts), slots))

    def again(self, rng: Random) -> "Telling":
        """Return the same matter in the words of somebody else."""
        others = [text for text in self.matter.texts if _filled(text, self.slots) != self.text]
        return Telling(self.matter, self.slots, _filled(rng.choice(others), self.slots))

    def title(self) -> str:
        return _filled(self.matter.title, self.slots)

    def items(self) -> tuple[str, ...]:
        return tuple(_filled(text, self.slots) for text in self.matter.ask)

    def answers(self, done_on: date) -> list[str]:
        slots = self.slots | {"xong": f"{done_on:%d/%m/%Y}"}
        return [_filled(text, slots) for text in self.matter.answer]

    def captions(self) -> list[str]:
        return [_filled(text, self.slots) for text in self.matter.evidence]

    def refusal(self, done_on: date) -> tuple[str, str] | None:
        if self.matter.refuse is None:
            return None
        reason, words = self.matter.refuse
        return reason, _filled(words, self.slots | {"xong": f"{done_on:%d/%m/%Y}"})

    def missing(self) -> str:
        return _filled(self.matter.missing, self.slots)


def _filled(text: str, slots: dict[str, str]) -> str:
    filled = text.removeprefix(BARE).format(**slots)
    filled = filled[:1].upper() + filled[1:]
    return bare(filled) if text.startswith(BARE) else filled
