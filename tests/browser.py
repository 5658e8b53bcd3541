"""Debian's Chromium, driven by Playwright; none is downloaded."""

import os
import shutil
from contextlib import contextmanager

from django.db import connections
from playwright.sync_api import sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]


def chromium() -> str | None:
    """The path of this machine's Chromium, or None; THONGSUOT_CHROMIUM names one elsewhere."""
    names = (os.environ.get("THONGSUOT_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome", "chrome")
    return next((path for name in names if name and (path := shutil.which(name))), None)


@contextmanager
def start_browser():
    with sync_playwright() as playwright:
        # Playwright runs an event loop in this thread: Django refuses its database calls unless told, and keeps
        # connections of their own meanwhile. None may outlive the loop: the next browser would find it cut off from a
        # database that was made anew in between.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        connections.close_all()
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS, headless=True)
        try:
            yield browser
        finally:
            browser.close()
            connections.close_all()
