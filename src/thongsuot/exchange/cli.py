"""`thongsuot import transfer FILE`: a package from another installation taken in at a terminal."""

import json
from pathlib import Path

import click
from django.utils.translation import gettext as _

from thongsuot.cases.importing.ready import unit_with_code
from thongsuot.changes.cli import WrongUse, import_group
from thongsuot.core.actors import service
from thongsuot.core.clock import legal_day, now
from thongsuot.core.ids import show_code
from thongsuot.exchange.actions.taking import take_package
from thongsuot.units.queries import installation

__all__ = ["import_group", "transfer"]


@import_group.command("transfer", help="Nhận vụ việc từ gói mà nơi khác đã ký.")
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("--unit", "unit_code", default="", metavar="MÃ", help="mã đơn vị nhận; mặc định là đơn vị gốc")
@click.option("--json", "as_document", is_flag=True, help="in một văn bản JSON")
def transfer(file, unit_code, as_document):
    if not file.is_file():
        raise WrongUse(_("Không có tệp %s. Ghi đường dẫn đến gói .zip mà nơi kia gửi.") % file)
    at = now()
    unit = unit_with_code(unit_code, at=at) if unit_code else installation().root_unit
    with file.open("rb") as package:
        case, fresh = take_package(source=package, unit=unit, actor=service("import"), on=legal_day(at), at=at)
    document = {"code": show_code(case.code), "unit": unit.code, "accepted": int(fresh), "unchanged": int(not fresh)}
    if as_document:
        click.echo(json.dumps(document, ensure_ascii=False))
        return
    said = _("Đã nhận vụ việc %s.") if fresh else _("Gói này đã nhận từ trước: vụ việc %s, không có gì đổi.")
    click.echo(said % document["code"])
