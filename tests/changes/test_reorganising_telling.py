"""Who is told of a reorganisation: officers of the units that change, residents with an open case there, each once."""

import pytest

from cast import make_post
from changes.reorganised import DAY, MERGE, confirmed, in_force
from changes.test_reorganising_rows import RENAME
from lives import Life, instant
from thongsuot.cases.actions.intake import PersonGiven
from thongsuot.cases.models import Case
from thongsuot.changes.actions import repointing
from thongsuot.notices.models import Message
from thongsuot.notices.texts import text_of

pytestmark = pytest.mark.django_db
PERSON = PersonGiven(name="Lò Thị Mây", phone="0912345678", notify_by="sms")


@pytest.fixture
def life():
    return Life(parties=(PERSON,)).assigned()


def to_officers():
    return Message.objects.filter(template="unit-reorganised", channel="desk")


def to_residents():
    return Message.objects.filter(template="holder-changed")


def moved(row, limit=1000):
    while repointing.repoint_batch(reorganisation_id=row.pk, at=instant(DAY), limit=limit):
        pass


def test_nobody_is_told_before_the_day(life, root):
    confirmed(root)
    assert not to_officers().exists() and not to_residents().exists()


def test_every_officer_of_a_unit_that_ends_is_told_once_and_nobody_else(life, root):
    people = life.people
    make_post(people.head, people.economics, "supervisor")
    moved(in_force(root))
    told = list(to_officers().values_list("officer_id", flat=True))
    names = ("receptionist", "handler", "head", "deputy", "publisher", "administrator", "economics_handler")
    wanted = {getattr(people, name).pk for name in (*names, "economics_head")}
    assert (len(told), set(told)) == (len(wanted), wanted)
    said = text_of(to_officers().get(officer_id=people.head.pk)).body
    assert f"{people.commune.name} → {people.other_commune.name}" in said
    assert f"{people.economics.name} → {people.other_economics.name}" in said
    assert "1/8/2026" in said and "/ban-lam-viec/doi-vai/" in said


def test_who_asked_for_news_of_an_open_case_hears_once_which_unit_has_it(life, root):
    Life(life.people)  # of somebody who asked for nothing
    moved(in_force(root), limit=1)
    message = to_residents().get()
    assert (message.channel, message.address) == ("sms", "0912345678")
    said = text_of(message).body
    assert life.people.other_commune.name in said and "1/8/2026" in said


def test_a_run_that_was_killed_and_what_is_left_behind_tell_nobody_twice(life, root):
    row = in_force(root)
    for _batch in range(4):
        repointing.repoint_batch(reorganisation_id=row.pk, at=instant(DAY), limit=1)
    moved(row, limit=2)
    before = to_officers().count(), to_residents().count()
    Case.objects.filter(pk=life.case.pk).update(holder_unit=life.people.commune)  # an act that began before midnight
    repointing.mend(at=instant(DAY))
    moved(row)
    assert Case.objects.get(pk=life.case.pk).holder_unit == life.people.other_commune
    assert (to_officers().count(), to_residents().count()) == before


def test_of_a_new_name_officers_and_residents_hear_too(life, root):
    moved(in_force(root, RENAME))
    said = text_of(to_officers().get(officer_id=life.people.head.pk)).body
    assert "Ủy ban nhân dân xã Đơn Dương → Ủy ban nhân dân phường Đơn Dương" in said
    assert "Ủy ban nhân dân phường Đơn Dương" in text_of(to_residents().get()).body


def test_of_another_unit_above_the_officers_hear(life, root):
    text = MERGE[: MERGE.index("[[merge]]")] + '[[move]]\nunit = "24931"\nunder = "68-vp"\n'
    moved(in_force(root, text))
    said = text_of(to_officers().get(officer_id=life.people.head.pk)).body
    assert f"{life.people.commune.name}: nay thuộc {life.people.province_office.name}" in said
    assert not to_residents().exists()
