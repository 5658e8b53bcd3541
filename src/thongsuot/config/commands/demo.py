"""`thongsuot demo`: set up, fill and serve in one command, on a machine that has nothing yet."""

import os
import shutil

import click

from thongsuot.config.commands.serve import LIVE_PORT, keep_serving, refuse_owner, require_free, run_apart
from thongsuot.config.database import database, is_outside, server
from thongsuot.config.demo import SIZES
from thongsuot.config.env import env
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.supervisor import Child, until_stopped
from thongsuot.config.words import _

OURS = ("files", "sealed", "keys", "index", "static")
NOTES = ("backups.json", "scrubbed.json")


def start_afresh() -> None:
    """Delete the embedded database and what belongs to it. Raises: DatabaseTrouble where it is not ours or in use."""
    if is_outside():
        raise DatabaseTrouble(_("--fresh chỉ xóa cơ sở dữ liệu nhúng: hãy tự làm trống cơ sở dữ liệu bên ngoài."))
    embedded = server()
    if embedded.exists():
        embedded.remove()
    for name in OURS:
        shutil.rmtree(env().data_dir / name, ignore_errors=True)
    for name in NOTES:
        (env().data_dir / name).unlink(missing_ok=True)


def worker() -> Child:
    return Child("worker", ["thongsuot.config.cli", "worker"])


@click.command(help=_("Dựng bản chạy thử có dữ liệu mẫu và mở trang trên http://127.0.0.1:CỔNG."))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@LIVE_PORT
@click.option("--size", default="small", show_default=True, type=click.Choice(SIZES))
@click.option("--fresh", is_flag=True, help=_("Xóa dữ liệu đang có và làm lại từ đầu."))
@click.option("--no-serve", is_flag=True, help=_("Chỉ dựng và điền dữ liệu, không mở trang."))
def demo(port, live_port, size, fresh, no_serve):
    # Whoever tries it changes officers with every sign-in; a real installation asks for a second factor.
    os.environ.setdefault("THONGSUOT_SECOND_FACTOR", "optional")
    with until_stopped():
        if not no_serve:
            require_free(port)
            if live_port:
                require_free(live_port)
        if fresh:
            start_afresh()
        with database() as embedded:
            run_apart("migrate")
            refuse_owner()
            run_apart("fill", "--size", size)
            if not no_serve:
                keep_serving(port, embedded, live_port, [worker()], lambda: tell(port))


def tell(port: int) -> None:
    click.echo(_("Mở http://127.0.0.1:{port} trong trình duyệt; nhấn Ctrl-C để dừng.").format(port=port))
