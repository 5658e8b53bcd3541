"""Receiving: who gets the keys, who never does; one form, one receipt."""

from datetime import date

import pytest

from denunciations.making import ACCOUNT, DAY, PHRASE, RECEIVED, Room, moment
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.denunciations.actions.given import Given, Identity
from thongsuot.denunciations.actions.receive import receive
from thongsuot.denunciations.keys import receipts
from thongsuot.denunciations.models import Denunciation, Envelope, SealedDuty
from thongsuot.denunciations.models import Identity as SealedIdentity
from thongsuot.denunciations.queries.competent import higher_body, recipients
from thongsuot.denunciations.queries.door import open_by_receipt
from thongsuot.ledger.models import Entry
from thongsuot.units.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return Room()


def readers(matter) -> set[str]:
    rows = Envelope.objects.filter(denunciation=matter.id).select_related("keyholder__officer")
    return {row.keyholder.officer.full_name for row in rows}


def test_a_staff_members_case_goes_to_their_own_body(room):
    matter = room.receive()
    assert readers(matter) == {"Trịnh Văn Tra", "Mạc Thị Xét", "Nguyễn Thị Hiên"}
    assert matter.row.unit == room.people.commune


def test_a_heads_case_goes_to_the_next_higher_body_and_never_to_the_head(room):
    matter = room.receive(position="head", accused_name="bà chủ tịch")
    assert readers(matter) == {"Lý Thị Thanh"}
    assert matter.row.unit == room.people.province


def test_of_an_ended_body_the_heir_is_meant_and_the_body_above_the_heir_gets_it(room):
    heir, former = room.people.commune, room.people.economics
    Unit.objects.filter(pk=former.pk).update(heir=heir, parent=heir, valid_until=DAY)
    matter = room.receive(position="head", unit_id=former.pk, on=DAY)
    assert matter.row.unit == room.people.province
    assert higher_body(former.pk, {heir.pk, room.people.province.pk}) == room.people.province.pk
    found = recipients(accused_name="Không Rõ", position="head", unit_id=former.pk, on=DAY)
    assert room.people.head.pk in found.excluded


def test_a_deputys_case_goes_to_the_next_higher_body(room):
    assert readers(room.receive(position="deputy")) == {"Lý Thị Thanh"}


def test_an_investigator_of_the_accuseds_name_gets_no_envelope(room):
    matter = room.receive(accused_name="TRINH VAN TRA")
    assert readers(matter) == {"Mạc Thị Xét", "Nguyễn Thị Hiên"}


def test_where_all_investigators_may_be_the_accused_the_next_higher_body_gets_it(room):
    matter = room.receive(accused_name="Trịnh Văn Tra, Mạc Thị Xét và Nguyễn Thị Hiên")
    assert readers(matter) == {"Lý Thị Thanh"}


def test_an_unknown_body_goes_to_the_inspectorate(room):
    matter = room.receive(unit_id=None)
    assert readers(matter) == {"Kiều Văn Thẩm"}
    assert not matter.received.is_certain


def test_a_division_without_investigators_climbs(room):
    matter = room.receive(unit_id=room.people.economics.pk)
    assert readers(matter) == {"Trịnh Văn Tra", "Mạc Thị Xét", "Nguyễn Thị Hiên"}
    assert not matter.received.is_certain


def test_the_head_of_the_whole_province_goes_to_the_inspectorate(room):
    assert readers(room.receive(position="head", unit_id=room.people.province.pk)) == {"Kiều Văn Thẩm"}


def test_a_form_sent_twice_makes_one_denunciation_with_one_receipt(room):
    given, token = Given(text=ACCOUNT, unit_id=room.people.commune.pk, position="staff"), receipts.new_token()
    first, second = (receive(given=given, form_token=token, actor=STRANGER, **moment(RECEIVED)) for _twice in range(2))
    assert first.receipt == second.receipt and first.denunciation_id == second.denunciation_id
    assert Denunciation.objects.count() == 1


def test_the_receipt_opens_the_content_and_another_number_nothing(room):
    matter = room.receive()
    assert matter.door.denunciation_id == matter.id
    wrong = receipts.new_receipt()
    with pytest.raises(NotFound):
        open_by_receipt(wrong)
    with pytest.raises(NotFound):
        open_by_receipt("1234")


def test_without_name_and_address_it_is_anonymous_and_no_identity_is_kept(room):
    matter = room.receive(identity=Identity())
    assert matter.row.anonymous
    assert not SealedIdentity.objects.filter(denunciation=matter.id).exists()


def test_a_telephone_alone_is_sealed_as_an_identity(room):
    matter = room.receive(identity=Identity(phone="0912 345 678"))
    assert matter.row.anonymous
    assert SealedIdentity.objects.filter(denunciation=matter.id).exists()


def test_the_first_clock_starts_at_once(room):
    matter = room.receive()
    duty = SealedDuty.objects.get(denunciation=matter.id)
    assert (duty.task, duty.rule_code, duty.due_on) == ("initial", "TC.INITIAL", date(2026, 7, 24))
    assert matter.received.due_on == duty.due_on


def test_several_places_give_the_longer_term(room):
    matter = room.receive(several_places=True)
    assert matter.received.due_on == date(2026, 7, 29)


def test_the_book_says_no_more_than_that_something_sealed_happened(room):
    room.receive()
    said = set(Entry.objects.filter(verb__startswith="sealed").values_list("actor_ref", "verb"))
    assert said == {("sealed", "sealed")}
    assert not Entry.objects.filter(subject_ref__contains=str(Denunciation.objects.get().pk)).exists()


def test_only_the_account_is_required(room):
    with pytest.raises(Invalid) as error:
        room.receive(text=" ")
    assert error.value.field == "text"


def test_without_keys_nothing_is_taken(db):
    with pytest.raises(NotAllowedNow):
        receive(given=Given(text=ACCOUNT), form_token="x", actor=STRANGER, **moment(RECEIVED))
    assert not Denunciation.objects.exists()


def test_nothing_of_it_is_shown_by_accident(room):
    given = Given(text=ACCOUNT, identity=Identity(name="Lò Thị Hoa"))
    assert "sổ đỏ" not in repr(given) and "Hoa" not in repr(given)
    assert PHRASE not in repr(room.holder(room.custodians[0]))
