"""The desk by keyboard, and the pages of officers to a screen reader, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from cast import PASSWORD, make_officer, make_post, make_unit

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
ACCOUNT = "/ban-lam-viec/tai-khoan"


@pytest.fixture
def officer():
    made = make_officer("Đỗ Minh Quân", password=PASSWORD)
    for role in ("administrator", "head"):
        make_post(made, make_unit(), role)
    return made


def signed_in(officer):
    client = Client()
    client.force_login(officer)
    return client


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", [f"{ACCOUNT}/login/", f"{ACCOUNT}/signup/"])
def test_axe_finds_nothing_on_the_way_in(open_page, address, width):
    page = open_page(Client(), address, width=width)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["/ban-lam-viec/toi/", f"{ACCOUNT}/password/change/", f"{ACCOUNT}/2fa/"])
def test_axe_finds_nothing_on_an_officers_own_pages(open_page, officer, address, width):
    page = open_page(signed_in(officer), address, width=width)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_j_and_k_move_through_the_rows(open_page, officer):
    page = open_page(signed_in(officer), "/styleguide/")
    page.add_script_tag(url="/static/web/desk.js", type="module")
    page.locator("body").press("j")
    page.locator("body").press("j")
    assert page.evaluate("document.activeElement.textContent") == "Báo cáo quý III"
    page.locator("body").press("k")
    assert page.evaluate("document.activeElement.textContent") == "Trả lời kiến nghị thông cống"


def test_g_and_a_letter_goes_to_a_page_and_not_when_switched_off(open_page, officer):
    page = open_page(signed_in(officer), "/ban-lam-viec/toi/")
    page.locator("body").press("g")
    page.locator("body").press("u")
    page.wait_for_url("**/ban-lam-viec/vu-viec/")
    officer.keyboard_shortcuts = False
    officer.save(update_fields=["keyboard_shortcuts"])
    page = open_page(signed_in(officer), "/ban-lam-viec/toi/")
    page.locator("body").press("g")
    page.locator("body").press("u")
    page.wait_for_timeout(200)
    assert page.url.endswith("/ban-lam-viec/toi/")


def test_the_question_mark_opens_the_list_of_shortcuts(open_page, officer):
    page = open_page(signed_in(officer), "/ban-lam-viec/toi/")
    page.locator("body").press("?")
    assert page.locator("details[data-key=help]").get_attribute("open") is not None


def test_letters_typed_into_a_field_are_letters(open_page, officer):
    page = open_page(signed_in(officer), "/styleguide/")
    page.add_script_tag(url="/static/web/desk.js", type="module")
    page.locator("#id_name").press_sequentially("jk")
    assert "jk" in page.locator("#id_name").input_value()
    assert page.evaluate("document.activeElement.id") == "id_name"
