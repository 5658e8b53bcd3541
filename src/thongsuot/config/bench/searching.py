"""How long a search and a look for similar cases take in a large index, how large it is, how soon a case is in it."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from random import Random

from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.models import Case
from thongsuot.cases.queries.similar import like_text, like_with
from thongsuot.cases.views.desk.rows import rows_of
from thongsuot.config.bench.figures import Figure, percentile, timed
from thongsuot.config.bench.stage import Stage
from thongsuot.config.bench.texts import Many
from thongsuot.config.database import VARIABLES
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.language import finding
from thongsuot.language.finding import Found
from thongsuot.language.index import TextIndex
from thongsuot.language.querying import parse
from thongsuot.ledger import sequencer
from thongsuot.people.queries import actor_for
from thongsuot.search import following, pages
from thongsuot.search.asking import asked as asked_at
from thongsuot.search.queries import WHOLE_INSTALLATION, find, sight, similar_to, standing
from thongsuot.search.shelf import root

BATCH = 5_000
WEIGHED = 10_000  # texts put one by one, whose time is told; of the others the pieces are read once
PAGE = 20
PATIENCE = 30.0
WARM = 5  # pages before those that are timed: tables and models are read from their files at the first
WHO = ("all", "province", "commune")


def searching(stage: Stage, cases: int, quick: bool) -> Iterator[Figure]:
    """Yield the times at a tenth of `cases` and at all of them, with their ratio; size, memory; seconds until found."""
    times = 60 if quick else 300
    many = Many()
    many.read()
    with tempfile.TemporaryDirectory(prefix="index-", dir=root().parent) as folder:
        base, index = _anonymous(), TextIndex(Path(folder))
        weighed = min(WEIGHED, cases // 10)
        seconds = _add(index, many, 0, weighed)
        fill(index, many, weighed, cases // 10)
        few = _times(index, times)
        fill(index, many, cases // 10, cases)
        whole = _times(index, times)
        held = _anonymous() - base
        for name, measured in whole.items():
            yield timed(f"search.{name}", measured)
            yield _growth(f"search.{name}.growth", few[name], measured)
        yield from _both("search.page", islice(_pages(index, stage, times + WARM), WARM, None))
        yield from _both("search.similar.page", islice(_likes(index, stage, times + WARM), WARM, None))
        index.close()
        yield Figure(name="search.put", value=1000 * seconds / weighed, unit="ms a text")
        yield Figure(name="search.index", value=_size(Path(folder)) / 1e6, unit=f"MB / {cases}")
        yield Figure(name="search.memory", value=held / 1e6, unit="MB beyond base")
    yield timed("search.findable", _until_found(stage, 3 if quick else 20))
    yield from _both("search.terminal", (_at_terminal() for _time in range(1 if quick else 5)))


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


def fill(index: TextIndex, many: Many, start: int, end: int) -> None:
    """Put the texts from `start` to `end` by the words of their pieces, which are the same and much sooner there."""
    for number in range(start, end):
        entry = many.entry(number)
        index.put_words(entry, *many.words(entry))
        if number % BATCH == BATCH - 1 or number == end - 1:
            index.commit(str(number))


def _times(index: TextIndex, times: int) -> dict[str, list[float]]:
    """Return the seconds of questions, by who looks and of all, and of looks for similar texts: another each time."""
    asking, found = Many(), {}
    for who, units in zip(WHO, asking.sights(), strict=True):
        questions = [parse(asking.question()) for _time in range(times)]
        found[f"find {who}"] = [
            _seconds(lambda asked=asked, units=units: finding.search(index, asked, units=units, limit=PAGE))
            for asked in questions
        ]
    found["find"] = list(chain.from_iterable(found.values()))
    likes = [(finding.words_like(asking.text()), asking.place(number)[:1]) for number in range(times)]
    found["similar"] = [
        _seconds(lambda words=words: finding.similar(index, words, units=None, limit=PAGE)) for words, _place in likes
    ]
    found["similar at a place"] = [
        _seconds(lambda words=words, near=near: finding.similar(index, words, units=None, near=near, limit=PAGE))
        for words, near in likes
    ]
    return found


def _both(name: str, spent: Iterable[tuple[float, float]]) -> Iterator[Figure]:
    """Yield the figures of times by the clock, and of processor time of ours, which no other work lengthens."""
    by_clock, of_processor = zip(*spent, strict=True)
    yield timed(name, list(by_clock))
    yield timed(f"{name}.processor", list(of_processor))


class Watch:
    """Seconds since it was made, by the clock and of this thread's processor time."""

    def __init__(self):
        self._begun = time.perf_counter(), time.thread_time()

    def read(self) -> tuple[float, float]:
        return time.perf_counter() - self._begun[0], time.thread_time() - self._begun[1]


def _pages(index: TextIndex, stage: Stage, times: int) -> Iterator[tuple[float, float]]:
    """Yield the seconds of a page of hits: read, looked for in the large index, allowed, shown with their snippets.

    The hits stand for cases of the stage: a table of a thousand answers for twenty keys as one of a million does.
    """
    asking, ids, actor = Many(), list(Case.objects.values_list("pk", flat=True)), _officer(stage)
    chance = Random(times)
    for _time in range(times):
        typed, units = asking.question(), chance.choice(asking.sights())
        watch = Watch()
        sight(actor)
        query = asked_at(typed, on=clock.today())
        found = finding.search(index, query, units=units, limit=PAGE)
        hits = [(chance.choice(ids).hex, score) for _key, score in found.hits]
        cases = pages.cases_of(Found(found.total, standing(hits, actor)))
        rows_of(cases)
        for case in cases:
            pages.shown_of(case, query)
        yield watch.read()


def _likes(index: TextIndex, stage: Stage, times: int) -> Iterator[tuple[float, float]]:
    """Yield the seconds of similar cases at intake: looked for in the large index, allowed, compared, ranked."""
    asking, ids, actor = Many(), list(Case.objects.values_list("pk", flat=True)), _officer(stage)
    chance = Random(times)
    place = stage.world.houses.shown.place

    def finder(text: str, *, actor, place_id, limit: int) -> list:
        near = asking.place(chance.randrange(600))[:1]
        found = finding.similar(index, finding.words_like(text), units=None, near=near, limit=limit)
        return [(chance.choice(ids), score) for _key, score in found]

    like_with(finder)
    try:
        for _time in range(times):
            text = asking.text()
            watch = Watch()
            like_text(text, actor=actor, place=place, on=clock.today())
            yield watch.read()
    finally:
        like_with(similar_to)


def _officer(stage: Stage):
    """Return the head of the province, who sees every case of the stage."""
    houses = stage.world.houses
    return actor_for(houses.roots[houses.province_of(houses.shown)].head, on=clock.today())


def _at_terminal() -> tuple[float, float]:
    """Return the seconds of `thongsuot search` from its start to its answer, where no worker runs but a server does."""
    command = [sys.executable, "-m", "thongsuot.config.cli", "search", "đường", "--json"]
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES.values()}
    before, begun = _of_children(), time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    seconds = time.perf_counter() - begun, _of_children() - before
    if not json.loads(done.stdout)["total"]:
        raise ValueError("the search at the terminal found nothing of what the bench stored")
    return seconds


def _of_children() -> float:
    """Return the seconds of processor time that ended child processes took."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def _seconds(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that `work` takes, which other work on the machine does not lengthen."""
    begun = time.thread_time()
    work()
    return time.thread_time() - begun


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
