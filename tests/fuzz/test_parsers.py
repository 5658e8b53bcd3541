"""Every parser against what nobody should send: it answers, or refuses by the error it promises; nothing else.

2,000 inputs each, always the same ones; `make fuzz` tries more than a million new ones (`FUZZ_EACH` inputs each).
"""

import hashlib
import io
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from files import making
from fuzz.inputs import VIETNAMESE, bent, cells, rows, values, words
from mail.making import FOLDER as LETTERS
from thongsuot.cases.importing import reading
from thongsuot.cases.importing import rows as importing
from thongsuot.cases.importing import values as written
from thongsuot.cases.queries import lists
from thongsuot.cases.rules import secret
from thongsuot.core.errors import DomainError
from thongsuot.core.ids import new_code, parse_code
from thongsuot.core.refs import Ref
from thongsuot.denunciations.keys import envelopes, receipts, session, streams
from thongsuot.denunciations.keys.trouble import KeyTrouble
from thongsuot.directives import extracting
from thongsuot.directives.files import Unreadable as NoDocument
from thongsuot.directives.files import decoded
from thongsuot.directives.rules.parsing import as_json, parse
from thongsuot.doors import rules as doors
from thongsuot.exchange.rules import package
from thongsuot.exchange.rules.keys import read_card
from thongsuot.files import rules as files
from thongsuot.files.strip import strip
from thongsuot.language import (
    abbreviations,
    accusation,
    folding,
    keystrokes,
    kinds,
    masks,
    ordering,
    parting,
    personal,
    querying,
    snippets,
    urgent,
)
from thongsuot.law import asking
from thongsuot.law.queries.book import shipped
from thongsuot.law.rules import LawError
from thongsuot.mail.rules import bounces, charsets, html, quoting, sorting
from thongsuot.mail.rules.letter import Unreadable, message_of, read, sender_of
from thongsuot.units import rules as units

EACH = int(os.environ.get("FUZZ_EACH", "2000"))
KEY = bytes(range(32))
NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
SEALED = b"".join(streams.encrypting(KEY, [b"a" * 100_000], b"row"))


@dataclass(frozen=True)
class Parser:
    """What is tried: a function of one value, where the values come from, and the errors it promises."""

    name: str
    inputs: st.SearchStrategy
    parse: Callable
    refuses: tuple[type[Exception], ...] = ()


def _package(raw: bytes) -> None:
    opened = package.unpack(io.BytesIO(raw))
    package.matter_of(opened)
    assert all(opened.open(sha).read() is not None for sha in opened.files)


def _packed() -> bytes:
    """Return a package that is read whole, so that what bends it gets as far as its words."""
    out, picture = io.BytesIO(), making.picture("PNG")
    sha = hashlib.sha256(picture).hexdigest()
    words = MATTER | {"files": [{"name": "den.png", "sha256": sha}]}
    package.pack(out, json.dumps(words).encode(), b"s" * 64, KEY, {sha: partial(io.BytesIO, picture)})
    package.matter_of(package.unpack(out))
    return out.getvalue()


def _matter(change: dict) -> None:
    package.matter_of(package.Opened(json.dumps(MATTER | change).encode(), b"", b""))


def _file(content: bytes) -> None:
    strip(content, files.recognise(content))


def _table(ending: str) -> Callable[[bytes], None]:
    def read(content: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"so{ending}"
            path.write_bytes(content)
            for row in reading.read(path):
                if not row.problem:
                    importing.judge(row.values)

    return read


def _register(content: bytes) -> None:
    """Read a register as the desk does: told by content, its headings found or guessed."""
    layout, headings = reading.find_or_guess(io.BytesIO(content))
    assert all(isinstance(heading, str) for heading in headings)
    for number, found in reading.rows_of_cells(io.BytesIO(content), layout):
        row = reading.row_of(number, layout.columns, found)
        if not row.problem:
            importing.judge(row.values)


def _sheet() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path, book = Path(folder) / "so.xlsx", openpyxl.Workbook()
        book.active.append(["STT", "Họ tên", "Nội dung", "Ngày nhận"])
        book.active.append([1, "Nguyễn Văn A", "Đèn hỏng", "1/7/2026"])
        book.save(path)
        return path.read_bytes()


MATTER = {
    "format": package.FORMAT,
    "practice": False,
    "from": {"installation": "4715", "unit": "Xã Đơn Dương"},
    "to": {"installation": "6200"},
    "sent_on": "2026-07-15",
    "received_on": "2026-07-01",
    "case": {
        "code": new_code("4715"), "kind": "feedback", "channel": "web", "topic": "", "title": "Đèn", "urgent": False,
    },
    "place": {"code": "24955"},
    "place_text": "",
    "persons": 1,
    "households": 0,
    "text": VIETNAMESE,
    "items": ["Đèn hỏng"],
    "people": [],
    "files": [],
    "disputed": {"number": "1/QĐ", "known_on": "2026-06-01"},
    "secret": None,
}  # fmt: skip
CSV = 'STT;Họ tên;Nội dung;Ngày nhận\n1;Nguyễn Văn A;"Đèn hỏng; mong sửa";1/7/2026\n'.encode()
JSONL = json.dumps({"id": "1", "text": "Đèn hỏng", "received_on": "2026-07-01"}, ensure_ascii=False).encode() + b"\n"
SOUNDS = (making.mp3(), making.aac(), making.mp4(), making.ogg(), making.wav(), making.webm(), making.amr())

MAIL = tuple(path.read_bytes() for path in sorted(LETTERS.glob("*.eml")))


def _letter(raw: bytes) -> None:
    message = message_of(raw)
    letter = read(message)
    sorting.before_reading(message)
    sorting.of_letter(letter, own=(), is_ours=False, this_hour=0)
    bounces.bounce_of(message)
    assert len(letter.digest()) == 32 and letter.parts is not None and letter.words is not None


DOCUMENT = (
    "KẾ HOẠCH\nSố: 45/KH-UBND\nĐà Lạt, ngày 12 tháng 3 năm 2026\nII. NHIỆM VỤ\n1. Rà soát hơn 23.770 hồ sơ theo "
    "Nghị quyết số 25-NQ/TW, xong trước ngày 30/6/2026.\na) “Dân vận khéo”; b) Thứ nhất, cần đối thoại.\n"
    "- Tuy nhiên, còn chậm.\n"
)
pieces = st.lists(
    st.sampled_from(
        [*DOCUMENT.split(), "\n", "(1)", "“", "”", ":", ";", "Một là,", "đồng chí A yêu cầu", "MẬT.", "e\u0309"]
    )
    | st.text(max_size=6),
    max_size=60,
).map(" ".join)


def _document(text: str) -> None:
    draft = parse(text)
    json.dumps(as_json(draft))
    for one in (*draft.items, *draft.figures, *draft.citations, *draft.shortcomings, *draft.models, *draft.dropped):
        assert 0 <= one.start <= one.end <= len(text)


PARSERS = (
    Parser("code", words, parse_code),
    Parser("reference", words, Ref.parse, (ValueError,)),
    Parser("receipt", words, receipts.parse, (KeyTrouble,)),
    Parser("secret", words, secret.show_secret),
    Parser("mark of a list", words, lists._mark),
    Parser("clean", words, folding.clean),
    Parser("fold", words, folding.fold),
    Parser("fold exactly", words, folding.fold_exact),
    Parser("question", words, lambda text: snippets.snippet(text, querying.parse(text, today=date(2026, 1, 1)))),
    Parser("abbreviations", words, abbreviations.explained),
    Parser("raw typing", words, keystrokes.decode_typing),
    Parser("accusation", words, accusation.accuses),
    Parser("kind", words, kinds.kind_of),
    Parser("harmless part", words, parting.harmless_part),
    Parser("danger", words, urgent.danger),
    Parser("personal data", words, personal.personal),
    Parser("order", words, ordering.name_sort_key),
    Parser("masks", words, lambda text: (masks.mask_name(text), masks.mask_phone(text), masks.mask_email(text))),
    Parser("name of a place", words, units.bare_name),
    Parser("words to search", words, lambda text: units.search_text(text, limit=300)),
    Parser("name of a file", words, files.shown_name),
    Parser("day of a law", values, lambda value: asking.read_day(value, "x"), (LawError,)),
    Parser(
        "question about a due day",
        st.dictionaries(st.sampled_from(("rule", "starts_on", "variant", "extend", "suspend")), values),
        lambda question: asking.answer(shipped(), question),
        (LawError,),
    ),
    Parser("cell", cells, lambda value: (written.as_day(value), written.as_count(value)), (written.Unreadable,)),
    Parser("row of a register", rows, importing.judge, (importing.Refused, importing.Rejected)),
    Parser("json lines", bent(JSONL), _table(".jsonl"), (DomainError, importing.Refused, importing.Rejected)),
    Parser(
        "csv",
        bent(CSV, CSV.decode().encode("utf-16")),
        _table(".csv"),
        (DomainError, importing.Refused, importing.Rejected),
    ),
    Parser("letter", bent(*MAIL), _letter, (Unreadable,)),
    Parser("header of a letter", words, lambda text: (charsets.header(text, 300), sender_of(text))),
    Parser("letter of html", words, lambda text: html.text_of(f"<p>{text}<![{text}")),
    Parser("reply", words, lambda text: quoting.parts_of(f"Vâng.\nOn {text} a@b.vn wrote:\n> {text}")),
    Parser("sheet", bent(_sheet()), _table(".xlsx"), (DomainError, importing.Refused, importing.Rejected)),
    Parser(
        "register",
        bent(_sheet(), CSV, CSV.decode().encode("utf-16")),
        _register,
        (DomainError, importing.Refused, importing.Rejected),
    ),
    Parser("photo", bent(making.picture(), making.picture("PNG"), making.picture("WEBP")), _file, (files.Unfit,)),
    Parser("pdf", bent(making.pdf(), making.pdf_with_photo()), _file, (files.Unfit,)),
    Parser("word", bent(making.docx(), making.plain_zip()), _file, (files.Unfit,)),
    Parser("sound", bent(*SOUNDS), _file, (files.Unfit,)),
    Parser("document", words | pieces, _document),
    Parser(
        "plain document",
        bent(DOCUMENT.encode(), DOCUMENT.encode("utf-16")),
        lambda raw: decoded(raw, "x"),
        (NoDocument,),
    ),
    Parser("word document", bent(making.docx(), making.plain_zip()), extracting.docx, (extracting.Trouble,)),
    Parser("pdf document", bent(making.pdf(), making.pdf_with_photo()), extracting.pdf, (extracting.Trouble,)),
    Parser("package", bent(_packed()), _package, (package.Unfit,)),
    Parser("words of a package", st.dictionaries(st.sampled_from(sorted(MATTER)), values), _matter, (package.Unfit,)),
    Parser("card of an installation", words, read_card),
    Parser("proof of work", words, lambda text: doors.solved(KEY, text, NOW)),
    Parser(
        "sealed words",
        bent(envelopes.encrypt(KEY, b"words", b"row")),
        lambda box: envelopes.decrypt(KEY, box, b"row"),
        (KeyTrouble,),
    ),
    Parser("envelope", bent(bytes(80)), lambda box: envelopes.open_with(KEY, box), (KeyTrouble,)),
    Parser("cookie of a key", words, lambda cookie: session.unwrap(cookie, bytes(80), b"row"), (KeyTrouble,)),
    Parser("sealed file", bent(SEALED), lambda box: list(streams.decrypting(KEY, [box], b"row")), (KeyTrouble,)),
)


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
@pytest.mark.timeout(0 if "FUZZ_EACH" in os.environ else 300)
def test_whatever_comes_in_is_answered_or_refused(parser):
    limits = settings(
        max_examples=EACH,
        database=None,
        derandomize="FUZZ_EACH" not in os.environ,
        suppress_health_check=list(HealthCheck),
    )

    @limits
    @given(parser.inputs)
    def holds(value):
        try:
            parser.parse(value)
        except parser.refuses:
            pass

    holds()


def test_more_digits_than_python_reads_are_no_day():
    with pytest.raises(written.Unreadable):
        written.as_day("9" * 5000)
