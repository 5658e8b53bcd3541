"""How long the whole list of a province takes as a file, and how much memory while it goes out."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from thongsuot.cases.queries.browsing import NEWEST, sorted_cases
from thongsuot.cases.queries.lists import Filters
from thongsuot.cases.views.desk.tables import table
from thongsuot.config.bench.figures import Figure
from thongsuot.config.bench.stage import Stage
from thongsuot.core.actors import Actor, HeldPost
from thongsuot.core.clock import today
from thongsuot.files.tables import KINDS, table_answer
from thongsuot.units.models import Unit

EVERY = 50  # pieces between two looks at the memory


def exports(stage: Stage) -> Iterator[Figure]:
    """Yield seconds and the growth of memory (MB) of the list of all cases, as each kind of file."""
    top = Unit.objects.get(pk=stage.world.houses.shown.unit.pk)
    while top.parent_id:
        top = top.parent
    who = Actor(ref="service:bench", posts=(HeldPost(top.pk, "supervisor"),))
    for kind in KINDS:
        rows = table(sorted_cases(who, Filters(), "", NEWEST, today=today()))
        begun, grown = time.perf_counter(), _growth(table_answer(kind, "bench", rows).streaming_content)
        yield Figure(name=f"exports.{kind}", value=time.perf_counter() - begun, unit="s")
        yield Figure(name=f"exports.{kind}.memory", value=grown / 1e6, unit="MB")


def _growth(pieces) -> int:
    """Read all pieces and return by how many bytes the process grew at most meanwhile."""
    before = most = _resident()
    for number, _piece in enumerate(pieces):
        if number % EVERY == 0:
            most = max(most, _resident())
    return max(most, _resident()) - before


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
