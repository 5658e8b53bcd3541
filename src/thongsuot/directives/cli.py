"""`thongsuot import document FILE`: what a document is, cites and wants, as a draft that goes into the register."""

import json
from pathlib import Path

import click
from django.utils.translation import gettext as _

from thongsuot.changes.cli import WrongUse
from thongsuot.core.actors import service
from thongsuot.core.clock import now
from thongsuot.core.errors import Invalid
from thongsuot.directives.actions.importing import import_read
from thongsuot.directives.files import Secret, read
from thongsuot.directives.rules.parsing import Draft, Item, as_json, parse
from thongsuot.directives.sentences import DOUBTS
from thongsuot.exchange.cli import import_group
from thongsuot.units.queries import installation

__all__ = ["document", "import_group"]
IMPORT = service("import")
SHOWN = 160  # letters of a passage in the summary


@import_group.command(
    "document", help="Đọc một văn bản chỉ đạo thành bản nháp: trích dẫn, yêu cầu, nhiệm vụ, chỉ tiêu."
)
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP")
@click.option("--json", "as_document", is_flag=True, help="in một văn bản JSON")
def document(file, as_document):
    if not file.is_file():
        raise WrongUse(_("Không có tệp %s. Ghi đường dẫn đến một tệp .docx, .pdf hoặc .txt.") % file)
    text = read(file, file.name)
    draft = parse(text)
    if draft.secret:
        raise Secret(file.name)
    _keep(file, text, draft)
    if as_document:
        click.echo(json.dumps(as_json(draft), ensure_ascii=False))
        return
    for line in _summary(draft):
        click.echo(line)


def _keep(file: Path, text: str, draft: Draft) -> None:
    """Keep the draft in the register of the installation's first unit; the same file again changes nothing.

    Before there is a unit nothing is kept; a file that the register does not take (too large, with code that runs) is
    still read. Both are said on standard error.
    """
    unit, at = installation().root_unit, now()
    if unit is None:
        click.echo(_("Chưa có đơn vị nào nên bản nháp chưa vào sổ."), err=True)
        return
    try:
        made = import_read(
            unit=unit, content=file.read_bytes(), name=file.name, text=text, draft=draft, actor=IMPORT, at=at
        )
        click.echo(_("Bản nháp ở sổ của %(unit)s: %(title)s") % {"unit": unit, "title": made.title}, err=True)
    except Invalid as refused:
        click.echo(_("Bản nháp chưa vào sổ: %s") % refused.sentence, err=True)


def _summary(draft: Draft) -> list[str]:
    """Return the draft for people to read: what the document says of itself, then each part with how much there is."""
    lines = [f"{label}: {said}" for label, said in _about(draft) if said]
    for label, found in _parts(draft):
        lines += ["", f"{label} ({len(found)})", *(f"  {_cut(one)}" for one in found)]
    doubts = [f"  {DOUBTS[one.code]} “{_cut(one.text)}”" for one in draft.doubts]
    return [*lines, "", f"{_('Cần xem lại')} ({len(doubts)})", *doubts] if doubts else lines


def _about(draft: Draft) -> list[tuple[str, str]]:
    about = draft.metadata
    day = about.date.strftime("%-d/%-m/%Y") if about.date else ""
    guessed = " " + _("(suy ra, không in trong văn bản)")
    return [
        (_("Tên"), about.title),
        (_("Số"), about.number or ""),
        (_("Cơ quan ban hành"), about.issuer),
        (_("Ngày"), day + guessed * ("date" in about.inferred)),
        (_("Nơi"), about.place + guessed * ("place" in about.inferred)),
    ]


def _parts(draft: Draft) -> list[tuple[str, list[str]]]:
    return [
        (_("Yêu cầu, nhiệm vụ"), [_item(one) for one in draft.items]),
        (_("Văn bản được nhắc đến"), [one.text for one in draft.citations]),
        (_("Con số"), [one.text for one in draft.figures]),
        (_("Hạn chế"), [one.text for one in draft.shortcomings]),
        (_("Mô hình, phong trào"), [one.text for one in draft.models]),
        (_("Phần của trang, đã bỏ"), [one.text for one in draft.dropped]),
    ]


def _item(one: Item) -> str:
    return f"[{_('%d việc') % len(one.tasks)}] {one.text}" if len(one.tasks) > 1 else one.text


def _cut(said: str) -> str:
    return said if len(said) <= SHOWN else said[: SHOWN - 1].rstrip() + "…"
