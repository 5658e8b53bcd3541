"""What the database tells of stirred channels, for as long as the process lives; a lost connection is made anew."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog
from psycopg import AsyncConnection, Error

from thongsuot.live.hub import Hub
from thongsuot.live.rules import WIRE

log = structlog.get_logger(__name__)
LOOK_AGAIN = 3.0  # seconds after which versions are read without being told: a lost word costs no more
AGAIN = 1.0  # seconds until a lost database is tried again
PATIENCE = 5.0  # seconds for an answer
VERSIONS = "SELECT ref, version FROM live_channel WHERE ref = ANY(%s)"


async def follow(hub: Hub, url: str) -> None:
    """Pass every stirred channel on to `hub`, until cancelled. `url`: of a role that may read the channels."""
    lost = False
    while True:
        try:
            async with _listening(url) as link:
                if lost:
                    log.warning("live_hears_again")
                lost = False
                while True:
                    await _look(hub, link)
                    async for notice in link.notifies(timeout=LOOK_AGAIN):
                        hub.stirred(notice.payload)
        except (Error, TimeoutError) as trouble:
            if not lost:
                log.warning("live_hears_nothing", trouble=type(trouble).__name__)
            lost = True
            await asyncio.sleep(AGAIN)


@asynccontextmanager
async def _listening(url: str) -> AsyncIterator[AsyncConnection]:
    link = await AsyncConnection.connect(url, autocommit=True, connect_timeout=3, application_name="thongsuot-live")
    async with link:
        await link.execute(f"LISTEN {WIRE}")
        yield link


async def _look(hub: Hub, link: AsyncConnection) -> None:
    async with asyncio.timeout(PATIENCE):
        found = await (await link.execute(VERSIONS, [hub.refs()])).fetchall()
    hub.compare(dict(found))
