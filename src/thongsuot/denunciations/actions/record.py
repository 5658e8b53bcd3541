"""What every act on a denunciation shares: the locked row, the check of the table, the sealed words, the entry."""

import json
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.denunciations.actions.clocks import set_duties
from thongsuot.denunciations.actions.overseers import set_overseers
from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.models import Act, ActContent, Denunciation, Envelope, Keyholder, News
from thongsuot.denunciations.permissions import visible_to
from thongsuot.denunciations.queries.history import event_of
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.fold import Derived, apply
from thongsuot.denunciations.rules.ring import CONTENT, REDACTED, WORK, Ring
from thongsuot.denunciations.rules.transitions import BY_VERB, allowed
from thongsuot.ledger import actions as ledger
from thongsuot.ledger.rules import new_key

DERIVED = tuple(Derived.__dataclass_fields__)
NOBODY = Actor(ref="sealed")  # how the book names whoever acts in this room
REQUEST, OPEN = "request", "open"
SKEW = timedelta(minutes=10)


def unseen() -> NotFound:
    """Return the one answer to what is absent and to what may not be seen."""
    return NotFound(_("Không tìm thấy, hoặc không được xem."))


def locked(*, denunciation_id: UUID, actor: Actor, verb: str, revision: int | None = None) -> Denunciation:
    """Return the denunciation, locked, once `actor` may `verb` on it in its present state.

    `revision` is what the form showed. Raises: NotFound (absent or unseen), Refused, Stale, NotAllowedNow.
    """
    rows = visible_to(actor).select_for_update(of=("self",))
    found = rows.filter(pk=denunciation_id).first()
    if found is None:
        raise unseen()
    require(actor, f"denunciations.{verb}", found)
    if revision is not None and revision != found.revision:
        raise Stale(_("Đã có người làm trước trên hồ sơ này. Xem lại rồi làm tiếp; chữ đã gõ vẫn còn."))
    check_state(found, verb)
    return found


def check_state(denunciation: Denunciation, verb: str) -> None:
    """Raise NotAllowedNow unless the table of transitions allows `verb` in the present state."""
    if denunciation.state not in BY_VERB[verb].states:
        raise NotAllowedNow(_("Việc này không làm được ở bước hiện tại của hồ sơ. Tải lại trang để xem bước mới."))
    if not allowed(verb, denunciation.state, suspended=denunciation.suspended):
        raise NotAllowedNow(_("Hồ sơ đang tạm đình chỉ. Tiếp tục giải quyết trước."))


def derived_of(denunciation: Denunciation) -> Derived:
    return Derived(**{name: getattr(denunciation, name) for name in DERIVED})


def canonical_act(act: Act, texts: dict) -> dict:
    """Return the act as it is committed to: ids, days, codes and the words themselves."""
    return {
        "id": str(act.pk),
        "denunciation": str(act.denunciation_id or ""),
        "keyholder": str(act.keyholder_id or ""),
        "number": act.number,
        "verb": act.verb,
        "on": act.on.isoformat(),
        "officer": str(act.officer_id or ""),
        "unit": str(act.unit_id or ""),
        "details": act.details,
        "texts": texts,
    }


def write_act(
    denunciation: Denunciation,
    verb: str,
    *,
    actor: Actor,
    ring: Ring | None,
    part: str = WORK,
    on: date,
    at: datetime,
    texts: dict | None = None,
    details: dict | None = None,
    unit_id: UUID | None = None,
    request_key: bytes | None = None,
) -> Act:
    """Write one act on a locked denunciation: row, sealed words, entry, derived columns, clocks. Once an action.

    `part`: under which key of `ring` the words lie, or REQUEST with `request_key`, or OPEN for an act without words.
    Raises: Invalid (on: to come, or before it was received).
    """
    check_day(denunciation, on, at)
    act = Act(
        id=new_id(),
        denunciation=denunciation,
        number=denunciation.revision + 1,
        verb=verb,
        on=on,
        at=at,
        officer_id=actor.officer_id,
        unit_id=unit_id,
        details=dict(details or {}),
    )
    key = request_key if part == REQUEST else ring.key(part) if part in (CONTENT, WORK, REDACTED) else None
    after = apply(derived_of(denunciation), event_of(act))
    for name in DERIVED:
        setattr(denunciation, name, getattr(after, name))
    denunciation.save(force_insert=act.number == 1)
    store(act, part=part, key=key, texts=texts or {})
    set_duties(denunciation)
    set_overseers(denunciation, ring, on=legal_day(at))
    return act


def store(act: Act, *, part: str, key: bytes | None, texts: dict) -> None:
    """Store a prepared act with its entry; the words and the commitment's key are sealed together under `key`.

    The entry names nobody and nothing: actor and verb are "sealed" for all acts of this room, its subject this act.
    """
    if part == OPEN and texts:
        raise ValueError("words are never written in clear")
    commitment_key = new_key()
    act.entry, _key = ledger.record(
        actor=NOBODY,
        verb="sealed",
        subject=Ref("sealed", act.pk),
        act=canonical_act(act, texts),
        at=act.at,
        key=commitment_key,
        using=SEALED,
    )
    act.save(force_insert=True)
    sealed = commitment_key
    if part != OPEN:
        plain = json.dumps({"texts": texts, "key": commitment_key.hex()}, ensure_ascii=False).encode()
        sealed = envelopes.encrypt(key, plain, act.pk.bytes)
    ActContent.objects.create(act=act, part=part, sealed=sealed)


def write_key_act(keyholder: Keyholder, verb: str, *, actor: Actor, on: date, at: datetime, details=None) -> Act:
    """Write one act on a key: who enrolled, admitted, recovered, ended it. It has no words."""
    act = Act(
        id=new_id(), keyholder=keyholder, verb=verb, on=on, at=at, officer_id=actor.officer_id, details=details or {}
    )
    store(act, part=OPEN, key=None, texts={})
    return act


def check_day(denunciation: Denunciation, on: date, at: datetime) -> None:
    """Raise Invalid for an act on a day to come, or before the matter was received."""
    if on > legal_day(at + SKEW):
        raise Invalid(_("Ngày này ở tương lai. Ghi ngày hôm nay hoặc ngày trước đó."), field="on")
    if denunciation.received_on and on < denunciation.received_on:
        raise Invalid(_("Ngày này sớm hơn ngày tiếp nhận. Ghi lại ngày."), field="on")


def tell_readers(denunciation: Denunciation, *, at: datetime, but: UUID | None = None) -> None:
    """Let those with an envelope hear, at the next round of messages, that something is new; never what."""
    officers = Envelope.objects.filter(denunciation=denunciation).values_list("keyholder__officer_id", flat=True)
    tell(set(officers) - {but}, at=at)


def tell(officer_ids, *, at: datetime) -> None:
    """Note that these officers are to hear that something is new."""
    rows = [News(officer_id=officer_id, since=at) for officer_id in sorted(officer_ids, key=str)]
    News.objects.bulk_create(rows, ignore_conflicts=True)
