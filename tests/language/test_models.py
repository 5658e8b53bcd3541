"""The models that ship: made from the texts that ship, good enough on texts by another hand."""

from collections import Counter

import pytest

from language import samples
from thongsuot.config.bench.language import language
from thongsuot.language.learning import MODELS, measured_of_shipped, model, read_texts, reported, texts
from thongsuot.language.making import wanted_version
from thongsuot.language.quality import measured
from thongsuot.language.suggesting import labels_by
from thongsuot.language.topics import topics


def test_every_sub_topic_has_at_least_forty_texts_and_none_comes_twice():
    counted = Counter(row.topic for row in texts())
    assert set(counted) == {each.code for each in topics() if each.parent}
    assert min(counted.values()) >= 40
    assert len({row.text for row in texts()}) == len(texts())


def test_what_is_reported_on_was_not_learned_from():
    assert not {row.text for row in texts()} & {row.text for row in reported()}


@pytest.mark.parametrize("name", MODELS)
def test_a_model_was_made_from_the_texts_as_they_are(name):
    assert model(name).version == wanted_version(name), "python -m thongsuot.language.making"


@pytest.mark.parametrize("name", ["topic", "kind"])
def test_what_is_told_of_the_quality_is_what_is_measured(name):
    rows = [(row.text, getattr(row, name)) for row in reported()]
    assert measured_of_shipped(name) == measured(labels_by(name), rows), "python -m thongsuot.language.making"


FLOORS = {
    "language.topic.first": 80, "language.topic.three": 92, "language.kind.first": 90, "language.kind.three": 98,
    "language.urgent.recall": 58, "language.urgent.precision": 80,
    # The worst of the styles: marks left out, dialect, letters of several pages.
    "language.topic.no_diacritics": 70, "language.topic.typos": 70, "language.kind.no_diacritics": 80,
}  # fmt: skip
ON_DEVELOPMENT = FLOORS | {
    "language.topic.first": 85, "language.urgent.recall": 85, "language.urgent.precision": 85,
    "language.topic.no_diacritics": 60, "language.topic.typos": 60,
}  # fmt: skip


def _found(rows=None) -> dict[str, float]:
    return {figure.name: round(figure.value, 1) for figure in language(rows)}


def test_on_texts_by_another_hand_the_guesses_are_as_good_as_promised():
    found = _found()
    assert {name: found[name] for name, floor in FLOORS.items() if found[name] < floor} == {}


@samples.needs_samples
def test_on_the_development_submissions_too():
    found = _found(read_texts(samples.PATH))
    assert {name: found[name] for name, floor in ON_DEVELOPMENT.items() if found[name] < floor} == {}
