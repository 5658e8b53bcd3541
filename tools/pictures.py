"""Takes the pictures of the README from a running demonstration: `python tools/pictures.py URL PASSWORD [USER]`.

For developers only: needs Debian's chromium and the test requirements. All people in the demonstration are invented.
"""

import re
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

OUT = Path(__file__).parents[1] / "docs" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TEXT = "Cống trước nhà văn hóa thôn Lạc Thông tắc từ tháng 6, mưa lớn là nước tràn vào nhà. Đề nghị thông cống."


def receipt(page, base: str) -> None:
    page.goto(f"{base}/gui")
    page.check("input[name=accused][value=no]")
    page.fill("[name=text]", TEXT)
    page.fill("[name=ward]", "Thạnh Mỹ")
    page.click("form[action='/gui'] button.btn-primary")
    page.screenshot(path=OUT / "bien-nhan-360.png", clip={"x": 0, "y": 0, "width": 360, "height": 1100}, full_page=True)


def desk(page, base: str, user: str, password: str) -> None:
    page.goto(f"{base}/ban-lam-viec/")
    page.fill("[name=login]", user)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(re.compile(r"/ban-lam-viec/$"))
    page.screenshot(path=OUT / "viec-toi-phai-lam-1280.png", full_page=False)
    page.click("main a.t")
    page.screenshot(path=OUT / "vu-viec-1280.png", full_page=False)


def main(base: str, password: str, user: str = "xuly") -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        phone = browser.new_context(viewport={"width": 360, "height": 780}, locale="vi-VN")
        receipt(phone.new_page(), base)
        wide = browser.new_context(viewport={"width": 1280, "height": 1000}, locale="vi-VN")
        desk(wide.new_page(), base, user, password)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
