"""An installation that is full of everything is upgraded: what fills older rows works on rows."""

import pytest
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from house.world import world
from thongsuot.directives.models import Passage, Task
from thongsuot.directives.queries.instruments import confirmed_with
from thongsuot.directives.rules.searched import passage_words
from thongsuot.meetings.models import PublishedMeeting
from thongsuot.receptions.models import PostedSession, Session, VisitContent
from thongsuot.units.queries import matching

pytestmark = pytest.mark.django_db(transaction=True)
# Before the words by which these rooms find their things were stored.
BEFORE = [("directives", "0004_forms"), ("receptions", "0002_told"), ("meetings", "0003_files")]
FOUND_BY_WORDS = (Task, Session, PostedSession, VisitContent, PublishedMeeting)


def migrate(targets: list) -> None:
    MigrationExecutor(connection).migrate(targets)


def keys() -> dict:
    return {model: dict(model.objects.values_list("pk", "search_key")) for model in FOUND_BY_WORDS}


def test_words_are_stored_for_what_was_there_before():
    with transaction.atomic():
        world()
    passage = Passage.objects.first()
    said = passage_words(str(passage))
    Passage.objects.filter(pk=passage.pk).update(state="confirmed", search_key=said)
    now, latest = keys(), MigrationExecutor(connection).loader.graph.leaf_nodes()
    assert [model for model, rows in now.items() if not rows] == []
    migrate(BEFORE)
    migrate(latest)
    assert keys() == now
    for model, rows in now.items():
        pk, key = next((pk, key) for pk, key in rows.items() if key)
        assert matching(model.objects, key.split()[0]).filter(pk=pk).exists()
    assert Passage.objects.get(pk=passage.pk).search_key == said
    assert confirmed_with(said.split()[0]).filter(pk=passage.pk).exists()
