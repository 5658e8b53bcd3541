"""How the rooms above lend what has words, messages and papers: what ships, what may stand in it, how it looks."""

from dataclasses import dataclass
from typing import Protocol

from django.http import HttpResponse
from django.utils.translation import gettext as _

from thongsuot.core.errors import NotFound
from thongsuot.wording.rules import Wrong


@dataclass(frozen=True, kw_only=True)
class Part:
    """One box of the page. `rows` 0: one line. `hint` says what it is for."""

    name: str
    label: str
    rows: int = 0
    hint: str = ""


@dataclass(frozen=True, kw_only=True)
class Place:
    """A value that may stand in the words: what it is, what it may look like, whether it has to stand there."""

    name: str
    label: str
    sample: str
    must: bool = False


@dataclass(frozen=True, kw_only=True)
class Worded:
    """One thing with words, in one language. `shipped`: {part: words}. `locked`: why its words are not changed here.

    `keep`: lines that have to stay as they are. `marks`: what signs at the beginning of a line do: (sign, meaning).
    `unsure`: a paper whose words were not held against the official form. `draws`: it can be looked at as a file.
    """

    kind: str
    code: str
    language: str
    name: str
    group: str
    shipped: dict[str, str]
    parts: tuple[Part, ...]
    places: tuple[Place, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    keep: tuple[str, ...] = ()
    locked: str = ""
    unsure: bool = False
    draws: bool = False

    @property
    def key(self) -> tuple[str, str]:
        return self.code, self.language


class Kind(Protocol):
    """One kind of thing with words, as the room above describes it.

    `things`: all of them, in order. `troubles`: what is wrong with words. `preview`: the template that shows words with
    invented values, and its context. `file`: the same as a file, of things that can be drawn.
    """

    def things(self) -> list[Worded]: ...
    def troubles(self, thing: Worded, texts: dict[str, str]) -> list[Wrong]: ...
    def preview(self, thing: Worded, texts: dict[str, str]) -> dict: ...
    def file(self, thing: Worded, texts: dict[str, str]) -> HttpResponse: ...


_kinds: dict[str, Kind] = {}


def lend(name: str, kind: Kind) -> None:
    """Let words of one kind be changed; called once, when the room above is ready."""
    _kinds[name] = kind


def kind_of(name: str) -> Kind:
    """Return what lends the things of a kind. Raises: NotFound."""
    if name not in _kinds:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return _kinds[name]


def things() -> list[Worded]:
    """Return everything that has words, kind by kind."""
    return [thing for name in sorted(_kinds) for thing in _kinds[name].things()]


def thing_of(kind: str, code: str, language: str) -> Worded:
    """Return one thing with words. Raises: NotFound."""
    for thing in kind_of(kind).things():
        if thing.key == (code, language):
            return thing
    raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
