"""The boards that are watched now: each drawn once for all its watchers, again when stirred, the last state always.

Runs in one thread, on asyncio; knows no database and no network.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from thongsuot.live.rules import event, ref_of

PAUSE = 0.5  # seconds between two states of a board: who watches reads no faster
AGAIN = 1.0  # seconds until pages that did not answer are asked again
FIRST = 10.0  # seconds that somebody waits for the first state


class Gone(Exception):
    """There is no such thing, or none in this language."""


class Unreached(Exception):
    """The pages do not answer now; the board is drawn when they do."""


class Full(Exception):
    """As many are connected as this process takes."""


Draw = Callable[[str], Awaitable[tuple[int, str]]]
"""Draws a board by its path: its version and its HTML. Raises: Gone, Unreached."""


@dataclass(eq=False)
class Board:
    """One thing in one language, as it was drawn last; each watcher has an event that tells of something new."""

    path: str
    version: int | None = None
    news: bytes = b""
    gone: bool = False
    stale: bool = True
    watchers: set[asyncio.Event] = field(default_factory=set)
    keeper: asyncio.Task | None = None
    ref: str = field(init=False)

    def __post_init__(self):
        self.ref = ref_of(self.path)

    def show(self, version: int, html: str) -> None:
        """Let every watcher have this state, if it is another than the last."""
        news = event(version, html)
        if news != self.news:
            self.version, self.news = version, news
            self.wake()

    def wake(self) -> None:
        """Tell every watcher."""
        for told in self.watchers:
            told.set()


class Hub:
    """All boards with a watcher, at most `most` watchers together."""

    def __init__(self, draw: Draw, most: int):
        self.draw, self.most = draw, most
        self.boards: dict[str, Board] = {}
        self.watchers = 0
        self.closing = False

    @asynccontextmanager
    async def watching(self, path: str, known: int | None = None) -> AsyncIterator[tuple[Board, asyncio.Event]]:
        """Have the board of `path`, drawn no earlier than `known`, for the time of the block.

        The event is set whenever the board has something new, or is to show that it is alive; whoever has seen it
        clears it. Raises: Full, Gone, Unreached.
        """
        if self.closing or self.watchers >= self.most:
            raise Full
        board = self.boards.get(path) or self._open(path)
        told = asyncio.Event()
        self.watchers += 1
        board.watchers.add(told)
        try:
            if not board.news and not board.gone:
                await _within(FIRST, told)
            if known is not None and board.version is not None and board.version < known:
                await self._catch_up(board)
            if board.gone:
                raise Gone
            if not board.news:
                raise Unreached
            yield board, told
        finally:
            self.watchers -= 1
            board.watchers.discard(told)
            if not board.watchers:
                self._drop(board)

    def stirred(self, ref: str) -> None:
        """Draw the boards of this thing anew."""
        for board in list(self.boards.values()):
            if board.ref == ref:
                self._draw_anew(board)

    def compare(self, versions: Mapping[str, int]) -> None:
        """Draw anew what stands at another version than `versions` says; what was never stirred is at 0."""
        for board in list(self.boards.values()):
            if board.version is not None and board.version != versions.get(board.ref, 0):
                self._draw_anew(board)

    def refs(self) -> list[str]:
        """Return what is watched."""
        return list({board.ref for board in self.boards.values()})

    def beat(self) -> None:
        """Let every connection show that it is alive."""
        for board in list(self.boards.values()):
            if board.news:
                board.wake()

    def close(self) -> None:
        """Send everybody away; they come back by themselves."""
        self.closing = True
        for board in list(self.boards.values()):
            board.wake()

    def _open(self, path: str) -> Board:
        board = Board(path)
        self.boards[path] = board
        self._draw_anew(board)
        return board

    async def _catch_up(self, board: Board) -> None:
        """Draw a board of which a page holds a newer state: the word of it is still on its way here."""
        self._draw_anew(board)
        await asyncio.wait({board.keeper}, timeout=FIRST)

    def _drop(self, board: Board) -> None:
        if self.boards.get(board.path) is board:
            del self.boards[board.path]
        if board.keeper:
            board.keeper.cancel()

    def _draw_anew(self, board: Board) -> None:
        board.stale = True
        if board.keeper is None:
            board.keeper = asyncio.create_task(self._keep(board))

    async def _keep(self, board: Board) -> None:
        """Draw as long as the board is stale, with a pause after each time."""
        try:
            while board.stale and not board.gone:
                board.stale = False
                await asyncio.sleep(await self._drawn(board))
        finally:
            board.keeper = None

    async def _drawn(self, board: Board) -> float:
        """Draw a board, and return how long to wait before it is drawn again."""
        try:
            board.show(*await self.draw(board.path))
        except Unreached:
            board.stale = True
            return AGAIN
        except Gone:
            board.gone = True
            self.boards.pop(board.path, None)
            board.wake()
        return PAUSE


async def _within(seconds: float, told: asyncio.Event) -> None:
    """Wait for what is told, or until it is too late."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await told.wait()
