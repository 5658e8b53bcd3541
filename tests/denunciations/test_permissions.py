"""Who may what: verbs × states × who, as a table; and sight, which equals the check row by row."""

import hypothesis.strategies as st
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from cast import TODAY, actor
from denunciations.making import Room, moment
from thongsuot.core.access import can
from thongsuot.core.actors import STRANGER, service
from thongsuot.core.errors import NotFound
from thongsuot.core.ids import new_id
from thongsuot.denunciations.actions import reading, screening
from thongsuot.denunciations.models import Denunciation, Envelope, Keyholder
from thongsuot.denunciations.permissions import denouncer, kind_of, readable_to, visible_to
from thongsuot.denunciations.rules.transitions import STATES, TRANSITIONS, allowed, possible

pytestmark = pytest.mark.django_db

BEFORE = {"received", "checked", "again"}
WORK = {"accepted", "verified"}
LIVE = set(STATES) - {"erased"}
ENDED = {"handled", "not-accepted", "kept", "guided", "transferred-out", "terminated", "erased"}
# verb: who, in which states. Written out, so that a change of the rules' table must be meant.
TABLE = {
    "receive": ("denouncer service", set()),
    "check": ("investigator reviewer", {"received", "again"}),
    "guide": ("investigator", {"received", "checked"}),
    "transfer": ("investigator", {"received", "checked"}),
    "transfer_out": ("investigator", {"received", "checked"}),
    "accept": ("investigator reviewer", {"checked"}),
    "name_verifier": ("investigator", WORK),
    "dismiss_verifier": ("investigator", WORK),
    "redact": ("investigator", WORK),
    "verify": ("investigator verifier", WORK),
    "suspend": ("investigator", WORK),
    "resume": ("investigator", WORK),
    "extend": ("investigator", WORK),
    "conclude": ("investigator", {"verified"}),
    "notify_accused": ("investigator", LIVE),
    "notify_denouncer": ("investigator reviewer", LIVE),
    "handle": ("investigator", {"concluded"}),
    "report_handling": ("investigator", {"handled"}),
    "publish_conclusion": ("investigator", {"concluded", "handled"}),
    "withdraw": ("denouncer", BEFORE | WORK),
    "terminate": ("investigator", WORK),
    "again": ("denouncer", {"concluded", "handled", "not-accepted"}),
    "hand_up": ("former", BEFORE | WORK),
    "forward_crime": ("investigator", BEFORE | WORK | {"concluded", "handled", "kept"}),
    "share": ("investigator", LIVE),
    "exclude": ("investigator reviewer former", LIVE),
    "request_identity": ("investigator reviewer", LIVE),
    "grant_identity": ("custodian", LIVE),
    "refuse_identity": ("custodian", LIVE),
    "protect": ("denouncer", LIVE),
    "decide_protection": ("investigator reviewer", LIVE),
    "add": ("denouncer", LIVE),
    "answer": ("investigator reviewer", LIVE),
    "note": ("investigator former", LIVE),
    "overdue": ("service", BEFORE | WORK),
    "inherit": ("service", LIVE),
    "report_overdue": ("investigator reviewer", LIVE),
    "end_posting": ("service", LIVE),
    "succeed": ("custodian", LIVE),
    "expire_identity": ("service", LIVE),
    "erase": ("service", ENDED),
}
STOPPED_BY_SUSPENSION = {"verify", "suspend", "extend", "conclude"}
WHO = ("investigator", "reviewer", "former", "verifier", "custodian", "denouncer", "service")


@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda one: one.verb)
def test_each_verb_is_for_these_people_in_these_states(transition):
    who, states = TABLE[transition.verb]
    for state in STATES:
        assert allowed(transition.verb, state) == (state in states), state
        for one in WHO:
            assert (transition.verb in possible(state, one)) == (state in states and one in who.split()), (state, one)
    assert transition.suspended == (transition.verb not in STOPPED_BY_SUSPENSION)


def test_the_table_knows_every_verb():
    assert {one.verb for one in TRANSITIONS} == set(TABLE)


@pytest.fixture
def room():
    return Room()


CLOSED = ("receptionist", "head", "publisher", "administrator", "supervisor", "auditor", "province_head",
          "province_administrator", "deputy", "nobody")  # fmt: skip


@pytest.mark.parametrize("name", CLOSED)
def test_no_role_and_no_place_in_the_tree_gives_sight_of_a_heads_case(room, name):
    matter = room.receive(position="head")
    who = actor(getattr(room.people, name))
    assert not visible_to(who).exists() and not can(who, "denunciations.view", matter.row)


@pytest.mark.parametrize("who", [STRANGER, service("sealed"), denouncer(new_id())], ids=lambda one: one.ref)
def test_strangers_services_and_other_denouncers_see_nothing(room, who):
    matter = room.receive()
    assert not visible_to(who).exists() and not can(who, "denunciations.view", matter.row)


def test_a_denouncer_sees_exactly_their_own(room):
    mine, _other = room.receive(), room.receive()
    assert list(visible_to(mine.door.actor)) == [mine.row]


def test_the_practice_room_shows_nothing(room):
    room.receive()
    assert not visible_to(actor(room.commune_ones[0], practice=True)).exists()


@pytest.mark.parametrize(
    "verb", [one.verb for one in TRANSITIONS if one.verb != "receive" and "custodian" not in one.who]
)
def test_each_permission_follows_the_kind_of_envelope(room, verb):
    matter = room.receive()
    row, officer = matter.row, room.commune_ones[0]
    for kind in Envelope.Kind.values:
        Envelope.objects.filter(denunciation=row, keyholder__officer=officer).update(kind=kind)
        assert can(actor(officer), f"denunciations.{verb}", row) == (kind in TABLE[verb][0].split()), kind
    assert not can(actor(room.inspector), f"denunciations.{verb}", row)
    assert can(matter.door.actor, f"denunciations.{verb}", row) == ("denouncer" in TABLE[verb][0])
    assert can(service("sealed"), f"denunciations.{verb}", row) == ("service" in TABLE[verb][0])


@pytest.fixture
def many(room):
    """Return the room and six matters; each example changes what hangs on them inside a transaction of its own."""
    positions = ("staff", "head", "staff", "deputy", "staff", "head")
    return room, [room.receive(position=position) for position in positions]


holding = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 4), st.sampled_from(["none", *Envelope.Kind.values])), max_size=12
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(holding=holding, ended=st.sets(st.integers(0, 4)), unadmitted=st.sets(st.integers(0, 4)))
def test_what_the_filter_shows_is_what_the_check_allows(many, holding, ended, unadmitted):
    room, matters = many
    officers = [*room.commune_ones, room.commune_head, room.province_one, room.inspector]
    keys = [Keyholder.objects.get(officer=officer) for officer in officers]
    with transaction.atomic():
        for which, whose, kind in holding:
            Envelope.objects.filter(denunciation=matters[which].id, keyholder=keys[whose]).delete()
            if kind != "none":
                row = {"denunciation_id": matters[which].id, "keyholder": keys[whose], "kind": kind}
                Envelope.objects.create(**row, sealed=b"", given_at=moment()["at"])
        Keyholder.objects.filter(pk__in=[keys[n].pk for n in ended]).update(ended_at=moment()["at"])
        Keyholder.objects.filter(pk__in=[keys[n].pk for n in unadmitted]).update(admitted_at=None, admitted_by=None)
        for officer in officers:
            who = actor(officer, on=TODAY)
            seen, read = set(visible_to(who)), set(readable_to(who))
            for row in Denunciation.objects.all():
                assert (row in seen) == can(who, "denunciations.view", row) == (kind_of(who, row) is not None)
                assert (row in read) == can(who, "denunciations.read", row)
        transaction.set_rollback(True)


def asked(act) -> tuple[str, int]:
    """Return the sentence with which `act` fails and how many queries it took."""
    with CaptureQueriesContext(connection) as queries, pytest.raises(NotFound) as error:
        act()
    return str(error.value.sentence), len(queries)


@pytest.mark.parametrize("way", ["read", "act", "file"])
def test_what_may_not_be_seen_and_what_is_not_there_are_one(room, way):
    matter = room.receive()
    outsider = room.who(room.province_one)

    def look(pk):
        if way == "read":
            return lambda: reading.open_sheet(denunciation_id=pk, **outsider, at=moment()["at"])
        if way == "file":
            return lambda: reading.open_file(file_id=pk, **outsider, at=moment()["at"])
        return lambda: screening.guide(denunciation_id=pk, text="Thử.", **outsider, **moment())

    assert asked(look(matter.id)) == asked(look(new_id()))
