"""Many who watch one board, in a process of their own: `python -m thongsuot.config.bench.watchers PORT PATH NUMBER`.

Says on standard output, as JSON lines, when all have a state; on `again`, after all have left at once and come back;
on `end`, when each state came to each. Instants are of the machine's monotonic clock, the same in every process.
"""

import asyncio
import json
import re
import sys
import time

END, STATE = b"\n\n", re.compile(rb"(?m)^id: (\d+)$")
PATIENCE = 60.0  # seconds


class Watcher(asyncio.Protocol):
    """One page; `lives` holds for each of its connections what version it got when."""

    def __init__(self, request: str):
        self.request, self.lives, self.rest = request, [], b""
        self.transport, self.told = None, asyncio.Event()

    def connection_made(self, transport) -> None:
        seen = f"Last-Event-ID: {self.lives[-1][-1][0]}\r\n" if self.lives else ""
        self.lives.append([])
        self.transport, self.rest = transport, b""
        transport.write(f"{self.request}{seen}\r\n".encode())

    def data_received(self, part: bytes) -> None:
        *whole, self.rest = (self.rest + part).split(END)
        for event in whole:
            if found := STATE.search(event):
                self.lives[-1].append((int(found[1]), time.monotonic()))
                self.told.set()


async def _connected(watchers: list[Watcher], port: int) -> float:
    """Connect all at once, and return the seconds until each has a state."""
    began = time.monotonic()
    for watcher in watchers:
        watcher.told.clear()
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*(loop.create_connection(lambda w=w: w, "127.0.0.1", port) for w in watchers))
        await asyncio.gather(*(watcher.told.wait() for watcher in watchers))
    return time.monotonic() - began


async def watch(port: int, path: str, number: int) -> None:
    """Watch until told to end."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\n"
    watchers = [Watcher(request) for _ in range(number)]
    _say(ready=await _connected(watchers, port))
    while (word := await asyncio.to_thread(sys.stdin.readline)).strip() != "end":
        for watcher in watchers:
            watcher.transport.abort()
        if not word:
            return
        _say(left=number)
        await asyncio.to_thread(sys.stdin.readline)
        _say(again=await _connected(watchers, port))
    _say(lives=[watcher.lives for watcher in watchers])


def _say(**words) -> None:
    print(json.dumps(words), flush=True)


if __name__ == "__main__":
    asyncio.run(watch(int(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
