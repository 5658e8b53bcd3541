"""The press: data and one of our own layouts to a PDF, with the face of the papers inside, without the network."""

import json
from functools import lru_cache
from importlib.resources import files
from threading import Lock
from typing import TYPE_CHECKING

from thongsuot.documents.rules.letters import drawable

if TYPE_CHECKING:
    import typst

_HERE = files("thongsuot.counter") / "layout"
_FONTS = files("thongsuot.documents") / "fonts" / "tinos"
KEPT_DRAWINGS = 10
_LOCK = Lock()  # a compiler draws one paper at a time


@lru_cache(maxsize=8)
def _compiler(layout: str) -> "typst.Compiler":
    import typst  # noqa: PLC0415  5 MB: only where a paper is drawn

    return typst.Compiler(
        str(_HERE / f"{layout}.typ"), root=str(_HERE), font_paths=[str(_FONTS)], ignore_system_fonts=True
    )


def draw(layout: str, data: dict, *, form: str = "pdf") -> bytes:
    """Return `data` drawn by `layout`.typ; the same data give the same bytes."""
    with _LOCK:
        return _compiler(layout).compile(format=form, sys_inputs={"data": json.dumps(_drawable(data))})


def forget() -> None:
    """Let the press drop what it keeps of former drawings, so that a long book is drawn in flat memory.

    It keeps a part as long as one of the last ten drawings used it; ten of nothing leave nothing to keep.
    """
    for _drawing in range(KEPT_DRAWINGS + 1):
        draw("rest", {})


def _drawable(part):
    """Return the data with every word in letters that the face has; a drawing (`svg`) stays as it is."""
    if isinstance(part, str):
        return part if part.startswith("<svg") else drawable(part)
    if isinstance(part, dict):
        return {name: _drawable(each) for name, each in part.items()}
    return [_drawable(each) for each in part] if isinstance(part, list | tuple) else part
