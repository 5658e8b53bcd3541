"""What becomes of everything a unit had when it merged: each row of the table in docs/units.md."""

from datetime import date

import pytest

from cast import actor, make_competence, make_post
from changes.reorganised import DAY, MERGE, TODAY, finished, in_force, prepared
from denunciations.making import Room
from lives import Life, instant
from mail.making import bring, letter, make_gateway, make_mailbox
from thongsuot.api.actions import give_token
from thongsuot.cases.importing.ready import unit_with_code
from thongsuot.cases.models import Case
from thongsuot.cases.queries.follow import public_status, resident_view
from thongsuot.changes.actions import repointing
from thongsuot.changes.queries.moving import BY_NAME
from thongsuot.changes.queries.reorganising import lines
from thongsuot.changes.queries.world import read_against
from thongsuot.core.access import can
from thongsuot.core.errors import NotAllowedNow
from thongsuot.counter.actions.sheets import print_sheets
from thongsuot.denunciations.models import Denunciation, Keyholder
from thongsuot.denunciations.permissions import kind_of, readable_to
from thongsuot.denunciations.queries.keyholders import investigators, is_genuine
from thongsuot.documents.actions.numbering import take_number
from thongsuot.documents.models import Document, Register
from thongsuot.documents.shipped import forms
from thongsuot.duties.actions.urging import urge_within
from thongsuot.duties.models import ClimbPace, Duty
from thongsuot.notices.models import Message
from thongsuot.notices.permissions import letters_of
from thongsuot.people.models import Post
from thongsuot.people.queries import actor_for, heads_of, officers_of, posts_of
from thongsuot.units.models import Competence, Installation, Unit
from thongsuot.units.queries import as_now, as_then, competent_unit, history, unit_by_code

pytestmark = pytest.mark.django_db
NEW = ("mailboxes", "bundles", "tokens")
BOTH = """
on = 2026-08-01
basis = "Nghị quyết số 12/NQ-HĐND"

[[create]]
code = "68-moi"
name = "Ủy ban nhân dân tỉnh Lâm Đồng mới"
kind = "committee"

[[merge]]
units = ["68", "24931"]
into = "68-moi"
"""
RENAME = """
on = 2026-08-01
basis = "Nghị quyết số 15/NQ-HĐND"

[[rename]]
unit = "24931"
name = "Ủy ban nhân dân phường Đơn Dương"
"""


@pytest.fixture
def life():
    return Life()


def test_a_token_given_before_the_merger_still_works(people, root):
    in_force(root)
    acting = actor_for(people.receptionist, on=DAY, begun_by=TODAY)
    assert people.other_commune.pk in acting.seats


def test_the_dry_run_lists_mailboxes_bundles_and_keys_of_the_rooms_above(people, root):
    make_mailbox(people.commune)
    print_sheets(unit=people.commune, count=3, actor=actor(people.receptionist), on=TODAY, at=instant(TODAY))
    officer, giver = people.receptionist, actor(people.administrator)
    give_token(officer_id=officer.pk, name="Tổng đài 1022", actor=giver, at=instant(TODAY))
    row = prepared(root)
    assert [row.totals[kind] for kind in NEW] == [1, 1, 1]
    reading = read_against(row.text, today=TODAY, but=row)
    told = {kind: [(line.label, line.heir) for line in lines(reading, BY_NAME[kind])] for kind in NEW}
    heir = people.other_commune.name
    assert told == {
        "mailboxes": [("don@xa.example", heir)],
        "bundles": [("Tập 1, còn 3 phiếu", heir)],
        "tokens": [(f"Tổng đài 1022: {officer.full_name}", "")],
    }


def test_letters_to_the_mailbox_of_a_merged_unit_become_cases_of_its_heir(people, root):
    make_gateway()
    mailbox = make_mailbox(people.commune)
    in_force(root)
    mailbox.refresh_from_db()
    assert bring(mailbox, letter()) == "case"
    assert Case.objects.get(channel="email").holder_unit == people.other_commune


def test_whoever_sits_at_the_former_desk_is_found_in_the_heir(people, root):
    in_force(root)
    assert people.handler in officers_of(people.commune.pk, "handler", DAY)
    assert people.head in heads_of(people.commune.pk, DAY)


def test_competence_goes_on_in_the_successors_own_place_without_a_hole(people, root):
    make_competence(people.commune, "culture", place=people.commune_place)
    in_force(root)
    row = Competence.objects.get(unit=people.other_commune, topic="culture")
    assert (row.place_id, row.valid_from) == (people.other_place.pk, DAY)
    found = competent_unit("culture", "feedback", people.other_place.pk, DAY)
    assert found[0].unit == people.other_commune
    assert not Competence.objects.filter(unit=people.commune, valid_until=None).exists()


def test_the_quickest_pace_goes_along(people, root):
    ClimbPace.objects.create(unit=people.commune, working_days=1)
    in_force(root)
    assert ClimbPace.objects.get(unit=people.other_commune).working_days == 1


def test_a_draft_of_the_former_unit_takes_no_number_and_says_what_to_do(people, root):
    in_force(root)
    unit = Unit.objects.get(pk=people.commune.pk)
    form = next(form for form in forms().values() if form.register)
    with pytest.raises(NotAllowedNow, match="Soạn lại văn bản bằng tên Ủy ban nhân dân xã Ka Đô"):
        take_number(Document(unit=unit, form=form.code, drawn_on=TODAY), form, year=2026)
    assert not Register.objects.filter(unit=unit).exists()


def test_letters_that_wait_are_printed_by_the_heir(people, root):
    letter = Message.objects.create(
        channel="letter", unit_id=people.commune.pk, template="received", next_attempt_at=instant(TODAY),
        created_at=instant(TODAY),
    )  # fmt: skip
    in_force(root)
    assert letter in letters_of(actor(people.receptionist, on=DAY))


def test_the_root_follows_its_heir(people, root):
    text = MERGE.replace('["24931"]', '["68"]').replace('into = "24934"\nbelow = "match"', 'into = "68-mttq"')
    in_force(root, text)
    assert Installation.objects.get().root_unit_id == people.front.pk


def test_the_old_code_leads_to_the_heir(people, root):
    in_force(root)
    assert unit_by_code("24931") == people.other_commune
    assert unit_with_code("24931", at=instant(DAY)) == people.other_commune


def test_who_follows_an_open_case_reads_the_successors_name_and_the_old_one_in_its_history(life, people, root):
    in_force(root)
    assert public_status(life.case.code).unit == people.other_commune.name
    life.case.refresh_from_db()
    assert f"{people.commune.name} đã tiếp nhận." in [line.sentence for line in resident_view(life.case).history]


def test_history_keeps_the_name_of_its_day(life, people, root):
    in_force(root, RENAME)
    life.case.refresh_from_db()
    assert life.case.holder_unit.name == "Ủy ban nhân dân phường Đơn Dương"
    assert "Ủy ban nhân dân xã Đơn Dương đã tiếp nhận." in [one.sentence for one in resident_view(life.case).history]
    assert unit_by_code("24931").name_on(TODAY) == "Ủy ban nhân dân xã Đơn Dương"


OLD_NAME, NEW_NAME = "Ủy ban nhân dân xã Đơn Dương", "Ủy ban nhân dân phường Đơn Dương"


def test_the_officers_history_of_a_case_and_of_posts_keeps_the_name_of_its_day(life, people, root, client):
    life.assigned()
    Post.objects.filter(officer=people.publisher).update(valid_until=date(2026, 7, 25))
    in_force(root, RENAME)
    client.force_login(people.head)
    page = client.get(f"/ban-lam-viec/vu-viec/{life.case.pk}/").content.decode()
    history = page[page.index("Đường đi") :]
    assert OLD_NAME in history and NEW_NAME not in history
    assert [post.unit_name() for post in posts_of(people.publisher)] == [OLD_NAME]
    assert [post.unit_name() for post in posts_of(people.head)] == [NEW_NAME]
    client.force_login(people.publisher)
    assert OLD_NAME in client.get("/ban-lam-viec/toi/").content.decode()


def test_where_a_unit_stood_and_who_asked_about_a_duty_keep_the_name_of_the_day(people, root, client):
    text = RENAME.replace('"24931"', '"68"').replace(NEW_NAME, "Ủy ban nhân dân tỉnh mới")
    asking = {"duty": Duty.objects.filter(state="open").first(), "unit_id": people.province.pk, "due_on": None}
    who = actor(people.province_head, on=TODAY)
    urge_within(**asking, text="Việc này đến đâu?", actor=who, on=TODAY, at=instant(TODAY))
    in_force(root, text + '[[move]]\nunit = "24931"\nunder = "68-vp"\n')
    then, now = history(people.commune)
    assert (then.parent_name(), now.parent_name()) == (people.province.name, people.province_office.name)
    client.force_login(people.province_head)
    page = client.get(f"/ban-lam-viec/viec/{asking['duty'].pk}/").content.decode()
    assert f"<strong>{people.province.name}</strong>" in page and "<strong>Ủy ban nhân dân tỉnh mới" not in page


def test_a_plan_that_came_into_force_still_says_the_name_of_before(client, people, root):
    row = in_force(root, RENAME)
    client.force_login(people.province_administrator)
    page = client.get(f"/ban-lam-viec/quan-tri/sap-xep-don-vi/{row.pk}/").content.decode()
    assert f"{OLD_NAME} · {NEW_NAME}" in page


def test_units_are_drawn_as_they_stood_and_as_they_stand(people, root):
    in_force(root)
    assert people.commune.pk in as_now([people.other_commune.pk])
    then = as_then([people.province.pk], TODAY)
    assert {people.commune.pk, people.other_commune.pk, people.economics.pk} <= set(then)
    assert people.commune.pk not in as_then([people.province.pk], DAY)


class TestSealed:
    """The sealed room moves its own; nobody gains or loses sight, and the book says no more than ever."""

    @pytest.fixture(autouse=True)
    def room(self, cheap_derivation, people):
        self.room = Room(people)
        self.matter = self.room.receive()

    def test_keys_and_denunciations_name_the_heir_and_sight_stays(self, people, root):
        before = in_force(root)
        one = actor(self.room.commune_ones[0], on=DAY)
        assert readable_to(one).filter(pk=self.matter.id).exists()  # at once, before any batch
        repointing.carry_on(reorganisation_id=before.pk, clock=lambda: instant(DAY))
        row = Denunciation.objects.get(pk=self.matter.id)
        assert row.unit_id == people.other_commune.pk
        key = Keyholder.objects.get(officer=self.room.commune_ones[0])
        assert key.unit_id == people.other_commune.pk
        assert is_genuine(key)
        assert key in investigators(DAY, [people.other_commune.pk])
        assert readable_to(one).filter(pk=self.matter.id).exists()
        assert not readable_to(actor(people.province_head, on=DAY)).filter(pk=self.matter.id).exists()
        acts = row.acts.filter(verb="inherit").select_related("entry")
        assert [(act.unit_id, act.entry.verb) for act in acts] == [(people.other_commune.pk, "sealed")]

    def test_who_concluded_it_reviews_nothing_when_both_bodies_merge(self, people, root):
        first, second = self.room.commune_ones[0], self.room.province_one
        Denunciation.objects.filter(pk=self.matter.id).update(unit=people.province, state="again")
        row = Denunciation.objects.get(pk=self.matter.id)
        given = {"sealed": b"-", "given_at": instant(TODAY), "kind": "reviewer"}
        row.envelopes.create(keyholder=Keyholder.objects.get(officer=second), **given)
        finished(root, BOTH)
        make_post(first, Unit.objects.get(code="68-moi"), since=DAY)
        row = Denunciation.objects.get(pk=self.matter.id)
        assert {row.unit.code} == {one.unit.code for one in Keyholder.objects.filter(officer__in=[first, second])}
        assert [kind_of(actor(one, on=DAY), row) for one in (first, second)] == ["former", "reviewer"]
        assert not can(actor(first, on=DAY), "denunciations.check", row)
        assert can(actor(first, on=DAY), "denunciations.hand_up", row)

    def test_a_second_run_changes_nothing_there(self, root):
        row = finished(root)
        before = Denunciation.objects.get(pk=self.matter.id).revision
        repointing.ROOMS[-1].batch(row, instant(date(2026, 8, 2)), 1)
        assert Denunciation.objects.get(pk=self.matter.id).revision == before
