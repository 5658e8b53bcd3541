"""How well documents are read into drafts: recall and precision against what a careful reader finds, and how fast."""

import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from thongsuot.config.bench.figures import Figure
from thongsuot.directives.files import read
from thongsuot.directives.rules.parsing import Draft, Span, parse

HERE = Path("tests") / "directives" / "documents"
PARTS = ("items", "citations", "figures", "shortcomings", "models")
ALIKE = 0.6  # of two stretches: what both hold, of what either holds
PAGES = 100
WORDS_A_PAGE = 450


@dataclass(frozen=True)
class Match:
    """Of one part of one document: how many a reader found, how many the program, and how many are the same.

    `missed` and `extra`: the wording of the others. What a reader may find or not counts neither way.
    """

    wanted: int
    found: int
    same: int
    missed: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    @property
    def recall(self) -> float:
        return self.same / self.wanted if self.wanted else 1.0

    @property
    def precision(self) -> float:
        return self.same / self.found if self.found else 1.0


def compared(text: str, draft: Draft, key: dict) -> dict[str, Match]:
    """Return for each part of a draft how it compares with a reader's key: `{"items": [{"text": …}], …}`."""
    return {part: _part(text, getattr(draft, part), key, part) for part in PARTS if part in key}


def _part(text: str, found: tuple[Span, ...], key: dict, part: str) -> Match:
    wanted = list(_placed(text, key[part]))
    optional = list(_placed(text, key.get("_optional", {}).get(part, [])))
    waiting = list(found)
    missed = [row for row, at in wanted if not _taken(row, at, waiting, part)]
    for row, at in optional:
        _taken(row, at, waiting, part)
    same = len(wanted) - len(missed)
    extra = tuple(one.text for one in waiting)
    return Match(
        len(wanted), same + len(waiting), same, tuple(row.get("text") or row["first"] for row in missed), extra
    )


def _placed(text: str, rows: list[dict]) -> Iterator[tuple[dict, tuple[int, int]]]:
    """Yield each row of a key with where it stands: its own places, else where its words stand, in order."""
    at: dict[str, int] = {}
    for row in rows:
        if "start" in row:
            yield row, (row["start"], row["end"])
            continue
        words = r"\s+".join(map(re.escape, row["text"].split()))
        match = re.compile(words).search(text, at.get(row["text"], 0)) or re.compile(words).search(text)
        at[row["text"]] = match.end() if match else 0
        yield row, match.span() if match else (-1, -1)


def _taken(row: dict, at: tuple[int, int], waiting: list[Span], part: str) -> bool:
    """Take from `waiting` what is the same as the row of a key; return whether there was one."""
    same: dict[str, Callable[[Span], bool]] = {
        "figures": lambda one: _overlap(one, at) > 0 and one.value == row["value"],
        "citations": lambda one: _overlap(one, at) > 0 and (not row.get("number") or one.number == row["number"]),
        "models": lambda one: _overlap(one, at) > 0 or one.text.casefold() == row.get("text", "").casefold(),
    }
    fits = same.get(part, lambda one: _overlap(one, at) >= ALIKE)
    one = next((one for one in waiting if fits(one)), None)
    if one is not None:
        waiting.remove(one)
    return one is not None


def _overlap(one: Span, at: tuple[int, int]) -> float:
    both = min(one.end, at[1]) - max(one.start, at[0])
    return max(0, both) / max(1, max(one.end, at[1]) - min(one.start, at[0]))


def documents(start: Path | None = None) -> list[Figure]:
    """Return recall and precision in per cent for each document beside the project that has a key, and the time of a
    document of a hundred pages; only the time where there are none.
    """
    folder = (start or Path.cwd()) / HERE
    figures = [figure for path in sorted(folder.glob("*.key.json")) for figure in _of(path)]
    return [*figures, _time()]


def _of(path: Path) -> Iterator[Figure]:
    key = json.loads(path.read_text("utf-8"))
    name = path.name.removesuffix(".key.json")
    given = next((one for one in path.parent.glob(f"{name}.*") if not one.name.endswith(".json")), None)
    if given is None:
        return
    text = read(given, given.name)
    for part, match in compared(text, parse(text), key).items():
        yield Figure(name=f"documents.{name}.{part}.recall", value=100 * match.recall, unit=f"% / {match.wanted}")
        yield Figure(name=f"documents.{name}.{part}.precision", value=100 * match.precision, unit=f"% / {match.found}")


def _time() -> Figure:
    text = long_document(PAGES)
    began = time.perf_counter()
    parse(text)
    return Figure(name=f"documents.{PAGES}_pages", value=time.perf_counter() - began, unit="s")


def long_document(pages: int) -> str:
    """Return the text of a plan of so many pages."""
    line = (
        "Giao Sở Nội vụ chủ trì, phối hợp với các xã, phường rà soát hơn 23.770 hồ sơ theo Nghị quyết số "
        "25-NQ/TW, ngày "
        "03/6/2013, hoàn thành trước ngày 15/12/2026, bảo đảm ít nhất 95% hồ sơ được số hóa và báo cáo kết quả."
    )
    each = max(1, WORDS_A_PAGE // len(line.split()))
    parts = [f"{n // each + 1}. Nhiệm vụ thứ {n + 1}\n- {line}\n- {line}" for n in range(pages * each // 2)]
    return "KẾ HOẠCH\nThực hiện năm 2026\n\nII. NHIỆM VỤ, GIẢI PHÁP\n\n" + "\n\n".join(parts)
