"""Letting strangers in: quickly with a proof of work, else as fast as all without one may come together."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from thongsuot.core.errors import TooMany
from thongsuot.doors.models import Brake, SpentProof
from thongsuot.doors.rules import PROVED, UNPROVED, Lane, new_challenge, solved

FORMS = "strangers"


def challenge(at: datetime) -> str:
    """Return a fresh challenge for a page or a program, as JSON; nothing is stored."""
    return new_challenge(settings.HOUSE_KEY, at)


def let_in(door: str, at: datetime, proof: str = "") -> None:
    """Count one more thing sent by `door` at `at`; with a good `proof`, which is then used up, in a lane of its own.

    Without: a burst of 200 passes, then 20 a second, and after 12,000 within the hour three a second. Nobody is asked
    who they are and no address is kept, so that nobody can be singled out. A proof that is spent, old or false counts
    as none. One statement on one row without a proof. Call outside a transaction, which would hold that row till its
    end.

    Raises: TooMany, saying to send again in a minute.
    """
    found = solved(settings.HOUSE_KEY, proof, at) if proof else None
    if found and _let_in_with(door, at, *found):
        return
    if not _passes(door, UNPROVED, at):
        raise TooMany(_too_many())


def check_calm(door: str, at: datetime) -> None:
    """Count nothing; refuse while what `let_in` counted by `door` without a proof leaves no room. Raises: TooMany."""
    full, tired = UNPROVED.limits(at)
    if Brake.objects.filter(Q(full_until__gt=full) | Q(tired_until__gt=tired), name=door).exists():
        raise TooMany(_too_many())


@transaction.atomic
def _let_in_with(door: str, at: datetime, solved_challenge: str, old_at: datetime) -> bool:
    """Use a proof up and count in the lane of proofs; False where it was used before. Raises: TooMany, unused then."""
    _row, fresh = SpentProof.objects.get_or_create(challenge=solved_challenge, defaults={"old_at": old_at})
    if fresh and not _passes(f"{door}+proof", PROVED, at):
        raise TooMany(_too_many())
    return fresh


def _passes(name: str, lane: Lane, at: datetime) -> bool:
    if _counted(name, lane, at):
        return True
    Brake.objects.get_or_create(name=name, defaults={"full_until": at, "tired_until": at})
    # Asked again: at the very first time somebody else may have made the row in between.
    return _counted(name, lane, at)


def _counted(name: str, lane: Lane, at: datetime) -> bool:
    full, tired = lane.limits(at)
    free = Brake.objects.filter(name=name, full_until__lte=full, tired_until__lte=tired)
    moved = {
        "full_until": Greatest(F("full_until"), at) + lane.one,
        "tired_until": Greatest(F("tired_until"), at) + lane.tiring,
    }
    return free.update(**moved) == 1


def _too_many() -> str:
    return _(
        "Đang có quá nhiều người gửi cùng lúc. Chờ một phút rồi bấm gửi lại, chữ đã viết vẫn còn. "
        "Bật JavaScript thì được nhận trước: trang tự làm một phép tính nhỏ để phân biệt với máy gửi hàng loạt."
    )


def forget_proofs(at: datetime) -> int:
    """Delete the spent proofs that have grown too old to be tried again, and return how many."""
    return SpentProof.objects.filter(old_at__lte=at).delete()[0]
