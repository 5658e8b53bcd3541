"""The denouncer's whole path in Firefox ESR with the settings of Tor Browser's highest level; see `marionette.py`."""

import pytest

from config.terminal import free_port
from lives import photo
from marionette import Refused, firefox, start_firefox
from stories.test_denouncer import ACCOUNT, NUMBER

pytestmark = pytest.mark.skipif(firefox() is None, reason="no Firefox on this machine")


@pytest.fixture
def window(site, sealed_room):
    with start_firefox(free_port()) as opened:
        yield opened


def test_somebody_denounces_comes_back_and_leaves(window, site, tmp_path):
    window.go(f"{site}/to-cao/?tieng=vi")
    window.click("a.ts-door.is-first")
    window.click("main form button[type=submit]")
    assert "Chưa có nội dung" in window.text(".ts-error")

    name, content = photo()
    picture = tmp_path / name
    picture.write_bytes(content.read())
    window.fill("[name=text]", ACCOUNT)
    window.fill("[name=accused_name]", "Đinh Văn Sổ")
    window.fill("[name=name]", "Lò Thị Hoa")
    window.fill("[name=files]", str(picture))
    window.click("main form button[type=submit]")
    number = NUMBER.search(window.text("main:has(.ts-figure)"))[0]

    window.go(f"{site}/to-cao/nhan?tieng=vi")
    window.fill("[name=secret]", number)
    window.click("main form button")
    assert ACCOUNT in window.text("main:has(.ts-flow)")
    assert len(window.all("form[action*='/nhan/tep'] button")) == 1

    window.click("details:has([name=text]) > summary")
    window.fill("details [name=text]", "Có bà hàng xóm chứng kiến.")
    window.click("details:has([name=text]) button")
    assert "Đã nhận phần viết thêm" in window.text("[role=status]")
    assert "Có bà hàng xóm chứng kiến." in window.text()

    window.click("[data-leave]")
    assert window.url == f"{site}/"
    with pytest.raises(Refused, match="notCached"):
        window("WebDriver:Back")
