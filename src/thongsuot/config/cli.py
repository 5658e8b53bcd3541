"""The `thongsuot` command: each room's `cli.py` brings its commands; this file only gathers them."""

import importlib
import os
from dataclasses import dataclass

import click
import django
import psycopg
from django.db import DatabaseError

from thongsuot.config import schema
from thongsuot.config.database import database
from thongsuot.config.env import Misconfigured, from_files
from thongsuot.config.postgres.errors import DatabaseTrouble
from thongsuot.config.undumpable import no_core_file
from thongsuot.config.words import _, gettext_noop
from thongsuot.core.errors import DomainError


@dataclass(frozen=True)
class Command:
    """Where a command is, and the database role it works as; None for one that needs no Django at all."""

    target: str
    works_as: str | None = None
    hidden: bool = False


COMMANDS = {
    "backup": Command("thongsuot.config.commands.backup:backup", "owner"),
    "bench": Command("thongsuot.config.bench:bench"),
    "demo": Command("thongsuot.config.commands.demo:demo"),
    "doctor": Command("thongsuot.config.commands.doctor:doctor"),
    "due": Command("thongsuot.law.cli:due"),
    "fill": Command("thongsuot.config.commands.fill:fill", "desk", hidden=True),
    "import": Command("thongsuot.directives.cli:import_group", "desk"),
    "live": Command("thongsuot.config.commands.live:live"),
    "measure": Command("thongsuot.config.bench.measure:measure", "desk", hidden=True),
    "migrate": Command("thongsuot.config.commands.migrate:migrate", "owner"),
    "ready": Command("thongsuot.config.commands.migrate:ready", "desk", hidden=True),
    "recover-administrator": Command("thongsuot.people.cli:recover", "desk"),
    "reorganise": Command("thongsuot.changes.cli:reorganise", "desk"),
    "restore": Command("thongsuot.config.commands.restore:restore"),
    "search": Command("thongsuot.search.cli:search", "desk"),
    "scrub": Command("thongsuot.config.commands.scrub:scrub", "owner"),
    "serve": Command("thongsuot.config.commands.serve:serve"),
    "set-up": Command("thongsuot.people.cli:set_up", "desk"),
    "suggest": Command("thongsuot.config.commands.suggest:suggest"),
    "worker": Command("thongsuot.config.commands.worker:worker", "desk"),
}


class Sentence(click.ClickException):
    """An error shown as its one sentence and nothing else; exit status 1."""

    def show(self, file=None):
        click.echo(self.format_message(), err=True)


class Rooms(click.Group):
    """Loads a room's command only when it is called, so that `due` needs no database and starts fast."""

    def list_commands(self, ctx):
        return sorted(name for name, command in COMMANDS.items() if not command.hidden)

    def resolve_command(self, ctx, args):
        command = COMMANDS.get(args[0])
        if command and command.works_as and not ctx.resilient_parsing:
            if "--help" not in args:
                ctx.with_resource(database(command.works_as))
            django.setup()
            if "--help" not in args and command.works_as != "owner":  # the owner migrates, and backs up before
                schema.ensure()
        return super().resolve_command(ctx, args)

    def get_command(self, ctx, name):
        if name not in COMMANDS:
            return None
        module, _colon, attribute = COMMANDS[name].target.partition(":")
        return getattr(importlib.import_module(module), attribute)

    def format_commands(self, ctx, formatter):
        with formatter.section(_("Lệnh")):
            formatter.write_dl([(name, _(SUMMARIES[name])) for name in self.list_commands(ctx)])

    def invoke(self, ctx):
        no_core_file()
        try:
            return super().invoke(ctx)
        except (DatabaseTrouble, DomainError, Misconfigured) as trouble:
            raise Sentence(str(trouble)) from trouble
        except (psycopg.OperationalError, DatabaseError) as trouble:
            reason = (str(trouble).strip().splitlines() or [type(trouble).__name__])[0]
            sentence = _("Cơ sở dữ liệu không làm được việc này: {reason}. Hãy chạy “thongsuot doctor” để biết vì sao.")
            raise Sentence(sentence.format(reason=reason)) from trouble


SUMMARIES = {
    "backup": gettext_noop("sao lưu cơ sở dữ liệu và tệp, mã hóa"),
    "bench": gettext_noop("đo tốc độ, kèm thước đo của chính máy này"),
    "demo": gettext_noop("dựng bản chạy thử có dữ liệu mẫu và mở trang"),
    "doctor": gettext_noop("chỉ ra điều gì chưa ổn và cách sửa"),
    "due": gettext_noop("tính ngày hết hạn và giải thích từng ngày"),
    "import": gettext_noop("nhập đơn, ý kiến từ tệp; đọc văn bản chỉ đạo"),
    "live": gettext_noop("giữ kết nối cho các trang tự cập nhật"),
    "migrate": gettext_noop("tạo hoặc nâng cấp cơ sở dữ liệu và các vai trò"),
    "recover-administrator": gettext_noop("cấp lại lối vào cho quản trị viên duy nhất"),
    "reorganise": gettext_noop("sắp xếp đơn vị theo một kế hoạch: nhập, chia, đổi tên, chuyển, giải thể, lập mới"),
    "restore": gettext_noop("đưa bản sao lưu về một thư mục trống"),
    "scrub": gettext_noop("xóa khỏi ổ đĩa phần sót của nội dung đã hủy"),
    "search": gettext_noop("tìm vụ việc như ô tìm kiếm; làm lại chỉ mục"),
    "serve": gettext_noop("mở các trang"),
    "set-up": gettext_noop("dựng một tỉnh hoặc một xã với quản trị viên đầu tiên"),
    "suggest": gettext_noop("gợi ý cho từng văn bản của một tệp: loại, lĩnh vực, nơi, vụ giống"),
    "worker": gettext_noop("chạy hàng đợi, đánh số sổ cái, giữ chỉ mục tìm kiếm"),
}


@click.group(cls=Rooms, help=_("Thông Suốt: tiếp nhận ý kiến người dân, trả lời đúng hạn và công khai."))
def main():
    from_files()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thongsuot.config.settings")


os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thongsuot.config.settings")

if __name__ == "__main__":
    main()
