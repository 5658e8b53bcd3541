"""What the index keeps of a text, what it gives back, and what it never holds."""

from datetime import date

import pytest

from thongsuot.language import index as indexes
from thongsuot.language.asking import PRACTICE
from thongsuot.language.finding import search, similar
from thongsuot.language.index import Entry, TextIndex, pieces, words_of
from thongsuot.language.querying import Query, parse

DAY = date(2026, 7, 15)


def entry(key, *texts, facts=(), **more):
    return Entry(key=key, texts=texts, facts=frozenset(facts), **{"day": DAY} | more)


def filled(*entries, folder=None):
    index = TextIndex(folder)
    for each in entries:
        index.put(each)
    index.commit("1 a")
    return index


def found(index, asked, **more):
    asked = parse(asked) if isinstance(asked, str) else asked
    return [key for key, _score in search(index, asked, **{"units": None, "limit": 10} | more).hits]


def test_a_text_is_found_by_its_words_with_or_without_marks():
    index = filled(entry("a", "Đường trước trường học nhiều ổ gà"), entry("b", "Cống tắc, nước tràn"))
    assert found(index, "duong o ga") == found(index, "ĐƯỜNG ổ gà") == ["a"]


def test_of_two_texts_the_one_written_with_the_same_marks_comes_first():
    index = filled(entry("a", "mà"), entry("b", "má"), entry("c", "ma"))
    assert (found(index, "má")[0], found(index, "mà")[0]) == ("b", "a")
    assert set(found(index, "má")) == {"a", "b", "c"}


def test_raw_keystrokes_in_a_text_are_found_by_what_they_say():
    index = filled(entry("a", "DDuwowfng vaof thoon nhieeuf oor gaf ddax laau khoong ai suwra"))
    assert found(index, "đường thôn ổ gà") == ["a"]


def test_putting_a_key_again_replaces_what_was_there():
    index = filled(entry("a", "đèn"))
    index.put(entry("a", "cống tắc"))
    index.commit("2 b")
    assert (len(index), found(index, "đèn"), found(index, "cống tắc")) == (1, [], ["a"])
    assert index.position() == "2 b"


def test_what_is_not_committed_is_not_seen_and_its_position_neither(tmp_path):
    index = filled(entry("a", "đèn hỏng"), folder=tmp_path)
    index.put(entry("b", "đèn hỏng nữa"))
    index.remove("a")
    other = TextIndex(tmp_path)
    assert (len(other), found(other, "đèn"), other.position()) == (1, ["a"], "1 a")


def test_another_reader_sees_a_commit_once_it_reloads(tmp_path):
    index = filled(entry("a", "đèn hỏng"), folder=tmp_path)
    other = TextIndex(tmp_path)
    index.put(entry("b", "đèn tắt"))
    index.commit("2 b")
    assert len(other) == 1
    other.reload()
    assert (len(other), other.position()) == (2, "2 b")


def test_only_what_has_a_fact_of_the_units_is_found_and_counted():
    index = filled(
        entry("a", "đèn hỏng", facts=["seen:1"]),
        entry("b", "đèn hỏng", facts=["seen:2", "held:2"]),
        entry("c", "đèn hỏng", facts=["seen:1", PRACTICE]),
    )
    assert search(index, parse("đèn"), units=["seen:1"], limit=0).total == 1
    assert found(index, "đèn", units=["seen:1", "held:2"]) == ["a", "b"]
    assert found(index, "đèn", units=["seen:1"], practice=True) == ["c"]
    assert found(index, "đèn", units=[]) == []


def test_a_code_is_found_by_any_three_digits_in_a_row():
    index = filled(entry("a", "đèn", code="4715903628174"), entry("b", "đèn", code="4715111122223"))
    assert found(index, Query(code_part="903")) == found(index, Query(code_part="4715903628174")) == ["a"]
    assert set(found(index, Query(code_part="4715"))) == {"a", "b"}
    assert found(index, Query(code_part="90")) == []
    assert pieces("12345") == ["123", "234", "345"]


def test_a_documents_number_is_found_in_part_on_its_paper_and_in_the_text():
    index = filled(entry("a", "đèn", numbers=("12/2021/TT-BTC",)), entry("b", "theo Quyết định 12/2021/QĐ-UBND"))
    assert set(found(index, Query(number_part="12/20"))) == {"a", "b"}
    assert found(index, Query(number_part="12/2021/tt")) == ["a"]


@pytest.mark.parametrize(
    "asked",
    [
        Query(place_codes=("24931",)),
        Query(topic="environment"),
        Query(kind="petition"),
        Query(status="received"),
        Query(date_from=date(2026, 7, 16)),
        Query(date_from=date(2026, 7, 16), date_to=date(2026, 7, 16)),
    ],
    ids=lambda asked: next(name for name, value in vars(asked).items() if value),
)
def test_each_filter_keeps_what_fits_it(asked):
    facts = ["place:24931", "place:68", "topic:environment", "topic:environment.noise", "kind:petition"]
    one = entry("a", "ồn", facts=[*facts, "status:received"], day=date(2026, 7, 16))
    assert found(filled(one, entry("b", "ồn", facts=["kind:feedback", "topic:land"])), asked) == ["a"]


def test_similar_texts_are_those_that_share_the_rarest_words():
    common = [entry(f"x{n}", f"kính gửi ủy ban xã, đề nghị sửa đường số {n}") for n in range(20)]
    index = filled(entry("a", "kính gửi ủy ban, cầu treo Đạ Nhim gãy cáp"), *common)
    words = words_of(["kính gửi ủy ban, cáp cầu treo Đạ Nhim đứt"])[0]
    assert similar(index, words, units=None, limit=3)[0][0] == "a"
    assert similar(index, ["không", "đâu"], units=None, limit=3) == []
    assert similar(index, words, units=["seen:1"], limit=3) == []


PERSONAL = "Tôi là Nguyễn Văn Tám, CCCD 068090001234, gọi 0912 345 678, nhà số 12 đường Hoa Mai. Đèn hỏng."


@pytest.mark.parametrize("asked", ["Tám", "068090001234", "0912345678", "0912 345 678", "Hoa Mai", "nguyễn văn tám"])
def test_nobody_is_found_by_name_number_or_dwelling(asked):
    index = filled(entry("a", PERSONAL))
    assert found(index, asked) == [] and found(index, "đèn hỏng") == ["a"]


def test_a_known_name_goes_wherever_its_words_stand_together():
    words, _exact = words_of(["ha thi be noi vay, be thi ha noi khac"], ["Hà Thị Bé"])
    assert words == "noi vay be thi ha noi khac".split()


def test_no_word_of_personal_data_is_kept(tmp_path):
    index = filled(entry("a", PERSONAL), folder=tmp_path)
    words = index.dictionary()
    assert {"hong", "hỏng", "goi"} <= set(words)
    assert not {"068090001234", "0912345678", "0912", "345", "tam", "tám", "nguyen", "hoa", "mai"} & set(words)


def test_a_folder_has_one_writer_at_a_time(tmp_path):
    index = filled(entry("a", "đèn"), folder=tmp_path)
    with pytest.raises(ValueError, match="(?i)lock"):
        TextIndex(tmp_path).writer.commit()
    index.close()


def test_a_writer_gives_back_what_merging_took_now_and_then_and_at_its_end(monkeypatch, tmp_path):
    given = []
    monkeypatch.setattr(indexes, "give_back", lambda: given.append(1))
    index = filled(entry("a", "đèn"), folder=tmp_path)
    assert not given
    monkeypatch.setattr(indexes, "GIVEN_BACK", 0.0)
    index.commit("2 b")
    assert len(given) == 1
    index.close()
    assert len(given) == 2


def test_giving_back_leaves_what_is_kept():
    index = filled(entry("a", "đèn"))
    indexes.give_back()
    assert found(index, "đèn") == ["a"]
