"""`thongsuot due`: a due day, explained, or many from a file; needs no database, no settings and no data folder."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import click

from thongsuot.core.errors import DomainError
from thongsuot.law.asking import answer, as_json, read_day, read_extension, read_suspension
from thongsuot.law.rules import Book, DueDay, LawError
from thongsuot.law.shipped import shipped

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
            raise WrongUse(str(error)) from error


def _existing(text: str) -> str:
    if text != "-" and not Path(text).is_file():
        raise WrongUse(f"Không có tệp {text}. Ghi đường dẫn đến một tệp JSONL, hoặc - để đọc từ đầu vào chuẩn.")
    return text


DAY = _Asked("NGÀY", lambda text: read_day(text, "ngày"))


@click.command(help="Tính ngày hết hạn theo luật và giải thích từng ngày. NGÀY là ngày bắt đầu, hoặc ngày diễn ra.")
@click.argument("code", required=False, metavar="MÃ")
@click.argument("day", required=False, type=DAY, metavar="NGÀY")
@click.option("--variant", default="", metavar="DẠNG", help="ví dụ complex, remote")
@click.option("--extend", multiple=True, type=_Asked("SỐ NGÀY", read_extension), help="gia hạn; dùng được nhiều lần")
@click.option(
    "--suspend", multiple=True, type=_Asked("TỪ..ĐẾN", read_suspension), help="tạm đình chỉ, tính cả hai ngày"
)
@click.option("--as-known-on", type=DAY, help="theo những gì đã biết vào ngày này")
@click.option("--file", "source", type=_Asked("TỆP.jsonl", _existing), help="mỗi dòng một câu hỏi; - là đầu vào chuẩn")
@click.option("--json", "as_document", is_flag=True, help="in một văn bản JSON")
def due(code, day, variant, extend, suspend, as_known_on, source, as_document):
    book = shipped().as_known_on(as_known_on)
    if source:
        _refuse_mixture(code, variant, extend, suspend)
        raise SystemExit(_many(book, source, as_document))
    if not code or not day:
        raise WrongUse("Cần mã quy tắc và ngày, ví dụ: thongsuot due KN.FIRST 2026-04-02; hoặc --file TỆP.jsonl.")
    raise SystemExit(_one(book, (code, day, variant, extend, suspend), as_document))


def _refuse_mixture(code, variant, extend, suspend) -> None:
    if code or variant or extend or suspend:
        raise WrongUse("Với --file, mã, ngày, dạng, gia hạn và tạm đình chỉ ghi trong từng dòng của tệp.")


def _one(book: Book, question: tuple, as_document: bool) -> int:
    try:
        found = book.due(*question)
    except LawError as error:
        click.echo(str(error), err=True)
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
        raise LawError("Dòng %(number)s không phải là một đối tượng JSON viết bằng UTF-8. Sửa dòng này.", number=number)
    return question


def _document(identifier, found: DueDay | DomainError) -> str:
    shape = {"id": identifier, "error": str(found)} if isinstance(found, DomainError) else as_json(found, identifier)
    return json.dumps(shape, ensure_ascii=False)


def _line(identifier, found: DueDay | DomainError) -> str:
    name = "" if identifier is None else str(identifier)
    if isinstance(found, DomainError):
        return f"{name}\t{found}"
    return f"{name}\t{found.rule.name}\t{_spoken(found.starts_on)}\t{_spoken(found.due_on)}"


WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
SURE = {
    "verified": "đã đối chiếu",
    "general": "chưa đối chiếu văn bản",
    "unsure": "chưa chắc, cần cán bộ pháp chế xác nhận",
}


def _spoken(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def _table(found: DueDay) -> str:
    rule = found.rule
    lines = [
        f"{rule.title} ({rule.name})",
        f"Hạn: {WEEKDAYS[found.due_on.weekday()]}, {_spoken(found.due_on)}",
        f"Căn cứ: {rule.source}",
        f"Độ chắc chắn: {SURE[found.confidence]}",
        *([f"Lưu ý: {rule.note}"] if rule.note else []),
        "",
    ]
    for step in found.steps:
        mark = f"{step.number:>3}" if step.counted else "  –"
        lines.append(f"{mark}  {WEEKDAYS[step.date.weekday()]:<9} {_spoken(step.date):>10}  {step.why}")
    return "\n".join(lines)
