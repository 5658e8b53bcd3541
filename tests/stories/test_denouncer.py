"""Somebody denounces and comes back: on a phone, without scripts, fonts or drawings, and leaves in a hurry."""

import re

import pytest
from playwright.sync_api import expect

from stories.conftest import DESK, PHONE
from stories.steps import press
from stories.test_axe import AXE_SCRIPT, READ, WIDER
from thongsuot.denunciations.models import Denunciation

NUMBER = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
ACCOUNT = "Ông cán bộ địa chính đòi tiền khi làm sổ đỏ cho nhà tôi."


def text(page) -> str:
    return page.locator("main").inner_text()


def fits(page) -> bool:
    return page.evaluate(WIDER) <= 0


def written(page, **more) -> str:
    """Fill in the form and send it; return the receipt number of the next page."""
    page.get_by_label("Kể lại sự việc").fill(ACCOUNT)
    page.get_by_label("Họ tên người làm sai").fill("Đinh Văn Sổ")
    page.get_by_label("Cán bộ, công chức, viên chức khác").check()
    for label, words in more.items():
        page.get_by_label(label).fill(words)
    press(page.get_by_role("button", name="Niêm phong và gửi"))
    return NUMBER.search(text(page))[0]


def opened(page, number: str) -> None:
    page.goto("/to-cao/nhan")
    page.get_by_label("Mã nhận").fill(number)
    press(page.get_by_role("button", name="Mở", exact=True))


@pytest.fixture
def safest(visitor):
    """Tor Browser at its highest setting: no scripts, no fonts of the page, no drawings (SVG)."""
    page = visitor(viewport=PHONE, scripts=False)

    def plain(route):
        if route.request.resource_type in ("font", "image"):
            return route.abort()
        if route.request.resource_type != "document":
            return route.continue_()
        answer = route.fetch(max_redirects=0)
        return route.fulfill(response=answer, body=re.sub(r"<svg.*?</svg>", "", answer.text(), flags=re.DOTALL))

    page.route("**/*", plain)
    return page


def test_at_the_safest_setting_everything_works(safest, sealed_room):
    page = safest
    page.goto("/to-cao/")
    page.get_by_role("link", name="Viết và gửi").click()
    number = written(page)
    assert not page.url.endswith(number) and page.url.endswith("/to-cao/gui")
    opened(page, number)
    assert ACCOUNT in text(page)
    page.get_by_text("Viết thêm, gửi tệp").first.click()
    page.get_by_label("Viết thêm", exact=True).fill("Có hai người làm chứng.")
    press(page.get_by_role("button", name="Viết thêm, gửi tệp"))
    assert "Đã nhận phần viết thêm." in text(page) and "Có hai người làm chứng." in text(page)
    press(page.get_by_role("link", name="Rời ngay"))
    assert page.url.count("/") == 3 and page.url.endswith("/")


def test_with_scripts_leaving_takes_the_place_of_the_page_in_the_history(phone, sealed_room):
    phone.goto("/tro-giup/")
    phone.goto("/to-cao/")
    phone.get_by_role("link", name="Rời ngay").click()
    expect(phone).not_to_have_url(re.compile("to-cao"))
    phone.go_back()
    assert phone.url.endswith("/tro-giup/")


def test_a_double_click_and_a_reload_show_the_same_receipt(phone, sealed_room):
    phone.goto("/to-cao/gui")
    phone.get_by_label("Kể lại sự việc").fill("Gửi hai lần một việc.")
    before = Denunciation.objects.count()
    phone.get_by_role("button", name="Niêm phong và gửi").dblclick()
    expect(phone.get_by_role("heading", name="Mã nhận")).to_be_visible()
    number = NUMBER.search(text(phone))[0]
    phone.reload()
    assert NUMBER.search(text(phone))[0] == number
    assert Denunciation.objects.count() == before + 1


def test_nothing_of_the_form_stays_in_the_browser(phone, sealed_room):
    phone.goto("/to-cao/gui")
    written(phone)
    assert phone.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])") == "[{},{}]"
    assert {cookie["name"] for cookie in phone.context.cookies()} <= {"csrftoken"}


def test_whoever_accuses_at_the_open_form_takes_the_words_along(phone, sealed_room):
    phone.goto("/gui")
    phone.get_by_label("Có, tôi muốn tố cáo").check()
    phone.get_by_label("Kể lại sự việc").fill(ACCOUNT)
    phone.get_by_label("Số điện thoại").fill("0912345678")
    press(phone.get_by_role("button", name="Gửi và nhận mã"))
    before = Denunciation.objects.count()
    press(phone.get_by_role("button", name="Sang mẫu kín"))
    assert phone.get_by_label("Kể lại sự việc").input_value() == ACCOUNT
    assert phone.get_by_label("Số điện thoại").input_value() == "0912345678"
    assert Denunciation.objects.count() == before
    press(phone.get_by_role("button", name="Niêm phong và gửi"))
    assert NUMBER.search(text(phone))


def test_by_the_keyboard_alone(visitor, sealed_room):
    page = visitor(viewport=DESK)
    page.goto("/to-cao/gui")
    page.get_by_label("Kể lại sự việc").focus()
    page.keyboard.type(ACCOUNT)
    for _press in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
        top = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
        assert top > page.evaluate("document.querySelector('.ts-leave').getBoundingClientRect().bottom")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Mã nhận")).to_be_visible()


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(visitor, sealed_room, viewport, language):
    page, found = visitor(viewport=viewport, bypass_csp=True), []

    def look(name):
        page.evaluate(AXE_SCRIPT)
        found.extend((name, one["id"], one["nodes"][0]["html"][:100]) for one in page.evaluate(READ)["violations"])
        if not fits(page):
            found.append((name, "wider than the window"))

    for address in ("/to-cao/", "/to-cao/gui", "/to-cao/nhan"):
        page.goto(f"{address}?tieng={language}")
        look(address)
    page.goto(f"/to-cao/gui?tieng={language}")
    press(page.locator("form button[type=submit]"))
    look("wrong")
    page.locator("[name=text]").fill(ACCOUNT)
    press(page.locator("form button[type=submit]"))
    look("receipt")
    number = NUMBER.search(text(page))[0]
    page.goto(f"/to-cao/nhan?tieng={language}")
    page.locator("[name=secret]").fill("1")
    press(page.locator("main form button"))
    look("wrong number")
    page.locator("[name=secret]").fill(number)
    press(page.locator("main form button"))
    page.locator("details").evaluate_all("all => all.forEach((one) => one.open = true)")
    look("opened")
    assert found == []
