"""One act on many cases: looked at beforehand, done under one entry a batch; what changed meanwhile is left and named.

Up to AT_ONCE cases are done at once, in one transaction with one entry. More go in batches of the worker, each one
transaction with its entry and its items marked: a run that is killed goes on from its last batch.
"""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from thongsuot.cases.actions.record import check_may
from thongsuot.cases.models import Act, Bulk, BulkItem, Case
from thongsuot.cases.permissions import visible_to
from thongsuot.changes.actions.bulk_acts import KINDS
from thongsuot.changes.actions.record import write_change
from thongsuot.changes.models import Change
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import DomainError, Invalid, Refused, Stale, TooMany
from thongsuot.core.refs import Ref
from thongsuot.notices.actions import notify_officers
from thongsuot.people.models import Officer
from thongsuot.people.queries import actor_for, heads_of, officers_of
from thongsuot.units.models import Unit

JOB = "thongsuot.changes.jobs.bulk"
BATCH, AT_ONCE, MOST = 100, 200, 1000
WHY_LENGTH = 300
WORDS = ("question", "reason")  # of what is given, what a person wrote: kept with each act alone


@dataclass(frozen=True)
class Judged:
    """A case as the preview shows it: `why` it would be left, "" where the act can be done; `to` whom it would go."""

    case: Case
    why: str
    to: str = ""


def judged(*, verb: str, chosen: list[tuple[UUID, int]], given: dict | None, actor: Actor, on: date) -> list[Judged]:
    """Return what would become of each case that `actor` sees; nothing is written. `given` None: not filled in yet."""
    revisions = dict(chosen)
    cases = visible_to(actor).filter(pk__in=revisions).select_related("holder_unit", "working_unit", "officer", "duty")
    return [
        Judged(case, _against(case, verb, revisions[case.pk], given, actor, on))
        for case in cases.order_by("-received_at", "-id")
    ]


def by_unit(verb: str, rows: list[Judged]) -> dict[Unit, list[Case]]:
    """Return the cases that the act can be done on by the unit within which somebody is chosen; none for other acts."""
    groups, unit_of = {}, KINDS[verb].unit
    for row in rows if unit_of else ():
        if not row.why:
            groups.setdefault(unit_of(row.case), []).append(row.case)
    units = Unit.objects.filter(pk__in=groups).order_by("sort_key", "id")
    return {unit: groups[unit.pk] for unit in units}


def _against(case: Case, verb: str, revision: int, given: dict | None, actor: Actor, on: date) -> str:
    kind = KINDS[verb]
    try:
        check_may(case, verb, actor=actor, revision=revision)
        if given is not None:
            kind.check(case, kind.share(case, given), actor, on)
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

    `given`: what the act itself takes (ids, days, a code, WORDS), or `to`: that for each unit (`Kind.unit`), by its id.
    What cannot be done is left, with the reason.
    Raises: Refused (changes.act_on_many), Invalid (verb, chosen: none), TooMany.
    """
    require(actor, "changes.act_on_many", None)
    seen = dict.fromkeys(visible_to(actor).filter(pk__in=dict(chosen)).values_list("pk", flat=True))
    chosen = [(pk, revision) for pk, revision in dict(chosen).items() if pk in seen]
    if verb not in KINDS or not chosen:
        raise Invalid(_("Chưa chọn vụ việc nào. Đánh dấu ít nhất một vụ việc."))
    if len(chosen) > MOST:
        raise TooMany(_("Nhiều nhất %d vụ việc một lần. Lọc hẹp hơn.") % MOST)
    texts = {name: value for name, value in given.items() if name in WORDS}
    arguments = {name: _stored(value) for name, value in given.items() if name not in texts}
    bulk = Bulk(officer_id=actor.officer_id, practice=actor.practice, verb=verb, arguments=arguments, texts=texts)
    bulk.started_at = at
    bulk.save(force_insert=True)
    BulkItem.objects.bulk_create([BulkItem(bulk=bulk, case_id=pk, revision=revision) for pk, revision in chosen])
    if len(chosen) <= AT_ONCE:
        bulk_batch(bulk_id=bulk.pk, at=at, limit=AT_ONCE)
    else:
        start(bulk.pk)
    return bulk


def start(bulk_id: UUID) -> None:
    """Queue the batches; the job commits with the caller. Raises: AlreadyEnqueued (one waits in the queue)."""
    task = app.configure_task(JOB, allow_unknown=True, queue="changes", queueing_lock=f"bulk.{bulk_id}")
    task.defer(bulk_id=str(bulk_id))


def _stored(value):
    if isinstance(value, dict):
        return {str(key): _stored(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [str(one) for one in value]
    return value.isoformat() if isinstance(value, date) else str(value) if value is not None else None


def _given(bulk: Bulk) -> dict:
    """Return the arguments as the act takes them, out of their stored form."""
    return {name: _read(name, value) for name, value in bulk.arguments.items()} | bulk.texts


def _read(name: str, value):
    if isinstance(value, dict):
        return {UUID(unit): {key: _read(key, one) for key, one in given.items()} for unit, given in value.items()}
    if isinstance(value, list):
        return [UUID(one) for one in value]
    if name.endswith("_code"):
        return value
    if name.endswith("_on"):
        return date.fromisoformat(value)
    return UUID(value) if value else None


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
    locked = [item.case_id for item in items] + KINDS[bulk.verb].others(given, who["actor"])
    rows = visible_to(who["actor"]).select_for_update(of=("self",)).filter(pk__in=locked)
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
    kind = KINDS[verb]
    return kind.do(case, kind.share(case, given), who)


def _write(bulk: Bulk, done: list[tuple[Case, Act]], at: datetime) -> None:
    """Write the batch's one entry; what a person wrote lies with each case's own act, never with it."""
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
    """Tell whoever got cases by the bulk, once for all of them."""
    for unit_id, officer_id, count in _takers(bulk):
        officers = list(Officer.objects.filter(pk=officer_id)) if officer_id else heads_of(unit_id, legal_day(at))
        officers = list(officers) or list(officers_of(unit_id, "handler", legal_day(at)))
        asked = f"can_bo={officer_id}" if officer_id else f"don_vi={unit_id}"
        notify_officers(
            officers=officers,
            template="assigned",
            params={"label": f"{count} vụ việc", "path": f"/ban-lam-viec/vu-viec/?{asked}"},
            practice=bulk.practice,
            at=at,
        )


def _takers(bulk: Bulk) -> list[tuple[UUID | None, UUID | None, int]]:
    """Return to which unit or officer how many cases went, by the acts themselves: a case may have moved on since."""
    written = Change.objects.filter(verb=f"bulk_{bulk.verb}", subject_ref=str(Ref("bulk", bulk.pk)))
    acts = Act.objects.filter(entry__in=written.values("entry")).order_by("pk")
    takers = Counter(
        (None, officer_id) if officer_id else (unit_id, None)
        for unit_id, officer_id in acts.values_list("unit_id", "officer_id")
    )
    return [(*taker, count) for taker, count in takers.items() if any(taker)]


def unfinished() -> list[UUID]:
    """Return the bulks whose work is not done, oldest first: for the job that takes up what a crash left."""
    return list(Bulk.objects.filter(finished_at=None).order_by("started_at").values_list("pk", flat=True))


def take_up() -> None:
    """Queue what is left of each bulk as a job of its own, so that none of them waits for another that fails."""
    for bulk_id in unfinished():
        # What waits in the queue already, for its first run or to be tried again, needs no second job.
        with suppress(AlreadyEnqueued), transaction.atomic():
            start(bulk_id)


def carry_on(*, bulk_id: UUID, clock) -> None:
    """Do all batches that are left, each in a transaction of its own. `clock`: what the time is, asked each time."""
    while bulk_batch(bulk_id=bulk_id, at=clock()):
        pass
