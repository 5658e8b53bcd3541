"""What a part of a task is tied to, as far as the actor may see it; and what a code or an address names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from thongsuot.cases.permissions import visible_to as cases_seen_by
from thongsuot.core.actors import Actor
from thongsuot.core.ids import parse_code, show_code
from thongsuot.core.naming import names_of
from thongsuot.core.refs import Ref
from thongsuot.directives.models import Assignment, Link

# What can prove an effect; each named by its own room, to those who may see it.
KINDS = ("case", "commitment", "target", "event", "assignment")
_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"


@dataclass(frozen=True)
class Linked:
    """One tie: what it is called and where it lies; both blank where the actor may not see the thing."""

    link: Link
    name: str = ""
    url: str = ""


def may_link_to(to: Ref, actor: Actor) -> bool:
    """Return whether `to` is of a kind that proves an effect, and the actor may see it."""
    return to.kind in KINDS and to in _names(actor, [to])


def linked(assignment: Assignment, actor: Actor) -> list[Linked]:
    """Return what proves the effect of this part, in the order it was tied; one query for each kind."""
    links = Link.objects.filter(from_ref=str(Ref("assignment", assignment.pk)), cut=False).order_by("on", "pk")
    refs = {link: Ref.parse(link.to_ref) for link in links}
    names = _names(actor, refs.values())
    return [
        Linked(link, names[to], settings.REF_URLS[to.kind].format(to.id)) if to in names else Linked(link)
        for link, to in refs.items()
    ]


def _names(actor: Actor, refs: Iterable[Ref]) -> dict[Ref, str]:
    """Return the names of those things that the actor may see; a case without a title is called by its code."""
    refs = list(refs)
    cases = cases_seen_by(actor).filter(pk__in=[ref.id for ref in refs if ref.kind == "case"])
    codes = {Ref("case", pk): show_code(code) for pk, code in cases.values_list("pk", "code")}
    return codes | names_of(actor, refs)


def named(text: str, actor: Actor) -> Ref | None:
    """Return what a case's code or the address of a page names, where the actor may see it; else None."""
    code = parse_code(text)
    if code:
        case = cases_seen_by(actor).filter(code=code).first()
        return Ref("case", case.pk) if case else None
    for kind in KINDS:
        before, after = map(re.escape, settings.REF_URLS[kind].split("{}"))
        if match := re.search(f"{before}({_ID}){after}", text):
            to = Ref(kind, UUID(match[1]))
            return to if may_link_to(to, actor) else None
    return None
