"""Whatever an entry of the book says was done has a name in words, in both languages."""

import pytest
from django.utils import translation

from house.verbs import search
from thongsuot.changes.actions.bulk_acts import KINDS
from thongsuot.denunciations.rules.transitions import TRANSITIONS
from thongsuot.duties.words import VERBS as OF_DUTIES
from thongsuot.offices.verbs import OTHER, VERBS, verb_words
from thongsuot.receptions.views.visits import STEP_SLUGS

# Calls whose verb is known only as they run, each with the closed list it comes from.
CLOSED = {
    ("thongsuot.changes.actions.bulk", "changes.bulk_{}"): KINDS,
    ("thongsuot.duties.actions.alone", "duties.{}"): OF_DUTIES,
    ("thongsuot.receptions.views.visits", "receptions.{}"): tuple(STEP_SLUGS.values()),
}


@pytest.fixture(scope="module")
def looked():
    return search()


def every(looked) -> set[str]:
    return looked.found | {form.format(verb) for (_module, form), verbs in CLOSED.items() for verb in verbs}


def test_every_call_that_writes_an_entry_says_its_verb_or_takes_it_from_a_closed_list(looked):
    assert looked.open == set(CLOSED) and len(looked.found) > 150


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_verb_of_the_book_has_a_name(looked, language):
    with translation.override(language):
        assert {verb for verb in every(looked) if verb_words(verb) == str(OTHER)} == set()


def test_no_two_verbs_of_administration_are_called_alike_in_another_language(looked):
    names = {}
    for language in ("vi", "en"):
        with translation.override(language):
            names[language] = {verb: verb_words(verb) for verb in VERBS}
    same = {verb for verb in VERBS if names["vi"][verb] == names["en"][verb]}
    assert same == set()


def test_no_name_is_kept_for_a_verb_that_nothing_writes(looked):
    assert set(VERBS) - every(looked) == set()


def test_the_sealed_room_says_one_word_alone(looked):
    assert "sealed" in looked.found and TRANSITIONS
    assert not any(verb.startswith("denunciations.") for verb in every(looked))
