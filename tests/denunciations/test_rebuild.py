"""What is derived follows from the acts, and each act is what its entry in the book commits to."""

import json

import pytest

from denunciations.making import Room
from denunciations.test_canary import whole_life
from thongsuot.denunciations.actions.clocks import DERIVED, set_duties
from thongsuot.denunciations.actions.record import canonical_act, derived_of
from thongsuot.denunciations.actions.sealing import ring_of
from thongsuot.denunciations.keys import envelopes
from thongsuot.denunciations.models import Act, ActContent, Reading, SealedDuty
from thongsuot.denunciations.queries.history import events
from thongsuot.denunciations.rules.fold import fold
from thongsuot.ledger.models import Entry
from thongsuot.ledger.queries import verify_act

pytestmark = pytest.mark.django_db


@pytest.fixture
def lived():
    room = Room()
    return room, whole_life(room)


def test_every_derived_column_is_a_fold_of_the_acts(lived):
    row = lived[1].row
    assert fold(events(row)) == derived_of(row)


def test_every_clock_follows_from_the_acts(lived):
    row = lived[1].row
    before = list(SealedDuty.objects.filter(denunciation=row).order_by("task", "turn").values("task", "turn", *DERIVED))
    SealedDuty.objects.filter(denunciation=row).delete()
    set_duties(row)
    again = list(SealedDuty.objects.filter(denunciation=row).order_by("task", "turn").values("task", "turn", *DERIVED))
    # `look_on` also follows from the reminders that went out.
    assert [one | {"look_on": None} for one in again] == [one | {"look_on": None} for one in before]


def test_every_act_is_what_its_entry_commits_to(lived):
    room, matter = lived
    ring = ring_of(matter.row, **room.who(room.commune_ones[0]))
    acts = Act.objects.filter(denunciation=matter.id).select_related("content", "entry")
    assert acts.count() > 20
    for act in acts:
        if act.content.part == "request":
            continue  # its key was the custodian's, and went with the decision
        if act.content.part == "open":
            assert verify_act(canonical_act(act, {}), bytes(act.content.sealed), act.entry), act.verb
            continue
        words = json.loads(envelopes.decrypt(ring.key(act.content.part), act.content.sealed, act.pk.bytes))
        assert verify_act(canonical_act(act, words["texts"]), bytes.fromhex(words["key"]), act.entry), act.verb


def test_acts_on_keys_are_committed_to_as_well(lived):
    for act in Act.objects.exclude(keyholder=None).select_related("content", "entry"):
        assert verify_act(canonical_act(act, {}), bytes(act.content.sealed), act.entry)


def test_each_act_and_each_reading_has_an_entry_of_its_own(lived):
    sealed = Entry.objects.filter(subject_ref__startswith="sealed:")
    assert sealed.count() == Act.objects.count() + Reading.objects.count() == ActContent.objects.count() + 2
    assert set(sealed.values_list("actor_ref", "verb")) == {("sealed", "sealed")}
