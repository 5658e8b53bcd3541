"""What a case lends to the papers drawn on it: who may, which forms fit its step, and the values it knows."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thongsuot.cases.models import Act, Case, Party
from thongsuot.cases.models.rounds import current_answer
from thongsuot.cases.permissions import visible_to
from thongsuot.cases.rules.grounds import EXTENSION_GROUNDS
from thongsuot.cases.rules.papers import forms_for
from thongsuot.cases.rules.reasons import INELIGIBLE, KINDS, Reason, reasons_by_code
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.core.ids import show_code
from thongsuot.documents.matters import VIEW, Also, Given

Forms = Callable[[Case], list[str]]
Values = Callable[[Case, str, date], dict]
Acts = Callable[[Actor, Case, UUID, str], Also | None]
_lent: dict[str, tuple[Forms, Values]] = {}
_acting: dict[str, Acts] = {}


def lend_with(kind: str, *, forms: Forms, given: Values) -> None:
    """Let a room above say which papers fit a case of its kind and what it knows for them."""
    _lent[kind] = (forms, given)


def act_with(kind: str, also: Acts) -> None:
    """Let a room above say which acts on papers are acts of its own procedure as well."""
    _acting[kind] = also


class CaseMatter:
    """`documents.matters.Matter` of every case, whatever its kind."""

    def visible_to(self, actor: Actor) -> QuerySet[Case]:
        return visible_to(actor)

    def may(self, actor: Actor, pk: UUID, verb: str) -> None:
        """Whoever sees a case reads its papers; who may see its persons in full works on them: a paper names them."""
        case = _seen(actor, pk)
        if verb != VIEW and not actor.is_service:
            require(actor, "cases.reveal_party", case)

    def forms(self, actor: Actor, pk: UUID) -> list[str]:
        case = _seen(actor, pk)
        return _lent[case.kind][0](case) if case.kind in _lent else forms_for(case.state)

    def given(self, actor: Actor, pk: UUID, form: str, on: date) -> Given:
        case = _seen(actor, pk)
        values = common(case) | (_lent[case.kind][1](case, form, on) if case.kind in _lent else by_acts(case))
        if form in ADDRESSED and (to := ADDRESSED[form](case)):
            values["to"] = to
        for name in UNNAMED.get(form, ()):
            values.pop(name, None)
        return Given(unit_id=case.holder_unit_id, values=values)

    def name(self, actor: Actor, pk: UUID) -> str:
        case = _seen(actor, pk)
        return case.title or show_code(case.code)

    def home(self, pk: UUID) -> str:
        return reverse("desk:case", kwargs={"case_id": pk})

    def also(self, actor: Actor, pk: UUID, paper: UUID, verb: str) -> Also | None:
        case = _seen(actor, pk)
        return _acting[case.kind](actor, case, paper, verb) if case.kind in _acting else None


def _seen(actor: Actor, pk: UUID) -> Case:
    case = visible_to(actor).select_related("content", "duty", "holder_unit", "working_unit").filter(pk=pk).first()
    if case is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return case


def common(case: Case) -> dict:
    """Return what every case knows: the person, the matter in their words, its days and code."""
    person = case.parties.filter(part=Party.Part.SUBMITTER).order_by("id").first()
    known = {"person": person.name, "address": person.address, "phone": person.phone} if person else {}
    kind = reasons_by_code(KINDS).get(case.kind)
    return known | {
        "salutation": "ông/bà",
        "to": [f"Ông/bà {person.name}"] if person and person.name else [],
        "id_number": person.id_number if person else "",
        "code": show_code(case.code),
        "kind": kind.vi.lower() if kind else "",
        "received_on": case.received_on,
        "summary": case.content.text,
        "requests": [item.text for item in case.items.filter(dropped_by=None)],
        "title": case.title,
        "office": str(case.holder_unit),
        "decider": _decider(case),
        "due_on": case.duty.due_on if case.duty else None,
        "officer": case.officer.full_name if case.officer else "",
    }


def _decider(case: Case) -> str:
    leads = "CHỦ TỊCH" if case.holder_unit.kind == "committee" else "THỦ TRƯỞNG"
    return f"{leads} {case.holder_unit.name.upper()}"


def by_acts(case: Case) -> dict:
    """Return what the acts of a feedback or petition say: where guided, why returned, what is missing, the answer."""
    acts = {act.verb: act for act in case.acts.select_related("content").order_by("number")}
    made = {"answers": _answer(case)}
    for verb, read in READ.items():
        if verb in acts:
            made |= read(acts[verb], acts[verb].content.texts)
    return made


def _answer(case: Case) -> str:
    answered = [one for one in current_answer(case) if one.response and one.response.text]
    return "\n".join(f"{one.number}. {one.item.text}: {one.response.text}" for one in answered)


def _reason(reasons: tuple[Reason, ...], code: str) -> str:
    found = reasons_by_code(reasons).get(code)
    return found.vi if found else ""


def _returned(act: Act, texts: dict) -> dict:
    ground = _reason(INELIGIBLE, act.details.get("reason", ""))
    return {"ground": "\n".join(part for part in (ground, texts.get("text", "")) if part)}


def _extended(act: Act, texts: dict) -> dict:
    ground = _reason(EXTENSION_GROUNDS, act.details["ground"])
    reason = "\n".join(part for part in (ground, texts.get("note", "")) if part)
    return {"new_due_on": act.details["due_on"], "days": act.details["days"], "ground": reason}


READ = {
    "guide": lambda act, texts: {"competent": texts.get("where", "")},
    "ask_supplement": lambda act, texts: {"missing": texts.get("missing", "")},
    "return": _returned,
    "extend": _extended,
    "transfer_out": lambda act, texts: {"ground": texts.get("basis", ""), "competent": texts.get("to", "")},
    "urge": lambda act, texts: {"urged": texts.get("text", "")},
}


def _sent_to(case: Case) -> list[str]:
    act = case.acts.filter(verb="transfer_out").select_related("content").last()
    return [act.content.texts.get("to", "")] if act else []


# A letter to an outside body names nobody of itself: the signed file that goes with it does.
UNNAMED = {"XLD-04": ("person", "address")}
# Papers that do not go to the person.
ADDRESSED = {
    "XLD-04": _sent_to,
    "C-DD": lambda case: [str(case.working_unit or case.holder_unit)],
    "XLD-01": lambda case: [f"Thủ trưởng {case.holder_unit}"],
    "C-BC": lambda case: [],
}
