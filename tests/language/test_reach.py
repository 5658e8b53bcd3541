"""Of very many that hold only common words the newest are looked at; what is counted is right, or said to be less."""

from datetime import date, timedelta

import pytest

from thongsuot.language import finding, reach
from thongsuot.language.asking import PRACTICE
from thongsuot.language.finding import search, similar
from thongsuot.language.index import Entry, TextIndex
from thongsuot.language.querying import Query, parse

DAY = date(2026, 1, 1)
MANY = 40


@pytest.fixture
def index(monkeypatch):
    """Forty texts over 400 days: all of roads, every second of a bridge, one of a ferry, two tell of a landslide."""
    monkeypatch.setattr(reach, "WORK", 10)
    monkeypatch.setattr(finding, "PLENTY", 3)
    made = TextIndex()
    for at in range(MANY):
        text = "Đường hỏng" + (" cạnh cầu" if at % 2 else "") + (" phà" if at == 3 else "")
        text += " sạt lở núi" if at in (4, 8) else ""
        facts = frozenset({f"seen:{at % 4}", "kind:feedback"})
        made.put(Entry(key=str(at), texts=(text,), facts=facts, day=DAY + timedelta(days=10 * at)))
    made.commit("1 a")
    return made


def asked(index, words, **more):
    return search(index, parse(words) if isinstance(words, str) else words, **{"units": None, "limit": 50} | more)


def keys(found):
    return {int(key) for key, _score in found.hits}


def test_of_a_word_that_all_have_the_newest_are_found_and_the_total_says_at_least(index):
    found = asked(index, "đường")
    assert found.more and found.total == len(found.hits) and finding.PLENTY <= found.total <= reach.WORK
    assert keys(found) == set(range(MANY - found.total, MANY))


def test_the_exact_count_is_of_all_with_the_same_hits(index):
    assert asked(index, "đường", exact=True).total == MANY
    assert not asked(index, "đường", exact=True).more
    assert asked(index, "đường", exact=True).hits == asked(index, "đường").hits


def test_with_a_word_that_few_have_all_are_looked_at(index):
    found = asked(index, "đường phà")
    assert (keys(found), found.total, found.more) == ({3}, 1, False)


def test_common_words_that_seldom_meet_among_the_newest_are_looked_for_everywhere(index, monkeypatch):
    monkeypatch.setattr(finding, "PLENTY", 8)
    found = asked(index, "đường cầu")
    assert (len(keys(found)), found.total, found.more) == (MANY // 2, MANY // 2, False)


def test_whoever_sees_few_has_all_of_theirs_counted(index):
    found = asked(index, "đường", units=["seen:1"])
    assert (found.total, found.more) == (MANY // 4, False)


def test_the_newest_are_those_before_the_last_day_asked_for(index):
    until = DAY + timedelta(days=150)
    found = asked(index, Query(words=("duong",), exact_words=("đường",), date_to=until))
    assert found.more and max(keys(found)) == 15 and found.total <= reach.WORK


def test_without_words_the_newest_of_a_filter_that_most_pass(index):
    assert asked(index, Query(kind="feedback")).more
    assert asked(index, Query(), exact=True).total == MANY


def test_pages_of_the_newest_are_parts_of_one_answer(index):
    whole = asked(index, "đường").hits
    pages = [hit for at in range(0, 50, 2) for hit in asked(index, "đường", limit=2, offset=at).hits]
    assert pages == whole


def test_half_of_the_telling_words_are_enough_and_common_ones_are_only_counted_in(index):
    found = asked(index, "sạt lở núi đèo đường")
    assert (keys(found), found.fit) == ({4, 8}, "half")
    assert keys(asked(index, "phà bến đường cầu")) == {3}


def test_a_slip_is_looked_for_beside_a_common_word_not_by_it(index):
    index.put(Entry(key="50", texts=("Đường hỏng, nghiêng ngả",), day=DAY))
    index.commit("2 b")
    found = asked(index, "nghieng nghiêmg nghiêngg đường hỏng")
    assert (keys(found), found.fit) == ({50}, "alike")
    assert keys(asked(index, "nghiêmg đường")) == {50}


def test_words_are_parted_into_as_many_rare_ones_as_the_work_allows_and_the_others(index):
    telling, common = reach.parted(index, ["duong", "pha", "nui", "cau", "khong co"])
    assert (telling, common) == (["khong co", "pha", "nui"], ["cau", "duong"])
    assert reach.parted(index, ["duong"]) == (["duong"], [])


def like(index, *words, units=None, near=(), limit=9):
    return [int(key) for key, _score in similar(index, words, units=units, near=near, limit=limit)]


def test_like_texts_are_looked_for_by_the_rarest_words_alone_where_there_are_very_many(index, monkeypatch):
    monkeypatch.setattr(finding, "CLOSE", 0)
    monkeypatch.setattr(finding, "LIKELY", 10)
    assert set(like(index, "duong", "cau", "pha", "nui", limit=99)) == {3, 4, 8}
    assert set(like(index, "duong", limit=99)) == set(range(MANY))


def test_where_few_are_in_sight_each_is_weighed_by_all_words_and_nobody_elses_is_told(index):
    found = like(index, "cau", "nui", units=["seen:1"], limit=99)
    assert set(found) == {at for at in range(MANY) if at % 4 == 1}
    assert like(index, "nui", units=["seen:1"]) == []


def test_those_at_the_place_are_found_by_words_that_are_too_common_elsewhere(index, monkeypatch):
    monkeypatch.setattr(finding, "LIKELY", 10)
    index.put(Entry(key="77", texts=("Cầu hỏng",), facts=frozenset({"place:24775"}), day=DAY))
    index.commit("2 b")
    assert 77 not in like(index, "cau", "nui", "lo", limit=4)
    assert 77 in like(index, "cau", "nui", "lo", near=["place:24775"], limit=4)
    assert set(like(index, "cau", "nui", "lo", near=["place:24775"], limit=4)) >= {4, 8, 77}


def test_practice_matters_are_like_no_others(index):
    index.put(Entry(key="99", texts=("Phà chìm",), facts=frozenset({PRACTICE, "place:1"}), day=DAY))
    index.commit("2 b")
    for more in ({}, {"near": ["place:1"]}):
        assert 99 not in like(index, "pha", "nui", **more)
    assert [key for key, _s in similar(index, ["pha"], units=["place:1"], practice=True, limit=9)] == ["99"]


def test_how_often_a_word_stands_is_counted_anew_after_a_commit(index):
    assert index.frequency("pha") == 1
    index.put(Entry(key="x", texts=("Phà chìm",), day=DAY))
    index.commit("2 b")
    assert index.frequency("pha") == 2 and index.months()[0] > index.months()[-1]
