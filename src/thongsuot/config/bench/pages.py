"""How long the pages take, asked over loopback one after the other."""

import psycopg

from thongsuot.config.bench.browser import Absent, Browser
from thongsuot.config.bench.figures import Figure, timed
from thongsuot.config.bench.life import Office
from thongsuot.config.bench.stage import Stage
from thongsuot.config.database import urls

PUBLIC = {"home": "/", "submit": "/gui", "published": "/vu-viec/", "figures": "/so-lieu/"}
DESK = {
    "owed": ("handler", "/ban-lam-viec/"),
    "inbox": ("head", "/ban-lam-viec/thong-bao/"),
    "overview": ("head", "/ban-lam-viec/toan-don-vi/"),
    "list": ("head", "/ban-lam-viec/vu-viec/"),
    "list_api": ("head", "/api/v1/cases"),
}
CASE = ("case", "/ban-lam-viec/vu-viec/{}/"), ("case_api", "/api/v1/cases/{}")


def pages(office: Office, stage: Stage, times: int) -> list[Figure]:
    """Return the times of public and desk pages; a page that is not there has no figure."""
    found = [_page(f"page.{name}", Browser(office.port), [path], times) for name, path in PUBLIC.items()]
    found += [_page(f"page.{name}", office.officers[role], [path], times) for name, (role, path) in DESK.items()]
    ids, head = _cases_of(stage, times), office.officers["head"]
    found += [_page(f"page.{name}", head, [path.format(i) for i in ids], times) for name, path in CASE]
    return [figure for figure in found if figure]


def _page(name: str, browser: Browser, paths: list[str], times: int) -> Figure | None:
    try:
        browser.get(paths[0])
    except Absent:
        return None
    return timed(name, [browser.seconds(paths[number % len(paths)]) for number in range(times)])


def _cases_of(stage: Stage, number: int) -> list[str]:
    unit_id = stage.world.houses.shown.unit.pk
    with psycopg.connect(urls()["owner"]) as connection:
        query = "SELECT id::text FROM cases_case WHERE holder_unit_id = %s ORDER BY md5(id::text) LIMIT %s"
        return [pk for (pk,) in connection.execute(query, [unit_id, number]).fetchall()]
