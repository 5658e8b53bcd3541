"""`thongsuot set-up`: from nothing to a province or commune that works; `recover-administrator`: the way in again."""

import json

import click
from django.utils.translation import gettext as _

from thongsuot.core.actors import service
from thongsuot.core.clock import now, today
from thongsuot.people.actions import recover_administrator
from thongsuot.people.actions.founding import Founded, found_installation

SET_UP = service("set-up")
RECOVERY = service("recovery")


@click.command("set-up", help="Dựng hệ thống cho một tỉnh hoặc một xã, với quản trị viên đầu tiên.")
@click.option("--province", default="", metavar="MÃ", help="mã tỉnh, ví dụ 68 (dựng cả các xã)")
@click.option("--commune", default="", metavar="MÃ", help="mã xã, ví dụ 24931 (chỉ một xã)")
@click.option("--prefix", required=True, metavar="BỐN SỐ", help="bốn chữ số đầu của mọi mã vụ việc, không đổi được")
@click.option("--administrator", "username", required=True, metavar="TÊN", help="tên đăng nhập của quản trị viên")
@click.option("--name", "full_name", required=True, metavar="HỌ TÊN", help="họ và tên quản trị viên")
@click.option("--json", "as_json", is_flag=True, help="in một tài liệu JSON")
def set_up(province, commune, prefix, username, full_name, as_json):
    if bool(province) == bool(commune):
        raise click.UsageError("Ghi một trong hai: --province MÃ hoặc --commune MÃ.")
    found = found_installation(
        level="province" if province else "commune",
        code=province or commune,
        prefix=prefix,
        username=username,
        full_name=full_name,
        actor=SET_UP,
        at=now(),
    )
    click.echo(json.dumps(_document(found), ensure_ascii=False) if as_json else _words(found))


def _document(found: Founded) -> dict:
    return {
        "name": found.installation.name_vi,
        "prefix": found.installation.code_prefix,
        "units": found.units,
        "administrator": found.administrator.username,
        "password": found.password or None,
    }


def _words(found: Founded) -> str:
    said = _("%(name)s: %(units)d đơn vị, mã %(prefix)s, quản trị viên %(administrator)s.") % _document(found)
    if not found.password:
        return said + " " + _("Tài khoản đã có từ trước, mật khẩu giữ nguyên.")
    return said + "\n" + _("Mật khẩu dùng một lần, chỉ hiện lần này: %s") % found.password


@click.command("recover-administrator", help="Cấp lại lối vào cho quản trị viên khi không còn ai khác cấp được.")
@click.argument("username", metavar="TÊN")
@click.option("--json", "as_json", is_flag=True, help="in một tài liệu JSON")
def recover(username, as_json):
    officer, password = recover_administrator(username=username, actor=RECOVERY, on=today(), at=now())
    if as_json:
        click.echo(json.dumps({"username": officer.username, "password": password}))
        return
    click.echo(_("Mật khẩu dùng một lần, chỉ hiện lần này: %s") % password)
    click.echo(_("Bước thứ hai và mọi phiên của %s đã bỏ; việc này đã ghi vào sổ cái.") % officer.username)
