"""Every page that somebody may open, read by axe: both languages, phone and desk, light and dark."""

import json

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.db import transaction

from house.addresses import ADDRESSES, STRANGER
from house.walking import path_of
from house.world import world_of
from lives import Life
from stories.conftest import DESK, PHONE
from stories.steps import press, sign_in
from thongsuot.web.tongues import SPOKEN

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
READ = f"axe.run(document, {json.dumps({'runOnly': RULES, 'resultTypes': ['violations']})})"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Each page is read by the first of these who may open it.
READERS = (STRANGER, "head", "administrator", "root", "practising", "nobody")
PART = 40
OFFICERS = {"root": "province_administrator", "practising": "handler"}


@pytest.fixture(scope="session")
def things(people):
    with transaction.atomic():
        made = world_of(people).things
        made.fresh = Life(people).case.pk
        made.assigned = Life(people).assigned().case.pk
        made.approved = Life(people).approved().case.pk
        made.alarmed = Life(people, urgent=True).case.pk
    return made


def pages_of(reader: str) -> list[str]:
    """Return the names in ADDRESSES of the pages that `reader` is the first who may open."""
    return [
        name
        for name, row in ADDRESSES.items()
        if row.page and not row.post and reader == next((one for one in READERS if one in row.who), None)
    ]


def parts_of(reader: str) -> list[list[str]]:
    """Return the same in parts that the workers share among them, none of which takes minutes."""
    names = pages_of(reader)
    return [names[at : at + PART] for at in range(0, len(names), PART)]


def addresses(names: list[str], things) -> list[str]:
    return [path_of(name, ADDRESSES[name], things) for name in names]


def faults(page, address: str, sizes=(PHONE, DESK)) -> list[str]:
    """Return what axe finds on a page in windows of these sizes, and where the page is wider than the window."""
    page.goto(address)
    page.evaluate(AXE_SCRIPT)
    return [fault for size in sizes for fault in _faults_in(page, address, size)]


def _faults_in(page, address: str, size: dict) -> list[str]:
    page.set_viewport_size(size)
    found = page.evaluate(READ)["violations"]
    said = [f"{address} {one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"][:2]]
    wider = page.evaluate(WIDER)
    return said + ([f"{address} is {wider} pixels too wide"] if wider > 0 else [])


@pytest.mark.parametrize("language", ["vi-VN", "en-GB"])
@pytest.mark.parametrize(
    ("reader", "names"),
    [
        pytest.param(reader, names, id=f"{reader}-{at}")
        for reader in READERS
        for at, names in enumerate(parts_of(reader), start=1)
    ],
)
def test_axe_finds_nothing(visitor, people, site, things, reader, names, language):
    page = visitor(locale=language, bypass_csp=True)
    if reader != STRANGER:
        sign_in(page, getattr(people, OFFICERS.get(reader, reader)), site, practice=reader == "practising")
    assert [fault for address in addresses(names, things) for fault in faults(page, address)] == []


def test_axe_finds_nothing_in_the_dark(visitor, people, site, things):
    page = visitor(viewport=DESK, color_scheme="dark", bypass_csp=True)
    assert [fault for address in addresses(pages_of(STRANGER), things) for fault in faults(page, address, [DESK])] == []


def test_axe_finds_nothing_on_a_residents_path_in_a_partial_language(visitor, people, site, things):
    page, found = visitor(locale="km-KH", bypass_csp=True), []
    path = [path_of(name, ADDRESSES[name], things) for name in sorted(SPOKEN) if not ADDRESSES[name].post]
    for address in [*path, "/tro-giup/gui-y-kien/", "/vu-viec/"]:
        found += faults(page, address, [PHONE])
    assert found == [] and len(path) == 5


@pytest.mark.parametrize("reader", [STRANGER, "head"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_is_wider_than_the_window_with_the_largest_letters(visitor, people, site, things, reader, viewport):
    page, wide = visitor(viewport=viewport), []
    page.goto("/")
    with page.expect_response("**/co-chu/"):
        page.get_by_role("button", name="A++").click()
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"
    if reader != STRANGER:
        sign_in(page, getattr(people, reader), site)
    for address in addresses(pages_of(reader), things):
        page.goto(address)
        if page.evaluate(WIDER) > 0:
            wide.append((address, page.evaluate(WIDER)))
    assert page.evaluate("document.documentElement.dataset.size") == "2"
    assert wide == []


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing_on_a_form_that_was_filled_in_wrongly(visitor, people, site, viewport):
    page = visitor(viewport=viewport, bypass_csp=True)
    page.goto("/gui")
    page.get_by_label("Số điện thoại").fill("12")
    press(page.get_by_role("button", name="Gửi và nhận mã"))
    page.evaluate(AXE_SCRIPT)
    assert [one["id"] for one in page.evaluate(READ)["violations"]] == []
    assert page.evaluate(WIDER) <= 0


def test_axe_finds_nothing_on_a_case_whose_alarm_rings(visitor, people, site, things):
    page = visitor(bypass_csp=True)
    sign_in(page, people.receptionist, site)
    assert faults(page, f"/ban-lam-viec/vu-viec/{things.alarmed}/") == []
    assert page.locator(".alert-danger .btn-danger").count()


# An act, and who does it on which of the cases of the world.
ACTS = [
    ("head", "fresh", "phan-loai"), ("head", "fresh", "chuyen-don"), ("head", "fresh", "tach-vu-viec"),
    ("head", "fresh", "tra-lai-don"), ("head", "fresh", "sua-ghi-nham"), ("head", "fresh", "yeu-cau-bo-sung"),
    ("head", "assigned", "giao-viec"), ("head", "assigned", "soan-tra-loi"), ("head", "assigned", "phoi-hop"),
    ("head", "assigned", "gia-han"), ("head", "case", "duyet"), ("head", "approved", "gui-tra-loi"),
    ("head", "answered", "mo-lai"), ("head", "answered", "xem-nguoi-gui"),
    ("receptionist", "fresh", "cap-lai-ma"),
]  # fmt: skip


def test_axe_finds_nothing_on_the_pages_of_acts(visitor, people, site, things):
    page, found = visitor(bypass_csp=True), []
    for officer, case, slug in ACTS:
        sign_in(page, getattr(people, officer), site)
        found += faults(page, f"/ban-lam-viec/vu-viec/{getattr(things, case)}/{slug}/")
        assert page.locator("main form").count(), slug
    assert found == []
