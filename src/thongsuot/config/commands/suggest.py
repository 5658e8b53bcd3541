"""`thongsuot suggest`: what an officer would be told of each text of a file; no database, no network, nothing kept."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from thongsuot.config.words import _, gettext_noop, terminal_language
from thongsuot.language.corpus import Corpus
from thongsuot.language.rows import Bad, Row, rows
from thongsuot.language.similarity import thing
from thongsuot.language.suggesting import suggested

SOME_BAD = 1
TOLD_EACH = 500  # texts between two words about how far it is
WHY = {
    "json": gettext_noop("không phải là một đối tượng JSON viết bằng UTF-8"),
    "id": gettext_noop("thiếu mã (id): một chuỗi chữ hoặc một số nguyên"),
    "text": gettext_noop("thiếu nội dung (text): một chuỗi chữ"),
    "long": gettext_noop("dài quá 16 MB"),
}


class WrongUse(click.ClickException):
    """The command was called wrongly: one sentence, exit status 2."""

    exit_code = 2

    def show(self, file=None):
        click.echo(self.message, file=file or sys.stderr)


def _existing(_context, _parameter, name: str | None) -> str | None:
    if name not in (None, "-") and not Path(name).is_file():
        raise WrongUse(_("Không có tệp %s. Ghi đường dẫn đến một tệp JSONL, hoặc - để đọc từ đầu vào chuẩn.") % name)
    return name


@click.command(
    help=_("Gợi ý cho từng văn bản: loại, lĩnh vực, nơi, cấp giải quyết, mức khẩn, vụ giống. Không đụng hồ sơ nào.")
)
@click.argument("source", metavar=_("TỆP.jsonl"), callback=_existing)
@click.option("--against", metavar=_("TỆP.jsonl"), callback=_existing, help=_("tìm vụ giống cả trong tệp này"))
@click.option("--json", "as_document", is_flag=True, help=_("in một văn bản JSON"))
def suggest(source, against, as_document):
    if source == against == "-":
        raise WrongUse(_("Chỉ đọc được một tệp từ đầu vào chuẩn. Ghi đường dẫn cho tệp kia."))
    file, corpus = _File(), Corpus()
    for row in file.rows(against) if against else ():
        corpus.add(thing(row.id, row.text), row.text)
    _print('{"results":[' if as_document else "")
    for number, row in enumerate(file.rows(source)):
        found = {"id": row.id} | suggested(row.text).as_json() | {"similar": _similar(corpus, row)}
        _print((",\n" if number else "") + json.dumps(found, ensure_ascii=False) if as_document else _line(found))
    _print("]}\n" if as_document else "")
    raise SystemExit(SOME_BAD if file.bad else 0)


def _similar(corpus: Corpus, row: Row) -> list[dict]:
    """Return what came earlier and is like this one; from now on this one is looked for too."""
    asked = thing(row.id, row.text)
    found = corpus.similar(asked, row.text)
    corpus.add(asked, row.text)
    english = terminal_language() == "en"
    return [
        {"id": each.id, "score": each.score, "reason": each.reason_en if english else each.reason, "alarm": each.alarm}
        for each in found
    ]


class _File:
    """Reads files, tells on standard error how far it is and which lines cannot be read, and counts those."""

    def __init__(self):
        self.bad = 0

    def rows(self, name: str) -> Iterator[Row]:
        with _opened(name) as opened:
            for number, row in enumerate(rows(opened), start=1):
                if isinstance(row, Bad):
                    self.bad += 1
                    why = _(WHY[row.why])
                    click.echo(_("Dòng %(number)d: %(why)s.") % {"number": row.number, "why": why}, err=True)
                else:
                    yield row
                if number % TOLD_EACH == 0:
                    click.echo(_("Đã đọc %d dòng…") % number, err=True)


def _opened(name: str) -> BinaryIO:
    return sys.stdin.buffer if name == "-" else Path(name).open("rb")


def _print(text: str) -> None:
    """Write to standard output; half of a pair of characters, which JSON can hold and UTF-8 cannot, stays escaped."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def _line(found: dict) -> str:
    """Return one text's suggestions for people: id, kind, topics, and what stands out."""
    best = [found["kinds"][0]["code"], " | ".join(f"{one['code']} {one['score']:.2f}" for one in found["topics"])]
    best += [one["ward_code"] or one["province_code"] for one in found["places"][:1]]
    best += [_("giống: %s") % one["id"] for one in found["similar"] if one["alarm"]]
    urgent = _("khẩn: %s") % found["urgent"]["reason"] if found["urgent"]["score"] >= 0.5 else ""
    return "\t".join([str(found["id"]), *best, urgent]).rstrip() + "\n"
