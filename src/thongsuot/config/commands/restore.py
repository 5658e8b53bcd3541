"""`thongsuot restore DIR`: bring a backup back, into an empty data folder only, after it was asked whether it is so."""

import json
from pathlib import Path

import click

from thongsuot.config.backups import restoring
from thongsuot.config.env import env
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _
from thongsuot.core.clock import LEGAL_ZONE


@click.command(help=_("Đưa bản sao lưu trong THƯ-MỤC về một thư mục dữ liệu còn trống."))
@click.argument("folder", metavar=_("THƯ-MỤC"), type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--keys", type=click.Path(exists=True, file_okay=False, path_type=Path), help=_("Nơi cất khóa."))
@click.option("--yes", is_flag=True, help=_("Không hỏi lại."))
@click.option("--json", "as_json", is_flag=True, help=_("In một tài liệu JSON."))
def restore(folder, keys, yes, as_json):
    found = restoring.chosen(folder)
    restoring.check_empty(env())
    if keys is not None:
        restoring.take_keys(env(), keys)
    restoring.check(found, env())
    made = f"{found.made_at.astimezone(LEGAL_ZONE):%H:%M %d/%m/%Y}"
    if not yes and not _sure(made):
        raise DatabaseTrouble(_("Chưa làm gì. Trả lời “y”, hoặc thêm --yes."))
    files = restoring.bring_back(found, env())
    if as_json:
        document = {"place": str(found.place), "made_at": found.made_at.isoformat(), "files": files}
        click.echo(json.dumps(document, ensure_ascii=False))
    after = _("Nội dung xóa hoặc niêm phong sau {made} nay có lại: hãy làm lại việc ấy, rồi chạy “thongsuot doctor”.")
    click.echo(_("Đã khôi phục {count} tệp và cơ sở dữ liệu.").format(count=files), err=True)
    click.echo(after.format(made=made), err=True)


def _sure(made: str) -> bool:
    question = _("Đưa bản sao lưu lúc {made} về {folder}?").format(made=made, folder=env().data_dir)
    try:
        return click.confirm(question, err=True)
    except click.Abort:  # nobody is there to ask
        click.echo(err=True)
        return False
