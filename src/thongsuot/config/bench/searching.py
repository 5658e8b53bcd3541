"""How long a search and a look for similar cases take in a large index, how large it is, how soon a case is in it."""

import os
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import receive
from thongsuot.config.bench.figures import Figure, percentile, timed
from thongsuot.config.bench.stage import Stage
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.language import finding
from thongsuot.language.folding import fold
from thongsuot.language.index import Entry, TextIndex
from thongsuot.language.learning import texts
from thongsuot.language.querying import parse
from thongsuot.ledger import sequencer
from thongsuot.search import following
from thongsuot.search.contents import held_by, seen_by
from thongsuot.search.queries import WHOLE_INSTALLATION, find
from thongsuot.search.shelf import root

SEED = 6
COMMUNES, PROVINCES = 3_321, 34
BATCH = 5_000
FIRST = date(2021, 7, 1)
DAYS = 1_800
PAGE = 20
PATIENCE = 30.0
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")


class Many:
    """Invented submissions, each of another's sentences, at another place: as many as wanted, the same each time."""

    def __init__(self):
        self.rng = Random(SEED)
        self.rows = texts()
        self.sentences = [_SENTENCE.findall(row.text) for row in self.rows]
        self.units = [UUID(int=self.rng.getrandbits(128)) for _unit in range(COMMUNES)]

    def text(self) -> tuple[str, str]:
        """Return a text and its topic: most of one submission, a sentence of another, a place and a number."""
        at = self.rng.randrange(len(self.rows))
        parts = [each for each in self.sentences[at] if self.rng.random() < 0.8] or self.sentences[at]
        other = self.rng.choice(self.sentences[self.rng.randrange(len(self.rows))])
        where = f"Tổ {self.rng.randrange(1, 400)}, hẻm {self.rng.randrange(1, 9_000)}"
        return " ".join([*parts, other, where]), self.rows[at].topic

    def entry(self, number: int) -> Entry:
        text, topic = self.text()
        commune = min(int(self.rng.expovariate(1 / 600)), COMMUNES - 1)  # a few large ones have most
        province = commune % PROVINCES
        holder = self.units[commune]
        facts = {seen_by(holder), held_by(holder), seen_by(self.units[province]), "kind:feedback", "status:closed"}
        facts |= {f"topic:{topic.partition('.')[0]}", f"topic:{topic}", f"place:{commune:05d}", f"place:{province:02d}"}
        return Entry(
            key=f"{self.rng.getrandbits(128):032x}",
            texts=(text,),
            facts=frozenset(facts),
            code=f"4715{self.rng.randrange(10**9):09d}",
            day=FIRST + timedelta(days=number * DAYS // 1_000_000 % DAYS),
        )

    def sights(self) -> list[frozenset[str] | None]:
        """Return who looks: the whole installation, a province with its communes, one commune."""
        province = frozenset(held_by(unit) for unit in self.units[3::PROVINCES])
        return [None, province, frozenset({seen_by(self.units[3]), held_by(self.units[3])})]

    def question(self) -> str:
        """Return what somebody types: some words in a row of a text, half of the time without marks; or a code."""
        if self.rng.random() < 0.1:
            return f"4715 {self.rng.randrange(10**4):04d}"
        words = self.text()[0].split()
        length = self.rng.randrange(1, 6)
        start = self.rng.randrange(max(1, len(words) - length))
        typed = " ".join(words[start : start + length])
        return fold(typed) if self.rng.random() < 0.5 else typed


def searching(stage: Stage, cases: int, quick: bool) -> Iterator[Figure]:
    """Yield the times at a tenth of `cases` and at all of them, with their ratio; size, memory; seconds until found."""
    times = 60 if quick else 300
    with tempfile.TemporaryDirectory(prefix="index-", dir=root().parent) as folder:
        base, many, index = _anonymous(), Many(), TextIndex(Path(folder))
        _add(index, many, 0, cases // 10)
        few = _times(index, times)
        seconds = _add(index, many, cases // 10, cases)
        whole = _times(index, times)
        index.close()
        for name, measured in whole.items():
            yield timed(f"search.{name}", measured)
            yield _growth(f"search.{name}.growth", few[name], measured)
        yield Figure(name="search.put", value=1000 * seconds / (cases - cases // 10), unit="ms a text")
        yield Figure(name="search.index", value=_size(Path(folder)) / 1e6, unit=f"MB / {cases}")
        yield Figure(name="search.memory", value=(_anonymous() - base) / 1e6, unit="MB beyond base")
    yield timed("search.findable", _until_found(stage, 3 if quick else 20))


def _add(index: TextIndex, many: Many, start: int, end: int) -> float:
    """Put the texts from `start` to `end`; return the seconds that the index took, without making the texts."""
    spent = 0.0
    for number in range(start, end):
        entry, begun = many.entry(number), time.perf_counter()
        index.put(entry)
        if number % BATCH == BATCH - 1 or number == end - 1:
            index.commit(str(number))
        spent += time.perf_counter() - begun
    return spent


def _times(index: TextIndex, times: int) -> dict[str, list[float]]:
    """Return the seconds of questions, by who looks, and of looks for similar texts: another one each time."""
    asking, found = Many(), {}
    for who, units in zip(("all", "province", "commune"), asking.sights(), strict=True):
        questions = [parse(asking.question()) for _time in range(times)]
        found[f"find {who}"] = [
            _seconds(lambda asked=asked, units=units: finding.search(index, asked, units=units, limit=PAGE))
            for asked in questions
        ]
    likes = [finding.words_like(asking.text()[0]) for _time in range(times)]
    found["similar"] = [
        _seconds(lambda words=words: finding.similar(index, words, units=None, limit=PAGE)) for words in likes
    ]
    return found


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _growth(name: str, few: list[float], many: list[float]) -> Figure:
    return Figure(name=name, value=percentile(many, 0.95) / percentile(few, 0.95), unit="× of a tenth")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _anonymous() -> int:
    """Return the bytes that this process holds for itself; files that it maps are the system's to drop."""
    path = Path("/proc/self/statm")
    if not path.exists():
        return 0
    _size, resident, shared = path.read_text().split()[:3]
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")


def _until_found(stage: Stage, times: int) -> list[float]:
    """Return the seconds from the commit of a submission until a search finds it, with a worker's two threads."""
    found = []
    with _keeping_up():
        for number in range(times):
            word = f"zq{number}{''.join(chr(97 + int(digit)) for digit in str(time.time_ns())[-6:])}"
            unit, at = stage.world.houses.shown.unit, clock.now()
            given = Submission(text=f"Đèn đường {word} hỏng.")
            receive(given=given, unit=unit, actor=STRANGER, on=clock.legal_day(at), at=at)
            begun, asked = time.perf_counter(), parse(word)
            while not find(asked, actor=WHOLE_INSTALLATION, limit=1).hits:
                if time.perf_counter() - begun > PATIENCE:
                    break
                time.sleep(0.02)
            found.append(time.perf_counter() - begun)
    return found


@contextmanager
def _keeping_up() -> Iterator[None]:
    """Have sequencer and index follow, as the worker does, once they have caught up."""
    stop = threading.Event()
    threads = [
        threading.Thread(target=sequencer.loop, args=(stop, "sequencer")),
        threading.Thread(target=following.loop, args=(stop, root())),
    ]
    for thread in threads:
        thread.start()
    try:
        while not find(parse("đường"), actor=WHOLE_INSTALLATION, limit=1).hits:
            time.sleep(0.1)
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()
