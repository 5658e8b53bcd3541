"""`thongsuot migrate`: tables and roles of this version, made or brought up to date; the only work done as owner."""

import click
import psycopg
from django.core.management import call_command

from thongsuot.config import roles, statics
from thongsuot.config.database import VARIABLES, urls
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.words import _
from thongsuot.core.actors import service
from thongsuot.core.clock import now
from thongsuot.units.actions import load_places


def require_all(found: dict[str, str]) -> None:
    """Raise DatabaseTrouble where a role has no URL, or shares its user with another: a wall would be missing."""
    missing = [VARIABLES[role] for role in roles.NAMES if role not in found]
    if missing:
        sentence = _("Hãy đặt thêm {names}: mỗi vai trò vào cơ sở dữ liệu bằng người dùng riêng.")
        raise DatabaseTrouble(sentence.format(names=", ".join(missing)))
    users = [roles.user_of(url) for url in found.values()]
    shared = sorted({user for user in users if users.count(user) > 1})
    if shared:
        sentence = _("Người dùng {users} của cơ sở dữ liệu giữ nhiều vai trò: hãy đặt mỗi vai trò một người dùng.")
        raise DatabaseTrouble(sentence.format(users=", ".join(shared)))


@click.command(help=_("Tạo hoặc nâng cấp cơ sở dữ liệu và các vai trò."))
def migrate():
    found = urls()
    require_all(found)
    with psycopg.connect(found["owner"], autocommit=True) as connection:
        roles.create(connection, found)
    call_command("migrate", interactive=False, verbosity=0)
    with psycopg.connect(found["owner"]) as connection:
        roles.grant(connection, {role: roles.user_of(url) for role, url in found.items()})
    load_places(actor=service("migrate"), at=now())
    with psycopg.connect(found["owner"], autocommit=True) as connection:
        connection.execute("ANALYZE")  # until the database does so itself, it would look for a place in every row
    statics.collect()
    click.echo(_("Cơ sở dữ liệu đã sẵn sàng."), err=True)


@click.command(help=_("Kết thúc ngay nếu các bảng đúng phiên bản này; tạo chúng trong cơ sở dữ liệu còn trống."))
def ready():
    """What a process without Django, such as `serve`, asks for; tables are seen to before any command runs."""
    statics.collect()
