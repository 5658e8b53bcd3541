"""What every test stands on: a throw-away PostgreSQL, and a clone of the migrated database for each worker."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

REAL_HASHERS = ["thongsuot.people.hashers.Argon2id", "django.contrib.auth.hashers.PBKDF2PasswordHasher"]
STORIES = Path(__file__).parent / "stories"
settings.register_profile("house", deadline=None)  # how long an example takes is the machine's: the bench looks at it
settings.load_profile("house")


def pytest_configure(config):
    # Before Django's settings are read: pytest-django sets Django up in its own (last) pytest_configure.
    import database  # noqa: PLC0415  reads no settings at import, but only a started run may import Django's

    database.start()
    if config.getoption("dist", "no") != "no":
        return  # the workers set Django up, each after its own start()
    os.environ["DJANGO_SETTINGS_MODULE"] = "thongsuot.config.settings"
    import django  # noqa: PLC0415

    django.setup()
    # Now, not by the first request: that may come in a test that has set the clock, and views keep what they import.
    import thongsuot.config.urls  # noqa: PLC0415, F401


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark the browser stories and put them last: a worker's database is a town of stories from its first one on."""
    for item in items:
        if STORIES in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: STORIES in item.path.parents)


def pytest_terminal_summary(terminalreporter):
    """Say how many browser stories were not run: a skip among thousands of dots is not seen."""
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if "browser" in report.keywords]
    if skipped:
        terminalreporter.write_line(
            f"{len(skipped)} browser stories not run: no Chromium (THONGSUOT_BROWSER=required makes that a failure)"
        )


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker):
    from django.test import TransactionTestCase  # noqa: PLC0415

    import database  # noqa: PLC0415

    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"thongsuot_{worker}"
    with django_db_blocker.unblock():
        database.make_template()
        database.clone(name)
        database.share_one_connection()
    # A test with real transactions gets a fresh clone afterwards instead of Django's flush: append-only tables refuse
    # TRUNCATE, and what migrations put in must stay.
    TransactionTestCase._fixture_teardown = lambda self: database.clone(name)


@pytest.fixture(scope="session", autouse=True)
def whole_sign_in():
    """Whoever is signed in by `force_login` has just shown password and second factor, as at the real door."""
    from django.test import Client  # noqa: PLC0415

    from cast import show_everything  # noqa: PLC0415

    plain = Client.force_login

    def force_login(client, user, backend=None):
        plain(client, user, backend)
        show_everything(client, user)

    Client.force_login = force_login


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    """Passwords of tests are hashed in no time; tests/people/test_hashers.py looks at the real way."""
    from django.test import override_settings  # noqa: PLC0415

    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher", *REAL_HASHERS]):
        yield


@pytest.fixture(autouse=True)
def nothing_kept():
    """No test sees what another left in the process: what is kept for a minute, the language of the last request."""
    from django.core.cache import caches  # noqa: PLC0415  this file is read before Django is set up
    from django.utils import translation  # noqa: PLC0415

    caches["here"].clear()
    translation.deactivate()
    yield
    translation.deactivate()  # before what a whole module stands on is made for the next
