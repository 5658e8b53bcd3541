"""Who denounced: asked for in writing, granted or refused by a second person, for a time, told to the denouncer."""

import json
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor, service
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.ids import new_id
from thongsuot.denunciations.actions.begun import Begun, begin, words
from thongsuot.denunciations.actions.given import Identity
from thongsuot.denunciations.actions.holding import check_own
from thongsuot.denunciations.actions.reading import log
from thongsuot.denunciations.actions.record import OPEN, REQUEST, check_state, tell, unseen, write_act
from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.keys import identity as identity_keys
from thongsuot.denunciations.models import (
    Denunciation,
    IdentityGrant,
    IdentityRequest,
    IdentityWrap,
    RequestEnvelope,
)
from thongsuot.denunciations.models import Identity as SealedIdentity
from thongsuot.denunciations.permissions import readable_to, requests_to
from thongsuot.denunciations.queries.accused import is_excluded
from thongsuot.denunciations.queries.identities import granted, request_key, request_words
from thongsuot.denunciations.routing import SEALED
from thongsuot.denunciations.rules.ring import Unlocked

MOST_DAYS = 14
State = IdentityRequest.State


@transaction.atomic(using=SEALED)
def request_identity(
    *, denunciation_id: UUID, reason: str, days: int = 3, actor: Actor, unlocked: Unlocked, on: date, at: datetime
) -> IdentityRequest:
    """Ask in writing to see who denounced, for `days` (1 to 14). The custodians hear that something waits.

    Raises: Invalid (reason, days), NotAllowedNow (anonymous, asked already, no custodian left).
    """
    begun = begin("request_identity", denunciation_id=denunciation_id, actor=actor, unlocked=unlocked, on=on, at=at)
    reason = words(reason, "reason")
    if not 1 <= days <= MOST_DAYS:
        raise Invalid(_("Số ngày xem từ 1 đến %d. Ghi lại số ngày.") % MOST_DAYS, field="days")
    wraps = _wraps(begun, unlocked)
    key, pk = envelopes.new_key(), new_id()
    request = IdentityRequest.objects.create(
        id=pk,
        denunciation=begun.row,
        asked_by_id=unlocked.keyholder_id,
        asked_at=at,
        days=days,
        words=_sealed_words(key, pk, reason, ""),
        key_box=envelopes.encrypt(begun.ring.content, key, pk.bytes),
    )
    begun.write("request_identity", texts={"reason": reason}, details={"request": str(pk), "days": days})
    RequestEnvelope.objects.bulk_create([_envelope(request, wrap, begun, key) for wrap in wraps])
    tell({wrap.custodian.officer_id for wrap in wraps}, at=at)
    return request


def _wraps(begun: Begun, unlocked: Unlocked) -> list[IdentityWrap]:
    """Return the wraps of the custodians who may decide: with a key still, not who asks, not who must not know."""
    waiting = IdentityRequest.objects.filter(
        denunciation=begun.row, asked_by=unlocked.keyholder_id, state=State.WAITING
    )
    if waiting.exists():
        raise NotAllowedNow(_("Anh/chị đã đề nghị rồi. Chờ người giữ khóa danh tính quyết định."))
    rows = IdentityWrap.objects.filter(denunciation=begun.row, custodian__ended_at=None).select_related("custodian")
    fit = [row for row in rows if not is_excluded(begun.row, row.custodian.officer_id)]
    if not fit:
        raise NotAllowedNow(_("Người tố cáo không để lại danh tính, hoặc không còn ai giữ khóa danh tính."))
    return fit


def _sealed_words(key: bytes, pk: UUID, reason: str, answer: str) -> bytes:
    return envelopes.encrypt(key, json.dumps({"reason": reason, "answer": answer}).encode(), pk.bytes)


def _envelope(request: IdentityRequest, wrap: IdentityWrap, begun: Begun, key: bytes) -> RequestEnvelope:
    return RequestEnvelope(
        request=request,
        custodian=wrap.custodian,
        words_key=envelopes.seal_to(bytes(wrap.custodian.public_key), key),
        peeled=identity_keys.peel(begun.ring.content, wrap.sealed, wrap.custodian_id),
    )


@transaction.atomic(using=SEALED)
def grant_identity(
    *, request_id: UUID, answer: str = "", actor: Actor, unlocked: Unlocked, on: date, at: datetime
) -> IdentityRequest:
    """Grant: the identity's key is sealed to the one who asked, for the days asked; the custodian learns no name.

    Raises: NotFound (not put to this custodian, or decided).
    """
    request, row = _locked(request_id, actor, unlocked, "grant_identity")
    mine = RequestEnvelope.objects.get(request=request, custodian=unlocked.keyholder_id)
    sealed = identity_keys.grant(unlocked.private, bytes(mine.peeled), bytes(request.asked_by.public_key))
    until = at + timedelta(days=request.days)
    IdentityGrant.objects.create(request=request, sealed=sealed, until=until)
    return _decided(request, row, State.GRANTED, answer, actor, unlocked, on, at)


@transaction.atomic(using=SEALED)
def refuse_identity(
    *, request_id: UUID, answer: str, actor: Actor, unlocked: Unlocked, on: date, at: datetime
) -> IdentityRequest:
    """Refuse, with a reason. Raises: NotFound, Invalid (answer)."""
    request, row = _locked(request_id, actor, unlocked, "refuse_identity")
    return _decided(request, row, State.REFUSED, words(answer, "answer"), actor, unlocked, on, at)


def _locked(request_id: UUID, actor: Actor, unlocked: Unlocked, verb: str) -> tuple[IdentityRequest, Denunciation]:
    """Return the request and its denunciation, both locked, once the custodian may decide it."""
    check_own(actor, unlocked)
    rows = requests_to(actor).select_for_update(of=("self",)).select_related("asked_by")
    request = rows.filter(pk=request_id, state=State.WAITING).first()
    if request is None:
        raise unseen()
    require(actor, "denunciations.decide_identity", request)
    row = Denunciation.objects.select_for_update(of=("self",)).get(pk=request.denunciation_id)
    check_state(row, verb)
    return request, row


def _decided(request, row: Denunciation, state: str, answer: str, actor, unlocked, on, at) -> IdentityRequest:
    key = request_key(request, unlocked)
    request.words = _sealed_words(key, request.pk, request_words(request, key)["reason"], answer)
    request.state, request.decided_by_id, request.decided_at = state, unlocked.keyholder_id, at
    request.save(update_fields=["words", "state", "decided_by", "decided_at"])
    verb = "grant_identity" if state == State.GRANTED else "refuse_identity"
    write_act(
        row, verb, actor=actor, ring=None, part=REQUEST, request_key=key, on=on, at=at,
        texts={"answer": answer}, details={"request": str(request.pk)},
    )  # fmt: skip
    request.envelopes.all().delete()
    tell([request.asked_by.officer_id], at=at)
    return request


@transaction.atomic(using=SEALED)
def open_identity(*, denunciation_id: UUID, actor: Actor, unlocked: Unlocked, at: datetime) -> Identity:
    """Return who denounced, to whom a custodian granted it, while it lasts; logged first.

    Raises: NotFound, NotAllowedNow (not granted, or over).
    """
    check_own(actor, unlocked)
    row = readable_to(actor).filter(pk=denunciation_id).first()
    if row is None:
        raise unseen()
    grant = granted(row, actor=actor, at=at)
    if grant is None:
        raise NotAllowedNow(_("Chưa được phép xem danh tính, hoặc đã hết thời gian xem. Gửi đề nghị có lý do."))
    log(row, "identity", actor=actor, at=at)
    key = envelopes.open_with(unlocked.private, bytes(grant.sealed))
    sealed = SealedIdentity.objects.get(denunciation=row).sealed
    return Identity(**json.loads(envelopes.decrypt(key, sealed, row.pk.bytes)))


def expire_grants(*, at: datetime) -> int:
    """Delete the grants whose time is over, each with an act of its own; return how many."""
    over = IdentityGrant.objects.filter(until__lte=at).values_list("request_id", flat=True)
    return sum(_expire(request_id, at) for request_id in list(over))


@transaction.atomic(using=SEALED)
def _expire(request_id: UUID, at: datetime) -> bool:
    grant = IdentityGrant.objects.select_for_update(of=("self",)).filter(request=request_id).first()
    if grant is None:
        return False
    row = Denunciation.objects.select_for_update(of=("self",)).get(identity_requests=request_id)
    actor = service("sealed")
    require(actor, "denunciations.expire_identity", row)
    grant.delete()
    details = {"request": str(request_id)}
    write_act(row, "expire_identity", actor=actor, ring=None, part=OPEN, on=legal_day(at), at=at, details=details)
    return True
