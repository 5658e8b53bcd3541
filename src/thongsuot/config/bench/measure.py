"""`thongsuot measure`, used by `bench`: sets the stage in the database it finds and measures what is asked."""

import json
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click
from django.db import connection

from thongsuot.config.bench import NAMES, directives, life, moving, reform, registers, sealed, sets, yardstick
from thongsuot.config.bench.boards import Queue, Rows, Sites
from thongsuot.config.bench.documents import documents
from thongsuot.config.bench.exports import exports
from thongsuot.config.bench.figures import Figure, machine
from thongsuot.config.bench.language import language
from thongsuot.config.bench.life import Office
from thongsuot.config.bench.lists import lists
from thongsuot.config.bench.live import live
from thongsuot.config.bench.matrix import UNITS, matrices
from thongsuot.config.bench.memory import memory
from thongsuot.config.bench.pages import pages
from thongsuot.config.bench.readings import cited, labelled, personal_data
from thongsuot.config.bench.searching import searching
from thongsuot.config.bench.similar import similar
from thongsuot.config.bench.stage import Stage, set_up
from thongsuot.config.bench.whereabouts import whereabouts
from thongsuot.config.commands.serve import free_after, live_on, pages_on, wait_for_page
from thongsuot.config.database import server
from thongsuot.config.postgres.cluster import is_free
from thongsuot.config.postgres.process import running
from thongsuot.config.supervisor import Child, Supervisor
from thongsuot.config.words import _
from thongsuot.ledger import sequencer

SERVED = {"lives", "calls", "pages", "lists", "recount", "memory", "directives"}
FEW, FEWEST = 1_000, 200
REST = 3.0  # seconds of quiet before memory is read


@click.command(help=_("Đo trong cơ sở dữ liệu này; “bench” gọi lệnh này với một cơ sở dữ liệu riêng."))
@click.argument("name", required=False, type=click.Choice(NAMES))
@click.option("--cases", default=1_000, type=int)
@click.option("--connections", default=3_300, type=int)
@click.option("--quick", is_flag=True)
@click.option("--json", "as_json", is_flag=True)
def measure(name, cases, connections, quick, as_json):
    wanted = {name} if name else set(NAMES)
    printed = os.dup(1)
    os.dup2(2, 1)  # the web server's own words go to standard error: standard output holds the figures alone
    say(_("Dựng {cases} vụ việc…").format(cases=cases))
    began = time.perf_counter()
    # The index has texts of its own: copies of a few cases would be found like none in life.
    small = quick or name == "live"
    stage = set_up(_needed(name, cases), made=40 if small else 150, size="small" if small else "province")
    say(_("Dựng xong sau {seconds:.0f} giây.").format(seconds=time.perf_counter() - began))
    sequencer.run_once("sequencer")
    seconds = 4.0 if quick else 20.0
    say(_("Đo thước: ghi thẳng các dòng của một vụ việc…"))
    raw = yardstick.lives_a_second(stage.found, stage.keys, seconds / 2, stage.offices[0])
    found = [*_served(wanted, stage, seconds, raw, quick), *_sets(wanted, stage, cases, quick)]
    if "live" in wanted:
        say(_("Giữ {number} kết nối xem một bảng…").format(number=connections))
        found += live("live", Rows(), connections, quick)
        say(_("Giữ {number} kết nối xem bảng chờ của một ngày 300 lượt tiếp…").format(number=connections))
        found += live("live.queue", Queue(stage), connections, quick)
        say(_("Giữ {number} kết nối xem trang của một hội nghị 3.300 điểm cầu…").format(number=connections))
        found += live("live.conference", Sites(stage), connections, quick)
    with os.fdopen(printed, "w") as out:
        out.write(report(cases, raw, found, as_json) + "\n")


def _needed(name: str | None, cases: int) -> int:
    """Return how many cases the stage of one measurement needs: the index has texts of its own, boards have none."""
    return min(cases, {"search": FEW, "live": FEWEST}.get(name, cases))


def _sets(wanted: set[str], stage: Stage, cases: int, quick: bool) -> Iterator[Figure]:
    if "sealed" in wanted:
        say(_("Đo phòng tố cáo…"))
        yield from sealed.measure(stage, quick=quick)
    if "due" in wanted:
        say(_("Tính lại ngày hết hạn…"))
        yield sets.recount(10_000 if quick else 100_000)
        yield moving.explained(200 if quick else 2_000)
    if "import" in wanted:
        say(_("Nhập một sổ cũ…"))
        yield from registers.imports(stage, 2_000 if quick else 100_000, 40 if quick else 200)
    if "exports" in wanted:
        say(_("Xuất danh sách…"))
        yield from exports(stage)
    if "language" in wanted:
        say(_("Đoán lĩnh vực và loại của những đơn chưa thấy bao giờ…"))
        yield from language()
        yield from similar()
        yield from whereabouts()
        yield from _read()
    if "documents" in wanted:
        say(_("Đọc các văn bản có đáp án…"))
        yield from documents()
    if "search" in wanted:
        say(_("Lập chỉ mục {cases} văn bản rồi tìm trong đó…").format(cases=cases))
        yield from searching(stage, cases, quick)
    if "units" in wanted:
        say(_("Tìm đơn vị…"))
        yield from sets.units(0 if quick else 13_000, 40)
    if "reorganise" in wanted:
        say(_("Sắp xếp ba cấp thành hai cấp, ngày 1/7/2025…"))
        yield from reform.reform(500 if quick else 100_000, quick=quick)


def _read() -> Iterator[Figure]:
    """Yield how well citations and personal data are read; the latter where labelled texts lie beside the project."""
    yield from cited()
    rows = labelled()
    if not rows:
        say(_("Không có tệp đơn đã gắn nhãn ở ../shared/data: bỏ qua phần dữ liệu cá nhân."))
    yield from personal_data(rows)


def _served(wanted: set[str], stage: Stage, seconds: float, raw: float, quick: bool) -> Iterator[Figure]:
    """Yield what is measured on the running web server."""
    if not wanted & SERVED:
        return
    with serving() as (port, children):
        office = Office.open(port, stage)
        if "memory" in wanted:
            time.sleep(REST)
            roots = {child.name: [child.process.pid] for child in children}
            yield from memory(roots | {"database": [running(server().cluster().data).pid]})
        if "pages" in wanted:
            say(_("Đo các trang…"))
            yield from pages(office, stage, 20 if quick else 60)
        if "lists" in wanted:
            say(_("Đo các danh sách: từng cột, từng bộ lọc, trang đầu, giữa và cuối…"))
            yield from lists(port, stage, 3 if quick else 10)
        if "lives" in wanted:
            say(_("Đo trọn vòng đời, 8 người dùng một lúc…"))
            yield life.lives(office, seconds, raw)
        if "calls" in wanted:
            say(_("Đo bốn lời gọi: gửi, giao, giải quyết, tìm…"))
            yield life.calls(office, seconds)
        if "recount" in wanted:
            say(_("Tính lại mọi hạn đang chạy trong khi bàn làm việc vẫn dùng…"))
            yield from moving.moving(office, stage, 2_000 if quick else 100_000)
        if "directives" in wanted:
            say(_("Giao một nhiệm vụ cho mọi xã, phường…"))
            yield from directives.given(port, stage.password, 200 if quick else directives.COMMUNES)
            say(_("Mở ma trận nhiệm vụ…"))
            yield from matrices(port, stage.password, 200 if quick else UNITS, 5 if quick else 40)


@contextmanager
def serving() -> Iterator[tuple[int, list[Child]]]:
    """Have web server, boards and worker running on a free port of this machine alone."""
    port = next(port for port in iter(lambda: 20_000 + secrets.randbelow(20_000), None) if is_free(port))
    boards = live_on(free_after(port), f"http://127.0.0.1:{port}")
    children = [pages_on(port), boards, Child("worker", ["thongsuot.config.cli", "worker"])]
    supervisor = Supervisor(children)
    with supervisor.running():
        wait_for_page(port, supervisor)
        yield port, children


def report(cases: int, raw: float, found: list[Figure], as_json: bool) -> str:
    """Return the figures as one JSON document, or as a table."""
    unit = f"1/s, fsync={_setting('fsync')}, synchronous_commit={_setting('synchronous_commit')}"
    if not as_json:
        return "\n".join([f"{'yardstick':<22} {raw:>10.1f} {unit}", *(figure.line() for figure in found)])
    document = {
        "machine": machine(),
        "cases": cases,
        "yardstick": {"name": "lives: raw durable inserts of their rows", "value": round(raw, 2), "unit": unit},
        "figures": [figure.as_dict() for figure in found],
    }
    return json.dumps(document, ensure_ascii=False)


def _setting(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {name}")
        return cursor.fetchone()[0]


def say(sentence: str) -> None:
    click.echo(sentence, err=True)
