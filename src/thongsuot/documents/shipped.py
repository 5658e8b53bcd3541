"""The forms that ship with the program: TOML in `documents/data/`, read and checked once; no Django, no database."""

import tomllib
from functools import lru_cache
from importlib.resources import files

from thongsuot.documents.rules.forms import Basis, BasisVersion, Field, Form, check

_DATA = files("thongsuot.documents") / "data"
TUPLES = ("recipients", "also_sign", "fixed")


def _read(name: str) -> dict:
    return tomllib.loads((_DATA / name).read_text("utf-8"))


@lru_cache(maxsize=1)
def forms() -> dict[str, Form]:
    """Return every form by its code. Raises ValueError, naming the form, where the data are inconsistent."""
    fields, bases = _fields(), _bases()
    names = sorted(item.name for item in (_DATA / "forms").iterdir() if item.name.endswith(".toml"))
    made = [_form(row, document, fields, bases) for document in map(_forms, names) for row in document["form"]]
    if len({form.code for form in made}) != len(made):
        raise ValueError("two forms of one code")
    for form in made:
        check(form)
    return {form.code: form for form in made}


def _forms(name: str) -> dict:
    return _read(f"forms/{name}")


def _fields() -> dict[str, Field]:
    rows = _read("fields.toml").items()
    return {name: Field(name=name, **_field(row)) for name, row in rows}


def _field(row: dict) -> dict:
    columns = tuple((heading, share) for heading, share in row.get("columns", ()))
    return row | {"columns": columns, "choices": tuple(row.get("choices", ()))}


def _bases() -> dict[str, Basis]:
    rows = _read("basis.toml").items()
    return {key: Basis(key=key, versions=tuple(BasisVersion(**one) for one in row["version"])) for key, row in rows}


def _form(row: dict, document: dict, fields: dict, bases: dict) -> Form:
    row = dict(row)
    optional = frozenset(row.pop("optional", ()))
    names = [*row.pop("fields", ()), *optional]
    unknown = [name for name in names if name not in fields]
    if unknown:
        raise ValueError(f"{row['code']}: no such field {unknown}")
    chosen = tuple(fields[name] for name in fields if name in names)
    lists = {name: tuple(row.pop(name, ())) for name in TUPLES}
    basis = tuple(bases[key] for key in row.pop("basis", ()))
    return Form(group=document["group"], fields=chosen, optional=optional, basis=basis, **lists, **row)
