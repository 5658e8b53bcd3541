"""What the one page of acts needs to know of an act."""

from collections.abc import Callable
from dataclasses import dataclass

from thongsuot.cases.forms.acts.base import ActForm


@dataclass(frozen=True, kw_only=True)
class DeskAct:
    """`slug`: the address; `label`: the button; `done`: what is said afterwards; `danger`: what cannot be undone.

    `shows`: the template of the answer, for what is shown once; else the case page follows.
    """

    verb: str
    slug: str
    label: str
    done: str
    form: type[ActForm]
    action: Callable
    template: str = "cases/desk/act.html"
    danger: str = ""
    note: str = ""
    shows: str = ""
