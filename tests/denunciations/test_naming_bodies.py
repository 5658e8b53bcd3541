"""A workplace named unclearly is asked about, so that the right body gets it; nothing is stored meanwhile."""

import pytest
from django.test import Client

from cast import make_officer, make_post, make_unit
from denunciations.desk import do, stop_clock, text, unlocked
from denunciations.making import DAY, PHRASE, RECEIVED, Room, instant
from thongsuot.denunciations.models import Denunciation, Envelope, Exclusion, Keyholder
from thongsuot.denunciations.queries.bodies import body_named, candidates
from thongsuot.denunciations.queries.choosing import fit_to_exclude

pytestmark = pytest.mark.django_db
GIVE = "/to-cao/gui"


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    stop_clock(monkeypatch, instant(DAY))


@pytest.fixture
def room():
    return Room()


def names(words) -> list[str]:
    return [one.name for one in candidates(words, RECEIVED)]


@pytest.mark.parametrize("typed", ["xã Đơn Dươg", "UBND xa don duog", "uy ban Don Duongg", "Đơm Dương"])
def test_a_letter_mistyped_still_finds_the_body(room, typed):
    assert room.people.commune.name in names(typed)


@pytest.mark.parametrize("typed", ["", "  ", "Một nơi không ai biết", "%_'\"", "Uỷ ban"])
def test_what_is_like_no_name_offers_nothing_of_its_own(room, typed):
    assert len(names(typed)) <= 6
    if typed != "Uỷ ban":
        assert names(typed) == []


@pytest.mark.parametrize("typed", [None, "UBND xã Đơn Dương", "Đơn Dươn"])
def test_a_body_named_clearly_is_not_asked_about(room, typed):
    typed = typed or room.people.commune.name
    assert names(typed) == [] and body_named(typed, RECEIVED) == room.people.commune.pk


def test_no_more_than_six_are_offered(room):
    for number in range(9):
        make_unit(f"Phòng Việc Chung {number}", parent=room.people.commune)
    assert len(names("Phòng Việc Chung")) == 6


def send(**words):
    typed = {"text": "Ông cán bộ đòi tiền.", "position": "head", "unit_text": "xã Đơn Dươg", "token": ""}
    return Client().post(GIVE, typed | words)


def test_the_form_asks_which_body_is_meant_keeps_the_words_and_stores_nothing(room):
    answer = send()
    assert answer.status_code == 422
    assert room.people.commune.name in text(answer) and "không rõ: gửi đến thanh tra" in text(answer)
    assert "Ông cán bộ đòi tiền." in text(answer)
    assert not Denunciation.objects.exists()


def test_the_body_chosen_receives_it_or_the_one_above_its_head(room):
    answer = send(body=str(room.people.commune.pk))
    assert answer.status_code == 200, text(answer)
    assert Denunciation.objects.get().unit_id == room.people.province.pk


def test_who_does_not_know_says_so_and_the_inspectorate_receives_it(room):
    assert send(body="unknown").status_code == 200
    assert Denunciation.objects.get().unit_id == room.people.inspectorate.pk


@pytest.mark.parametrize("chosen", ["x", "01900000-0000-7000-8000-000000000000"])
def test_a_body_that_was_not_offered_is_no_choice(room, chosen):
    assert send(body=chosen).status_code == 422
    assert not Denunciation.objects.exists()


def test_words_changed_after_the_question_are_read_afresh(room):
    answer = send(body=str(room.people.commune.pk), unit_text=room.people.province.name, position="staff")
    assert answer.status_code == 200
    assert Denunciation.objects.get().unit_id == room.people.province.pk


def test_excluding_offers_who_leads_the_body_without_a_key_and_works_for_their_later_key(room):
    leader = make_officer("Phó Chủ Tịch")
    make_post(leader, room.people.commune, "head")
    matter, one = room.receive(), room.commune_ones[0]
    offered = dict(fit_to_exclude(matter.row, [room.people.commune.pk], DAY))
    assert str(leader.pk) in offered and str(room.province_one.pk) in offered
    words = {"officer_id": str(leader.pk), "reason": "Là anh ruột.", "sure": "on", "passphrase": PHRASE}
    assert do(unlocked(one), matter, "loai-nguoi", **words).status_code == 302
    assert str(leader.pk) not in dict(fit_to_exclude(matter.row, [room.people.commune.pk], DAY))
    assert Exclusion.objects.filter(denunciation=matter.id).count() == 1
    key = room.add(leader, room.people.commune, Keyholder.Kind.INVESTIGATOR)
    answer = do(unlocked(one), matter, "them-nguoi", keyholder_id=str(key.pk))
    assert answer.status_code == 422 and not Envelope.objects.filter(keyholder=key).exists()
