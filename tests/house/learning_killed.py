"""Learns a model of suggestions in a data folder and is killed -9 at every point; prints what guesses after each kill.

Run as `python -m house.learning_killed`. Each run and each look is a forked process with connections of its own.
"""

import json
import os
import signal
from types import SimpleNamespace

import django

from thongsuot.config.database import database

LAMPS = [("Đèn đường thôn tối om, xin thêm bóng đèn", "utilities.lighting"),
         ("Đường đầy ổ gà, xe máy ngã", "transport.road")] * 30  # fmt: skip
MORE = LAMPS + [("Cột đèn xiêu, bóng đèn vỡ", "utilities.lighting"), ("Mặt đường lún, ổ gà sâu", "transport.road")] * 5
MOST = MORE + [("Đèn ngõ chập chờn", "utilities.lighting"), ("Ổ gà to giữa đường", "transport.road")] * 5
ASKED = "Xin thêm bóng đèn đường cho thôn"


def die(*_given, **_named):
    os.kill(os.getpid(), signal.SIGKILL)


def apart(work) -> tuple[int, object]:
    """Run `work` in a process of its own; return the signal that ended it, 0 for none, and what it returned."""
    given, told = os.pipe()
    pid = os.fork()
    if pid == 0:
        with os.fdopen(told, "w") as out:
            json.dump(work(), out)
        os._exit(0)
    os.close(told)
    with os.fdopen(given) as found:
        said = found.read()
    _pid, status = os.waitpid(pid, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, json.loads(said) if said else None


def learned(rows, **dying):
    """Learn from `rows`; `dying`: names of the module of learning that kill the process when they are called."""
    from thongsuot.cases.actions import learning  # noqa: PLC0415  Django is set up by then
    from thongsuot.core.actors import service  # noqa: PLC0415
    from thongsuot.core.clock import now  # noqa: PLC0415
    from thongsuot.language.training import train  # noqa: PLC0415

    learning.decided, learning.reported = lambda _name: rows, list
    by = dying.pop("by", lambda _name, given: train(*zip(*given, strict=True)))
    for name, value in dying.items():
        setattr(learning, name, value)
    made = learning.learn(name="topic", actor=service("learning"), at=now(), by=by)
    return made.version if made else None


def looked():
    """Return the version that guesses, what it guesses, and how many rows there are of each kind."""
    from thongsuot.cases.models import SuggestionFile, SuggestionModel, SuggestionUse  # noqa: PLC0415
    from thongsuot.cases.queries.learned import held  # noqa: PLC0415
    from thongsuot.cases.queries.suggesting import topics_for  # noqa: PLC0415
    from thongsuot.ledger.models import Entry  # noqa: PLC0415

    rows = [each.objects.count() for each in (SuggestionModel, SuggestionFile, SuggestionUse)]
    entries = Entry.objects.filter(verb="suggestions.learn").count()
    return {"version": held("topic").version, "guess": topics_for(ASKED)[0].topic.code, "rows": [*rows, entries]}


def points() -> dict[str, dict]:
    """Return where it dies: while it learns, measures, and after each write before the commit."""
    return {
        "learning": {"by": die},
        "measuring": {"measured": die},
        "entry": {"ledger": SimpleNamespace(record=die)},
        "row": {"zlib": SimpleNamespace(compress=die)},
        "file": {"_use": die},
        "use": {"_drop_files": die},
    }


def main() -> None:
    with database():
        django.setup()
        told = {"first": [apart(lambda: learned(LAMPS)), apart(looked)[1]]}
        for name, dying in points().items():
            told[name] = [apart(lambda dying=dying: learned(MORE, **dying)), apart(looked)[1]]
        told["again"] = [apart(lambda: learned(MORE)), apart(looked)[1]]
        told["committed"] = [apart(lambda: learned(MOST, forget=die)), apart(looked)[1]]
        told["once more"] = [apart(lambda: learned(MOST)), apart(looked)[1]]
        print(json.dumps(told))


if __name__ == "__main__":
    main()
