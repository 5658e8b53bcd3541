"""Make the models of suggestions anew from officers' decisions; put an older one back. Each an entry of the book.

What takes long, the learning, is done before anything is written: killed half way, the old model stays.
"""

import zlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from thongsuot.cases.models import SuggestionFile, SuggestionModel, SuggestionUse
from thongsuot.cases.queries.decided import decided
from thongsuot.cases.queries.learned import forget, held, in_use
from thongsuot.cases.queries.quality import NAMES, as_json
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow, NotFound
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.language.apart import learned_apart
from thongsuot.language.classifier import Classifier
from thongsuot.language.learning import reported, texts
from thongsuot.language.quality import Quality, measured
from thongsuot.language.suggesting import labels_by
from thongsuot.ledger import actions as ledger
from thongsuot.units.models import Installation

APART = 10  # one decision in so many, the newest, is not learned from: the models are compared on these
LEARN = "thongsuot.cases.jobs.learn_suggestions"
FEWEST = 50  # decisions; of fewer nothing can be learned, and nothing measured
FILES = 6  # versions of each name that can be put back
Rows = Sequence[tuple[str, str]]
Learn = Callable[[str, Rows], Classifier]


@transaction.atomic
def ask_to_learn(*, actor: Actor) -> None:
    """Let the worker make each model anew, one job each. Raises: Refused."""
    require(actor, "suggestions.put_back", None)
    for name in NAMES:
        task = app.configure_task(LEARN, allow_unknown=True, queue="learning", queueing_lock=f"cases.learn.{name}")
        with suppress(AlreadyEnqueued):  # somebody asked a moment ago
            with transaction.atomic():
                task.defer(name=name)


def learn(*, name: str, actor: Actor, at: datetime, by: Learn = learned_apart) -> SuggestionModel | None:
    """Make the model `name` anew; take it up where it is no worse than the one that guesses now. Minutes, at most.

    None where there is nothing new to learn from. No worse: on the newest decisions, which it did not learn from, and
    on our own texts by another hand. Raises: Refused.
    """
    require(actor, "suggestions.learn", None)
    rows = decided(name)
    if len(rows) < FEWEST:
        return None
    newest = rows[-(len(rows) // APART) :]
    made, before = by(name, rows[: -len(newest)]), held(name)
    if _is_kept(name, made):
        return None
    ours = [(row.text, getattr(row, name)) for row in reported()]
    found = {what: _compared(name, made, before, of) for what, of in (("report", ours), ("decided", newest))}
    return keep(name=name, made=made, number=len(rows) - len(newest), found=found, actor=actor, at=at)


def _compared(name: str, made: Classifier, before: Classifier, rows: Rows) -> dict[str, Quality]:
    return {"new": measured(labels_by(name, made), rows), "before": measured(labels_by(name, before), rows)}


@transaction.atomic
def keep(
    *, name: str, made: Classifier, number: int, found: dict, actor: Actor, at: datetime
) -> SuggestionModel | None:
    """Keep a model that learned from `number` decisions with what was measured; let it guess where it is no worse.

    None where another worker has kept the same meanwhile.
    """
    _lock()
    require(actor, "suggestions.learn", None)
    if _is_kept(name, made):
        return None
    better = all(each["new"].not_worse_than(each["before"]) for each in found.values())
    quality = {what: {which: as_json(one) for which, one in each.items()} for what, each in found.items()}
    row = SuggestionModel(
        id=new_id(), name=name, number=SuggestionModel.objects.filter(name=name).count() + 1, version=made.version,
        texts=len(texts()), decided=number, quality=quality, better=better, at=at,
    )  # fmt: skip
    act = {"name": name, "version": made.version, "decided": number, "quality": quality, "better": better}
    subject = Ref("suggestions", row.pk)
    row.entry, row.key = ledger.record(actor=actor, verb="suggestions.learn", subject=subject, act=act, at=at)
    row.save(force_insert=True)
    if better:
        SuggestionFile.objects.create(model=row, packed=zlib.compress(made.as_bytes()))
        _use(name, row, row.entry, at)
        _drop_files(name)
    return row


@transaction.atomic
def put_back(*, name: str, model_id: UUID | None, actor: Actor, at: datetime) -> SuggestionUse:
    """Let an earlier model guess again; None: the one that ships. One entry.

    Raises: Refused, NotFound (no such model, or its numbers are kept no longer), NotAllowedNow (it guesses already).
    """
    _lock()
    require(actor, "suggestions.put_back", None)
    row = SuggestionModel.objects.filter(name=name, pk=model_id, file__isnull=False).first() if model_id else None
    if name not in NAMES or (model_id and row is None):
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    use = in_use(name)
    if (use.model_id if use else None) == model_id:
        raise NotAllowedNow(_("Bản này đang dùng rồi."))
    act = {"name": name, "model": str(model_id or ""), "version": row.version if row else ""}
    subject = Ref("suggestions", model_id or use.model_id)
    entry, _key = ledger.record(actor=actor, verb="suggestions.put_back", subject=subject, act=act, at=at)
    return _use(name, row, entry, at)


def _is_kept(name: str, made: Classifier) -> bool:
    return SuggestionModel.objects.filter(name=name, version=made.version).exists()


def _lock() -> None:
    """Let whoever changes what guesses wait for each other: rows of uses and models are never updated."""
    Installation.objects.select_for_update().first()


def _use(name: str, model: SuggestionModel | None, entry, at: datetime) -> SuggestionUse:
    before = in_use(name)
    number = before.number + 1 if before else 1
    transaction.on_commit(forget)
    return SuggestionUse.objects.create(name=name, number=number, model=model, entry=entry, at=at)


def _drop_files(name: str) -> None:
    """Drop the numbers of old versions; what was measured of them stays."""
    old = SuggestionFile.objects.filter(model__name=name).order_by("-model__number").values_list("pk", flat=True)
    SuggestionFile.objects.filter(pk__in=list(old[FILES:])).delete()
