"""The list: nearest day first, only what one holds keys of, few queries whatever the number."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from denunciations.making import DAY, RECEIVED, Room, moment
from thongsuot.core.ids import new_id
from thongsuot.denunciations.actions import screening
from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.models import Denunciation, Envelope, Keyholder, SealedDuty
from thongsuot.denunciations.queries.listing import page
from thongsuot.denunciations.rules.ring import Ring

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return Room()


def fill(room, count: int) -> None:
    """Put in as many denunciations as rows alike those of the actions, for one investigator."""
    key = Keyholder.objects.get(officer=room.commune_ones[0])
    public, ring = bytes(key.public_key), Ring(content=b"c" * 32, work=b"w" * 32, redacted=b"r" * 32)
    rows = [
        Denunciation(id=new_id(), state="received", unit=room.people.commune, received_on=RECEIVED, channel="web",
                     received_at=moment()["at"], revision=1)
        for _one in range(count)
    ]  # fmt: skip
    for row in rows:
        row.title = envelopes.encrypt(ring.content, f"Tố cáo {row.pk}".encode(), row.pk.bytes)
    Denunciation.objects.bulk_create(rows)
    keys = {"keyholder": key, "kind": "investigator", "given_at": moment()["at"]}
    Envelope.objects.bulk_create(
        [
            Envelope(denunciation=row, sealed=envelopes.seal_to(public, ring.packed("investigator")), **keys)
            for row in rows
        ]
    )
    duty = {"task": "initial", "rule_code": "TC.INITIAL", "starts_on": RECEIVED, "due_on": DAY, "state": "open"}
    SealedDuty.objects.bulk_create([SealedDuty(denunciation=row, **duty) for row in rows])


def test_the_nearest_day_comes_first_and_what_ended_last(room):
    first, second, third = room.receive(), room.receive(several_places=True), room.receive()
    screening.check(outcome="refused", ground="no-basis", **room.by(third, room.commune_ones[0]))
    rows = page(**room.who(room.commune_ones[0]), on=DAY).rows
    assert [row.id for row in rows] == [first.id, second.id, third.id]


def test_a_page_takes_as_many_queries_for_few_as_for_many(room):
    who = room.who(room.commune_ones[0])
    counted = []
    for more in (1, 60):
        fill(room, more)
        with CaptureQueriesContext(connection) as queries:
            page(**who, on=DAY)
        counted.append(len(queries))
    assert counted == [2, 2]


def test_pages_and_states(room):
    fill(room, 60)
    who = room.who(room.commune_ones[0])
    first, last, beyond = (page(**who, on=DAY, number=number) for number in (1, 2, 9))
    assert (first.total, first.pages, len(first.rows), len(last.rows)) == (60, 2, 50, 10)
    assert beyond.number == 2 and not {row.id for row in first.rows} & {row.id for row in last.rows}
    assert page(**who, on=DAY, state="accepted").total == 0
