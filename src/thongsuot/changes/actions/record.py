"""What acts that cross rooms share: the day, the row with its one entry, and the acts on cases stored under it."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.actions.record import SKEW, act_digest, canonical_act, duty_digest, keep_act
from thongsuot.cases.models import Act, Case
from thongsuot.changes.models import Change, ChangeContent
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.duties.models import DutyAct
from thongsuot.ledger import actions as ledger
from thongsuot.ledger.rules import commitment, new_key


def check_day(on: date, at: datetime) -> None:
    """Raise Invalid for a day to come."""
    if on > legal_day(at + SKEW):
        raise Invalid(_("Ngày này ở tương lai. Ghi ngày hôm nay hoặc ngày trước đó."), field="on")


def write_change(
    verb: str,
    *,
    subject: Ref,
    cases: list[tuple[Case, Act]],
    prepared: list[Act] = (),
    duties: list[DutyAct] = (),
    details: dict | None = None,
    texts: dict | None = None,
    words: dict[UUID, dict] | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Change:
    """Write the one entry of the act, its row, and the prepared acts on cases that share the entry.

    `prepared`: acts on cases that the caller stores, many at once, under the entry of the change. `duties`: acts on
    duties of no case of `cases`, stored already. `details`: ids, days and codes only. `words`: {act on a case: what a
    person wrote in it}; each lies with its act under a key of its own, so that erasing one case takes its words along.
    """
    kept = {pk: (new_key(), texts) for pk, texts in (words or {}).items() if texts}
    digests = {
        "cases": {str(act.pk): _digest(act, *kept.get(act.pk, ())) for act in _all(prepared, cases)},
        "duties": {str(act.pk): duty_digest(act) for act in duties},
    }
    change = Change(
        verb=verb, on=on, at=at, actor_ref=actor.ref, subject_ref=str(subject), details=(details or {}) | digests
    )
    texts = texts or {}
    change.entry, key = ledger.record(
        actor=actor, verb=f"changes.{verb}", subject=subject, act=change.canonical(texts), at=at
    )
    change.save(force_insert=True)
    ChangeContent.objects.create(change=change, key=key, texts=texts)
    for case, act in cases:
        act.entry = change.entry
        key, texts = kept.get(act.pk, (b"", {}))
        keep_act(case, act, key=key, texts=texts)
    return change


def _all(prepared: Iterable[Act], cases: list[tuple[Case, Act]]) -> list[Act]:
    return [*prepared, *(act for _case, act in cases)]


def _digest(act: Act, key: bytes = b"", texts: dict | None = None) -> str:
    """Return what the entry commits to of an act: with words, under the act's own key, which goes with them."""
    return commitment(key, canonical_act(act, texts)).hex() if texts else act_digest(act)
