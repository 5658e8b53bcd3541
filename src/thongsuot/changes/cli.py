"""`thongsuot import …`: bulk intake from files; `thongsuot reorganise`: units that change by a plan."""

import json
from pathlib import Path

import click
from django.utils.translation import gettext as _

from thongsuot.cases.importing.reading import read
from thongsuot.cases.importing.ready import make_ready, unit_with_code
from thongsuot.cases.importing.taking import Intake, Tally
from thongsuot.changes import actions
from thongsuot.changes.actions import repointing
from thongsuot.changes.actions.letters import SealedRoom
from thongsuot.changes.models import Reorganisation
from thongsuot.changes.queries import reorganising
from thongsuot.changes.queries.moving import KINDS
from thongsuot.changes.queries.world import Reading, read_against
from thongsuot.core.clock import now, today

SOURCE_LIMIT = 60
TOLD = 20
MOVED = ("cases", "duties")


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


@click.command("reorganise", help="Sáp nhập, chia tách, đổi tên, chuyển, giải thể, lập đơn vị theo một kế hoạch TOML.")
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("--dry-run", is_flag=True, help="chỉ liệt kê những gì sẽ chuyển, không ghi gì")
@click.option("--late", default="", metavar="LÝ DO", help="vì sao ngày có hiệu lực đã qua")
@click.option("--json", "as_document", is_flag=True, help="in một văn bản JSON")
def reorganise(file, dry_run, late, as_document):
    if not file.is_file():
        raise WrongUse(_("Không có tệp %s. Ghi đường dẫn đến một tệp .toml.") % file)
    text = file.read_text(encoding="utf-8", errors="replace")
    text = f"late = {json.dumps(late, ensure_ascii=False)}\n{text}" if late else text
    reading = read_against(text, today=today())
    document = _dry(reading) if dry_run or reading.problems else _reorganised(text)
    click.echo(json.dumps(document, ensure_ascii=False, default=str) if as_document else _said(document))
    raise SystemExit(1 if document["problems"] else 0)


def _dry(reading: Reading) -> dict:
    """Return what the plan would move, everything of it, or what is wrong with it."""
    document: dict = {
        "problems": [{"line": one.line, "table": one.table, "reason": one.sentence} for one in reading.problems]
    }
    if reading.problems:
        return document
    seen = reorganising.dry_run(reading)
    moves = [
        {"kind": line.kind, "words": words, "what": line.label, "from": line.former, "to": line.heir, "note": line.note}
        for words, line in reorganising.all_lines(reading)
    ]
    return document | {"on": reading.plan.on, "totals": seen.totals, "moves": moves, "state": "dry-run"}


def _reorganised(text: str) -> dict:
    """Look, confirm, and where its day has come put into force and move everything; progress goes to stderr."""
    moment = {"actor": repointing.SYSTEM, "on": today(), "at": now()}
    row = actions.prepare_reorganisation(text=text, **moment)
    actions.confirm_reorganisation(reorganisation_id=row.pk, seen=row.seen, **moment)
    row = actions.begin_reorganisation(reorganisation_id=row.pk, at=now())
    while row.state == Reorganisation.State.MOVING and repointing.repoint_batch(reorganisation_id=row.pk, at=now()):
        row.refresh_from_db()
        click.echo(_("Đã chuyển %d vụ việc, việc phải làm.") % sum(row.moved.get(one, 0) for one in MOVED), err=True)
    row.refresh_from_db()
    return {
        "problems": [], "id": row.pk, "on": row.on, "state": row.state, "totals": row.totals, "moved": row.moved
    }  # fmt: skip


def _said(document: dict) -> str:
    if document["problems"]:
        return "\n".join(
            _("Dòng %(line)s, [[%(table)s]]: %(reason)s") % one if one["table"] else one["reason"]
            for one in document["problems"]
        )
    counts = [f"{kind.words}: {document['totals'][kind.name]}" for kind in KINDS]
    counts.append(f"{reorganising.KEY_WORDS}: {document['totals'][reorganising.KEYS]}")
    moves = [_move(one) for one in document.get("moves", ())]
    ends = {
        "dry-run": _("Mới xem thử, chưa ghi gì."),
        "planned": _("Đã xác nhận. Có hiệu lực từ 0 giờ ngày %s.") % document["on"],
        "done": _("Đã có hiệu lực, mọi việc đã sang đơn vị kế thừa."),
    }
    return "\n".join([*counts, *moves, ends.get(document["state"], document["state"])])


def _move(one: dict) -> str:
    """Return one line of the dry run: kind, what, from where, to where, what else becomes of it."""
    line = f"{one['words']}: {one['what']}; {one['from'] or '–'} → {one['to'] or '–'}"
    return f"{line}. {one['note']}" if one["note"] else line
