"""Keys and envelopes of one denunciation: made, given to keyholders, opened by one of them; its files."""

import json
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.denunciations.actions.given import Identity
from thongsuot.denunciations.actions.record import unseen
from thongsuot.denunciations.files import taking
from thongsuot.denunciations.house import exclusion_mark
from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.keys import identity as identity_keys
from thongsuot.denunciations.models import (
    Act,
    Denunciation,
    Envelope,
    Exclusion,
    IdentityWrap,
    Keyholder,
    Overseer,
    SealedFile,
)
from thongsuot.denunciations.models import Identity as SealedIdentity
from thongsuot.denunciations.permissions import held_by
from thongsuot.denunciations.rules.ring import Ring, Unlocked

FILES_AT_ONCE = 10


def new_ring() -> Ring:
    """Return the fresh keys of a new denunciation."""
    return Ring(content=envelopes.new_key(), work=envelopes.new_key(), redacted=envelopes.new_key())


def give(
    denunciation: Denunciation,
    ring: Ring,
    keyholders: Iterable[Keyholder],
    *,
    kind: str,
    at: datetime,
    former: bool = False,
) -> int:
    """Give each keyholder an envelope of `kind`; nobody excluded, nobody twice; return how many were new.

    An investigator's envelope takes the place of a reviewer's or verifier's of the same person. `former`: what they
    get is that of a body which handled it before, though theirs now is the one that handles it.
    """
    excluded = {
        bytes(mark) for mark in Exclusion.objects.filter(denunciation=denunciation).values_list("mark", flat=True)
    }
    given = 0
    for holder in keyholders:
        if exclusion_mark(denunciation.pk, holder.officer_id) in excluded:
            continue
        sealed = envelopes.seal_to(bytes(holder.public_key), ring.packed(kind))
        present = Envelope.objects.filter(denunciation=denunciation, keyholder=holder).first()
        if present is None:
            Envelope.objects.create(
                denunciation=denunciation, keyholder=holder, kind=kind, sealed=sealed, given_at=at, former=former
            )
        elif present.kind != kind and present.kind != Envelope.Kind.INVESTIGATOR:
            Envelope.objects.filter(pk=present.pk).update(kind=kind, sealed=sealed, given_at=at)
        else:
            continue
        given += 1
    return given


def ring_of(denunciation: Denunciation, *, actor: Actor, unlocked: Unlocked) -> Ring:
    """Return the keys that the actor's envelope of this denunciation holds.

    Raises: NotFound (no envelope: the same answer as where nothing is), Broken.
    """
    mine = Envelope.objects.filter(denunciation=denunciation, keyholder=unlocked.keyholder_id)
    envelope = mine.filter(keyholder__in=held_by(actor)).first()
    if envelope is None:
        raise unseen()
    return Ring.unpacked(envelope.kind, envelopes.open_with(unlocked.private, bytes(envelope.sealed)))


def exclude_all(denunciation: Denunciation, officer_ids: Iterable[UUID]) -> None:
    """Mark officers as not to know, and take from them whatever they hold of it."""
    officer_ids = list(officer_ids)
    rows = [
        Exclusion(denunciation=denunciation, mark=exclusion_mark(denunciation.pk, officer_id))
        for officer_id in officer_ids
    ]
    Exclusion.objects.bulk_create(rows, ignore_conflicts=True)
    for model in (Envelope, Overseer):
        model.objects.filter(denunciation=denunciation, keyholder__officer__in=officer_ids).delete()


def seal_identity(denunciation: Denunciation, ring: Ring, identity: Identity, custodians: list[Keyholder]) -> None:
    """Keep who denounces under a key of its own, wrapped for each custodian within the content's key."""
    key = envelopes.new_key()
    words = json.dumps({name: getattr(identity, name) for name in Identity.__dataclass_fields__}, ensure_ascii=False)
    sealed = envelopes.encrypt(key, words.encode(), denunciation.pk.bytes)
    SealedIdentity.objects.update_or_create(denunciation=denunciation, defaults={"sealed": sealed})
    publics = {holder.pk: bytes(holder.public_key) for holder in custodians}
    IdentityWrap.objects.filter(denunciation=denunciation).delete()
    wraps = identity_keys.wrap_identity(ring.content, key, publics)
    IdentityWrap.objects.bulk_create(
        [IdentityWrap(denunciation=denunciation, custodian_id=pk, sealed=sealed) for pk, sealed in wraps.items()]
    )


def take_files(uploads, *, most: int = FILES_AT_ONCE) -> list[tuple[taking.Taken, bytes]]:
    """Check, strip and keep each upload (pairs of name and file) under a key of its own; call before the transaction.

    Raises: Invalid (files).
    """
    uploads = list(uploads)
    if len(uploads) > most:
        raise Invalid(_("Mỗi lần gửi tối đa %d tệp. Gửi phần còn lại ở lần sau.") % most, field="files")
    taken = []
    for name, upload in uploads:
        key = envelopes.new_key()
        taken.append((taking.take(upload, name=name, key=key), key))
    return taken


def keep_files(act: Act, taken: list[tuple[taking.Taken, bytes]], *, key: bytes, part: str) -> None:
    """Write the rows of files taken before: their own keys, names and forms sealed under `key`, that of `part`."""
    for file, file_key in taken:
        row = SealedFile(denunciation_id=act.denunciation_id, act=act, part=part, size=file.size, place=file.place)
        words = {"name": file.name, "media_type": file.media_type, "key": file_key.hex()}
        row.sealed = envelopes.encrypt(key, json.dumps(words, ensure_ascii=False).encode(), row.pk.bytes)
        row.save(force_insert=True)


def require_some(keyholders: list[Keyholder]) -> None:
    """Raise NotAllowedNow where nobody would receive the keys."""
    if not keyholders:
        raise NotAllowedNow(_("Đơn vị này chưa có người giải quyết giữ khóa. Chọn đơn vị khác."))
