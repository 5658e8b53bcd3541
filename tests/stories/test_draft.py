"""The draft of an instrument decided passage by passage: by the keyboard alone, and without scripts; read by axe."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from directives.making import PLAN, read, upload
from stories.conftest import DESK, PHONE
from stories.steps import press, sign_in, text_of
from stories.test_axe import _faults_in
from thongsuot.directives.models import Instrument

FOCUSED = "document.activeElement.id"


@pytest.fixture
def draft(people):
    """A draft of three passages; each story has a document of its own."""
    number = Instrument.objects.count() + 50
    text = PLAN.replace("45/KH-UBND", f"{number}/KH-UBND")
    return read(upload(people.province_head, people.province, text, f"ke-hoach-{number}.txt")).instrument


def opened(page, draft) -> list[int]:
    """Open the draft; return the places of its passages."""
    page.goto(f"/ban-lam-viec/van-ban-chi-dao/{draft.pk}/")
    return list(draft.passages.order_by("position").values_list("position", flat=True))


def tab_to(page, name: str) -> None:
    for _press in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            return
    raise AssertionError(f"no Tab leads to {name}")


def focus_comes_to(page, name: str) -> None:
    for _look in range(100):
        if page.evaluate(FOCUSED) == name:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"the focus stays on {page.evaluate(FOCUSED)}, not {name}")


def test_passages_are_decided_by_the_keyboard_and_the_focus_goes_on_with_them(visitor, people, site, draft):
    page = visitor(viewport=DESK, bypass_csp=True)
    sign_in(page, people.province_head, site)
    places = opened(page, draft)
    tab_to(page, f"xn-{places[0]}")
    for place in places[1:]:
        page.keyboard.press("Enter")
        focus_comes_to(page, f"xn-{place}")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == f"bo-{places[-1]}"
    page.keyboard.press("Enter")
    focus_comes_to(page, "cac-doan")
    assert "Đã xem hết các đoạn" in text_of(page)
    states = list(draft.passages.order_by("position").values_list("state", flat=True))
    assert states == ["confirmed"] * (len(places) - 1) + ["left-out"]
    page.evaluate(AXE_SCRIPT)
    assert [fault for size in (PHONE, DESK) for fault in _faults_in(page, "draft", size)] == []
    tab_to(page, f"xl-{places[1]}")  # taken back: one decides on it again at once
    page.keyboard.press("Enter")
    focus_comes_to(page, f"xn-{places[1]}")


def test_what_was_not_done_is_told_in_the_list_that_is_swapped(visitor, people, site, draft):
    page = visitor(viewport=DESK)
    sign_in(page, people.province_head, site)
    opened(page, draft)
    page.get_by_role("button", name="Xác nhận các đoạn đã đánh dấu").click()
    said = page.get_by_role("alert").filter(has_text="Chưa đánh dấu đoạn nào")
    said.wait_for()
    assert page.evaluate("document.activeElement.contains(document.querySelector('#duyet [role=alert]'))")
    assert page.evaluate("document.activeElement.tagName") == "DIV"


def test_passages_are_decided_without_scripts(visitor, people, site, draft):
    page = visitor(viewport=PHONE, scripts=False)
    sign_in(page, people.province_head, site)
    first, second, third = opened(page, draft)
    press(page.locator(f"#xn-{first}"))
    assert page.url.endswith(f"#doan-{second}")
    page.locator(f"#chon-{second}").check()
    page.locator(f"#chon-{third}").check()
    press(page.get_by_role("button", name="Bỏ các đoạn đã đánh dấu"))
    press(page.get_by_role("button", name="Xác nhận các đoạn đã đánh dấu"))
    assert "Chưa đánh dấu đoạn nào" in text_of(page)
    states = list(draft.passages.order_by("position").values_list("state", flat=True))
    assert states == ["confirmed", "left-out", "left-out"]
