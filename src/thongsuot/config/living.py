"""The process that holds boards open, `python -m thongsuot.config.living PORT PAGES`; `thongsuot live` runs the same.

It loads nothing of the pages: these draw the boards when it asks them, so that it stays small.
"""

import asyncio
import logging.config
import os
import resource
import signal
import sys

from thongsuot.config.database import urls
from thongsuot.config.env import env
from thongsuot.config.logs import logging_settings
from thongsuot.config.tether import die_with_parent
from thongsuot.config.undumpable import never_dump
from thongsuot.config.words import _
from thongsuot.live.serving import Place, serve

BESIDE = 128  # files that the process has open besides its connections


def run(port: int, pages: str) -> None:
    """Serve boards on 127.0.0.1 until SIGTERM, as the role that reads least; `pages` draws them."""
    logging.config.dictConfig(logging_settings())
    found = urls()
    database = found.get("portal") or found["desk"]
    asyncio.run(serve(Place(port, pages, env().public_url, database, room_for(env().live_connections))))


def room_for(wanted: int) -> int:
    """Return how many connections the system lets this process hold, `wanted` at most; says so where it is fewer."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = wanted + BESIDE
    if soft < needed:
        soft = needed if hard == resource.RLIM_INFINITY else min(needed, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    if soft < needed:
        sentence = _(
            "Hệ thống chỉ cho mở {files} tệp, nên chỉ giữ được {room} kết nối trong số {wanted}: "
            "hãy nâng giới hạn (ulimit -n {needed}, hoặc LimitNOFILE của dịch vụ) rồi chạy lại."
        )
        room = max(1, soft - BESIDE)
        print(sentence.format(files=soft, room=room, wanted=wanted, needed=needed), file=sys.stderr)
        return room
    return wanted


if __name__ == "__main__":
    never_dump()
    if "THONGSUOT_SUPERVISOR" in os.environ:
        die_with_parent(signal.SIGKILL)
    run(int(sys.argv[1]), sys.argv[2])
