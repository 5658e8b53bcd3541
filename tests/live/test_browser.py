"""A page that updates by itself, in a real browser: news, loss, coming back, hidden pages, no scripts."""

import copy
import os
from pathlib import Path
from uuid import UUID

import pytest
from csp.constants import SELF
from django.db import transaction
from playwright.sync_api import expect

from browser import chromium, start_browser
from live import boards
from live.watching import process
from thongsuot.config.env import origin_of
from thongsuot.core.refs import Ref
from thongsuot.live.actions import stir

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser, pytest.mark.xdist_group("live")]
PK = UUID("01980000-0000-7000-8000-0000000000bb")
TEMPLATES = str(Path(__file__).parent / "templates")
ROWS = """{words}<p data-live-say>Mời {words}</p><details id="them"><summary>Thêm</summary>{words}</details>
<a id="xem" href="#">Xem</a>"""


def say(words: str) -> None:
    with transaction.atomic():
        boards.SAID[PK] = ROWS.format(words=words)
        stir(Ref(boards.KIND, PK))


@pytest.fixture(scope="module")
def chrome():
    if chromium() is None:
        absent = pytest.fail if os.environ.get("THONGSUOT_BROWSER") == "required" else pytest.skip
        absent("no Chromium on this machine")
    with start_browser() as started:
        yield started


@pytest.fixture
def live(live_server, tmp_path, settings):
    settings.ROOT_URLCONF = "live.pages"
    settings.TEMPLATES = copy.deepcopy(settings.TEMPLATES)
    settings.TEMPLATES[0]["DIRS"] = [*settings.TEMPLATES[0]["DIRS"], TEMPLATES]
    say("số 1")
    with process(live_server.url, tmp_path) as running:
        settings.LIVE_URL = f"http://127.0.0.1:{running.port}/truc-tiep/"
        policy = copy.deepcopy(settings.CONTENT_SECURITY_POLICY)
        policy["DIRECTIVES"]["connect-src"] = [SELF, *origin_of(settings.LIVE_URL)]
        settings.CONTENT_SECURITY_POLICY = policy
        yield running
    boards.SAID.clear()


@pytest.fixture
def page(chrome, live, live_server):
    """The page of the board, open; no error in a script and nothing refused by the policy may come of it."""
    troubles = []
    context = chrome.new_context(locale="vi-VN", viewport={"width": 360, "height": 740})
    found = context.new_page()
    found.set_default_timeout(15_000)
    found.clock.install()
    found.on("pageerror", lambda error: troubles.append(str(error)))
    found.on("console", lambda told: troubles.append(told.text) if "Content Security" in told.text else None)
    with found.expect_response(lambda answer: "/truc-tiep/" in answer.url and answer.ok):
        found.goto(f"{live_server.url}/bang-thu/{PK}/")
    yield found
    context.close()
    assert troubles == []


def held(page):
    return page.locator("[data-live-held]")


def said(page):
    return page.locator("[data-live-said]")


def hide(page, hidden: bool) -> None:
    page.evaluate(
        "hidden => { Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});"
        "document.dispatchEvent(new Event('visibilitychange')); }",
        hidden,
    )


def test_news_comes_by_itself_and_focus_and_what_is_open_stay(page):
    expect(held(page)).to_contain_text("số 1")
    page.locator("#them summary").click()
    page.locator("#xem").focus()
    say("số 2")
    expect(held(page)).to_contain_text("Mời số 2", timeout=2_000)
    expect(said(page)).to_have_text("Mời số 2")
    expect(page.locator("#xem")).to_be_focused()
    expect(page.locator("#them")).to_have_attribute("open", "")


def test_when_it_is_killed_the_page_says_so_comes_back_by_itself_and_misses_nothing(page, live):
    live.stop(9)
    expect(said(page)).to_have_text("Mất kết nối, đang nối lại…")
    say("số 2")
    live.start()
    expect(held(page)).to_contain_text("Mời số 2", timeout=15_000)
    say("số 3")
    expect(held(page)).to_contain_text("Mời số 3", timeout=2_000)
    expect(page.locator(".is-lost")).to_have_count(0)


def test_that_it_is_connected_again_is_said(page, live):
    live.stop(9)
    expect(said(page)).to_have_text("Mất kết nối, đang nối lại…")
    live.start()
    expect(said(page)).to_have_text("Đã nối lại", timeout=15_000)


def test_where_no_connection_stays_open_the_board_is_asked_every_half_minute(page, live):
    live.stop(9)
    expect(said(page)).to_have_text("Mất kết nối, đang nối lại…")
    say("số 2")
    page.clock.fast_forward(50_000)
    expect(held(page)).to_contain_text("Mời số 2")


def test_a_page_hidden_for_long_lets_go_and_looks_again_when_it_is_seen(page, live):
    hide(page, True)
    page.clock.fast_forward(6 * 60_000)
    say("số 2")
    page.wait_for_timeout(2_500)
    expect(held(page)).to_contain_text("Mời số 1")
    hide(page, False)
    expect(held(page)).to_contain_text("Mời số 2")


def test_what_is_closed_says_so(page):
    with transaction.atomic():
        boards.SAID.clear()
        stir(Ref(boards.KIND, PK))
    expect(said(page)).to_have_text("Bảng này đã đóng: hãy tải lại trang.")


def test_without_scripts_the_page_refreshes(chrome, live, live_server):
    context = chrome.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/bang-thu/{PK}/")
    expect(held(page)).to_contain_text("số 1")
    expect(page.locator("head meta[http-equiv=refresh]")).to_have_attribute("content", "30")
    context.close()
