"""The page of a denunciation: what was said, what was done, what is owed by when and why, what may be done now."""

from dataclasses import dataclass
from datetime import date

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thongsuot.core import clock
from thongsuot.denunciations.actions.reading import open_sheet
from thongsuot.denunciations.queries.explaining import explained
from thongsuot.denunciations.queries.history import OpenAct
from thongsuot.denunciations.queries.identities import granted, has_identity
from thongsuot.denunciations.queries.papers import Paper
from thongsuot.denunciations.queries.sheets import Sheet, readings_of
from thongsuot.denunciations.rules.clocks import OVERDUE
from thongsuot.denunciations.rules.ring import VERIFIER
from thongsuot.denunciations.templatetags.sealed_words import named
from thongsuot.denunciations.views.desk.table import BY_VERB
from thongsuot.denunciations.views.desk.unlocked import with_key
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit

# What the state asks for first.
FIRST = {
    "received": ("check",), "again": ("check",), "checked": ("accept",), "accepted": ("verify",),
    "verified": ("conclude",), "concluded": ("handle",), "handled": ("report_handling",),
}  # fmt: skip
DETAILS = (("outcome", "check"), ("outcome", "outcome"), ("outcome", "protection"), ("about", "about"),
           ("complexity", "complexity"), ("way", "way"))  # fmt: skip
MOST_READINGS = 50


@dataclass(frozen=True)
class Line:
    """One act as a reader sees it: `who` is a name, empty for the denouncer and for the program's own jobs."""

    act: OpenAct
    who: str
    unit_name: str
    codes: tuple[str, ...]
    words: tuple[str, ...]
    papers: tuple[Paper, ...]
    prints: bool


@dataclass(frozen=True)
class Choice:
    """An act as the component of allowed acts draws it."""

    label: str
    href: str
    first: bool
    note: str
    rare: bool
    allowed: bool = True


@with_key("GET")
def sheet(request, denunciation_id):
    now = clock.now()
    found = open_sheet(denunciation_id=denunciation_id, actor=request.actor, unlocked=request.unlocked, at=now)
    acts = choices_of(found)
    whole = found.kind != VERIFIER
    page = {
        "sheet": found,
        "row": found.row,
        "lines": lines_of(found)[::-1],
        "open_acts": [one for one in acts if not one.rare],
        "rare_acts": [one for one in acts if one.rare],
        "whole": whole,
        "unit_of_accused": _unit_name(found),
        "first_papers": [paper for paper in found.papers if _came_with(found, paper)],
    }
    if whole:
        page |= {
            "clocks": explained(found.row, on=clock.legal_day(now)),
            "readings": readings_of(found.row)[:MOST_READINGS],
            "grant": granted(found.row, actor=request.actor, at=now),
            "has_identity": has_identity(found.row),
        }
    return render(request, "denunciations/desk/sheet.html", page)


def _came_with(found: Sheet, paper: Paper) -> bool:
    return any(act.id == paper.act_id and act.verb == "receive" for act in found.acts)


def _unit_name(found: Sheet) -> str:
    pk = found.first.get("accused_unit")
    unit = Unit.objects.filter(pk=pk).first() if pk else None
    return unit.name if unit else ""


def choices_of(found: Sheet) -> list[Choice]:
    """Return the acts open to the reader now, the expected one first."""
    first = FIRST.get(found.row.state, ())
    rows = [BY_VERB[verb] for verb in found.possible if verb in BY_VERB and _fits(found, verb)]
    rows.sort(key=lambda row: row.verb not in first)
    return [_choice(found, row, row.verb in first) for row in rows]


def _fits(found: Sheet, verb: str) -> bool:
    """Whether the columns beside the state allow the verb: what would only be refused is not offered."""
    row = found.row
    if verb == "resume":
        return row.suspended
    if verb == "dismiss_verifier":
        return any(reader.kind == VERIFIER for reader in found.readers)
    if verb == "decide_protection":
        return bool(row.protection)
    if verb == "report_overdue":
        return any(duty.task == OVERDUE and duty.state == "open" for duty in found.duties)
    return True


def _choice(found: Sheet, row, first: bool) -> Choice:
    href = reverse("sealed:act", kwargs={"denunciation_id": found.row.pk, "slug": row.slug})
    return Choice(str(row.label), href, first, str(row.note), row.rare and not first)


def lines_of(found: Sheet) -> list[Line]:
    """Return the acts in order with names of officers and units."""
    officers = {act.officer_id for act in found.acts if act.officer_id}
    officers |= {act.texts["officer"] for act in found.acts if act.texts.get("officer")}
    names = {str(pk): name for pk, name in Officer.objects.filter(pk__in=officers).values_list("pk", "full_name")}
    rows = Unit.objects.filter(pk__in={act.unit_id for act in found.acts}).prefetch_related("former_names")
    units = {unit.pk: unit for unit in rows}
    return [_line(found, act, names, units) for act in found.acts]


def _line(found: Sheet, act: OpenAct, names, units) -> Line:
    row = BY_VERB.get(act.verb)
    return Line(
        act=act,
        who=names.get(str(act.officer_id), ""),
        unit_name=units[act.unit_id].name_on(act.on) if act.unit_id in units else "",
        codes=tuple(_codes(act)),
        words=tuple(_words(act, names)),
        papers=tuple(paper for paper in found.papers if paper.act_id == act.id),
        prints=bool(row and row.prints and act.texts.get("text")),
    )


def _codes(act: OpenAct):
    for key, table in DETAILS:
        code = act.details.get(key)
        if code and (name := named(code, table)) != code:
            yield name
    if ground := act.texts.get("ground"):
        yield named(ground, "ground")


def _words(act: OpenAct, names):
    """Yield what was written, without the denunciation itself, which has its own place."""
    if act.verb == "receive":
        return
    if act.verb == "end_posting":
        yield _("Đã niêm yết liên tục từ %(since)s đến hết %(until)s.") % {
            name: _plain(act.details[name]) for name in ("since", "until")
        }
    if officer := act.texts.get("officer"):
        yield names.get(officer, "")
    yield from (act.texts[key] for key in ("to", "text", "reason", "answer") if act.texts.get(key))


def _plain(text: str) -> str:
    """Return a day of an act's details as 27/8/2026."""
    day = date.fromisoformat(text)
    return f"{day.day}/{day.month}/{day.year}"
