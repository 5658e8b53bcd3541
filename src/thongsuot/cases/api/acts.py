"""Every act of officers over HTTP, one operation a verb of the table of transitions, each with its own typed body."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Body, Router, Schema

from thongsuot.cases.actions import (
    alarm,
    answer,
    correcting,
    ending,
    joining,
    labelling,
    moving,
    people,
    publish,
    rate,
    screening,
    splitting,
    time,
    urging,
    work,
)
from thongsuot.cases.api import bodies
from thongsuot.cases.api.shapes import PROBLEMS, Problem
from thongsuot.cases.models import Case
from thongsuot.core import clock
from thongsuot.core.errors import Invalid
from thongsuot.core.ids import show_code

router = Router(tags=["acts"])


@dataclass(frozen=True)
class Doing:
    """A verb of the table, its action, and the body it takes; `show`: what its result adds to the answer."""

    verb: str
    action: Callable
    body: type[bodies.Act]
    show: Callable | None = None


def _secret(result) -> dict:
    return {"secret": result[1]}


def _parties(result) -> dict:
    names = ("part", "name", "phone", "email", "address", "id_number", "minor", "interpreter", "notify_by")
    return {"people": [{name: getattr(party, name) for name in names} for party in result]}


def _children(result) -> dict:
    return {"children": [{"id": child.pk, "code": show_code(child.code)} for child in result]}


DOINGS = (
    Doing("screen", screening.screen, bodies.Screen),
    Doing("ask_supplement", screening.ask_supplement, bodies.AskSupplement),
    Doing("supplement", screening.supplement, bodies.Supplement),
    Doing("guide", ending.guide, bodies.Guide),
    Doing("return", ending.return_case, bodies.Return),
    Doing("transfer", moving.transfer, bodies.Transfer),
    Doing("transfer_out", moving.transfer_out, bodies.TransferOut),
    Doing("join", joining.join, bodies.Join),
    Doing("unjoin", joining.unjoin, bodies.WithReason),
    Doing("tell_apart", joining.tell_apart, bodies.TellApart),
    Doing("split", splitting.split, bodies.Split, _children),
    Doing("accept", work.accept, bodies.Act),
    Doing("assign", work.assign, bodies.Assign),
    Doing("coordinate", work.coordinate, bodies.Coordinate),
    Doing("answer_coordination", work.answer_coordination, bodies.AnswerCoordination),
    Doing("draft", answer.draft, bodies.Draft),
    Doing("submit", answer.submit, bodies.WithNote),
    Doing("send_back", answer.send_back, bodies.WithReason),
    Doing("approve", answer.approve, bodies.WithNote),
    Doing("publish", publish.publish, bodies.Publish),
    Doing("withdraw_publication", publish.withdraw_publication, bodies.WithReason),
    Doing("rate", rate.rate, bodies.Rate),
    Doing("reopen", rate.reopen, bodies.Reopen),
    Doing("close", rate.close, bodies.WithNote),
    Doing("withdraw", ending.withdraw, bodies.Withdraw),
    Doing("extend", time.extend, bodies.Extend),
    Doing("suspend", time.suspend, bodies.Suspend),
    Doing("resume", time.resume, bodies.WithNote),
    Doing("urge", urging.urge, bodies.Urge),
    Doing("answer_urge", urging.answer_urge, bodies.WithText),
    Doing("raise_alarm", alarm.raise_alarm, bodies.WithReason),
    Doing("acknowledge_alarm", alarm.acknowledge_alarm, bodies.WithNote),
    Doing("correct", correcting.correct, bodies.Correct),
    Doing("note", labelling.note, bodies.WithText),
    Doing("label", labelling.label, bodies.Label),
    Doing("reissue_secret", people.reissue_secret, bodies.ReissueSecret, _secret),
    Doing("reveal_party", people.reveal_party, bodies.WithReason, _parties),
    Doing("open_signatories", people.open_signatories, bodies.WithReason, lambda names: {"signatories": names}),
)


class Done(Schema):
    """What an act leaves: the case's new state and revision, and what some acts hand back, once."""

    id: UUID
    code: str
    state: str
    revision: int
    secret: str | None = None
    children: list[dict] | None = None
    people: list[dict] | None = None
    signatories: list[str] | None = None


def _today(given: bodies.Act, today: date) -> date:
    """Return `today`, the day of every act done here, or raise Invalid where the body names another.

    A day that has passed would make a late answer look punctual; what happened earlier needs a reason, in the register.
    """
    if given.on not in (None, today):
        raise Invalid(_("Ngày làm việc này phải là hôm nay. Bỏ ô on, hoặc ghi ngày hôm nay."), field="on")
    return today


def operation(doing: Doing, prefix: str = "act") -> Callable:
    """Return the operation of a verb, for a router; its name, hence its URL's, begins with `prefix`."""

    def operate(request: HttpRequest, case_id: UUID, given: Body[doing.body]):
        now = clock.now()
        moment = {"actor": request.actor, "on": _today(given, clock.legal_day(now)), "at": now}
        result = doing.action(case_id=case_id, **given.arguments(), **moment)
        left = Case.objects.values("id", "code", "state", "revision").get(pk=case_id)
        return left | {"code": show_code(left["code"])} | (doing.show(result) if doing.show else {})

    operate.__name__ = f"{prefix}_{doing.verb}"
    operate.__doc__ = (doing.action.__doc__ or "").partition("\n\n")[0]
    return operate


for _doing in DOINGS:
    _post = router.post(f"/cases/{{case_id}}/acts/{_doing.verb}", response={200: Done, PROBLEMS: Problem})
    _post(operation(_doing))
