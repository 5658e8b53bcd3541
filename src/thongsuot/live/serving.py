"""Holds many connections open and writes to each what is new of its board (server-sent events). No address is kept."""

import asyncio
import signal
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from secrets import SystemRandom

from aiohttp import ClientError, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector, web

from thongsuot.live.following import follow
from thongsuot.live.hub import Board, Full, Gone, Hub, Unreached
from thongsuot.live.rules import DRAWN, GONE, HEARTBEAT, PREFIX, advice, origins, seen, version_of

BEAT = 20.0  # seconds without news until a connection is shown to be alive
SLOWEST = 10.0  # seconds for a reader to take what it was sent
UNREAD = 256 * 1024  # bytes that wait here for one reader; the system keeps as many
LARGE = 32 * 1024  # bytes that may have to wait for the reader
CHANCE = SystemRandom()
LATER = (5, 15)  # seconds after which one who found no place may ask again
ONE_BOARD = PREFIX + r"{path:[a-z][a-z_-]{0,39}/[0-9a-f-]{36}/[a-z-]{2,10}}"
STREAM = {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Accel-Buffering": "no",
}
HOUSE = {"Server": "web", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'"}

Write = Callable[[bytes], Awaitable[None]]


@dataclass(frozen=True)
class Place:
    """Where this process stands. `pages`: where the pages answer; `public_url`: as what; `database`: who tells."""

    port: int
    pages: str
    public_url: str
    database: str
    most: int


class Pages:
    """The pages, which draw the boards: asked a few at a time, as everybody else is drawn for too."""

    def __init__(self, session: ClientSession, place: Place):
        self._session, self._base = session, place.pages.rstrip("/") + DRAWN
        self._headers = {"Host": place.public_url.split("/")[2]}

    async def draw(self, path: str) -> tuple[int, str]:
        """Return version and HTML of a board. Raises: Gone, Unreached."""
        try:
            async with self._session.get(self._base + path, headers=self._headers, allow_redirects=False) as answer:
                version = version_of(answer.headers.get("ETag", ""))
                if answer.status == 404:
                    raise Gone
                if answer.status != 200 or version is None:
                    raise Unreached
                return version, await answer.text()
        except (ClientError, TimeoutError, OSError) as trouble:
            raise Unreached from trouble


async def serve(place: Place) -> None:
    """Serve on 127.0.0.1 until SIGTERM or SIGINT; then send all away and end within three seconds."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    connector = TCPConnector(limit=2, force_close=True)
    async with ClientSession(
        connector=connector, cookie_jar=DummyCookieJar(), timeout=ClientTimeout(total=10)
    ) as session:
        hub = Hub(Pages(session, place).draw, place.most)
        tasks = {asyncio.create_task(follow(hub, place.database)), asyncio.create_task(beating(hub))}
        runner = web.AppRunner(
            application(hub, place.public_url),
            access_log=None,
            handler_cancellation=True,
            keepalive_timeout=5.0,
            shutdown_timeout=1.0,
        )
        await runner.setup()
        await web.SockSite(runner, listening(place.port), backlog=4096).start()
        stopping = asyncio.create_task(stop.wait())
        done, _others = await asyncio.wait({*tasks, stopping}, return_when=asyncio.FIRST_COMPLETED)
        hub.close()
        await runner.cleanup()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done - {stopping}:
        task.result()  # what ended it, for whoever starts it again


async def beating(hub: Hub) -> None:
    """Have every connection shown to be alive, again and again."""
    while True:
        await asyncio.sleep(BEAT)
        hub.beat()


def listening(port: int) -> socket.socket:
    """Return the socket on which all come in; what is sent to one who does not read fills little of the system."""
    found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, UNREAD)
    found.bind(("127.0.0.1", port))
    return found


def application(hub: Hub, public_url: str) -> web.Application:
    """Return what answers: one address for every board, and one that says that this process is there."""
    app = web.Application()
    app.router.add_get(PREFIX, well, allow_head=False)
    app.router.add_get(ONE_BOARD, partial(watch, hub), allow_head=False)
    app.on_response_prepare.append(partial(furnish, origins(public_url)))
    return app


async def furnish(ours: frozenset[str], request: web.Request, response: web.StreamResponse) -> None:
    """Give every answer the house's headers, and let pages of ours at another port read it."""
    response.headers.update(HOUSE)
    response.headers["Vary"] = "Origin"
    if request.headers.get("Origin") in ours:
        response.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]


async def well(request: web.Request) -> web.Response:
    return web.Response(status=204)


async def watch(hub: Hub, request: web.Request) -> web.StreamResponse:
    """Hold one page's connection: the newest whole state unless the page has it, then each that comes."""
    known = seen(request.headers.get("Last-Event-ID") or request.query.get("co"))
    try:
        async with hub.watching(request.match_info["path"], known) as (board, told):
            response = web.StreamResponse(headers=STREAM)
            response.force_close()
            await response.prepare(request)
            await _tell(hub, board, told, known, partial(_write, request, response))
            return response
    except Gone:
        raise web.HTTPNotFound(text="404\n") from None
    except (Full, Unreached):
        later = str(CHANCE.randint(*LATER))
        raise web.HTTPServiceUnavailable(text="503\n", headers={"Retry-After": later}) from None


async def _tell(hub: Hub, board: Board, told: asyncio.Event, known: int | None, write: Write) -> None:
    """Write until the reader leaves or all are sent away; a slow reader skips states, never the last one."""
    await write(advice(CHANCE.random()))
    while not (hub.closing or board.gone):
        told.clear()
        if board.version != known:
            known = board.version
            await write(board.news)
        else:
            await told.wait()
            if board.version == known:
                await write(HEARTBEAT)
    if board.gone:
        await write(GONE)


async def _write(request: web.Request, response: web.StreamResponse, part: bytes) -> None:
    """Write to one reader; cut off one that does not take what it was sent, so that nothing piles up for it."""
    transport = request.transport
    if transport is None:
        raise ConnectionResetError
    try:
        if transport.get_write_buffer_size() or len(part) > LARGE:  # else nothing is waited for, nor a clock needed
            async with asyncio.timeout(SLOWEST):
                await response.write(part)
        else:
            await response.write(part)
    except TimeoutError:
        transport.abort()
        raise ConnectionResetError from None
    if transport.get_write_buffer_size() > UNREAD:
        transport.abort()
        raise ConnectionResetError
