"""The public pages in a real browser: no page slides sideways on a phone, whatever people are called."""

from datetime import date

import pytest

from cast import cast
from thongsuot.cases.models import Publication
from thongsuot.cases.queries import figures, publications
from thongsuot.cases.queries.figures import Month, Row
from thongsuot.core.ids import new_id

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("browser")]
LONG = "K" * 60
NAME = "Nguyễn Hoàng Thị Phương Thảo Vy Anh Thư Khánh Linh Bảo Ngọc Tôn Nữ Công Huyền Tôn"
MONTHS = [
    Month(date(2026, n, 1), 60 + n, 50 + n if n != 3 else None, on_time=30 + n, evidenced=20 + n, not_done=6)
    for n in range(1, 8)
]
PAGES = ["/", "/gui", "/tra-cuu", "/vu-viec/", "/so-lieu/", "/tinh-thoi-han/", "/khong-co"]


@pytest.fixture
def filled(monkeypatch):
    people = cast()
    for number in range(25):
        Publication.objects.create(
            title=f"{LONG} {number} {NAME}", question=LONG, kind="feedback", topic="environment", unit_id=new_id(),
            unit_name=f"Ủy ban nhân dân {NAME}", place_name=f"Xã {NAME}", received_on=date(2026, 6, 1),
            answered_on=date(2026, 6, 9), published_on=date(2026, 6, 9), search_key="den",
        )  # fmt: skip
    monkeypatch.setattr(figures, "months", lambda today: MONTHS)
    monkeypatch.setattr(figures, "by_units", lambda today: ([Row(new_id(), f"{LONG} {NAME}", 12, None, 40)] * 30, []))
    # A running browser has a context of its own, where the portal would not be the test's one connection.
    monkeypatch.setattr(publications, "PORTAL", "default")
    return people


def slides(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_slides_sideways_on_a_phone(client, open_page, filled, path, language):
    page = open_page(client, path, language=language, width=360)
    assert not slides(page)
    assert path not in ("/", "/vu-viec/") or LONG in page.content()


@pytest.mark.parametrize("path", ["/", "/vu-viec/", "/so-lieu/"])
def test_no_page_slides_where_there_is_nothing_yet(client, open_page, path):
    cast()
    assert not slides(open_page(client, path, width=360))


@pytest.mark.parametrize("path", PAGES)
def test_the_first_key_shows_the_way_to_the_content(client, open_page, filled, path):
    page = open_page(client, path, width=360)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "ts-skip"
