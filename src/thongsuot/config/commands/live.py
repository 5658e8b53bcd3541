"""`thongsuot live`: holds open the pages that update by themselves; the pages themselves draw what it tells."""

import click

from thongsuot.config import living
from thongsuot.config.commands.serve import refuse_owner, require_free, run_apart
from thongsuot.config.database import database
from thongsuot.config.supervisor import until_stopped
from thongsuot.config.undumpable import never_dump
from thongsuot.config.words import _


@click.command(help=_("Giữ kết nối cho các bảng tự cập nhật, trên http://127.0.0.1:CỔNG/truc-tiep/."))
@click.option("--port", default=8001, show_default=True, type=click.IntRange(1, 65535))
@click.option("--pages", default="http://127.0.0.1:8000", show_default=True, help=_("Nơi các trang trả lời."))
def live(port, pages):
    never_dump()
    with until_stopped():
        require_free(port)
        with database("portal"):
            refuse_owner()
            run_apart("ready")
            living.run(port, pages)
