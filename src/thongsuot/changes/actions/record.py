"""What acts that cross rooms share: the day, the row with its one entry, and the acts on cases stored under it."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from thongsuot.cases.actions.record import SKEW, act_digest, duty_digest, keep_act
from thongsuot.cases.models import Act, Case
from thongsuot.changes.models import Change, ChangeContent
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.duties.models import DutyAct
from thongsuot.ledger import actions as ledger


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
    actor: Actor,
    on: date,
    at: datetime,
) -> Change:
    """Write the one entry of the act, its row, and the prepared acts on cases that share the entry.

    `prepared`: acts on cases that the caller stores, many at once, under the entry of the change. `duties`: acts on
    duties of no case of `cases`, stored already. `details`: ids, days and codes only.
    """
    digests = {
        "cases": {str(act.pk): act_digest(act) for act in [*prepared, *(act for _case, act in cases)]},
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
        keep_act(case, act, key=b"", texts={})
    return change
