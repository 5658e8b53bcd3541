"""How long the sealed room takes: a denunciation with files, twenty who unlock and sign in at once, a long list."""

import io
import os
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.hashers import check_password
from django.db import connections
from PIL import Image

from thongsuot.config.bench.figures import Figure
from thongsuot.config.bench.stage import Stage
from thongsuot.config.demo import kept, sealed
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.core.ids import new_id
from thongsuot.denunciations.actions.given import Given
from thongsuot.denunciations.actions.holding import unlock
from thongsuot.denunciations.actions.receive import receive
from thongsuot.denunciations.keys import envelopes, receipts
from thongsuot.denunciations.models import Denunciation, Envelope, Keyholder
from thongsuot.denunciations.queries.listing import page
from thongsuot.denunciations.rules.ring import INVESTIGATOR, Ring

FILES, SIDE, QUALITY = 5, 1100, 88  # about 1 MB each
OFFICERS = 20
ITEMS = 10_000
BATCH = 1_000


@dataclass(frozen=True)
class Room:
    """The demonstration's room, with the investigator of the shown commune in it."""

    room: sealed.Sealed
    seat: sealed.Seat
    unit_id: object


def measure(stage: Stage, *, quick: bool) -> list[Figure]:
    """Return the three figures; `quick`: a tenth of the list."""
    found = sealed.found(stage.world)
    unit_id = stage.world.houses.shown.unit.pk
    room = Room(found, found.seats[unit_id], unit_id)
    return [_receiving(room), _signing_in(room), _listing(room, ITEMS // 10 if quick else ITEMS)]


def _receiving(room: Room) -> Figure:
    """Return the time of the slowest of three denunciations with 5 MB of files each, sealed to their end."""
    return Figure(name="sealed.receive", value=max(_received(room) for _time in range(3)), unit="s / 5 MB")


def _received(room: Room) -> float:
    with connections["sealed"].cursor() as cursor:
        cursor.execute("SET synchronous_commit TO on")
    uploads = tuple((f"anh-{number}.jpg", io.BytesIO(_photo())) for number in range(FILES))
    given = Given(text="Thu tiền không có biên lai. " * 40, position="staff", unit_id=room.unit_id, uploads=uploads)
    now = clock.now()
    start = time.perf_counter()
    receive(given=given, form_token=receipts.new_token(), actor=STRANGER, on=clock.legal_day(now), at=now)
    return time.perf_counter() - start


def _photo() -> bytes:
    """Return a photo of about 1 MB: noise, which no compression makes small."""
    noise = Image.frombytes("RGB", (SIDE, SIDE), os.urandom(SIDE * SIDE * 3))
    out = io.BytesIO()
    noise.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _signing_in(room: Room) -> Figure:
    """Return when the last of twenty officers who begin at once has the password checked and the key unlocked."""
    password = room.seat.officer.password
    on = clock.today()

    def one(_number: int) -> None:
        try:
            if not check_password(kept.password(), password):
                raise RuntimeError("the password of the demonstration does not fit")
            unlock(passphrase=kept.passphrase(), actor=room.seat.actor, on=on)
        finally:
            connections.close_all()

    start = time.perf_counter()
    with ThreadPoolExecutor(OFFICERS) as pool:
        list(pool.map(one, range(OFFICERS)))
    return Figure(name="sealed.sign_in", value=time.perf_counter() - start, unit=f"s / {OFFICERS}")


def _listing(room: Room, items: int) -> Figure:
    """Return the slowest of five openings of a list of `items`, from the query to the titles in clear."""
    fill(room, items)
    taken = []
    for _time in range(5):
        start = time.perf_counter()
        found = page(actor=room.seat.actor, unlocked=room.seat.unlocked, on=clock.today())
        taken.append(time.perf_counter() - start)
    return Figure(name="sealed.list", value=max(taken), unit=f"s / {found.total}")


def fill(room: Room, items: int) -> None:
    """Write `items` denunciations as the list reads them: title, envelope and days, without acts and words."""
    keyholder = Keyholder.objects.get(pk=room.seat.unlocked.keyholder_id)
    now = clock.now()
    for first in range(0, items, BATCH):
        rows, given = [], []
        for number in range(first, min(first + BATCH, items)):
            ring = Ring(content=envelopes.new_key(), work=envelopes.new_key(), redacted=envelopes.new_key())
            at = now - timedelta(minutes=number)
            row = _row(ring, room.unit_id, at)
            sealed_ring = envelopes.seal_to(bytes(keyholder.public_key), ring.packed(INVESTIGATOR))
            rows.append(row)
            given.append(
                Envelope(denunciation=row, keyholder=keyholder, kind=INVESTIGATOR, sealed=sealed_ring, given_at=at)
            )
        Denunciation.objects.bulk_create(rows)
        Envelope.objects.bulk_create(given)


def _row(ring: Ring, unit_id, at) -> Denunciation:
    pk = new_id()
    title = envelopes.encrypt(ring.content, "Cán bộ địa chính – đòi tiền khi làm sổ".encode(), pk.bytes)
    return Denunciation(
        id=pk,
        title=title,
        receipt_box=b"\0",
        received_at=at,
        state="received",
        unit_id=unit_id,
        received_on=clock.legal_day(at),
        channel="web",
        revision=1,
    )
