"""The signed file of a case that went outside."""

import json

import pytest

from lives import Life
from thongsuot.cases.actions.moving import transfer_out
from thongsuot.cases.handover import is_genuine, signed_file
from thongsuot.core.errors import NotFound

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent():
    life = Life()
    life.case.parties.create(name="K'Sơr", phone="0900000123", id_number="068123456789")
    return transfer_out(name="Bộ Xây dựng", basis="Quốc lộ 27.", **life.by("receptionist"))


def test_it_holds_the_matter_its_first_day_and_where_it_goes(sent):
    said = json.loads(signed_file(sent).document()["signed"])
    assert (said["case"]["code"], said["received_on"], said["to"]) == (sent.code, "2026-07-15", "Bộ Xây dựng")
    assert said["people"][0]["phone"] == "0900000123" and len(said["items"]) == 2


def test_identity_numbers_do_not_travel(sent):
    assert "068123456789" not in signed_file(sent).document()["signed"]


def test_its_signature_holds_for_this_installation_alone(sent):
    signed = signed_file(sent)
    assert is_genuine(signed.document(), signed.public_key)
    assert not is_genuine(signed.document(), bytes(32))


@pytest.mark.parametrize("change", [{"signed": "{}"}, {"signature": "00"}, {"signature": None}], ids=str)
def test_a_changed_file_is_noticed(sent, change):
    signed = signed_file(sent)
    assert not is_genuine(signed.document() | change, signed.public_key)


def test_the_same_case_gives_the_same_file(sent):
    assert signed_file(sent).document() == signed_file(sent).document()


def test_a_case_that_stayed_has_no_such_file():
    with pytest.raises(NotFound):
        signed_file(Life().case)
