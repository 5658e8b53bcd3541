"""`thongsuot scrub`: take destroyed words off the disk now instead of tonight."""

import json
import sys
from dataclasses import asdict

import click

from thongsuot.config import scrubbing
from thongsuot.config.database import urls
from thongsuot.config.env import env
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _
from thongsuot.core.clock import now


@click.command(help=_("Xóa khỏi ổ đĩa phần còn sót của nội dung đã hủy trong cơ sở dữ liệu."))
@click.option("--json", "as_json", is_flag=True, help=_("In một tài liệu JSON."))
def scrub(as_json):
    owner = urls().get("owner")
    if owner is None:
        raise DatabaseTrouble(_("Hãy đặt THONGSUOT_OWNER_DATABASE_URL: chỉ người chủ viết lại được các bảng."))
    at = now()
    done = scrubbing.scrub(owner)
    if done.whole:
        scrubbing.mark(env().data_dir, at)
    if as_json:
        click.echo(json.dumps(asdict(done), ensure_ascii=False))
    click.echo(_("Đã viết lại {count} bảng.").format(count=len(done.tables)), err=True)
    if done.busy:
        click.echo(_("Bảng đang có người dùng, hãy chạy lại: {names}.").format(names=", ".join(done.busy)), err=True)
    if not done.log:
        click.echo(_("Nhật ký ghi trước của PostgreSQL còn giữ: hãy cấp quyền như docs/operate/backup.md."), err=True)
    sys.exit(0 if done.whole else 1)
