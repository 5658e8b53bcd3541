"""`thongsuot backup DIR`: keep the whole installation, sealed; `--list` says what is kept and what it still holds."""

import json
from datetime import datetime
from pathlib import Path

import click

from thongsuot.config.backups import making
from thongsuot.config.backups.kept import Backup, all_in
from thongsuot.config.database import urls
from thongsuot.config.env import env
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _, decimal
from thongsuot.core.clock import LEGAL_ZONE, now
from thongsuot.core.ids import show_code


@click.command(help=_("Sao lưu cơ sở dữ liệu và tệp vào THƯ-MỤC, mã hóa bằng khóa của hệ thống."))
@click.argument("folder", metavar=_("THƯ-MỤC"), type=click.Path(file_okay=False, path_type=Path))
@click.option("--keep", type=click.IntRange(min=1), help=_("Giữ nhiều nhất chừng này bản."))
@click.option("--keep-days", default=making.KEEP_DAYS, show_default=True, type=click.IntRange(1, 3650),
              help=_("Xóa bản cũ hơn chừng này ngày."))  # fmt: skip
@click.option("--keys", type=click.Path(file_okay=False, path_type=Path), help=_("Chép khóa của hệ thống vào đây."))
@click.option("--list", "only_list", is_flag=True, help=_("Chỉ liệt kê các bản đang có và điều chúng còn giữ."))
@click.option("--json", "as_json", is_flag=True, help=_("In một tài liệu JSON."))
def backup(folder, keep, keep_days, keys, only_list, as_json):
    if not only_list:
        _make(folder, keep, keep_days, keys)
    elif not folder.is_dir():
        raise DatabaseTrouble(_("Không có thư mục {folder}.").format(folder=folder))
    found = [described(one) for one in all_in(folder)]
    if as_json:
        click.echo(json.dumps({"backups": found}, ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo(line(one))


def _make(folder: Path, keep, keep_days: int, keys: Path | None) -> None:
    owner = urls().get("owner")
    if owner is None:
        raise DatabaseTrouble(_("Hãy đặt THONGSUOT_OWNER_DATABASE_URL: chỉ người chủ sao lưu, khôi phục được."))
    if keys is not None:
        making.copy_keys(env(), keys, folder)
    made = making.make(folder=folder, env=env(), owner_url=owner, keep=keep, keep_days=keep_days, at=now())
    click.echo(_("Đã sao lưu: {folder}").format(folder=made.place), err=True)
    if keys is None:
        sentence = _("Bản sao lưu chỉ mở được bằng khóa trong {folder}; khóa không nằm trong đó: cất khóa ở nơi khác.")
        click.echo(sentence.format(folder=env().data_dir / "keys"), err=True)


def described(one: Backup) -> dict:
    """Return a backup as `--json` tells it; `holds`: codes of cases whose words were destroyed after it was made."""
    codes, sealed = destroyed_since(one)
    return {
        "place": str(one.place),
        "made_at": one.made_at.isoformat(),
        "until": one.until.isoformat(),
        "size": one.size,
        "holds": codes,
        "sealed": sealed,
    }


def destroyed_since(one: Backup) -> tuple[list[str], int]:
    """Return the codes of cases and the number of denunciations destroyed since a backup, which it therefore holds."""
    from thongsuot.changes.queries.destroyed import destroyed  # noqa: PLC0415  Django is set up by then

    cases, sealed = destroyed(since=one.made_at)
    return [show_code(code) for code in cases], sealed


def line(one: dict) -> str:
    """Return a backup in one line for people."""
    said = _("{place}: {size} MB, tự xóa sau {until}").format(
        place=one["place"], size=decimal(one["size"] / 1e6), until=_day(one["until"])
    )
    held = len(one["holds"]) + one["sealed"]
    if held:
        said += "; " + _("còn giữ nội dung đã xóa của {count} hồ sơ: {codes}").format(
            count=held, codes=", ".join(one["holds"]) or _("đã niêm phong")
        )
    return said


def _day(instant: str) -> str:
    return f"{datetime.fromisoformat(instant).astimezone(LEGAL_ZONE):%d/%m/%Y}"
