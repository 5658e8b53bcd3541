"""A file comes in: what it is, where its headings stand, and what its columns hold."""

import hashlib
import hmac
import io
import json
from datetime import date, datetime, timedelta
from itertools import islice
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from thongsuot.cases.importing.fields import NAMES
from thongsuot.cases.importing.headings import Layout, text_of
from thongsuot.cases.importing.reading import find_or_guess, rows_of_cells
from thongsuot.cases.importing.rows import is_guarded
from thongsuot.changes import registers as keeping
from thongsuot.changes.actions.record import write_change
from thongsuot.changes.models import KnownLayout, Register
from thongsuot.changes.permissions import registers_of
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.files.rules import LARGEST_FILE, MB, shown_name
from thongsuot.language.folding import clean, fold
from thongsuot.units.models import Unit

JOB = "thongsuot.changes.jobs.bring_in"
KEPT = timedelta(days=30)
SAMPLES, LOOKED_AT = 3, 200
SOURCE_LIMIT, NAME_LIMIT = 60, 120
WORDS = "text"  # the one thing every register has a column for
State = Register.State


@transaction.atomic
def upload(*, file, name: str, source: str, unit: Unit, actor: Actor, on: date, at: datetime) -> Register:
    """Keep a file sealed and find its headings; nothing is taken in yet. `source`: what its rows are known by later.

    Raises: Refused, Invalid (file, source).
    """
    require(actor, "changes.import_register", unit)
    source = " ".join(clean(source).split())[:SOURCE_LIMIT]
    if not source:
        raise Invalid(_("Chưa đặt tên cho sổ. Ví dụ: Sổ tiếp công dân 2024."), field="source")
    content = _content(file)
    layout, headings = find_or_guess(io.BytesIO(content))
    headings = ["" if is_guarded({0: heading}) else heading for heading in headings]
    register = Register(
        unit=unit, officer_id=actor.officer_id, source=source, name=shown_name(name)[:NAME_LIMIT],
        key=keeping.new_key(), headings=headings, uploaded_at=at, worked_at=at, kept_until=on + KEPT,
    )  # fmt: skip
    columns = _remembered(unit, headings) or {n: field for n, field in layout.columns.items() if field in NAMES}
    register.layout = _stored(Layout(layout.sheet, layout.heading, layout.second, columns))
    keeping.write(register, keeping.FILE, content)
    register.save(force_insert=True)
    subject, details = Ref("register", register.pk), {"unit": str(unit.pk)}
    write_change("upload_register", subject=subject, cases=[], details=details, actor=actor, on=on, at=at)
    return register


def _content(file) -> bytes:
    content = file.read(LARGEST_FILE + 1)
    if not content:
        raise Invalid(_("Tệp này rỗng. Chọn lại tệp."), field="file")
    if len(content) > LARGEST_FILE:
        raise Invalid(
            _("Tệp này lớn hơn %d MB. Chia sổ thành nhiều tệp rồi nhập từng tệp.") % (LARGEST_FILE // MB), field="file"
        )
    return content


def _stored(layout: Layout) -> dict:
    columns = {str(column): field for column, field in layout.columns.items()}
    return {"sheet": layout.sheet, "heading": layout.heading, "second": layout.second, "columns": columns}


def mark_of(headings: list[str]) -> str:
    """Return by what headings are known again, whatever their case and marks; by the house's key alone."""
    folded = json.dumps([fold(heading) for heading in headings]).encode()
    return hmac.new(settings.HOUSE_KEY, b"layout:" + folded, hashlib.sha256).hexdigest()


def _remembered(unit: Unit, headings: list[str]) -> dict[int, str]:
    known = KnownLayout.objects.filter(unit=unit, mark=mark_of(headings)).first() if any(headings) else None
    return {int(column): field for column, field in known.columns.items()} if known else {}


def cells_of(register: Register):
    """Yield (number, cells) of every row under the headings. Raises: Invalid, NotAllowedNow."""
    return rows_of_cells(io.BytesIO(keeping.read(register, keeping.FILE)), keeping.layout_of(register))


def samples(register: Register) -> dict[int, list[str]]:
    """Return up to three values of each column, from rows in which nothing accuses anybody."""
    found: dict[int, list[str]] = {}
    rows = keeping.piece(register, 0) if register.pieces else cells_of(register)
    for _number, cells in islice(rows, LOOKED_AT):
        if is_guarded(dict(enumerate(cells))):
            continue
        for column, cell in enumerate(cells):
            text, seen = text_of(cell), found.setdefault(column, [])
            if text and text not in seen and len(seen) < SAMPLES:
                seen.append(text)
    return found


def locked(register_id: UUID, actor: Actor, *states: str) -> Register:
    """Return a register that `actor` sees, locked, in one of these states: also the heir's desk, once its unit ended.

    Raises: NotFound, NotAllowedNow.
    """
    row = registers_of(actor).select_for_update(of=("self",)).filter(pk=register_id).first()
    if row is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    if row.state not in states:
        raise NotAllowedNow(_("Việc này không làm được ở bước hiện tại của sổ. Tải lại trang để xem bước mới."))
    return row


@transaction.atomic
def map_columns(*, register_id: UUID, columns: dict[int, str], actor: Actor, on: date, at: datetime) -> Register:
    """Say what the columns hold, remember it for these headings, and look at the whole file in the background.

    Raises: NotFound, NotAllowedNow, Invalid (a column chosen twice, none for the words).
    """
    register = locked(register_id, actor, State.MAPPING, State.LOOKED)
    _check(columns)
    columns = {column: field for column, field in columns.items() if field}
    register.layout |= {"columns": {str(column): field for column, field in columns.items()}, "reasons": {}}
    if any(register.headings):
        KnownLayout.objects.update_or_create(
            unit=register.unit, mark=mark_of(register.headings), defaults={"columns": register.layout["columns"]}
        )
    start(register, State.LOOKING, at)
    return register


def _check(columns: dict[int, str]) -> None:
    fields = [field for field in columns.values() if field]
    for column, field in columns.items():
        if fields.count(field) > 1:
            raise Invalid(_("Hai cột cùng chọn một loại. Mỗi loại chỉ chọn cho một cột."), field=f"column-{column}")
    if WORDS not in fields:
        raise Invalid(_("Chưa chọn cột nào là “Nội dung”. Chọn cột ghi lời của người gửi."))


def no_rows() -> str:
    """Return the sentence about a file without a row under its headings."""
    return _("Tệp không có dòng nào dưới hàng tiêu đề. Chọn tệp khác.")


def start(register: Register, state: str, at: datetime) -> None:
    """Begin a step that the worker does: counted afresh, queued within the act's transaction."""
    register.state, register.worked_at, register.problem = state, at, ""
    register.cursor = register.done = register.accepted = register.unchanged = register.sealed = register.odd = 0
    register.save()
    queue(register.pk)


def queue(register_id: UUID) -> None:
    app.configure_task(JOB, allow_unknown=True, queue="imports").defer(register_id=str(register_id))
