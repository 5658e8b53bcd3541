"""`thongsuot live` as it runs: whoever watches a board has the newest whole state, whatever happens in between."""

import http.client
import time
from uuid import UUID

import pytest
from django.db import connection, transaction

from live import boards
from live.watching import Watcher, process
from thongsuot.core.refs import Ref
from thongsuot.live.actions import stir

pytestmark = pytest.mark.django_db(transaction=True)
PK = UUID("01980000-0000-7000-8000-0000000000aa")
REF = Ref(boards.KIND, PK)
PATH = f"/truc-tiep/{boards.KIND}/{PK}/vi"

END_OF_LIVE = (  # of this worker: another one runs a server of its own on a database of its own
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE application_name = 'thongsuot-live' AND datname = current_database()"
)


def say(words: str) -> None:
    """Do an act that changes what is shown."""
    with transaction.atomic():
        boards.SAID[PK] = words
        stir(REF)


@pytest.fixture
def live(live_server, tmp_path):
    boards.SAID[PK] = "chưa mời ai"
    with process(live_server.url, tmp_path) as running:
        yield running
    boards.SAID.clear()


@pytest.fixture
def watch(live):
    """Return what opens a connection; all are closed at the end."""
    opened = []

    def connect(path: str = PATH, **more) -> Watcher:
        opened.append(Watcher(live.port, path, **more))
        return opened[-1]

    yield connect
    for each in opened:
        each.close()


def shown(words: str) -> str:
    return f"<p>Đã nối lại: {words}</p>"


def test_who_comes_has_the_whole_state_at_once_and_then_each_that_follows(watch):
    say("số 1")
    one = watch()
    assert one.answer.headers["Content-Type"] == "text/event-stream; charset=utf-8"
    assert one.answer.headers["X-Accel-Buffering"] == "no"
    first = one.event()
    assert (first["id"], first["data"]) == ("1", shown("số 1"))
    assert 1000 <= int(first["retry"]) <= 6000
    began = time.monotonic()
    say("số 2\n và số 3")
    assert one.event() == {"id": "2", "data": shown("số 2\n và số 3")}
    assert time.monotonic() - began < 2


def test_each_language_has_its_own_words(watch):
    say("số 1")
    assert watch(PATH[:-2] + "en").event()["data"] == "<p>Connected again: số 1</p>"


def test_who_has_the_newest_state_hears_nothing_until_there_is_another(watch):
    say("số 1")
    held, begun = watch(seen="1"), watch(f"{PATH}?co=1")
    assert held.event(1) is None
    say("số 2")
    again = watch(seen="1")
    assert [one.event()["id"] for one in (begun, again)] == ["2", "2"]


def test_who_comes_back_after_several_states_gets_the_newest_and_only_that(watch):
    for number in range(1, 6):
        say(f"số {number}")
    back = watch(seen="2")
    found = back.event()
    assert (found["id"], found["data"]) == ("5", shown("số 5"))
    assert back.event(1) is None


def test_what_a_page_held_before_a_restore_is_replaced(watch):
    say("số 1")
    assert watch(seen="9").event()["id"] == "1"


def test_an_act_that_is_taken_back_sends_nothing(watch):
    say("số 1")
    one = watch(seen="1")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        stir(REF)
        raise ZeroDivisionError
    assert one.event(1.5) is None


def test_many_changes_at_once_are_sent_as_few_and_the_last_always(watch):
    say("số 0")
    one = watch(seen="1")
    for number in range(1, 41):
        say(f"số {number}")
        time.sleep(0.02)
    got = [one.event()]
    while got[-1]["id"] != "41":
        got.append(one.event())
    assert got[-1]["data"] == shown("số 40")
    assert len(got) <= 6


@pytest.mark.parametrize(
    "path",
    [
        f"/truc-tiep/unknown/{PK}/vi",
        f"/truc-tiep/{boards.KIND}/{UUID(int=7)}/vi",
        f"/truc-tiep/{boards.KIND}/khong-phai-ma/vi",
        f"/truc-tiep/{boards.KIND}/{PK}/xx",
        f"/truc-tiep/{boards.KIND}/{PK}/",
        f"/truc-tiep/../{PK}/vi",
        "/",
    ],
)
def test_what_is_not_there_answers_404(live, path):
    assert live.ask(path).status == 404


def test_nothing_but_reading_is_answered(live):
    assert {live.ask(PATH, method).status for method in ("POST", "HEAD", "OPTIONS", "DELETE")} == {405}


def test_what_is_closed_says_so_and_is_gone(watch, live):
    one = watch(seen="0")
    with transaction.atomic():
        boards.SAID.clear()
        stir(REF)
    assert one.event()["event"] == "gone"
    assert live.ask(PATH).status == 404


def test_only_our_pages_at_another_port_may_read_it(watch, live):
    there = live.pages.replace("localhost", "127.0.0.1")
    assert watch(origin=there).answer.headers["Access-Control-Allow-Origin"] == there
    assert "Access-Control-Allow-Origin" not in watch(origin="http://noi-khac.example").answer.headers
    assert live.ask("/truc-tiep/").headers["Server"] == "web"


def test_no_more_come_in_than_were_allowed(live_server, tmp_path):
    boards.SAID[PK] = "đông"
    with process(live_server.url, tmp_path, THONGSUOT_LIVE_CONNECTIONS="2") as running:
        held = [Watcher(running.port, PATH) for _ in range(2)]
        assert all(one.event() for one in held)
        refused = running.ask(PATH)
        assert refused.status == 503
        assert 5 <= int(refused.headers["Retry-After"]) <= 15
        held[0].close()
        time.sleep(0.3)
        assert Watcher(running.port, PATH).event()


def test_who_does_not_read_is_cut_off_and_keeps_nobody_waiting(watch):
    say("dài " * 60_000)
    slow, one = watch(receive=4096), watch()
    assert one.event()["id"] == "1"
    for number in range(2, 8):
        say(f"{number} " * 120_000)
        began = time.monotonic()
        assert one.event()["id"] == str(number)
        assert time.monotonic() - began < 2
    with pytest.raises((ConnectionResetError, http.client.IncompleteRead)):
        slow.answer.read()


def test_a_lost_connection_to_the_database_costs_no_state(watch, live):
    say("số 1")
    one = watch(seen="1")
    with connection.cursor() as cursor:
        cursor.execute(END_OF_LIVE)
        assert cursor.fetchall() == [(True,)]
    say("số 2")
    began = time.monotonic()
    assert one.event()["id"] == "2"
    assert time.monotonic() - began < 5
    log = live.errors.read_text()
    assert "live_hears_nothing" in log
    assert "127.0.0.1" not in log


def test_a_word_that_was_lost_on_the_way_costs_seconds(watch):
    say("số 1")
    one = watch(seen="1")
    boards.SAID[PK] = "số 2"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE live_channel SET version = 2")
    began = time.monotonic()
    assert one.event()["id"] == "2"
    assert time.monotonic() - began < 5


def test_it_ends_soon_when_asked_however_many_watch(watch, live):
    held = [watch() for _ in range(20)]
    assert all(one.event() for one in held)
    assert live.stop() < 3
    assert live.process.returncode == 0
    assert held[0].event(2) is None


def test_after_it_was_killed_who_comes_back_misses_nothing(watch, live):
    say("số 1")
    assert watch().event()["id"] == "1"
    live.stop(9)
    say("số 2")
    live.start()
    assert watch(seen="1").event()["data"] == shown("số 2")
