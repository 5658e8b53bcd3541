"""One act on many cases: looked at beforehand, done under one entry a batch; what changed meanwhile is left and named.

Up to AT_ONCE cases are done at once, in one transaction with one entry. More go in batches of the worker, each one
transaction with its entry and its items marked: a run that is killed goes on from its last batch.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from thongsuot.cases.actions import handing, labelling, rate, work
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.record import check_may, prepared_act
from thongsuot.cases.models import Act, Bulk, BulkItem, Case
from thongsuot.cases.permissions import visible_to
from thongsuot.changes.actions.record import write_change
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import DomainError, Invalid, Refused, Stale, TooMany
from thongsuot.core.refs import Ref
from thongsuot.notices.actions import notify_officers
from thongsuot.people.models import Officer
from thongsuot.people.queries import actor_for, heads_of, officers_of

JOB = "thongsuot.changes.jobs.bulk"
BATCH, AT_ONCE, MOST = 100, 200, 1000
WHY_LENGTH = 300


@dataclass(frozen=True)
class Kind:
    """An act that can be done on many: `check` raises what stands against it, `do` does all but store the act."""

    check: Callable[[Case, dict, Actor, date], None]
    do: Callable[[Case, dict, dict], Act]
    tells: Callable[[Case, datetime], None] = lambda case, at: None


@dataclass(frozen=True)
class Judged:
    """A case as the preview shows it: `why` it would be left, "" where the act can be done."""

    case: Case
    why: str


def _check_assign(case: Case, given: dict, actor: Actor, on: date) -> None:
    work.check_taker(case, given["unit_id"], given["officer_id"], actor, on)


def _assign(case: Case, given: dict, who: dict) -> Act:
    fields = work.given_to(case, unit_id=given["unit_id"], officer_id=given["officer_id"], **who)
    return prepared_act(case, "assign", **fields, **who)


def _check_hand_over(case: Case, given: dict, actor: Actor, on: date) -> None:
    if case.officer_id == given["officer_id"]:
        raise Invalid(_("Vụ việc đang ở người này rồi."))
    handing.check_worker(case, given["officer_id"], actor, on)


def _hand_over(case: Case, given: dict, who: dict) -> Act:
    _check_hand_over(case, given, who["actor"], who["on"])
    return handing.prepared_hand_over(case, officer_id=given["officer_id"], **who)


def _check_coordinate(case: Case, given: dict, actor: Actor, on: date) -> None:
    work.check_asked(case, given["unit_id"], given["due_on"], on)


def _coordinate(case: Case, given: dict, who: dict) -> Act:
    duty, fields = work.asked_of(case, unit_id=given["unit_id"], due_on=given["due_on"], **who)
    act = prepared_act(case, "coordinate", **fields, **who)
    work.keep_question(case, act, duty, given["question"])
    return act


def _check_label(case: Case, given: dict, actor: Actor, on: date) -> None:
    labelling.changed_labels(case, add=given["add"], remove=given["remove"], actor=actor)


def _label(case: Case, given: dict, who: dict) -> Act:
    details = labelling.labels_set(case, add=given["add"], remove=given["remove"], actor=who["actor"])
    return prepared_act(case, "label", details=details, **who)


def _check_close(case: Case, given: dict, actor: Actor, on: date) -> None:
    rate.ready_to_close(case, on)


def _close(case: Case, given: dict, who: dict) -> Act:
    return prepared_act(case, "close", details=rate.ready_to_close(case, who["on"]), **who)


KINDS = {
    "assign": Kind(_check_assign, _assign),
    "hand_over": Kind(_check_hand_over, _hand_over),
    "coordinate": Kind(_check_coordinate, _coordinate),
    "label": Kind(_check_label, _label),
    "close": Kind(_check_close, _close, lambda case, at: tell_resident(case, "closed", at=at)),
}


def judged(*, verb: str, chosen: list[tuple[UUID, int]], given: dict | None, actor: Actor, on: date) -> list[Judged]:
    """Return what would become of each case that `actor` sees; nothing is written. `given` None: not filled in yet."""
    revisions = dict(chosen)
    cases = visible_to(actor).filter(pk__in=revisions).select_related("holder_unit", "working_unit", "officer", "duty")
    return [
        Judged(case, _against(case, verb, revisions[case.pk], given, actor, on))
        for case in cases.order_by("-received_at", "-id")
    ]


def _against(case: Case, verb: str, revision: int, given: dict | None, actor: Actor, on: date) -> str:
    try:
        check_may(case, verb, actor=actor, revision=revision)
        if given is not None:
            KINDS[verb].check(case, given, actor, on)
    except DomainError as trouble:
        return _said(trouble)
    return ""


def _said(trouble: DomainError) -> str:
    if isinstance(trouble, Refused):
        return _("Vị trí của anh/chị không làm việc này.")
    if isinstance(trouble, Stale):
        return _("Đã có người làm trên vụ việc này từ lúc anh/chị xem.")
    return str(trouble.sentence)[:WHY_LENGTH]


@transaction.atomic
def act_on_many(
    *, verb: str, chosen: list[tuple[UUID, int]], given: dict, actor: Actor, on: date, at: datetime
) -> Bulk:
    """Do one act on many cases: at once up to AT_ONCE, else by the worker. `chosen`: (case, revision that was seen).

    `given`: what the act itself takes (ids, days, `question`). What cannot be done is left, with the reason.
    Raises: Refused (changes.act_on_many), Invalid (verb, chosen: none), TooMany.
    """
    require(actor, "changes.act_on_many", None)
    seen = dict.fromkeys(visible_to(actor).filter(pk__in=dict(chosen)).values_list("pk", flat=True))
    chosen = [(pk, revision) for pk, revision in dict(chosen).items() if pk in seen]
    if verb not in KINDS or not chosen:
        raise Invalid(_("Chưa chọn vụ việc nào. Đánh dấu ít nhất một vụ việc."))
    if len(chosen) > MOST:
        raise TooMany(_("Nhiều nhất %d vụ việc một lần. Lọc hẹp hơn.") % MOST)
    texts = {name: value for name, value in given.items() if name == "question"}
    arguments = {name: _stored(value) for name, value in given.items() if name not in texts}
    bulk = Bulk(officer_id=actor.officer_id, practice=actor.practice, verb=verb, arguments=arguments, texts=texts)
    bulk.started_at = at
    bulk.save(force_insert=True)
    BulkItem.objects.bulk_create([BulkItem(bulk=bulk, case_id=pk, revision=revision) for pk, revision in chosen])
    if len(chosen) <= AT_ONCE:
        bulk_batch(bulk_id=bulk.pk, at=at, limit=AT_ONCE)
    else:
        task = app.configure_task(JOB, allow_unknown=True, queue="duties", queueing_lock=f"bulk.{bulk.pk}")
        task.defer(bulk_id=str(bulk.pk))
    return bulk


def _stored(value):
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return value.isoformat() if isinstance(value, date) else str(value) if value is not None else None


def _given(bulk: Bulk) -> dict:
    """Return the arguments as the act takes them, out of their stored form."""
    given = {}
    for name, value in bulk.arguments.items():
        if name.endswith("_on"):
            given[name] = date.fromisoformat(value)
        elif isinstance(value, list):
            given[name] = [UUID(one) for one in value]
        else:
            given[name] = UUID(value) if value else None
    return given | bulk.texts


@transaction.atomic
def bulk_batch(*, bulk_id: UUID, at: datetime, limit: int = BATCH) -> bool:
    """Do the next cases of a bulk under one entry that commits to each act; return whether there are more."""
    bulk = Bulk.objects.select_for_update(of=("self",)).select_related("officer").get(pk=bulk_id)
    if bulk.finished_at:
        return False
    items = list(bulk.items.filter(outcome="").order_by("pk")[:limit])
    with translation.override(bulk.officer.language):
        done = _done(bulk, items, at)
    BulkItem.objects.bulk_update(items, ["outcome", "why"])
    if done:
        _write(bulk, done, at)
    if len(items) < limit or not bulk.items.filter(outcome="").exists():
        bulk.finished_at, bulk.texts = at, {}
        bulk.save(update_fields=["finished_at", "texts"])
        _tell_takers(bulk, at)
    return bulk.finished_at is None


def _who(bulk: Bulk, at: datetime) -> dict:
    """Return actor and moment: the officer by the posts held now, not by those held when it was asked for."""
    on = legal_day(at)
    return {"actor": actor_for(bulk.officer, on=on, practice=bulk.practice), "on": on, "at": at}


def _done(bulk: Bulk, items: list[BulkItem], at: datetime) -> list[tuple[Case, Act]]:
    who, given = _who(bulk, at), _given(bulk)
    rows = visible_to(who["actor"]).select_for_update(of=("self",)).filter(pk__in=[item.case_id for item in items])
    cases = {case.pk: case for case in rows.order_by("pk")}
    done = []
    for item in items:
        item.outcome, item.why = "left", _("Không còn thấy vụ việc này.")
        if case := cases.get(item.case_id):
            try:
                with transaction.atomic():
                    done.append((case, _act_on(case, bulk.verb, item.revision, given, who)))
                item.outcome, item.why = "done", ""
            except DomainError as trouble:
                item.why = _said(trouble)
    return done


def _act_on(case: Case, verb: str, revision: int, given: dict, who: dict) -> Act:
    check_may(case, verb, actor=who["actor"], revision=revision)
    return KINDS[verb].do(case, given, who)


def _write(bulk: Bulk, done: list[tuple[Case, Act]], at: datetime) -> None:
    """Write the batch's one entry; the question of a coordination lies with each case's own act, never with it."""
    details = {"bulk": str(bulk.pk), "arguments": bulk.arguments}
    write_change(
        f"bulk_{bulk.verb}",
        subject=Ref("bulk", bulk.pk),
        cases=done,
        details=details,
        words={act.pk: bulk.texts for _case, act in done},
        **_who(bulk, at),
    )
    for case, _act in done:
        KINDS[bulk.verb].tells(case, at)


def _tell_takers(bulk: Bulk, at: datetime) -> None:
    """Tell whoever has the cases now, once for all of them."""
    count, given, on = bulk.items.filter(outcome="done").count(), _given(bulk), legal_day(at)
    unit_id, officer_id = given.get("unit_id"), given.get("officer_id")
    if not count or not (unit_id or officer_id):
        return
    officers = list(Officer.objects.filter(pk=officer_id)) if officer_id else heads_of(unit_id, on)
    officers = list(officers) or list(officers_of(unit_id, "handler", on))
    asked = f"can_bo={officer_id}" if officer_id else f"don_vi={unit_id}"
    notify_officers(
        officers=officers,
        template="assigned",
        params={"label": f"{count} vụ việc", "path": f"/ban-lam-viec/vu-viec/?{asked}"},
        practice=bulk.practice,
        at=at,
    )


def unfinished() -> list[UUID]:
    """Return the bulks whose work is not done, oldest first: for the job that takes up what a crash left."""
    return list(Bulk.objects.filter(finished_at=None).order_by("started_at").values_list("pk", flat=True))


def carry_on(*, bulk_id: UUID, clock) -> None:
    """Do all batches that are left, each in a transaction of its own. `clock`: what the time is, asked each time."""
    while bulk_batch(bulk_id=bulk_id, at=clock()):
        pass
