"""The indexes follow the acts: what is stored is found, what is erased is gone, nothing is lost or twice."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from cast import actor, make_place
from lives import DAY, Life, moment
from search.book import follow, found, number
from thongsuot.cases.actions.ending import withdraw
from thongsuot.cases.actions.intake import PersonGiven
from thongsuot.cases.actions.publish import withdraw_publication
from thongsuot.cases.models import Case, Content, Publication
from thongsuot.changes.actions.erasing import erase_content
from thongsuot.config.checks_kept import search_index
from thongsuot.core.actors import resident, service
from thongsuot.core.refs import Ref
from thongsuot.language.index import FORMAT
from thongsuot.language.querying import Query, parse
from thongsuot.ledger.actions import record
from thongsuot.ledger.models import Leaf
from thongsuot.search import contents, following, upkeep
from thongsuot.search.following import Follower, end_of_book
from thongsuot.search.promises import PROMISES, PUBLIC_PROMISES
from thongsuot.search.queries import find, reader
from thongsuot.search.shelf import DESK, PUBLIC, REMOVED, RENEW, Shelf, is_wanted_anew, note_wish, root
from thongsuot.search.sources import SOURCES
from thongsuot.units.models import PlaceSuccession

pytestmark = pytest.mark.django_db
WHOLE = service("search")
BY_DAY = datetime.now(UTC).replace(hour=3)  # files have the real clock's times
BY_NIGHT = BY_DAY.replace(hour=20) + timedelta(days=1)


def generations(name=DESK) -> list[str]:
    return sorted(path.name for path in (root() / name).iterdir() if path.is_dir())


def test_what_was_stored_is_found_and_the_position_is_the_end_of_the_book(people):
    follow()
    assert found("đèn đường", WHOLE) == []
    life = Life(people)
    follow()
    assert found("đèn đường", WHOLE) == [life.case.pk]
    assert reader(DESK).position() == reader(PUBLIC).position() == end_of_book()


def test_an_index_begun_late_holds_what_was_stored_before(people):
    lives = [Life(people, text=f"Cầu số {n} gãy.") for n in range(3)]
    follow()
    assert set(found("cau gay", WHOLE)) == {life.case.pk for life in lives}


def test_every_act_changes_what_is_found_by(people):
    life = Life(people)
    follow()
    assert find_by(status="received") == [life.case.pk]
    life.assigned()
    follow()
    assert (find_by(status="received"), find_by(status="assigned")) == ([], [life.case.pk])
    assert find_by(topic="environment") == find_by(kind=life.case.kind) == [life.case.pk]
    assert find_by(code_part=life.case.code[4:8]) == [life.case.pk]


def find_by(**parts):
    return [key for key, _score in find(Query(**parts), actor=WHOLE, limit=9).hits]


def test_answers_are_found_and_published_copies_by_the_public_alone_while_they_stand(people):
    life = Life(people).answered()
    follow()
    copy = Publication.objects.get()
    assert found("nạo vét cống", WHOLE) == [life.case.pk]
    assert found("nạo vét cống", None) == [copy.pk]
    withdraw_publication(reason="Có sai sót.", **life.by("publisher"))
    assert found("nạo vét cống", None) == []  # at once: the table says so
    follow()
    assert (len(reader(PUBLIC)), len(reader(DESK))) == (0, 1)


def test_nobody_is_found_by_the_name_or_address_of_a_party(people):
    party = PersonGiven(name="Lơ Mu Ha Sin", address="Tổ dân phố Cát Quế", phone="0912000345", email="sin@vidu.vn")
    life = Life(people, text="Lơ Mu Ha Sin ở Tổ dân phố Cát Quế xin sửa cầu, gọi 0912000345.", parties=(party,))
    follow()
    assert found("sửa cầu", WHOLE) == [life.case.pk]
    words = set(reader(DESK).dictionary())
    assert not {"lo", "mu", "sin", "cat", "que", "0912000345", "vidu"} & words


def erase(life):
    """Withdrawn by its person first: what still runs is not erased."""
    withdraw(case_id=life.case.pk, actor=resident(life.case.pk), **moment(DAY))
    given = {"case_id": life.case.pk, "ground": "subject", "basis": "Đơn ngày 19/7/2026", **moment(DAY)}
    erase_content(actor=actor(life.people.province_administrator), **given)


def follow_at(monkeypatch, at):
    monkeypatch.setattr(following, "now", lambda: at)
    follow()


def test_erased_words_are_not_found_at_once_nor_counted_and_leave_the_files_by_night(people, monkeypatch):
    life, other = Life(people, text="Chuyện zqbimat bên cầu."), Life(people, text="Cầu gãy.")
    follow()
    erase(life)
    assert found("zqbimat", WHOLE) == []
    assert found("cầu", WHOLE) == [other.case.pk]
    follow_at(monkeypatch, BY_DAY)
    before = generations()
    assert "zqbimat" in reader(DESK).dictionary()
    follow_at(monkeypatch, BY_NIGHT)
    assert len(generations()) == 1 and generations() != before and not (root() / REMOVED).exists()
    assert "zqbimat" not in reader(DESK).dictionary()
    assert found("cầu", WHOLE) == [other.case.pk]


def test_words_erased_while_the_index_is_made_anew_leave_it_too(people, monkeypatch):
    first, second = Life(people, text="Chuyện zqbimat bên cầu."), Life(people, text="Chuyện zqriengtu bên cầu.")
    Life(people, text="Cầu gãy.")
    follow()
    erase(first)
    number()
    monkeypatch.setattr(following, "is_wanted_anew", lambda folder, at: (folder / REMOVED).exists())
    follower = Follower(root())
    follower.start()
    for _step in range(2):  # the removal is noted; new indexes are begun and hold the second case
        follower.step()
    erase(second)
    number()
    follower.catch_up()
    follower.stop()
    assert len(generations()) == 1 and not (root() / REMOVED).exists()
    assert reader(DESK).dictionary("zq") == []


def test_a_generation_that_gave_way_before_it_was_opened_is_looked_for_again(people, monkeypatch):
    life = Life(people)
    follow()
    named = [f"20260101T000000000000-{FORMAT}", *generations()]
    monkeypatch.setattr(Shelf, "current", lambda shelf: named.pop(0))
    assert len(reader(DESK)) == 1
    named[:] = ["gone", "gone"]
    assert find(parse("đèn đường"), actor=actor(life.people.receptionist), limit=5).hits == []


def test_a_writer_that_failed_gives_the_right_to_write_back(people, monkeypatch):
    class Failed:
        def wait_merging_threads(self):
            raise ValueError("no space left on device")

    follow()
    follower, next_one = Follower(root()), Follower(root())
    assert follower.start()
    monkeypatch.setattr(follower._open[DESK], "_writer", Failed())
    follower.stop()
    assert next_one.start()
    next_one.stop()


def test_house_numbers_are_no_numbers_of_documents(people):
    Life(people, text="Nhà tôi ở số nhà 12/5 đường Nguyễn Trãi, ngập, theo văn bản 34/TB-UBND và 59/2023/NĐ-CP.")
    (entry,) = contents.case_entries(Case.objects.values_list("pk", flat=True)).values()
    assert entry.numbers == ("34/TB-UBND", "59/2023/NĐ-CP")


def test_a_machine_switched_off_at_night_makes_its_index_anew_by_day(tmp_path):
    note_wish(tmp_path, REMOVED)
    removed = datetime.now(UTC)
    by_day = [removed + timedelta(hours=hours) for hours in range(20)]
    assert {at.hour for at in by_day if is_wanted_anew(tmp_path, at)} <= {19, 20, 21}  # 2 to 5 in Vietnam
    assert is_wanted_anew(tmp_path, removed + timedelta(hours=21))


def test_hits_that_the_table_does_not_hold_any_more_are_not_counted(people):
    lives = [Life(people, text=f"Cầu số {n} gãy.") for n in range(2)]
    follow()
    Content.objects.filter(case=lives[0].case).update(text="")
    found = find(parse("cầu"), actor=WHOLE, limit=5)
    assert (found.total, [key for key, _score in found.hits]) == (1, [lives[1].case.pk])


def test_a_crash_between_put_and_commit_loses_nothing_and_doubles_nothing(people, monkeypatch):
    first = Life(people, text="Cầu một gãy.")
    follow()
    second = Life(people, text="Cầu hai gãy.")
    number()

    def killed(self, position):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(following.TextIndex, "commit", killed)
        with pytest.raises(KeyboardInterrupt):
            follow()
    assert found("cầu gãy", WHOLE) == [first.case.pk]
    follow()
    assert sorted(found("cầu gãy", WHOLE)) == sorted([first.case.pk, second.case.pk])
    assert len(reader(DESK)) == Case.objects.count() == 2


def test_batches_taken_twice_change_nothing(people):
    for n in range(3):
        Life(people, text=f"Cầu số {n} gãy.")
    follow()
    index = Shelf(root() / DESK).open(generations()[0])
    index.commit(following.NOTHING)
    index.close()
    follow()
    assert len(reader(DESK)) == 3 and reader(DESK).position() == end_of_book()


def test_an_index_made_anew_takes_in_what_was_done_meanwhile(people, monkeypatch):
    monkeypatch.setattr("thongsuot.search.contents.CHUNK", 1)
    lives = [Life(people, text=f"Cầu số {n} gãy.") for n in range(2)]
    follow()
    old = generations()
    upkeep.ask_anew(root())
    follower = Follower(root())
    follower.start()
    follower.step()
    lives.append(Life(people, text="Cầu số 3 gãy."))
    number()
    follower.step()
    assert set(found("cầu gãy", WHOLE)) == {life.case.pk for life in lives}  # in the one in use meanwhile
    follower.catch_up()
    follower.stop()
    assert generations() != old and len(generations()) == 1 and not (root() / RENEW).exists()
    assert set(found("cầu gãy", WHOLE)) == {life.case.pk for life in lives}


def test_an_index_of_another_book_is_made_anew(people):
    """As after a restore: its leaf of that number is another entry's."""
    life = Life(people)
    follow()
    index = Shelf(root() / DESK).open(generations()[0])
    index.remove(life.case.pk.hex)
    index.commit(following.place_in_book(0, life.case.pk))
    index.close()
    follow()
    assert found("đèn đường", WHOLE) == [life.case.pk]


def test_a_damaged_index_is_made_anew(people):
    life = Life(people)
    follow()
    (root() / DESK / generations()[0] / "meta.json").write_text("{")
    follow()
    assert found("đèn đường", WHOLE) == [life.case.pk]


def test_after_a_rest_writing_goes_on(people):
    follower = Follower(root())
    follower.start()
    follower.catch_up()
    follower.rest()
    life = Life(people)
    number()
    follower.catch_up()
    follower.stop()
    assert found("đèn đường", WHOLE) == [life.case.pk]


def test_one_rest_is_taken_after_each_quiet_while(people, monkeypatch):
    waits, rests = [], []
    stop = SimpleNamespace(is_set=lambda: len(waits) > 200, wait=waits.append)
    monkeypatch.setattr(Follower, "rest", lambda self: rests.append(len(waits)))
    monkeypatch.setattr(Follower, "step", lambda self: len(waits) == 100 and not waits.append(0))
    following.loop(stop, root())
    assert rests == [79, 180]


def test_one_process_writes_and_another_waits(people):
    follow()
    first, second = Follower(root()), Follower(root())
    assert (first.start(), second.start()) == (True, False)
    first.stop()
    assert second.start()
    second.stop()


def test_a_half_made_index_is_tidied_away(people):
    follow()
    name, _index = Shelf(root() / DESK).begin(datetime(2026, 7, 15, tzinfo=UTC))
    assert name in generations()
    follow()
    assert len(generations()) == 1 and name not in generations()


def test_places_that_changed_with_an_upgrade_are_read_anew(people):
    life = Life(people, place_id=people.commune_place.pk)
    follow()
    before = generations()
    far = make_place("Đà Lạt", code="24775")
    assert find_by(place_codes=("24775",)) == []
    PlaceSuccession.objects.create(former=people.commune_place, successor=far, on=DAY, whole=True)
    record(actor=WHOLE, verb=following.NEW_PLACES, subject=Ref("place", far.pk), act={}, at=datetime.now(UTC))
    follow()
    assert generations() != before and find_by(place_codes=("24775",)) == [life.case.pk]


def test_the_doctor_tells_of_entries_that_no_index_has_after_two_minutes(people):
    Life(people)
    number()
    told = search_index()
    assert not told.ok and str(Leaf.objects.count()) in told.what and "worker" in told.remedy
    follow()
    assert search_index().ok


def test_before_there_is_an_index_nothing_is_found_and_nothing_breaks(people):
    assert found("đèn", WHOLE) == found("đèn", None) == []


def test_each_source_has_as_many_in_its_index_as_the_table(people):
    for n in range(4):
        Life(people, text=f"Cầu số {n} gãy.")
    Life(people).answered()
    follow()
    assert {source.name: len(reader(source.name)) for source in SOURCES} == {
        DESK: Content.objects.exclude(text="").count(),
        PUBLIC: Publication.objects.filter(withdrawn_on=None).count(),
        PROMISES: 0,
        PUBLIC_PROMISES: 0,
    }
