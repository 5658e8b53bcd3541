"""The boards that are watched: each drawn once for all, the last state always, nothing kept for nobody."""

import asyncio
import time

import pytest

from thongsuot.live import hub as hubs
from thongsuot.live.hub import Full, Gone, Hub, Unreached

PATH = "sample/01980000-0000-7000-8000-000000000001/vi"
REF = "sample:01980000-0000-7000-8000-000000000001"


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(hubs, "PAUSE", 0.05)
    monkeypatch.setattr(hubs, "AGAIN", 0.05)
    monkeypatch.setattr(hubs, "FIRST", 0.3)


class Pages:
    """Pages that count how often they drew; `trouble` is raised instead while it is set."""

    def __init__(self):
        self.version, self.drawn, self.trouble, self.slow = 1, 0, None, 0.0

    async def draw(self, path: str) -> tuple[int, str]:
        self.drawn += 1
        await asyncio.sleep(self.slow)
        if self.trouble:
            raise self.trouble
        return self.version, f"số {self.version}"


async def until(is_so) -> None:
    """Wait until it is so; however busy the machine is, ten seconds are enough."""
    async with asyncio.timeout(10):
        while not is_so():
            await asyncio.sleep(0.01)


def run(story, most: int = 1_000):
    """Run `story(hub, pages)` to its end."""

    async def whole():
        pages = Pages()
        hub = Hub(pages.draw, most)
        await story(hub, pages)
        return hub

    return asyncio.run(whole())


def test_a_board_is_drawn_once_for_all_who_come_at_once(monkeypatch):
    monkeypatch.setattr(hubs, "FIRST", 30)  # five hundred come slowly on a busy machine

    async def story(hub, pages):
        pages.slow = 0.05

        async def come():
            async with hub.watching(PATH) as (board, _told):
                await asyncio.sleep(0.1)
                return board.version

        assert await asyncio.gather(*(come() for _ in range(500))) == [1] * 500
        assert pages.drawn == 1

    hub = run(story)
    assert (hub.boards, hub.watchers) == ({}, 0)


def test_changes_in_quick_succession_are_drawn_few_times_and_the_last_is_shown():
    async def story(hub, pages):
        async with hub.watching(PATH) as (board, _told):
            began = time.monotonic()
            for pages.version in range(2, 40):
                hub.stirred(REF)
                await asyncio.sleep(0.005)
            await until(lambda: board.version == 39)
            assert pages.drawn <= 4 + (time.monotonic() - began) / hubs.PAUSE

    run(story)


def test_a_change_while_it_is_drawn_is_drawn_too():
    async def story(hub, pages):
        async with hub.watching(PATH) as (board, _told):
            await until(lambda: board.keeper is None)
            pages.slow = 0.05
            hub.stirred(REF)
            await until(lambda: pages.drawn == 2)
            hub.stirred(REF)
            await until(lambda: board.keeper is None)
            assert pages.drawn == 3

    run(story)


def test_another_thing_is_left_alone():
    async def story(hub, pages):
        async with hub.watching(PATH):
            hub.stirred("sample:01980000-0000-7000-8000-000000000002")
            await asyncio.sleep(0.1)
            assert pages.drawn == 1

    run(story)


def test_versions_that_differ_are_drawn_anew_and_equal_ones_are_not():
    async def story(hub, pages):
        async with hub.watching(PATH) as (board, _told):
            await asyncio.sleep(0.1)
            hub.compare({REF: 1})
            await asyncio.sleep(0.1)
            assert pages.drawn == 1
            pages.version = 2
            hub.compare({REF: 2})
            await until(lambda: board.version == 2)
            assert pages.drawn == 2

    run(story)


def test_pages_that_do_not_answer_are_asked_until_they_do():
    async def story(hub, pages):
        async with hub.watching(PATH) as (board, _told):
            pages.trouble, pages.version = Unreached(), 2
            hub.stirred(REF)
            await asyncio.sleep(0.2)
            assert board.version == 1
            pages.trouble = None
            await until(lambda: board.version == 2)

    run(story)


def test_who_comes_while_no_page_answers_is_told_so_and_nothing_is_kept():
    async def story(hub, pages):
        pages.trouble = Unreached()
        with pytest.raises(Unreached):
            async with hub.watching(PATH):
                pass

    assert run(story).boards == {}


def test_what_is_not_there_is_told_at_once_and_to_who_watched_it():
    async def story(hub, pages):
        async with hub.watching(PATH) as (board, told):
            told.clear()
            pages.trouble = Gone()
            hub.stirred(REF)
            await asyncio.wait_for(told.wait(), 10)
            assert board.gone
            with pytest.raises(Gone):
                async with hub.watching(PATH):
                    pass

    assert run(story).boards == {}


def test_who_holds_a_newer_state_than_is_known_here_does_not_get_the_older_one():
    async def story(hub, pages):
        async with hub.watching(PATH):
            pages.version = 2  # committed, and its word is still on the way
            async with hub.watching(PATH, known=2) as (board, _told):
                assert board.version == 2

    run(story)


def test_no_more_come_in_than_the_process_takes():
    async def story(hub, pages):
        async with hub.watching(PATH), hub.watching(PATH):
            with pytest.raises(Full):
                async with hub.watching(PATH):
                    pass
        async with hub.watching(PATH):
            assert hub.watchers == 1

    run(story, most=2)


def test_after_the_last_has_gone_nothing_goes_on():
    async def story(hub, pages):
        async with hub.watching(PATH):
            pages.trouble = Unreached()
            hub.stirred(REF)
        drawn = pages.drawn
        await asyncio.sleep(0.2)
        assert pages.drawn == drawn
        assert len(asyncio.all_tasks()) == 1

    run(story)


def test_every_connection_shows_that_it_is_alive_and_none_is_told_before_its_first_state():
    async def story(hub, pages):
        async with hub.watching(PATH) as (board, told):
            told.clear()
            hub.beat()
            assert told.is_set()
            assert board.version == 1
        pages.slow = 0.2
        first = asyncio.create_task(hub.watching(PATH).__aenter__())
        await asyncio.sleep(0.05)
        hub.beat()
        board, _told = await first
        assert board.version == 1

    run(story)


def test_who_leaves_a_board_that_was_gone_leaves_the_newer_one_to_its_watchers():
    async def story(hub, pages):
        async with hub.watching(PATH) as (board, told):
            told.clear()
            pages.trouble = Gone()
            hub.stirred(REF)
            await asyncio.wait_for(told.wait(), 1)
            assert board.gone
            pages.trouble = None
            later = hub.watching(PATH)
            newer, _told = await later.__aenter__()
        assert hub.boards == {PATH: newer}
        await later.__aexit__(None, None, None)

    assert run(story).boards == {}
