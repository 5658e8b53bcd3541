"""Words of a case sealed as a denunciation leave the index's files soon, and many sealings do not wear the disk."""

from datetime import timedelta

import pytest

from cast import actor
from commitments.making import DUE, copy, do, make
from denunciations.making import DAY, Room, moment
from search.book import follow, found, number
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import receive
from thongsuot.changes.actions import seal_case
from thongsuot.core.actors import service
from thongsuot.core.clock import now
from thongsuot.core.refs import Ref
from thongsuot.search import following, upkeep
from thongsuot.search.following import REST, SHARE, Follower
from thongsuot.search.promises import PROMISES, PUBLIC_PROMISES, find_public
from thongsuot.search.queries import reader
from thongsuot.search.shelf import DESK, SEALED, root

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cheap_derivation")]
WHOLE = service("search")
# Files have the real clock's times; by day, so that nothing is made anew because it is night.
NOON = now().replace(hour=5) + timedelta(days=1)


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def clock(monkeypatch):
    """The follower's clock, which the test sets; it never stands quite still."""
    told = [NOON]

    def tick():
        told[0] += timedelta(microseconds=1)
        return told[0]

    monkeypatch.setattr(following, "now", tick)
    monkeypatch.setattr(following, "is_wanted_anew", lambda folder, at: False)  # neither night nor asked for
    return told


def received(room, word):
    given = Submission(text=f"Ông {word} cầm tiền mới làm sổ.", not_accusation="nhầm")
    return receive(given=given, unit=room.people.commune, actor=service("test"), **moment())


def seal(room, case):
    given = {"accused_name": "", "position": "staff", "unit_id": room.people.commune.pk}
    seal_case(case_id=case.pk, actor=actor(room.people.head, on=DAY), **given, **moment())


def bytes_kept() -> bytes:
    return b"".join(path.read_bytes() for path in sorted(root().rglob("*")) if path.is_file())


def is_kept(word: str, *names: str) -> bool:
    """Whether the word lies in a file, from whichever end the engine writes it, or in a dictionary."""
    kept = bytes_kept()
    return (
        word.encode() in kept
        or word[::-1].encode() in kept
        or any(word in reader(name).dictionary("zq") for name in names or (DESK,))
    )


def test_what_is_sealed_leaves_the_files_with_the_next_look_and_the_rest_stays(room, clock):
    case, other = received(room, "zqvanbimat"), received(room, "zqconlai")
    follow()
    assert is_kept("zqvanbimat") and is_kept("zqconlai")
    seal(room, case)
    follow()
    assert not is_kept("zqvanbimat") and is_kept("zqconlai")
    assert found("cầm tiền", WHOLE) == [other.pk] and not (root() / SEALED).exists()


def test_a_promise_made_in_what_is_sealed_leaves_the_files_too_and_its_public_copy(room, clock):
    case = received(room, "zqkhac")
    text = "Xã sẽ trả lời zqloihua trước ngày 14/8/2026."
    commitment = make(room.people, about=Ref("case", case.pk), text=text)
    do(room.people, commitment, "publish", "publisher", DUE, copy=copy(text=text))
    follow()
    assert is_kept("zqloihua", PROMISES) and is_kept("zqloihua", PUBLIC_PROMISES) and find_public("zqloihua")
    seal(room, case)
    assert find_public("zqloihua") == []  # before the index has heard of it
    follow()
    assert not is_kept("zqloihua", PROMISES, PUBLIC_PROMISES)


def test_many_sealings_make_the_index_anew_once_in_a_while_and_none_is_forgotten(room, clock, monkeypatch):
    first, second, third, _stays = (received(room, word) for word in ("zqmot", "zqhai", "zqba", "zqconlai"))
    begun = []
    anew = Follower._begin_anew
    monkeypatch.setattr(Follower, "_begin_anew", lambda self: (begun.append(1), anew(self)))
    follower = Follower(root())
    follower.start()
    follower.catch_up()
    for case in (first, second, third):
        seal(room, case)
        number()
        follower.catch_up()
    assert len(begun) == 1 and not is_kept("zqmot") and is_kept("zqhai") and is_kept("zqba")
    clock[0] += REST
    follower.catch_up()
    assert len(begun) == 2 and not is_kept("zqhai") and not is_kept("zqba")
    follower.stop()


def test_a_large_index_rests_ten_times_as_long_as_it_took(room, clock, monkeypatch):
    case = received(room, "zqlon")
    follower = Follower(root())
    follower.start()
    follower.catch_up()
    seal(room, case)
    number()
    while not follower._renewals:
        follower.step()
    clock[0] += timedelta(minutes=20)
    follower.catch_up()
    assert follower._rested - clock[0] > 0.99 * SHARE * timedelta(minutes=20)
    follower.stop()


def test_whoever_searches_at_a_terminal_does_not_wait_for_it(room, clock):
    case = received(room, "zqvoi")
    follow()
    seal(room, case)
    number()
    assert upkeep.bring_up(patience=1)
    assert (root() / SEALED).exists() and found("zqvoi", WHOLE) == []
    follow()
    assert not is_kept("zqvoi")
