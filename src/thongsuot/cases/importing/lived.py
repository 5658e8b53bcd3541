"""What a register says was done, done in memory for a whole batch: the same acts on the same days as `past.relive`.

Nobody is told of work that lies in the past, so no message is written here.
"""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thongsuot.cases.actions.clocks import TRANSFER_RULE
from thongsuot.cases.actions.words import ANSWER_LIMIT, cleaned
from thongsuot.cases.importing.past import NO_NAME, Past, UnitNames, desk_of
from thongsuot.cases.importing.sheaf import Held, Sheaf
from thongsuot.cases.models import Response
from thongsuot.cases.rules.complaints import COMPLAINT
from thongsuot.cases.rules.reasons import ON_PAPER
from thongsuot.core.actors import Actor

TITLE_LIMIT = 200
ROUND = 1


def is_plain(kind: str, past: Past, names: UnitNames, received_on: date) -> bool:
    """Return whether a row can be taken with its batch: no complaint, and passed on to no unit of this installation."""
    if kind == COMPLAINT:
        return False
    if not past.transferred_to:
        return True
    unit = names.find(past.transferred_to, past.transferred_on or received_on)
    return unit is None or unit.outside


@dataclass
class Steps:
    """The steps of one held case, done by the desk of the unit that kept the register."""

    sheaf: Sheaf
    held: Held
    names: UnitNames
    desk: Actor

    def by(self, on: date | None) -> dict:
        return {"actor": self.desk, "on": on or self.held.last_on}

    def write(self, verb: str, on: date | None, **more) -> None:
        self.sheaf.write(self.held, verb, **self.by(on), **more)

    def meet(self, on: date | None, *tasks: str) -> None:
        self.sheaf.move(self.held, "met", {}, *tasks, **self.by(on))

    def waive(self, on: date | None, ground: str) -> None:
        self.sheaf.move(self.held, "waived", {"ground": ground}, **self.by(on))

    def hand(self, on: date | None) -> None:
        details = {"unit": str(self.held.case.holder_unit_id), "officer": None}
        self.sheaf.move(self.held, "handed", details, **self.by(on))


def live(sheaf: Sheaf, held: Held, past: Past, names: UnitNames) -> None:
    """Do again what the register says was done, each step on its day. Raises: Invalid, NotAllowedNow."""
    steps = Steps(sheaf, held, names, desk_of(held.case.holder_unit_id))
    if past.transferred_to:
        _pass_out(steps, past)
    elif past.guided and not past.answered_on:
        _guide(steps, past)
    elif past.accepted or past.answered_on:
        _accept(steps, past)
        if past.answered_on:
            _answer(steps, past)


def _guide(steps: Steps, past: Past) -> None:
    where = past.guided if len(past.guided) >= NO_NAME else _("Theo sổ: đã trả lại và hướng dẫn.")
    where = cleaned(where, "where", needed=_("Chưa ghi hướng dẫn. Nêu tên cơ quan, địa chỉ, giấy tờ cần có."))
    steps.meet(past.guided_on, "screen", "reply", "accept")
    steps.waive(past.guided_on, "guided")
    steps.write("guide", past.guided_on, texts={"where": where})


def _pass_out(steps: Steps, past: Past) -> None:
    on, held = past.transferred_on, steps.held
    unit = steps.names.find(past.transferred_to, on or held.last_on)
    texts = {"to": cleaned(past.transferred_to, "name", limit=200), "address": ""}
    if unit is not None:
        texts = {"to": unit.name, "address": unit.address}
    texts["basis"] = _("Theo sổ tiếp nhận.")
    steps.meet(on, "screen", "reply")
    steps.sheaf.open(held, "transfer", TRANSFER_RULE, starts_on=held.case.received_on, actor=steps.desk)
    steps.meet(on, "transfer")
    steps.waive(on, "transferred-out")
    steps.write("transfer_out", on, unit_id=unit.pk if unit else None, texts=texts)


def _accept(steps: Steps, past: Past) -> None:
    """Screen and accept; whether the words accuse somebody was judged before the row came here."""
    on, held = past.accepted_on or (past.answered_on if not past.accepted else None), steps.held
    case, by = held.case, steps.by(on)
    title = cleaned(_("Vụ việc nhập từ sổ, số %s") % case.source_id[:100], "title", limit=TITLE_LIMIT)
    steps.meet(on, "screen")
    case.title = " ".join(title.split())
    details = {"kind": case.kind, "topic": case.topic, "place": str(case.place_id) if case.place_id else None}
    steps.sheaf.write(
        held, "screen", details=details, texts={"title": case.title, "items": [], "not_accusation": ""}, **by
    )
    steps.sheaf.say_key(held)
    steps.meet(on, "screen", "reply", "accept")
    steps.write("accept", on, unit_id=case.holder_unit_id)


def _answer(steps: Steps, past: Past) -> None:
    """Record the answer given on paper; it goes to no public page, for nobody has reviewed it."""
    on, held = past.answered_on, steps.held
    text = cleaned(past.result or _("Đã trả lời bằng văn bản giấy, theo sổ."), "text-1", limit=ANSWER_LIMIT)
    steps.hand(on)
    steps.write("assign", on, unit_id=held.case.holder_unit_id, texts={"note": ""})
    numbers = [item.number for item in held.items]
    drafted = steps.sheaf.write(
        held,
        "draft",
        details={
            "round": ROUND,
            "items": numbers,
            "reasons": {str(number): ON_PAPER for number in numbers},
            "files": {},
            "dropped": [],
        },
        texts={"responses": {str(number): text for number in numbers}},
        **steps.by(on),
    )
    held.responses = [
        Response(item=item, act=drafted, round=ROUND, text=text, legal_reason=ON_PAPER) for item in held.items
    ]
    steps.write("submit", on, details={"round": ROUND}, texts={"note": ""})
    steps.write("approve", on, details={"round": ROUND, "own_draft": True}, texts={"note": ""})
    steps.meet(on, "answer", "reply", "report")
    steps.waive(on, "answered")
    reason = _("Nhập từ sổ cũ, chưa rà soát để công khai.")
    steps.write("publish", on, details={"round": ROUND, "publication": None}, texts={"reason": reason})
