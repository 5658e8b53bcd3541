"""A security key in a real browser: set up, and used as the second step, under our Content-Security-Policy."""

import pytest
from django.contrib.auth.hashers import make_password

from cast import PASSWORD, make_officer, make_post
from stories.steps import sign_in

ACCOUNT = "/ban-lam-viec/tai-khoan"
KEY = {
    "protocol": "ctap2", "transport": "usb", "hasResidentKey": False, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def officer(people):
    made = make_officer("Lò Văn Khóa", username="lo.khoa")
    made.password = make_password(PASSWORD, hasher="pbkdf2_sha256")
    made.save()
    make_post(made, people.commune, "handler")
    return made


@pytest.fixture
def page(playwright_browser, site):
    """A window on `localhost`, the one name without TLS to which browsers give keys, with a key plugged in."""
    context = playwright_browser.new_context(base_url=site.replace("127.0.0.1", "localhost"), locale="vi-VN")
    context.set_default_timeout(15_000)
    window = context.new_page()
    link = context.new_cdp_session(window)
    link.send("WebAuthn.enable")
    link.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    window.refused = []
    window.on("console", lambda told: window.refused.append(told.text) if "Security Policy" in told.text else None)
    yield window
    context.close()


def test_a_key_is_set_up_and_opens_the_desk_at_the_next_sign_in(page, officer, site):
    sign_in(page, officer, site.replace("127.0.0.1", "localhost"))
    page.goto(f"{ACCOUNT}/2fa/webauthn/add/")
    page.get_by_role("button", name="Thêm khóa").click()
    page.wait_for_url("**/recovery-codes/")
    assert page.locator("main li code").count() == 10
    page.context.clear_cookies()
    page.goto(f"{ACCOUNT}/login/")
    page.get_by_label("Tên đăng nhập").fill("lo.khoa")
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.wait_for_url("**/2fa/authenticate/")
    page.get_by_role("button", name="Dùng khóa bảo mật").click()
    page.wait_for_url("**/ban-lam-viec/")
    assert page.refused == []
