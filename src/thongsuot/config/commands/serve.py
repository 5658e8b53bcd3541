"""`thongsuot serve`: the pages, on one port of this machine; put a web server with TLS before it."""

import http.client
import os
import time
from collections.abc import Callable

import click
import psycopg

from thongsuot.config import roles
from thongsuot.config.database import VARIABLES, database, urls
from thongsuot.config.postgres.cluster import is_free
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.postgres.server import Server
from thongsuot.config.supervisor import Child, Supervisor, until_stopped
from thongsuot.config.words import _
from thongsuot.live.rules import PREFIX


def require_free(port: int) -> None:
    """Raise DatabaseTrouble where another program listens on `port`, naming one that is free."""
    if is_free(port):
        return
    free = free_after(port)
    sentence = _("Cổng {port} đang có chương trình khác dùng; cổng {free} còn trống: hãy thêm --port {free}.")
    raise DatabaseTrouble(sentence.format(port=port, free=free))


def free_after(port: int) -> int:
    """Return the next port on which nobody listens."""
    return next(other for other in range(port + 1, 65536) if is_free(other))


def refuse_owner() -> None:
    """Raise DatabaseTrouble where the pages' database user could change the ledger: owner, superuser, or its member."""
    found = urls()
    with psycopg.connect(found["desk"]) as connection:
        too_mighty = roles.is_mighty(connection)
    if too_mighty:
        sentence = _("{name} dùng {user}, người có quyền của chủ cơ sở dữ liệu: hãy dùng một người dùng ít quyền.")
        raise DatabaseTrouble(sentence.format(name=VARIABLES["desk"], user=roles.user_of(found["desk"])))


def answers(port: int) -> bool:
    """Whether the first page answers, whatever it answers."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        link.request("GET", "/")
        link.getresponse().read()
    except OSError:
        return False
    finally:
        link.close()
    return True


def wait_for_page(port: int, supervisor: Supervisor) -> None:
    """Wait until the first page answers. Raises: DatabaseTrouble when it does not."""
    end = time.monotonic() + 120
    while not answers(port):
        supervisor.look_after()
        if time.monotonic() > end:
            raise DatabaseTrouble(_("Trang đầu không mở được sau hai phút: hãy đọc thông báo ở trên."))
        time.sleep(0.2)


def reviver(found: Server | None) -> Callable[[], bool]:
    """Return what brings a killed embedded server back, asked each second; it answers True if the port changed."""

    def revive() -> bool:
        if found is None or found.running():
            return False
        fresh = {VARIABLES[role]: url for role, url in found.revive().items()}
        moved = any(os.environ.get(name) != url for name, url in fresh.items())
        os.environ.update(fresh)
        return moved

    return revive


def run_apart(*arguments: str) -> None:
    """Run one of our commands to its end in a process of its own, so that this one stays small.

    It tells its own trouble; ours is then to end with its exit status.
    """
    child = Child(arguments[0], ["thongsuot.config.cli", *arguments])
    child.start()
    try:
        status = child.process.wait()
    except BaseException:
        Supervisor([child]).stop()
        raise
    if status:
        raise SystemExit(1)


def keep_serving(
    port: int, embedded: Server | None, live_port: int | None, children: list[Child], tell: Callable[[], None]
) -> None:
    """Run pages, boards and `children`, say with `tell` when the first page answers, until a signal ends it."""
    live_port = live_port or free_after(port)
    name_addresses(port, live_port)
    served = [pages_on(port), live_on(live_port, f"http://127.0.0.1:{port}")]
    supervisor = Supervisor([*served, *children], each_second=reviver(embedded))
    with supervisor.running():
        wait_for_page(port, supervisor)
        tell()
        supervisor.watch()


def name_addresses(port: int, live_port: int) -> None:
    """Let links lead to this port and boards to theirs, where the administrator has named no public address.

    Where one is named, a web server stands before us and passes `/truc-tiep/` on.
    """
    if "THONGSUOT_PUBLIC_URL" not in os.environ:
        os.environ["THONGSUOT_PUBLIC_URL"] = f"http://127.0.0.1:{port}"
        os.environ.setdefault("THONGSUOT_LIVE_URL", f"http://127.0.0.1:{live_port}{PREFIX}")


def pages_on(port: int) -> Child:
    return Child("pages", ["thongsuot.config.pages", str(port)])


def live_on(port: int, pages: str) -> Child:
    return Child("live", ["thongsuot.config.living", str(port), pages], needed=False)


LIVE_PORT = click.option(
    "--live-port",
    type=click.IntRange(1, 65535),
    help=_("Cổng của các bảng tự cập nhật; không nêu thì lấy cổng trống kế tiếp."),
)


@click.command(help=_("Mở các trang trên http://127.0.0.1:CỔNG."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@LIVE_PORT
def serve(port, live_port):
    with until_stopped():
        require_free(port)
        if live_port:
            require_free(live_port)
        with database() as embedded:
            refuse_owner()
            run_apart("ready")
            keep_serving(port, embedded, live_port, [], lambda: click.echo(f"http://127.0.0.1:{port}", err=True))
