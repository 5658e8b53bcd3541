"""The bench of the search: texts that are the same each time, figures of all that is promised."""

from thongsuot.config.bench import searching, texts
from thongsuot.language.index import TextIndex, words_of


def test_the_texts_are_the_same_each_time_and_differ_from_each_other():
    one, other = texts.Many(), texts.Many()
    made = [one.text() for _text in range(50)]
    assert made == [other.text() for _text in range(50)] and len(set(made)) == 50


def test_questions_and_looks_are_timed_for_each_who_looks():
    index = TextIndex()
    assert searching._add(index, searching.Many(), 0, 300) > 0
    found = searching._times(index, 5)
    assert {name: len(times) for name, times in found.items()} == {
        "find all": 5, "find province": 5, "find commune": 5, "find": 15, "similar": 5, "similar at a place": 5,
    }  # fmt: skip
    assert len(index) == 300


def test_words_read_once_for_many_are_those_of_each_text():
    many, put, filled = texts.Many(), TextIndex(), TextIndex()
    entries = [many.entry(number) for number in range(40)]
    for entry in entries:
        assert many.words(entry) == words_of(entry.texts)
        put.put(entry)
    put.commit("")
    searching.fill(filled, texts.Many(), 0, 40)
    assert sorted(put.dictionary()) == sorted(filled.dictionary())


def test_the_figures_name_what_is_promised(monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(searching, "_until_found", lambda stage, times: [0.5])
    monkeypatch.setattr(searching, "_at_terminal", lambda: (2.0, 1.0))
    for name in ("_pages", "_likes"):
        monkeypatch.setattr(searching, name, lambda index, stage, times: [(0.01, 0.005)] * times)
    figures = {figure.name: figure for figure in searching.searching(None, 300, quick=True)}
    promised = {"search.find all", "search.similar", "search.similar.growth", "search.index", "search.memory"}
    promised |= {
        "search.find",
        "search.find.growth",
        "search.page",
        "search.similar.page",
        "search.terminal",
        "search.terminal.processor",
    }
    assert promised | {"search.findable", "search.put"} <= set(figures)
    assert figures["search.findable"].p95 == 500.0 and 0 < figures["search.index"].value < 5
