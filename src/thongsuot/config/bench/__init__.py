"""`thongsuot bench`: how fast, on this machine, with a yardstick in the same run; in a database of its own."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from thongsuot.config.database import VARIABLES
from thongsuot.config.env import env
from thongsuot.config.words import _

NAMES = (
    "lives", "calls", "pages", "lists", "due", "recount", "units", "sealed", "exports", "import", "memory",
    "reorganise", "language", "search", "documents", "directives", "live",
)  # fmt: skip


@click.command(help=_("Đo tốc độ trên máy này, trong một cơ sở dữ liệu riêng dùng xong thì xóa."))
@click.argument("name", required=False, type=click.Choice(NAMES))
@click.option("--cases", default=None, type=click.IntRange(200, 5_000_000), help=_("Số vụ việc có sẵn khi đo."))
@click.option("--connections", default=3_300, show_default=True, type=click.IntRange(1, 50_000),
              help=_("Số kết nối được giữ khi đo “live”."))  # fmt: skip
@click.option("--quick", is_flag=True, help=_("Đo ngắn, trong khoảng một phút."))
@click.option("--json", "as_json", is_flag=True, help=_("In kết quả dưới dạng JSON."))
def bench(name, cases, connections, quick, as_json):
    number = cases or (1_000 if quick or name == "language" else 100_000)
    arguments = [*([name] if name else []), "--cases", str(number), "--connections", str(connections)]
    arguments += ["--quick"] * quick + ["--json"] * as_json
    with tempfile.TemporaryDirectory(prefix="bench-", dir=_place()) as folder:
        Path(folder).chmod(0o711)
        raise SystemExit(_measure(Path(folder), arguments))


def _place() -> Path:
    """Return a folder on the disk of the data, so that what is measured is the disk that will be used."""
    place = env().data_dir / "bench"
    place.mkdir(parents=True, exist_ok=True, mode=0o711)
    return place


def _measure(folder: Path, arguments: list[str]) -> int:
    """Measure in a process of its own, with the embedded database of `folder`, and return its exit status."""
    environment = {name: value for name, value in os.environ.items() if name not in VARIABLES.values()}
    environment |= {"THONGSUOT_DATA_DIR": str(folder), "THONGSUOT_SECOND_FACTOR": "optional"}
    command = [sys.executable, "-m", "thongsuot.config.cli", "measure", *arguments]
    try:
        return subprocess.run(command, env=environment).returncode
    finally:
        shutil.rmtree(folder / "files", ignore_errors=True)
