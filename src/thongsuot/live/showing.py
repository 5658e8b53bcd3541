"""How things of higher rooms are drawn for those who watch: each room says so for its kinds of reference."""

from collections.abc import Callable

from thongsuot.core.refs import Ref

Renderer = Callable[[Ref], str | None]
_renderers: dict[str, Renderer] = {}


def show_with(kind: str, renderer: Renderer) -> None:
    """Let `renderer(ref)` draw the things of one kind, in the active language: the HTML of what all may see.

    It uses the very query and template of the page that shows the thing, and answers None where there is none. What
    it draws goes to anybody: it asks for no actor, and no word of it depends on who asks.
    """
    _renderers[kind] = renderer


def is_shown(kind: str) -> bool:
    """Whether things of this kind can be watched."""
    return kind in _renderers


def drawn(ref: Ref) -> str | None:
    """Return the HTML of a thing in the active language; None where there is none, or none that can be watched."""
    return _renderers[ref.kind](ref) if ref.kind in _renderers else None
