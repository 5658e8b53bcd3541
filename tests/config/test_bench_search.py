"""The bench of the search: texts that are the same each time, figures of all that is promised."""

from thongsuot.config.bench import searching
from thongsuot.language.index import TextIndex


def test_the_texts_are_the_same_each_time_and_differ_from_each_other():
    one, other = searching.Many(), searching.Many()
    texts = [one.text()[0] for _text in range(50)]
    assert texts == [other.text()[0] for _text in range(50)] and len(set(texts)) == 50


def test_questions_and_looks_are_timed_for_each_who_looks():
    index = TextIndex()
    assert searching._add(index, searching.Many(), 0, 300) > 0
    found = searching._times(index, 5)
    assert {name: len(times) for name, times in found.items()} == {
        "find all": 5, "find province": 5, "find commune": 5, "similar": 5,
    }  # fmt: skip
    assert len(index) == 300


def test_the_figures_name_what_is_promised(monkeypatch, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(searching, "_until_found", lambda stage, times: [0.5])
    figures = {figure.name: figure for figure in searching.searching(None, 300, quick=True)}
    promised = {"search.find all", "search.similar", "search.similar.growth", "search.index", "search.memory"}
    assert promised | {"search.findable", "search.put"} <= set(figures)
    assert figures["search.findable"].p95 == 500.0 and 0 < figures["search.index"].value < 5
