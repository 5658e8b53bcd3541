"""Keys of officers: admitted by another person, recovered by two, ended without leaving a matter unread."""

import pytest

from cast import actor, cast
from denunciations.making import DAY, PHRASE, Room, moment
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.denunciations.actions import holding, reading, recovering
from thongsuot.denunciations.models import Act, Envelope, Keyholder, RecoveryShare
from thongsuot.denunciations.queries.keyholders import custodians, investigators, is_ready

pytestmark = pytest.mark.django_db
NEW = "mật ngữ mới tinh khôi"


@pytest.fixture
def room():
    return Room()


def key_of(officer):
    return Keyholder.objects.get(officer=officer, ended_at=None)


def test_a_key_holds_nothing_until_a_custodian_admits_it(room):
    newcomer = room.officer("Vi Thị Sau", room.people.commune)
    key = holding.enrol(
        unit=room.people.commune, kind="investigator", passphrase=PHRASE, actor=actor(newcomer), **moment()
    )
    matter = room.receive()
    assert not Envelope.objects.filter(keyholder=key).exists()
    holding.admit(keyholder_id=key.pk, **room.who(room.custodians[1]), **moment())
    assert Envelope.objects.filter(keyholder=key, denunciation=room.receive().id).exists()
    assert not Envelope.objects.filter(keyholder=key, denunciation=matter.id).exists()


def test_nobody_admits_themself_and_an_administrator_admits_nobody(room):
    newcomer = room.officer("Vi Thị Sau", room.people.commune, "administrator")
    key = holding.enrol(
        unit=room.people.commune, kind="custodian", passphrase=PHRASE, actor=actor(newcomer), **moment()
    )
    own = {"actor": actor(newcomer), "unlocked": holding.unlock(passphrase=PHRASE, actor=actor(newcomer), on=DAY)}
    with pytest.raises(NotFound):
        holding.admit(keyholder_id=key.pk, **own, **moment())


def test_the_first_two_custodians_admit_each_other_and_then_founding_is_over():
    people = cast()
    one, two = actor(people.receptionist), actor(people.handler)
    keys = [
        holding.enrol(unit=people.commune, kind="custodian", passphrase=PHRASE, actor=who, **moment())
        for who in (one, two)
    ]
    assert not is_ready(DAY)
    for who, key in ((one, keys[1]), (two, keys[0])):
        unlocked = holding.unlock(passphrase=PHRASE, actor=who, on=DAY)
        holding.admit(keyholder_id=key.pk, unlocked=unlocked, actor=who, **moment())
    assert {one.pk for one in custodians(DAY)} == {key.pk for key in keys}


def test_a_key_written_past_the_program_gets_no_envelope(room):
    forged = key_of(room.commune_ones[0])
    Keyholder.objects.filter(pk=forged.pk).update(public_key=bytes(32))
    assert forged.pk not in {one.pk for one in investigators(DAY)}


def test_an_officer_whose_post_ended_gets_and_sees_nothing(room):
    matter = room.receive()
    room.commune_ones[0].posts.update(valid_until=DAY)
    assert key_of(room.commune_ones[0]).pk not in {one.pk for one in investigators(DAY)}
    with pytest.raises(NotFound):
        reading.open_sheet(denunciation_id=matter.id, **room.who(room.commune_ones[0]), at=moment()["at"])


def test_a_wrong_passphrase_opens_nothing(room):
    with pytest.raises(Invalid) as error:
        holding.unlock(passphrase="sai mất rồi", actor=actor(room.commune_ones[0]), on=DAY)
    assert error.value.field == "passphrase"


def test_a_short_passphrase_is_refused(room):
    newcomer = room.officer("Vi Thị Sau", room.people.commune)
    with pytest.raises(Invalid):
        holding.enrol(unit=room.people.commune, kind="verifier", passphrase="ngắn", actor=actor(newcomer), **moment())


def test_a_key_is_enrolled_for_a_unit_where_one_holds_a_post(room):
    newcomer = room.officer("Vi Thị Sau", room.people.commune)
    with pytest.raises(Refused):
        holding.enrol(
            unit=room.people.province, kind="investigator", passphrase=PHRASE, actor=actor(newcomer), **moment()
        )


def test_one_key_an_officer(room):
    with pytest.raises(NotAllowedNow):
        holding.enrol(
            unit=room.people.commune,
            kind="investigator",
            passphrase=PHRASE,
            actor=actor(room.commune_ones[0]),
            **moment(),
        )


def test_another_passphrase_opens_the_same_key(room):
    officer = actor(room.commune_ones[0])
    before = holding.unlock(passphrase=PHRASE, actor=officer, on=DAY).private
    holding.change_passphrase(old=PHRASE, new=NEW, actor=officer, **moment())
    assert holding.unlock(passphrase=NEW, actor=officer, on=DAY).private == before
    with pytest.raises(Invalid):
        holding.unlock(passphrase=PHRASE, actor=officer, on=DAY)


def test_a_lost_passphrase_loses_nothing_and_takes_two_custodians(room):
    matter, officer = room.receive(), actor(room.commune_ones[0])
    request = recovering.ask_recovery(passphrase=NEW, actor=officer, **moment())
    recovering.help_recover(request_id=request.pk, **room.who(room.custodians[1]), **moment())
    with pytest.raises(NotFound):
        recovering.finish_recovery(passphrase=NEW, actor=officer, **moment())
    with pytest.raises(NotAllowedNow):
        recovering.help_recover(request_id=request.pk, **room.who(room.custodians[1]), **moment())
    recovering.help_recover(request_id=request.pk, **room.who(room.custodians[0]), **moment())
    recovering.finish_recovery(passphrase=NEW, actor=officer, **moment())
    unlocked = holding.unlock(passphrase=NEW, actor=officer, on=DAY)
    sheet = reading.open_sheet(denunciation_id=matter.id, actor=officer, unlocked=unlocked, at=moment()["at"])
    assert sheet.first["text"]
    acts = Act.objects.filter(keyholder=unlocked.keyholder_id).order_by("at", "id")
    assert list(acts.values_list("verb", flat=True)) == [
        "enrol", "admit", "ask_recovery", "help_recover", "help_recover", "finish_recovery",
    ]  # fmt: skip


def test_no_investigator_helps_to_recover(room):
    request = recovering.ask_recovery(passphrase=NEW, actor=actor(room.commune_ones[0]), **moment())
    with pytest.raises(Refused):
        recovering.help_recover(request_id=request.pk, **room.who(room.commune_ones[1]), **moment())


def test_a_custodian_who_comes_later_is_entrusted_when_the_key_is_next_unlocked(room):
    third = room.officer("Sầm Thị Ba", room.people.health)
    room.add(third, room.people.health, "custodian")
    key = key_of(room.commune_ones[0])
    assert RecoveryShare.objects.filter(keyholder=key).count() == 2
    room.who(room.commune_ones[0])
    assert RecoveryShare.objects.filter(keyholder=key).count() == 6


def test_an_ended_key_reads_nothing_and_a_matter_always_keeps_a_reader(room):
    matter = room.receive()
    by = {"actor": actor(room.custodians[0]), **moment()}
    for officer in room.commune_ones:
        holding.end_key(keyholder_id=key_of(officer).pk, **by)
    with pytest.raises(NotAllowedNow):
        holding.end_key(keyholder_id=key_of(room.commune_head).pk, **by)
    assert Envelope.objects.filter(denunciation=matter.id).count() == 1


def test_two_custodians_remain(room):
    with pytest.raises(NotAllowedNow):
        holding.end_key(keyholder_id=key_of(room.custodians[0]).pk, actor=actor(room.custodians[0]), **moment())


def test_another_officer_ends_no_key(room):
    with pytest.raises(Refused):
        holding.end_key(
            keyholder_id=key_of(room.commune_ones[0]).pk, actor=actor(room.people.administrator), **moment()
        )
