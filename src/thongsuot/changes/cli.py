"""`thongsuot import …`: bulk intake from files."""

import json
from pathlib import Path

import click
from django.utils.translation import gettext as _

from thongsuot.cases.importing.reading import read
from thongsuot.cases.importing.ready import make_ready, unit_with_code
from thongsuot.cases.importing.taking import Intake, Tally
from thongsuot.changes.actions.letters import SealedRoom
from thongsuot.core.clock import now

SOURCE_LIMIT = 60
TOLD = 20


class WrongUse(click.ClickException):
    """The command was called wrongly: one sentence, exit status 2."""

    exit_code = 2

    def show(self, file=None):
        click.echo(self.format_message(), file=file, err=True)


@click.group("import", help="Nhập đơn, ý kiến từ tệp.")
def import_group():
    """Gather the commands that take files in."""


@import_group.command("submissions", help="Nhập phản ánh, kiến nghị từ tệp .jsonl, .csv hoặc .xlsx.")
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.option(
    "--source", default="", metavar="TÊN", help="tên nguồn; mặc định là tên tệp. Cùng nguồn và mã thì không nhập lại."
)
@click.option("--unit", "unit_code", default="", metavar="MÃ", help="mã đơn vị giữ sổ; mặc định theo thẩm quyền")
@click.option("--dry-run", is_flag=True, help="chỉ kiểm tra, không ghi gì")
@click.option(
    "--rejected", type=click.Path(dir_okay=False, path_type=Path), metavar="TỆP", help="ghi dòng không nhận và lý do"
)
@click.option("--json", "as_document", is_flag=True, help="in một văn bản JSON")
def submissions(file, source, unit_code, dry_run, rejected, as_document):
    if not file.is_file():
        raise WrongUse(_("Không có tệp %s. Ghi đường dẫn đến một tệp .jsonl, .csv hoặc .xlsx.") % file)
    at = now()
    make_ready(at=at)
    unit = unit_with_code(unit_code, at=at) if unit_code else None
    intake = Intake((source or file.stem)[:SOURCE_LIMIT], at, unit, dry_run, SealedRoom(at))
    tally = intake.take(read(file), lambda done: click.echo(_("Đã đọc %d dòng.") % done, err=True))
    kept = _keep_turned(tally, rejected)
    document = {
        "accepted": tally.accepted,
        "unchanged": tally.unchanged,
        "rejected": len(tally.of("rejected")),
        "refused": [{"id": one.id, "reason": one.reason} for one in tally.of("refused")],
        "rejected_file": kept,
    }
    click.echo(json.dumps(document, ensure_ascii=False) if as_document else _words(tally))
    if not kept:
        _tell_rejected(tally)
    raise SystemExit(1 if tally.turned else 0)


def _keep_turned(tally: Tally, path: Path | None) -> str | None:
    """Write the rows not taken to `path`, line by line: number, id, reason, and not a word of theirs."""
    if path is None or not tally.turned:
        return None
    with path.open("w", encoding="utf-8") as out:
        for one in tally.turned:
            line = {"line": one.number, "id": one.id, "outcome": one.outcome, "reason": one.reason}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    return str(path)


def _words(tally: Tally) -> str:
    counts = {
        "accepted": tally.accepted,
        "unchanged": tally.unchanged,
        "rejected": len(tally.of("rejected")),
        "refused": len(tally.of("refused")),
    }
    return (
        _("Nhận %(accepted)d, đã có từ trước %(unchanged)d, không đọc được %(rejected)d, không nhận %(refused)d.")
        % counts
    )


def _tell_rejected(tally: Tally) -> None:
    turned = tally.turned
    for one in turned[:TOLD]:
        click.echo(
            _("Dòng %(number)d (%(id)s): %(reason)s")
            % {"number": one.number, "id": one.id or "?", "reason": one.reason},
            err=True,
        )
    if len(turned) > TOLD:
        click.echo(_("Còn %d dòng nữa. Thêm --rejected TỆP để ghi hết.") % (len(turned) - TOLD), err=True)
