"""A real browser whose every request is answered by Django's test client: no server, no network."""

import contextvars
import os
from urllib.parse import urlsplit

import pytest

from browser import chromium, start_browser

ADDRESS = "http://thongsuot.test"


@pytest.fixture(scope="module")
def started_browser(django_db_setup):
    if chromium() is None:
        absent = pytest.fail if os.environ.get("THONGSUOT_BROWSER") == "required" else pytest.skip
        absent("no Chromium on this machine")
    with start_browser() as started:
        yield started


@pytest.fixture
def open_page(started_browser):
    """Opens `path` as `client` sees it: `open_page(client, path, language="vi", width=1280, colours="light")`."""
    contexts = []

    def opened(client, path, *, language="vi", width=1280, colours="light"):
        # Playwright calls back in a context of its own; the test's database connection lives in this one.
        here = contextvars.copy_context()

        def answer(route):
            path = urlsplit(route.request.url).path
            response = here.run(client.get, path, headers={"accept-language": language})
            body = b"".join(response.streaming_content) if response.streaming else response.content
            route.fulfill(status=response.status_code, headers=dict(response.items()), body=body)

        context = started_browser.new_context(viewport={"width": width, "height": 800}, color_scheme=colours)
        contexts.append(context)
        page = context.new_page()
        page.route("**/*", answer)
        page.goto(ADDRESS + path)
        page.evaluate("document.fonts.ready")
        return page

    yield opened
    for context in contexts:
        context.close()
