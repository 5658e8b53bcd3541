"""The whole answer with its evidence, and what a head may do with it on one page."""

from thongsuot.cases.actions.record import check_state
from thongsuot.cases.forms.acts.base import NoteForm, ReasonForm
from thongsuot.cases.models import Case
from thongsuot.cases.models.rounds import current_answer
from thongsuot.cases.rules.reasons import LEGAL_REASONS
from thongsuot.cases.views.desk.table import BY_VERB, DeskAct
from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow

OTHER = {"approve": ("send_back", ReasonForm), "send_back": ("approve", NoteForm)}


def review(actor: Actor, case: Case, row: DeskAct) -> dict:
    """Return the answer under review, and the other way a head may decide, where it is open now."""
    page = {"answers": current_answer(case), "legal_reasons": LEGAL_REASONS}
    if row.verb in OTHER:
        verb, form = OTHER[row.verb]
        if _is_open(actor, case, verb):
            page |= {"other": BY_VERB[verb], "other_form": form(case=case, actor=actor)}
    return page


def _is_open(actor: Actor, case: Case, verb: str) -> bool:
    if not can(actor, f"cases.{verb}", case):
        return False
    try:
        check_state(case, verb)
    except NotAllowedNow:
        return False
    return True
