"""The forms that ship, and what a case writes into them."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from django.utils.translation import gettext as _

from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.models import Case, Party
from thongsuot.core.errors import NotFound
from thongsuot.files import queries as stored

_DATA = files("thongsuot.counter") / "data" / "forms.toml"


@dataclass(frozen=True, kw_only=True)
class Part:
    """A place to write: its label; `lines` to rule or `boxes` to tick where no case fills in `value`."""

    label: str
    value: str
    lines: int = 1
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperForm:
    """A form for the hand. `kinds`: of which cases it is the form; `issued`: the office writes it, not the person."""

    code: str
    name: str
    title: str
    parts: tuple[Part, ...]
    sign: tuple[str, ...]
    notes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    official: str = ""
    source: str = ""
    issued: bool = False


@lru_cache(maxsize=1)
def forms() -> dict[str, PaperForm]:
    """Return every form by its code."""
    rows = tomllib.loads(_DATA.read_text("utf-8"))["form"]
    return {row["code"]: _form(row) for row in rows}


def _form(row: dict) -> PaperForm:
    parts = tuple(Part(**part | {"boxes": tuple(part.get("boxes", ()))}) for part in row.pop("part"))
    lists = {name: tuple(row.pop(name, ())) for name in ("sign", "notes", "kinds")}
    return PaperForm(parts=parts, **lists, **row)


def form_named(code: str) -> PaperForm:
    """Return the form of this code; raises NotFound."""
    if code not in forms():
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return forms()[code]


def form_of(case: Case) -> PaperForm:
    """Return the form on which a matter of this kind is written."""
    return next(form for form in forms().values() if case.kind in form.kinds)


def values_of(case: Case, parties: list[Party]) -> dict[str, str]:
    """Return what a case writes into its form. `parties`: its persons in clear, as the logged act gave them."""
    first = next((party for party in parties if party.part == Party.Part.SUBMITTER), None)
    disputed = case.acts.get(verb="receive").content.texts.get("disputed", {})
    where = ", ".join(filter(None, (case.content.place_text, str(case.place or ""))))
    return {
        "person": "; ".join(party.name for party in parties if party.name),
        "address": first.address if first else "",
        "phone": first.phone if first else "",
        "reach": ", ".join(filter(None, (first.phone, first.email))) if first else "",
        "id_number": first.id_number if first else "",
        "where": where,
        "text": case.content.text,
        "items": "\n".join(f"{item.number}. {item.text}" for item in case.items.filter(dropped_by=None)),
        "files": "\n".join(file.name for file in stored.of(case_ref(case))),
        "kind_words": {"feedback": "Phản ánh một việc", "petition": "Kiến nghị một việc nên làm"}.get(case.kind, ""),
        "disputed_by": disputed.get("body_name", ""),
        "disputed": disputed.get("number", ""),
        "about": case.title,
    }
