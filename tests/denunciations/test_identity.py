"""Who denounced: released only on a written request that a second person granted, for a time, logged, told."""

from datetime import timedelta

import pytest

from denunciations.making import DAY, WHO, Room, instant, moment
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.denunciations.actions import denouncing, excluding, identifying, moving, screening, verifying
from thongsuot.denunciations.actions.given import Identity
from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.keys.trouble import Broken
from thongsuot.denunciations.models import IdentityGrant, IdentityRequest, IdentityWrap, Keyholder, News, Reading
from thongsuot.denunciations.queries.identities import waiting, waiting_count
from thongsuot.denunciations.queries.sheets import denouncer_sheet

pytestmark = pytest.mark.django_db
AT = instant(DAY)


@pytest.fixture
def room():
    return Room()


def asked(room, matter, officer=None, **more):
    return identifying.request_identity(
        reason="Cần hỏi trực tiếp.", **room.by(matter, officer or room.commune_ones[0]), **more
    )


def seen(room, matter, officer, at=AT):
    return identifying.open_identity(denunciation_id=matter.id, **room.who(officer), at=at)


def test_nobody_sees_it_unasked(room):
    matter = room.receive()
    with pytest.raises(NotAllowedNow):
        seen(room, matter, room.commune_ones[0])


def test_granted_it_opens_for_the_one_who_asked_alone_and_is_logged(room):
    matter = room.receive()
    request = asked(room, matter)
    identifying.grant_identity(request_id=request.pk, **room.who(room.custodians[0]), **moment())
    assert seen(room, matter, room.commune_ones[0]) == WHO
    assert Reading.objects.filter(what="identity", officer=room.commune_ones[0]).count() == 1
    with pytest.raises(NotAllowedNow):
        seen(room, matter, room.commune_ones[1])


def test_the_custodian_reads_the_reason_and_neither_name_nor_matter(room):
    matter = room.receive()
    request = asked(room, matter)
    custodian = room.who(room.custodians[0])
    (one,) = waiting(**custodian)
    assert (one.reason, one.asked_by, one.days) == ("Cần hỏi trực tiếp.", "Trịnh Văn Tra", 3)
    assert waiting_count(custodian["actor"]) == 1 and waiting_count(room.who(room.inspector)["actor"]) == 0
    wrap = IdentityWrap.objects.get(denunciation=matter.id, custodian=custodian["unlocked"].keyholder_id)
    with pytest.raises(Broken):
        envelopes.open_with(custodian["unlocked"].private, bytes(wrap.sealed))
    assert request.state == "waiting"


def test_who_asks_never_grants(room):
    matter = room.receive()
    request = asked(room, matter)
    with pytest.raises(NotFound):
        identifying.grant_identity(request_id=request.pk, **room.who(room.commune_ones[0]), **moment())


def test_refused_it_stays_closed_and_the_denouncer_is_told_of_both(room):
    matter = room.receive()
    request = asked(room, matter)
    with pytest.raises(Invalid):
        identifying.refuse_identity(request_id=request.pk, answer=" ", **room.who(room.custodians[1]), **moment())
    identifying.refuse_identity(request_id=request.pk, answer="Chưa cần.", **room.who(room.custodians[1]), **moment())
    with pytest.raises(NotAllowedNow):
        seen(room, matter, room.commune_ones[0])
    sheet = denouncer_sheet(matter.door)
    assert [(one.asked_by, one.state, one.decided_by) for one in sheet.releases] == [
        ("Trịnh Văn Tra", "refused", "Quách Văn Khóa")
    ]
    assert [act.verb for act in sheet.acts][-2:] == ["request_identity", "refuse_identity"]


def test_a_request_is_decided_once(room):
    matter = room.receive()
    request = asked(room, matter)
    identifying.grant_identity(request_id=request.pk, **room.who(room.custodians[0]), **moment())
    with pytest.raises(NotFound):
        identifying.refuse_identity(request_id=request.pk, answer="Thôi.", **room.who(room.custodians[1]), **moment())


def test_it_ends_with_its_time_and_the_key_goes(room):
    matter = room.receive()
    request = asked(room, matter, days=1)
    identifying.grant_identity(request_id=request.pk, **room.who(room.custodians[0]), **moment())
    later = AT + timedelta(days=1)
    with pytest.raises(NotAllowedNow):
        seen(room, matter, room.commune_ones[0], later)
    assert identifying.expire_grants(at=later - timedelta(seconds=1)) == 0
    assert identifying.expire_grants(at=later) == 1 and not IdentityGrant.objects.exists()
    assert denouncer_sheet(matter.door).acts[-1].verb == "expire_identity"


def test_the_custodians_hear_that_something_waits(room):
    matter = room.receive()
    News.objects.all().delete()
    asked(room, matter)
    assert set(News.objects.values_list("officer_id", flat=True)) == {one.pk for one in room.custodians}


@pytest.mark.parametrize("days", [0, 15])
def test_the_time_is_bounded(room, days):
    with pytest.raises(Invalid) as error:
        asked(room, room.receive(), days=days)
    assert error.value.field == "days"


def test_an_anonymous_denunciation_has_nothing_to_ask_for(room):
    with pytest.raises(NotAllowedNow):
        asked(room, room.receive(identity=Identity()))


def test_a_name_given_later_is_sealed_the_same_way(room):
    matter = room.receive(identity=Identity())
    denouncing.give_identity(door=matter.door, identity=WHO, **moment())
    request = asked(room, matter)
    identifying.grant_identity(request_id=request.pk, **room.who(room.custodians[1]), **moment())
    assert seen(room, matter, room.commune_ones[0]) == WHO


def test_asking_twice_waits_for_the_first_answer(room):
    matter = room.receive()
    asked(room, matter)
    with pytest.raises(NotAllowedNow):
        asked(room, matter)


def test_a_custodian_of_the_accuseds_name_is_not_asked(room):
    matter = room.receive(accused_name="Quách Văn Khóa")
    request = asked(room, matter)
    assert [one.custodian.officer for one in request.envelopes.all()] == [room.custodians[0]]


def test_an_excluded_officer_loses_envelope_grant_and_sight_at_once(room):
    matter, officer = room.receive(), room.commune_ones[0]
    request = asked(room, matter)
    identifying.grant_identity(request_id=request.pk, **room.who(room.custodians[0]), **moment())
    excluding.exclude(officer_id=officer.pk, reason="Là em ruột.", **room.by(matter, room.commune_ones[1]))
    with pytest.raises(NotFound):
        seen(room, matter, officer)
    assert not IdentityGrant.objects.exists()


def test_the_excluded_get_nothing_back(room):
    matter, officer = room.receive(), room.commune_ones[0]
    excluding.exclude(officer_id=officer.pk, reason="Là em ruột.", **room.by(matter, room.commune_ones[1]))
    key = Keyholder.objects.get(officer=officer)
    with pytest.raises(Invalid):
        moving.share(keyholder_id=key.pk, **room.by(matter, room.commune_ones[1]))


def test_the_last_reader_is_not_excluded_before_somebody_else_reads_it(room):
    matter = room.receive(position="head")
    with pytest.raises(NotAllowedNow):
        excluding.exclude(
            officer_id=room.province_one.pk, reason="Là người thân.", **room.by(matter, room.province_one)
        )


def test_a_verifier_may_not_ask(room):
    matter, officer = room.receive(), room.commune_ones[0]
    screening.check(outcome="eligible", **room.by(matter, officer))
    screening.accept(**room.by(matter, officer))
    helper = room.officer("Nông Thị Dò", room.people.other_commune)
    key = room.add(helper, room.people.other_commune)
    verifying.name_verifier(keyholder_id=key.pk, **room.by(matter, officer))
    with pytest.raises(Refused):
        asked(room, matter, helper)
    assert not IdentityRequest.objects.exists()
