"""Who changed what of the administration, and when: the book's own entries, by what they are about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.exchange.models import Partner
from thongsuot.ledger.models import Entry
from thongsuot.mail.models import Mailbox
from thongsuot.notices.models import Gateway
from thongsuot.offices.altered import Altered, told
from thongsuot.offices.permissions import looked_over
from thongsuot.offices.verbs import ALONE, OF_EVERY_UNIT, PARTS, VERBS
from thongsuot.people.models import Officer
from thongsuot.people.permissions import visible_officers
from thongsuot.units.models import Unit
from thongsuot.wording.models import Wording

# Kinds of thing that have a name, and where it stands.
NAMED = {
    "unit": (Unit, "name"),
    "officer": (Officer, "full_name"),
    "mailbox": (Mailbox, "address"),
    "gateway": (Gateway, "channel"),
    "partner": (Partner, "name"),
    "case": (Case, "code"),
    "wording": (Wording, "name"),
}


@dataclass(frozen=True)
class Line:
    """One entry to read: the instant (UTC), the verb, who did it and what it is about, by name where they have one."""

    at: datetime
    verb: str
    by: str
    about: str
    ref: Ref
    service: bool
    altered: tuple[Altered, ...] = ()


def parts(actor: Actor) -> list[str]:
    """Return the parts of the history that `actor` may read."""
    return list(PARTS) if looked_over(actor) is None else list(OF_EVERY_UNIT)


def entries(actor: Actor, part: str, on: date, about: Ref | None = None) -> QuerySet[Entry]:
    """Return the entries of one part that `actor` may read, the latest first; `about`: of one thing alone."""
    _title, kinds = PARTS[part]
    if looked_over(actor) is None:
        reach = Q(*[Q(subject_ref__startswith=f"{kind}:") for kind in kinds], _connector=Q.OR)
    elif part == "can-bo":
        reach = Q(subject_ref__in=_refs("officer", visible_officers(actor, on)))
    else:
        reach = Q(subject_ref__in=_refs("unit", looked_over(actor)))
    found = Entry.objects.filter(reach, verb__in=ALONE.get(part, VERBS)).select_related("alteration")
    if about is not None:
        found = found.filter(subject_ref=str(about))
    return found.order_by("-recorded_at", "-id")


def _refs(kind: str, rows: QuerySet) -> QuerySet:
    written = Concat(Value(f"{kind}:"), Cast("pk", CharField()), output_field=CharField())
    return rows.order_by().annotate(written=written).values("written")


def lines(found: Iterable[Entry]) -> list[Line]:
    """Return entries with the names of who acted and of what they are about, a statement a kind for any number."""
    found = list(found)
    refs = {ref for entry in found for ref in (_parsed(entry.actor_ref), _parsed(entry.subject_ref)) if ref}
    names = {}
    for kind in {ref.kind for ref in refs} & set(NAMED):
        names |= _names(*NAMED[kind], kind, refs)
    return [
        Line(
            at=entry.recorded_at,
            verb=entry.verb,
            by=names.get(entry.actor_ref, ""),
            about=names.get(entry.subject_ref, ""),
            ref=_parsed(entry.subject_ref) or Ref("", UUID(int=0)),
            service=entry.actor_ref.startswith("service:"),
            altered=told(entry.alteration.lines) if hasattr(entry, "alteration") else (),
        )
        for entry in found
    ]


def _parsed(text: str) -> Ref | None:
    try:
        return Ref.parse(text)
    except ValueError:
        return None


def _names(model, column: str, kind: str, refs: set[Ref]) -> dict[str, str]:
    rows = model.objects.filter(pk__in={ref.id for ref in refs if ref.kind == kind}).values_list("pk", column)
    return {f"{kind}:{pk}": name for pk, name in rows}
