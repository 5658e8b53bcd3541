"""A process that does the work of 00:00 in a child of its own for each line it is told, so that one can be killed.

Told `begin ID INSTANT` or `repoint ID INSTANT`; it answers with the child's process id, then with how it ended.
"""

import os
import sys
from datetime import datetime

import django

LIMIT = 1


def work(what: str, reorganisation_id: str, at: datetime) -> None:
    from thongsuot.changes import actions  # noqa: PLC0415  Django is set up first
    from thongsuot.changes.actions import repointing  # noqa: PLC0415  as above

    if what == "begin":
        actions.begin_reorganisation(reorganisation_id=reorganisation_id, at=at)
    else:
        while repointing.repoint_batch(reorganisation_id=reorganisation_id, at=at, limit=LIMIT):
            pass


def main() -> None:
    django.setup()
    print("ready", flush=True)
    for line in sys.stdin:
        what, reorganisation_id, at = line.split()
        child = os.fork()
        if child == 0:
            work(what, reorganisation_id, datetime.fromisoformat(at))
            os._exit(0)
        print(child, flush=True)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
