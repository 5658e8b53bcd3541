"""`thongsuot fill`, used by `demo`: put the demonstration's data in and print the sign-ins."""

import click

from thongsuot.config.demo import SIZES, filling
from thongsuot.config.env import env
from thongsuot.config.words import _
from thongsuot.ledger.sequencer import run_once
from thongsuot.search.upkeep import bring_up

INDEXING = 600  # seconds that a worker which writes the index already is waited for


@click.command(help=_("Đưa dữ liệu mẫu vào cơ sở dữ liệu còn trống."))
@click.option("--size", default="small", type=click.Choice(SIZES), show_default=True)
def fill(size):
    sign_ins = filling.fill(size, lambda sentence: click.echo(sentence, err=True))
    while run_once("sequencer"):  # no worker runs yet: the book of the demonstration is numbered from its first page on
        pass
    bring_up(patience=INDEXING)  # and found by the search box
    if not sign_ins:
        return
    click.echo(_("Đăng nhập thử:"))
    if env().second_factor == "optional":
        click.echo("  " + _("Bản chạy thử không đòi bước thứ hai; hệ thống thật thì đòi."))
    for sign_in in sign_ins:
        click.echo(f"  {sign_in.username:<22} {sign_in.password:<18} {sign_in.role}, {sign_in.unit}")
        if sign_in.passphrase:
            click.echo(f"  {'':<22} " + _("mật ngữ mở khóa: {words}").format(words=sign_in.passphrase))
