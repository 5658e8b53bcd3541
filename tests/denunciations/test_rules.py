"""The pure rules: who is competent, what the acts make of it, when it may be erased."""

from datetime import date
from uuid import UUID

import hypothesis.strategies as st
import pytest
from hypothesis import given

from thongsuot.denunciations.rules.competence import NEXT_HIGHER, POSITIONS, Competent, competent_unit, same_person
from thongsuot.denunciations.rules.fold import Event, fold
from thongsuot.denunciations.rules.retention import erasable_on
from thongsuot.denunciations.rules.ring import PARTS, Ring, Unlocked
from thongsuot.denunciations.rules.transitions import STATES, TRANSITIONS

A, B, C, D = (UUID(int=n) for n in range(1, 5))
ON = date(2026, 7, 20)

COMPETENCE = [
    # way up, position, ready, fallback -> unit, why
    ((A, B, C), "staff", {A, B}, (), Competent(A, "own")),
    ((A, B, C), "unknown", {A, B}, (), Competent(A, "own")),
    ((A, B, C), "head", {A, B}, (), Competent(B, "higher")),
    ((A, B, C), "deputy", {A, B}, (), Competent(B, "higher")),
    ((A, B, C), "head", {A, C}, (), Competent(C, "climbed")),
    ((A, B, C), "staff", {C}, (), Competent(C, "climbed")),
    ((A, B, C), "staff", {D}, (D,), Competent(D, "fallback")),
    ((), "staff", {A, D}, (D, A), Competent(D, "fallback")),
    ((A,), "head", {A}, (A,), None),
    ((A,), "head", {A, D}, (A, D), Competent(D, "fallback")),
    ((A, B), "staff", set(), (D,), None),
]


@pytest.mark.parametrize(("way_up", "position", "ready", "fallback", "wanted"), COMPETENCE)
def test_the_competent_body(way_up, position, ready, fallback, wanted):
    assert competent_unit(way_up=way_up, position=position, ready=ready, fallback=fallback) == wanted


units = st.lists(st.integers(1, 6).map(lambda n: UUID(int=n)), unique=True, max_size=5)


@given(units, st.sampled_from(POSITIONS), units, units)
def test_a_head_or_deputy_is_never_judged_by_their_own_body(way_up, position, ready, fallback):
    found = competent_unit(way_up=way_up, position=position, ready=set(ready), fallback=fallback)
    if found is not None:
        assert found.unit_id in ready
        assert not (position in NEXT_HIGHER and way_up and found.unit_id == way_up[0])


NAMES = [
    ("Trịnh Văn Tra", "TRINH VAN TRA", True),
    ("Trịnh Văn Tra", "ông Trịnh Văn Tra, phó phòng", True),
    ("Trịnh Văn Tra", "Trịnh Văn Trai", False),
    ("Trịnh Văn Tra", "Tra", False),
    ("Trịnh Văn Tra", "", False),
    ("Đỗ Minh Quân", "do minh quan", True),
]


@pytest.mark.parametrize(("name", "written", "same"), NAMES)
def test_the_accused_is_known_by_name_however_it_is_typed(name, written, same):
    assert same_person(name, written) == same


def event(verb, unit=None, on=ON, **details):
    return Event(verb=verb, on=on, unit=unit, details=details)


RECEIVE = event("receive", unit=A, channel="web", anonymous=False)


def test_a_life_folds_to_its_columns():
    derived = fold([
        RECEIVE,
        event("check", outcome="eligible"),
        event("accept", complexity="complex"),
        event("verify"),
        event("conclude", outcome="partly"),
        event("handle"),
    ])  # fmt: skip
    assert (derived.state, derived.outcome, derived.ended_on, derived.revision) == ("handled", "partly", ON, 6)


def test_a_second_denunciation_opens_it_again_with_a_fresh_count():
    derived = fold([RECEIVE, event("check", outcome="refused"), event("again", unit=B)])
    assert (derived.state, derived.unit_id, derived.ended_on, derived.again) == ("again", B, None, 1)


@pytest.mark.parametrize(
    ("state", "ended", "wanted"),
    [
        ("not-accepted", date(2026, 7, 20), date(2027, 7, 20)),
        ("handled", date(2026, 7, 20), date(2036, 7, 20)),
        ("guided", date(2028, 2, 29), date(2029, 3, 1)),
        ("accepted", None, None),
        ("erased", date(2026, 7, 20), None),
    ],
)
def test_when_the_keys_may_be_destroyed(state, ended, wanted):
    assert erasable_on(state, ended) == wanted


def test_every_transition_leads_to_a_known_state():
    for transition in TRANSITIONS:
        targets = {transition.to, *(to for _outcome, to in transition.leads)} - {None}
        assert targets <= set(STATES)


@pytest.mark.parametrize("kind", PARTS)
def test_an_envelope_holds_its_own_keys_and_no_other(kind):
    ring = Ring(content=b"c" * 32, work=b"w" * 32, redacted=b"r" * 32)
    again = Ring.unpacked(kind, ring.packed(kind))
    assert [part for part in ("content", "work", "redacted") if again.holds(part)] == list(PARTS[kind])


def test_keys_are_never_shown():
    unlocked = Unlocked(A, B, b"private")
    assert "private" not in repr(unlocked) and "c" * 8 not in repr(Ring(content=b"c" * 32))


def test_a_ring_cut_short_is_refused():
    with pytest.raises(ValueError):
        Ring.unpacked("investigator", b"x" * 64)
