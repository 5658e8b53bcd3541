"""`thongsuot due`: a due day, explained, or many from a file; needs no database, no settings and no data folder."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

import click

from thongsuot.core.errors import DomainError
from thongsuot.law import asking
from thongsuot.law.asking import answer, as_json, read_day, read_extension, read_start, read_suspension
from thongsuot.law.rules import Book, DueDay, LawError
from thongsuot.law.rules.errors import gettext_noop
from thongsuot.law.rules.hours import DueHours
from thongsuot.law.shipped import shipped
from thongsuot.law.terminal import _, english, sentence, weekday, words

REFUSED = 1


class WrongUse(click.ClickException):
    """The command was called wrongly: one sentence, exit status 2."""

    exit_code = 2

    def show(self, file=None):
        click.echo(self.message, file=file or sys.stderr)


class _Asked(click.ParamType):
    """A value read by `reader`; what cannot be read is wrong use."""

    def __init__(self, name: str, reader):
        self.name = name
        self.reader = reader

    def convert(self, value, param, ctx):
        try:
            return self.reader(value) if isinstance(value, str) else value
        except DomainError as error:
            raise WrongUse(sentence(error) if isinstance(error, LawError) else str(error)) from error


def _existing(text: str) -> str:
    if text != "-" and not Path(text).is_file():
        raise WrongUse(_("Không có tệp %s. Ghi đường dẫn đến một tệp JSONL, hoặc - để đọc từ đầu vào chuẩn.") % text)
    return text


START = _Asked(_("NGÀY"), lambda text: read_start(text, _("ngày")))
DAY = _Asked(_("NGÀY"), lambda text: read_day(text, _("ngày")))


@click.command(help=_("Tính ngày hết hạn theo luật và giải thích từng ngày. NGÀY là ngày bắt đầu, hoặc ngày diễn ra."))
@click.argument("code", required=False, metavar=_("MÃ"))
@click.argument("day", required=False, type=START, metavar=_("NGÀY"))
@click.option("--variant", default="", metavar=_("DẠNG"), help=_("ví dụ complex, remote"))
@click.option(
    "--extend", multiple=True, type=_Asked(_("SỐ NGÀY"), read_extension), help=_("gia hạn; dùng được nhiều lần")
)
@click.option(
    "--suspend", multiple=True, type=_Asked(_("TỪ..ĐẾN"), read_suspension), help=_("tạm đình chỉ, tính cả hai ngày")
)
@click.option("--as-known-on", type=DAY, help=_("theo những gì đã biết vào ngày này"))
@click.option(
    "--file", "source", type=_Asked(_("TỆP.jsonl"), _existing), help=_("mỗi dòng một câu hỏi; - là đầu vào chuẩn")
)
@click.option("--json", "as_document", is_flag=True, help=_("in một văn bản JSON"))
def due(code, day, variant, extend, suspend, as_known_on, source, as_document):
    book = shipped().as_known_on(as_known_on)
    if source:
        _refuse_mixture(code, variant, extend, suspend)
        raise SystemExit(_many(book, source, as_document))
    if not code or not day:
        raise WrongUse(_("Cần mã quy tắc và ngày, ví dụ: thongsuot due KN.FIRST 2026-04-02; hoặc --file TỆP.jsonl."))
    raise SystemExit(_one(book, (code, day, variant, extend, suspend), as_document))


def _refuse_mixture(code, variant, extend, suspend) -> None:
    if code or variant or extend or suspend:
        raise WrongUse(_("Với --file, mã, ngày, dạng, gia hạn và tạm đình chỉ ghi trong từng dòng của tệp."))


def _one(book: Book, question: tuple, as_document: bool) -> int:
    try:
        found = asking.due(book, *question)
    except LawError as error:
        click.echo(sentence(error), err=True)
        return REFUSED
    click.echo(json.dumps(as_json(found), ensure_ascii=False) if as_document else _table(found))
    return 0


def _many(book: Book, source: str, as_document: bool) -> int:
    """Answer each line of `source`, one at a time, so that a long file needs no more memory than a short one."""
    status = 0
    out = sys.stdout
    out.write('{"results":[' if as_document else "")
    with sys.stdin.buffer if source == "-" else Path(source).open("rb") as lines:
        for index, (identifier, found) in enumerate(_answers(book, lines)):
            status = REFUSED if isinstance(found, DomainError) else status
            out.write(",\n" if as_document and index else "")
            out.write(_document(identifier, found) if as_document else _line(identifier, found) + "\n")
    out.write("]}\n" if as_document else "")
    return status


def _answers(book: Book, lines: Iterable[bytes]) -> Iterator[tuple[object, DueDay | DomainError]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        identifier = None
        try:
            question = _question(line, number)
            identifier = question.get("id")
            yield identifier, answer(book, question)
        except LawError as error:
            yield identifier, error


def _question(line: bytes, number: int) -> dict:
    try:
        question = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except (ValueError, RecursionError):
        question = None
    if not isinstance(question, dict):
        template = gettext_noop("Dòng %(number)s không phải là một đối tượng JSON viết bằng UTF-8. Sửa dòng này.")
        raise LawError(template, number=number)
    return question


def _document(identifier, found: DueDay | DomainError) -> str:
    shape = {"id": identifier, "error": str(found)} if isinstance(found, DomainError) else as_json(found, identifier)
    return json.dumps(shape, ensure_ascii=False)


def _line(identifier, found: DueDay | DomainError) -> str:
    name = "" if identifier is None else str(identifier)
    if isinstance(found, DomainError):
        return f"{name}\t{sentence(found) if isinstance(found, LawError) else found}"
    if isinstance(found, DueHours):
        return f"{name}\t{found.term.code}\t{_moment(found.starts_at)}\t{_moment(found.due_at)}"
    return f"{name}\t{found.rule.name}\t{_spoken(found.starts_on)}\t{_spoken(found.due_on)}"


def _sure(confidence: str) -> str:
    return {
        "verified": _("đã đối chiếu"),
        "general": _("chưa đối chiếu văn bản"),
        "unsure": _("chưa chắc, cần cán bộ pháp chế xác nhận"),
    }[confidence]


def _spoken(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _moment(at: datetime) -> str:
    return f"{at:%H:%M} {_spoken(at)}"


def _hours_table(found: DueHours) -> str:
    term = found.term
    title, source, why = (
        (term.title_en, term.source.in_english, found.why_en) if english() else (term.title, term.source, found.why)
    )
    lines = [
        f"{title} ({term.code})",
        _("Hạn: %s") % f"{weekday(found.due_at.weekday())}, {_moment(found.due_at)}",
        _("Căn cứ: %s") % source,
        _("Độ chắc chắn: %s") % _sure(term.confidence),
        "",
        why,
    ]
    return "\n".join(lines)


def _table(found: DueDay | DueHours) -> str:
    if isinstance(found, DueHours):
        return _hours_table(found)
    title, source, note, reasons = words(found)
    lines = [
        f"{title} ({found.rule.name})",
        _("Hạn: %s") % f"{weekday(found.due_on.weekday())}, {_spoken(found.due_on)}",
        _("Căn cứ: %s") % source,
        _("Độ chắc chắn: %s") % _sure(found.confidence),
        *([_("Lưu ý: %s") % note] if note else []),
        "",
    ]
    for step, why in zip(found.steps, reasons, strict=True):
        mark = f"{step.number:>3}" if step.counted else "  –"
        lines.append(f"{mark}  {weekday(step.date.weekday()):<9} {_spoken(step.date):>10}  {why}")
    return "\n".join(lines)
