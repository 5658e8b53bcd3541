"""The models that ship: made from the texts that ship, good enough on texts by another hand."""

from collections import Counter

import pytest

from language import samples
from thongsuot.config.bench.language import language, submissions
from thongsuot.language.learning import MODELS, model, texts, wanted_version
from thongsuot.language.topics import topics


def test_every_sub_topic_has_at_least_forty_texts_and_none_comes_twice():
    counted = Counter(row.topic for row in texts())
    assert set(counted) == {each.code for each in topics() if each.parent}
    assert min(counted.values()) >= 40
    assert len({row.text for row in texts()}) == len(texts())


def test_what_is_reported_on_was_not_learned_from():
    assert not {row.text for row in texts()} & {row["text"] for row in submissions()}


@pytest.mark.parametrize("name", MODELS)
def test_a_model_was_made_from_the_texts_as_they_are(name):
    assert model(name).version == wanted_version(name), "python -m thongsuot.language.learning"


FLOORS = {
    "language.topic.first": 75, "language.topic.three": 90, "language.kind.first": 85, "language.kind.three": 98,
}  # fmt: skip


def test_on_texts_by_another_hand_the_guesses_are_as_good_as_promised():
    found = {figure.name: figure.value for figure in language() if figure.name in FLOORS}
    assert {name: round(value, 1) for name, value in found.items() if value < FLOORS[name]} == {}
    assert set(found) == set(FLOORS)


@samples.needs_samples
def test_on_the_development_submissions_too():
    found = {figure.name: figure.value for figure in language(samples.submissions()) if figure.name in FLOORS}
    assert {name: round(value, 1) for name, value in found.items() if value < FLOORS[name]} == {}
