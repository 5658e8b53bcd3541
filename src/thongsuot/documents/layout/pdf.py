"""PDF of a sheet: PDF/A-2b with its fonts inside, drawn by Typst from our own layout, without the network."""

import json
from dataclasses import asdict
from functools import lru_cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING

from thongsuot.documents.rules.letters import drawable
from thongsuot.documents.rules.sheet import COUNTRY, MOTTO, Sheet

if TYPE_CHECKING:
    import typst

_HERE = files("thongsuot.documents")
_LOCK = Lock()  # one compiler, kept for its fonts; it draws one paper at a time
STANDARD = "a-2b"


@lru_cache(maxsize=1)
def _compiler() -> "typst.Compiler":
    import typst  # noqa: PLC0415  5 MB: only where a paper is drawn

    return typst.Compiler(
        str(_HERE / "layout" / "sheet.typ"),
        root=str(_HERE / "layout"),
        font_paths=[str(_HERE / "fonts" / "tinos")],
        ignore_system_fonts=True,
    )


def write(sheet: Sheet) -> bytes:
    """Return the paper as PDF/A-2b; the same sheet gives the same bytes."""
    with _LOCK:
        compiler = _compiler()
        return compiler.compile(format="pdf", sys_inputs={"sheet": _json(sheet)}, pdf_standards=[STANDARD])


def _json(sheet: Sheet) -> str:
    day = {"year": sheet.dated.year, "month": sheet.dated.month, "day": sheet.dated.day}
    fixed = {"country": COUNTRY, "motto": MOTTO, "dated": day, "signers": _signers(sheet)}
    return json.dumps(_drawable(asdict(sheet) | fixed))


def _drawable(part):
    """Return the sheet with every word in letters that the face has."""
    if isinstance(part, str):
        return drawable(part)
    if isinstance(part, dict):
        return {name: _drawable(each) for name, each in part.items()}
    return [_drawable(each) for each in part] if isinstance(part, list | tuple) else part


def _signers(sheet: Sheet) -> list[dict]:
    return [asdict(one) | {"image": list(one.image) if one.image else None} for one in sheet.signers]
