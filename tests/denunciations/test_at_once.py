"""Two at once, on connections of their own: a form sent twice, two officers, two custodians, two keys ended."""

from threading import Barrier, Thread

import pytest
from django.db import connections

from denunciations.making import ACCOUNT, RECEIVED, Room, moment
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import DomainError
from thongsuot.denunciations.actions import denouncing, holding, identifying, screening
from thongsuot.denunciations.actions.given import Given
from thongsuot.denunciations.actions.receive import receive
from thongsuot.denunciations.keys import receipts
from thongsuot.denunciations.models import Act, Denunciation, Envelope, IdentityGrant, Keyholder

pytestmark = pytest.mark.django_db(transaction=True)


def both(first, second):
    """Run two acts in threads that start together; return what each gave or raised."""
    start, results = Barrier(2), []

    def run(act):
        try:
            start.wait(10)
            results.append(act())
        except DomainError as refusal:
            results.append(refusal)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(act,)) for act in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


@pytest.fixture
def room():
    return Room()


def names(results) -> list[str]:
    return sorted(type(one).__name__ for one in results)


def test_a_form_sent_twice_at_once_makes_one_denunciation_with_one_receipt(room):
    given, token = Given(text=ACCOUNT, position="staff", unit_id=room.people.commune.pk), receipts.new_token()

    def send():
        return receive(given=given, form_token=token, actor=STRANGER, **moment(RECEIVED))

    first, second = both(send, send)
    assert (first.receipt, first.denunciation_id) == (second.receipt, second.denunciation_id)
    assert Denunciation.objects.count() == 1 and Act.objects.filter(verb="receive").count() == 1


def test_of_two_officers_with_the_same_form_one_acts_and_the_other_is_told(room):
    matter = room.receive()
    ways = [room.by(matter, officer) for officer in room.commune_ones]
    results = both(*[lambda way=way: screening.check(outcome="eligible", revision=1, **way) for way in ways])
    assert names(results) == ["Denunciation", "Stale"] and matter.row.revision == 2


def test_of_two_custodians_one_decides(room):
    matter = room.receive()
    request = identifying.request_identity(reason="Cần hỏi.", **room.by(matter, room.commune_ones[0]))
    one, other = (room.who(custodian) for custodian in room.custodians)
    results = both(
        lambda: identifying.grant_identity(request_id=request.pk, **one, **moment()),
        lambda: identifying.refuse_identity(request_id=request.pk, answer="Không.", **other, **moment()),
    )
    assert names(results) == ["IdentityRequest", "NotFound"]
    request.refresh_from_db()
    assert IdentityGrant.objects.exists() == (request.state == "granted")


def test_words_added_while_an_officer_acts_are_both_kept(room):
    matter = room.receive()
    way, door = room.by(matter, room.commune_ones[0]), matter.door
    results = both(
        lambda: screening.check(outcome="eligible", **way),
        lambda: denouncing.add(door=door, text="Thêm.", **moment()),
    )
    assert names(results) == ["Denunciation", "Denunciation"]
    assert list(Act.objects.filter(denunciation=matter.id).values_list("number", flat=True)) == [1, 2, 3]


def test_two_keys_ended_at_once_leave_no_matter_unread(room):
    matter = room.receive(accused_name="Nguyễn Thị Hiên")
    by = {"actor": room.who(room.custodians[0])["actor"], **moment()}
    keys = [Keyholder.objects.get(officer=officer).pk for officer in room.commune_ones]
    results = both(*[lambda key=key: holding.end_key(keyholder_id=key, **by) for key in keys])
    assert names(results) == ["Keyholder", "NotAllowedNow"]
    assert Envelope.objects.filter(denunciation=matter.id).count() == 1
