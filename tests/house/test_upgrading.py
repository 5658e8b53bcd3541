"""An installation that is full of everything is upgraded: what fills older rows works on rows."""

import pytest
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from house.world import world
from thongsuot.directives.models import Task
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
    now, latest = keys(), MigrationExecutor(connection).loader.graph.leaf_nodes()
    assert [model for model, rows in now.items() if not rows] == []
    migrate(BEFORE)
    migrate(latest)
    assert keys() == now
    for model, rows in now.items():
        pk, key = next((pk, key) for pk, key in rows.items() if key)
        assert matching(model.objects, key.split()[0]).filter(pk=pk).exists()
