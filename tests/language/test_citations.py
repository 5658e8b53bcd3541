"""What a text cites is read in every form of it, however it is spelt, at offsets of the text as given."""

import time
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.citation_forms import INSTRUMENTS, NOTHING, PROVISIONS
from thongsuot.config.bench.found import rows_of
from thongsuot.config.bench.readings import cited
from thongsuot.language.citations import citations
from thongsuot.language.folding import fold
from thongsuot.language.instrument_words import ISSUERS, KIND_NAMES, KIND_WORDS, TYPES
from thongsuot.language.plain import plain

ARTICLES = Path(__file__).parents[3] / "shared" / "data" / "articles"
LABELS = {"text", "kind", "number", "date", "article", "clause", "point", "name"}
AROUND = ("{}", "Căn cứ {} và các quy định khác, đề nghị xử lý.", "({});", "theo\n{}.\n")


def of(text: str) -> list[tuple]:
    return [(one.number, one.kind, one.issuer, one.date) for one in citations(text) if one.kind]


@pytest.mark.parametrize(("text", "kind", "number", "issuer", "day"), INSTRUMENTS, ids=[row[0] for row in INSTRUMENTS])
def test_an_instrument_is_read_alone_and_inside_a_sentence(text, kind, number, issuer, day):
    for around in AROUND:
        assert of(around.format(text)) == [(number, kind, issuer, day)]


@pytest.mark.parametrize(("text", "article", "clause", "point"), PROVISIONS, ids=[row[0] for row in PROVISIONS])
def test_a_provision_is_read_with_each_of_its_members(text, article, clause, point):
    (one,) = citations(f"Theo {text}.")
    assert (one.article, one.clause, one.point) == (article, clause, point)
    assert one.text == text


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_looks_like_a_citation_is_none(text):
    assert citations(text) == []


def test_several_provisions_before_one_instrument_are_all_its_own():
    first, second = citations("Theo Điều 5 và khoản 2 Điều 7 Luật Khiếu nại 2011, bà Hoa gửi đơn.")
    assert (first.text, first.name, first.year) == ("Điều 5", "Khiếu nại", 2011)
    assert (second.text, second.clause) == ("khoản 2 Điều 7 Luật Khiếu nại 2011", ("2",))


def test_a_provision_that_touches_the_law_before_it_is_not_of_the_one_after_the_comma():
    first, second = citations("blds 2015 điều 175, luật đất đai")
    assert (first.name, first.article, second.name, second.article) == ("Dân sự", ("175",), "Đất đai", ())


def test_a_day_that_two_share_is_the_day_of_both():
    found = citations("Quyết định 217-QĐ/TW và Quyết định 218-QĐ/TW cùng ngày 12/12/2013")
    assert [(one.number, one.date) for one in found] == [
        ("217-QĐ/TW", date(2013, 12, 12)), ("218-QĐ/TW", date(2013, 12, 12)),
    ]  # fmt: skip


def test_a_footnote_takes_nothing_away_from_the_number_before_it():
    assert [one.number for one in citations("Kết luận 21([1]) và Quy định 37[2]")] == ["21", "37"]


def test_a_law_of_no_table_ends_where_the_sentence_goes_on():
    assert [one.name for one in citations("Luật Trật tự làng xã quy định rõ, Luật Điện lực nói khác.")] == [
        "Trật tự làng xã", "Điện lực",
    ]  # fmt: skip


def test_an_article_of_no_named_instrument_belongs_to_none():
    assert [one.kind for one in citations("Bộ luật Dân sự 2015; Điều 5a của quy ước thôn")] == ["code", ""]


def test_a_party_number_is_told_apart_by_its_day():
    one, other = citations("25-NQ/TW ngày 12/3/2003 và 25-NQ/TW ngày 03/6/2013")
    assert one.number == other.number
    assert one.key != other.key


def test_a_day_that_no_calendar_has_is_no_day():
    assert of("Quyết định số 12/QĐ-UBND ngày 31/2/2020") == [("12/QĐ-UBND", "decision", "Ủy ban nhân dân", None)]


@given(st.sampled_from(INSTRUMENTS), st.sampled_from(["nfd", "capitals", "bare"]))
def test_spelling_changes_nothing_of_what_is_read(row, spelling):
    text = row[0]
    wanted = [(number, kind) for number, kind, *_rest in of(text)]
    if spelling == "nfd":
        found = of(unicodedata.normalize("NFD", text))
    elif spelling == "capitals":
        found = of(text.upper()) if "l0" not in text else of(text)
    else:
        found = of(plain(text).text) if "Ư" not in text else of(text)
    assert [(number, kind) for number, kind, *_rest in found] == wanted


@given(st.text(max_size=200) | st.lists(st.sampled_from([row[0] for row in INSTRUMENTS + PROVISIONS])).map(" ".join))
def test_offsets_point_into_the_text_and_never_overlap(text):
    found = citations(text)
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))


@given(st.integers(1, 99999), st.integers(1945, 2099), st.sampled_from(sorted(TYPES)), st.sampled_from(sorted(ISSUERS)))
def test_any_number_of_known_codes_is_read_as_printed(number, year, type_code, issuer_code):
    printed = f"{number}/{year}/{TYPES[type_code][0]}-{ISSUERS[issuer_code][0]}"
    assert [one.number for one in citations(f"Số: {printed} ban hành")] == [printed]
    party = f"{number}-{TYPES[type_code][0]}/{ISSUERS[issuer_code][0]}"
    assert [one.number for one in citations(f"Số: {party} ban hành")] == [party]


@pytest.mark.parametrize("issuer", sorted(ISSUERS, key=len)[-3:])
def test_the_longest_known_codes_are_read(issuer):
    printed = f"15/2026/BC-{ISSUERS[issuer][0]}"
    assert [one.number for one in citations(f"Theo báo cáo số {printed} thì đã xong.")] == [printed]


def test_every_word_for_a_kind_has_a_name():
    assert {kind for _printed, kind in TYPES.values()} | set(KIND_WORDS.values()) == set(KIND_NAMES)
    assert all(fold(printed).upper() == code for code, (printed, _kind) in TYPES.items())


@pytest.mark.parametrize(
    "piece", ["a", "điều ", "Luật Khiếu nại ", "1/", "khoản 1, ", "Nghị quyết Đại hội ", "59/2023/"]
)
def test_a_long_text_is_read_in_bounded_time(piece):
    began = time.process_time()
    citations(piece * (100_000 // len(piece)))
    assert time.process_time() - began < 3


@pytest.mark.skipif(not ARTICLES.exists(), reason="the articles do not lie in ../shared/data")
def test_the_articles_cite_what_they_cite():
    found = {(one.number, one.date) for path in ARTICLES.glob("*.txt") for one in citations(path.read_text("utf-8"))}
    assert {("21", None), ("37", None), ("25-NQ/TW", date(2013, 6, 3)), ("23-QĐ/TW", date(2021, 7, 30))} <= found
    assert {number for number, _day in found} == {"21", "37", "25-NQ/TW", "23-QĐ/TW", None}


def test_what_sentences_of_all_walks_cite_is_read():
    found = {figure.name: figure.value for figure in cited()}
    assert found["language.citation.recall"] >= 95
    assert found["language.citation.precision"] >= 95
    assert found["language.citation.instrument.recall"] >= 96
    assert found["language.citation.instrument.precision"] >= 96


def test_each_labelled_citation_stands_in_its_sentence():
    rows = rows_of("report/citations")
    assert all(one["text"] in row["text"] and set(one) == LABELS for row in rows for one in row["citations"])
    assert sum(not row["citations"] for row in rows) >= 8


def test_a_citation_read_in_another_way_counts_against_both():
    row = {"text": "Theo Điều 5 Luật Tố cáo.", "citations": []}
    assert [figure.value for figure in cited([row])] == [0.0, 0.0, 0.0, 0.0]
    wanted = {
        "kind": "law",
        "number": None,
        "date": None,
        "article": ["6"],
        "clause": [],
        "point": [],
        "name": "Tố cáo",
    }
    assert [figure.value for figure in cited([row | {"citations": [wanted]}])] == [0.0, 0.0, 100.0, 100.0]
