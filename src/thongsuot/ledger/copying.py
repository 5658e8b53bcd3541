"""Many new rows of one table stored by COPY: the way of batches, several times as fast as inserts.

For rows made in memory with all their values; nothing is read back. Triggers and constraints hold as for inserts.
"""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
NULL = "\\N"


def copy_in(model: type[models.Model], rows: Iterable[models.Model], *, using: str = DEFAULT_DB_ALIAS) -> None:
    """Store new rows of one model within the caller's transaction. Raises: IntegrityError, as an insert does."""
    columns = _columns(model)
    lines = ["\t".join([text(getattr(row, name)) for name, _column, text in columns]) for row in rows]
    if not lines:
        return
    names = ", ".join(f'"{column}"' for _name, column, _text in columns)
    connection = connections[using]
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        with cursor.copy(f'COPY "{model._meta.db_table}" ({names}) FROM STDIN') as copy:
            copy.write("\n".join(lines) + "\n")


@cache
def _columns(model: type[models.Model]) -> tuple[tuple[str, str, Callable], ...]:
    """Return name, column and form of every field that is written; the database itself fills in the others."""
    fields = [field for field in model._meta.concrete_fields if not field.generated and not field.has_db_default()]
    return tuple((field.attname, field.column, _as_json if _is_json(field) else _as_text) for field in fields)


def _is_json(field: models.Field) -> bool:
    return isinstance(field, models.JSONField)


def _as_json(value) -> str:
    return NULL if value is None else json.dumps(value, ensure_ascii=False).translate(_ESCAPES)


def _as_text(value) -> str:
    """Return a value in the text format of COPY."""
    if value is None:
        return NULL
    if isinstance(value, str):
        return value.translate(_ESCAPES) if any(one in value for one in "\\\t\n\r") else value
    if value is True or value is False:
        return "t" if value else "f"
    if isinstance(value, UUID | int):
        return str(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes | bytearray | memoryview):
        return "\\\\x" + bytes(value).hex()
    raise TypeError(f"COPY is not taught to write {type(value).__name__}")
