"""The sheet of components: who sees it, and what a screen reader and a narrow phone make of it in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from cast import make_officer, make_post, make_unit

SHEETS = [
    ("vi", 360, "light"),
    ("vi", 1280, "light"),
    ("vi", 1280, "dark"),
    ("en", 360, "light"),
    ("en", 1280, "light"),
]


@pytest.fixture
def administrator(db):
    officer = make_officer("Đỗ Minh Quân")
    make_post(officer, make_unit(), "administrator")
    return officer


def test_a_stranger_does_not_learn_of_the_sheet(client, db):
    assert client.get("/styleguide/").status_code == 404


def test_an_officer_who_administers_nothing_does_not_see_it(client, db):
    officer = make_officer("Trần Văn Hậu")
    make_post(officer, make_unit(), "handler")
    client.force_login(officer)
    assert client.get("/styleguide/").status_code == 404


def test_an_administrator_sees_every_component(client, administrator):
    client.force_login(administrator)
    page = client.get("/styleguide/").content.decode()
    assert "<c-" not in page
    for part in ("ts-due is-late", "ts-flow", "ts-steps", "ts-days", "ts-duty", "ts-mask", "nav-tabs", "pagination"):
        assert part in page
    assert 'aria-invalid="true"' in page


def test_the_sheet_speaks_english_too(client, administrator):
    client.force_login(administrator)
    client.cookies["django_language"] = "en"
    assert "Why this day?" in client.get("/styleguide/").content.decode()


def sideways(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.browser
@pytest.mark.parametrize(("language", "width", "colours"), SHEETS)
def test_axe_finds_nothing_on_the_sheet(open_page, administrator, language, width, colours):
    client = Client()
    client.force_login(administrator)
    page = open_page(client, "/styleguide/", language=language, width=width, colours=colours)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert sideways(page) <= 0


@pytest.mark.browser
@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/tro-giup/", "/du-lieu-ca-nhan/", "/khong-co-trang-nay"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_on_the_pages_of_no_room(open_page, address, width):
    page = open_page(Client(), address, width=width)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert sideways(page) <= 0
