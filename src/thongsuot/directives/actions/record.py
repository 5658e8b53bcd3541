"""How an act of this room is written: one row, one entry, the words of the act under its commitment."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.directives.models import DirectiveAct
from thongsuot.duties.models import DutyAct
from thongsuot.language.folding import clean
from thongsuot.ledger import actions as ledger
from thongsuot.ledger.copying import copy_in

LONGEST = 20_000


def words(text: str, field: str, needed: str = "", *, longest: int = LONGEST) -> str:
    """Return what was written, cleaned and trimmed. `needed`: what is said where nothing was written and must be.

    Raises: Invalid (nothing written, or more than `longest` characters).
    """
    text = clean(text).strip()
    if needed and not text:
        raise Invalid(needed, field=field)
    if len(text) > longest:
        raise Invalid(_("Dài quá %s chữ cái. Rút ngắn lại.") % longest, field=field)
    return text


def done_by_form(form_id: UUID | None, verb: str, actor: Actor) -> DirectiveAct | None:
    """Return the act that the same form of `actor` has done already, None for none; a second press waits for the first.

    Call within the act's transaction, before anything is made.
    """
    if form_id is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(form_id)])
    return DirectiveAct.objects.filter(form_id=form_id, actor_ref=actor.ref, verb=verb).first()


def write_act(
    about: Ref,
    verb: str,
    details: dict,
    *,
    duty_acts: Iterable[DutyAct] = (),
    form_id: UUID | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> DirectiveAct:
    """Write one act on `about` with its one entry `directives.<verb>`, and return it; within the act's transaction.

    `details`: JSON values, words included. `duty_acts`: what the act did to duties; they share its entry. `form_id`:
    as for `done_by_form`.
    """
    act = drawn_act(about, verb, details, duty_acts, actor, on, at)
    act.form_id = form_id
    act.entry.save(force_insert=True)
    act.save(force_insert=True)
    return act


def drawn_act(
    about: Ref, verb: str, details: dict, duty_acts: Iterable[DutyAct], actor: Actor, on: date, at: datetime
) -> DirectiveAct:
    """Return an act with its entry, neither of them stored yet: for a batch that keeps all of them at once."""
    act = DirectiveAct(id=new_id(), about_ref=str(about), verb=verb, on=on, at=at, actor_ref=actor.ref, details=details)
    canonical = {
        "id": str(act.id),
        "about": act.about_ref,
        "verb": verb,
        "on": on.isoformat(),
        "details": details,
        "duties": [each.canonical() for each in duty_acts],
    }
    act.entry, act.key = ledger.draw(actor=actor, verb=f"directives.{verb}", subject=about, act=canonical, at=at)
    return act


def keep_acts(acts: list[DirectiveAct]) -> None:
    """Store acts that were drawn, entries first, within the transaction of what they did."""
    ledger.keep(act.entry for act in acts)
    copy_in(DirectiveAct, acts)
