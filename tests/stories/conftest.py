"""A real browser before a real server: the stories' own fixtures.

The server is the program's own (granian, the `desk` role) on the worker's database. All stories of a worker live in one
town: the cast is written once, each story makes cases of its own with the rooms' actions, and then only looks at pages.
"""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from django.db import connections

import database
from browser import chromium, start_browser
from config.terminal import free_port
from thongsuot.config import roles
from thongsuot.config.database import VARIABLES

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@pytest.fixture(scope="session")
def server(django_db_setup):
    """The address of a running server on this worker's database."""
    port = free_port()
    name = connections["default"].settings_dict["NAME"]
    urls = {VARIABLES[role]: os.environ[VARIABLES[role]].rpartition("/")[0] + f"/{name}" for role in roles.NAMES}
    address = f"http://127.0.0.1:{port}"
    environment = os.environ | urls | {"THONGSUOT_PROCESS": "desk", "THONGSUOT_PUBLIC_URL": address}
    running = subprocess.Popen([sys.executable, "-m", "thongsuot.config.pages", str(port)], env=environment)
    try:
        wait_for(address, running)
        yield address
    finally:
        running.terminate()
        running.wait(timeout=15)


def wait_for(address, running):
    for _attempt in range(120):
        assert running.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(f"{address}/", timeout=60).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.25)
        else:
            return
    pytest.fail("the server did not answer within 30 seconds")


@pytest.fixture(scope="session")
def people(server, django_db_blocker):
    """The cast, written for good into a fresh database: the server reads it over connections of its own."""
    from cast import cast  # noqa: PLC0415  has models, and this file is read before Django is set up

    with django_db_blocker.unblock():
        database.clone(connections["default"].settings_dict["NAME"])
        town = cast()
        # What comes in from the web goes to the People's Committee, where the officers of the cast sit.
        town.office.competences.update(unit=town.commune)
        yield town


@pytest.fixture(scope="session")
def sealed_room(people):
    """Custodians and investigators in the town of the stories; the keys of a story that came before have ended."""
    from denunciations.making import Room  # noqa: PLC0415  as above
    from thongsuot.core import clock  # noqa: PLC0415
    from thongsuot.denunciations.models import Keyholder  # noqa: PLC0415

    Keyholder.objects.filter(ended_at=None).update(ended_at=clock.now())
    return Room(people)


@pytest.fixture
def index():
    """Number what was stored and bring the index up to it, as the worker does within two seconds.

    An act has no number while an older transaction of the cluster is open, also one of the other worker's.
    """
    from thongsuot.ledger.models import Entry  # noqa: PLC0415  has models, as above
    from thongsuot.ledger.sequencer import run_once  # noqa: PLC0415
    from thongsuot.search.following import Follower  # noqa: PLC0415  has models, as above
    from thongsuot.search.shelf import root  # noqa: PLC0415

    def follow():
        deadline = time.monotonic() + 60
        while run_once() or Entry.objects.filter(leaf=None).exists():
            assert time.monotonic() < deadline, "acts stay without a number"
            time.sleep(0.1)
        follower = Follower(root())
        assert follower.start()
        try:
            follower.catch_up()
        finally:
            follower.stop()

    return follow


@pytest.fixture(scope="session")
def site(server, people):
    """The address of the server in the town of the stories."""
    return server


@pytest.fixture(scope="session")
def playwright_browser():
    if chromium() is None:
        absent = pytest.fail if os.environ.get("THONGSUOT_BROWSER") == "required" else pytest.skip
        absent("no Chromium on this machine")
    with start_browser() as browser:
        yield browser


@pytest.fixture
def visitor(playwright_browser, site):
    """Makes browser windows: `visitor(viewport=PHONE, scripts=True, locale="vi-VN")` gives a page on the site.

    At the end of the story nothing may have gone wrong in any of them: no error in a script, nothing refused by the
    Content-Security-Policy, nothing asked of another host.
    """
    contexts, troubles = [], []

    def open_window(viewport=PHONE, scripts=True, locale="vi-VN", **more):
        context = playwright_browser.new_context(
            base_url=site, viewport=viewport, java_script_enabled=scripts, locale=locale,
            timezone_id="Asia/Ho_Chi_Minh", **more,
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(15_000)
        context.on("request", lambda asked: troubles.append(asked.url) if not is_ours(asked.url, site) else None)
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda told: troubles.append(told.text) if "Content Security Policy" in told.text else None)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert troubles == []


def is_ours(url, site):
    return url.startswith((site, "data:", "blob:", "about:"))


@pytest.fixture
def phone(visitor):
    """A resident's phone, 360 pixels wide."""
    return visitor(viewport=PHONE)


@pytest.fixture
def phone_without_scripts(visitor):
    return visitor(viewport=PHONE, scripts=False)


@pytest.fixture
def desktop(visitor):
    """An officer's screen."""
    return visitor(viewport=DESK)
