"""How long the pages take, asked over loopback one after the other."""

import psycopg

from thongsuot.config.bench.boards import Queue, Sites
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
# Of a day of reception to which 300 people came, and of a conference of 3,300 sites; by whom (empty: anybody).
RECEPTION = {
    "reception": ("receptionist", "/ban-lam-viec/tiep-cong-dan/{}/"),
    "reception_minutes": ("receptionist", "/ban-lam-viec/tiep-cong-dan/{}/bien-ban/"),
    "reception_queue": ("", "/lich-tiep-dan/{}/bang/"),
}
CONFERENCE = {
    "conference": ("receptionist", "/ban-lam-viec/hoi-nghi/{}/"),
    "conference_sites": ("receptionist", "/ban-lam-viec/hoi-nghi/{}/diem-cau/"),
}
TOLD = 60  # acts of the day that are done when its pages are asked
CASE = ("case", "/ban-lam-viec/vu-viec/{}/"), ("case_api", "/api/v1/cases/{}")


def pages(office: Office, stage: Stage, times: int) -> list[Figure]:
    """Return the times of public and desk pages; a page that is not there has no figure."""
    found = [_page(f"page.{name}", Browser(office.port), [path], times) for name, path in PUBLIC.items()]
    found += [_page(f"page.{name}", office.officers[role], [path], times) for name, (role, path) in DESK.items()]
    ids, head = _cases_of(stage, times), office.officers["head"]
    found += [_page(f"page.{name}", head, [path.format(i) for i in ids], times) for name, path in CASE]
    found += _gathered(office, stage, times)
    return [figure for figure in found if figure]


def _gathered(office: Office, stage: Stage, times: int) -> list[Figure | None]:
    """Return the times of the pages of a full day of reception and of a large conference, both under way."""
    queue, sites = Queue(stage), Sites(stage)
    for _ in range(TOLD):
        queue.call()
        sites.call()
    browsers = office.officers | {"": Browser(office.port)}
    asked = [(name, role, path.format(queue.ref.id)) for name, (role, path) in RECEPTION.items()]
    asked += [(name, role, path.format(sites.id)) for name, (role, path) in CONFERENCE.items()]
    asked += [("conference_live", "", f"/hoi-nghi/{sites.code}/")]
    return [_page(f"page.{name}", browsers[role], [path], times) for name, role, path in asked]


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
