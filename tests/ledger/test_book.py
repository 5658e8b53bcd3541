"""The book of acts: what an entry holds, and that nobody rewrites it."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from thongsuot.core.actors import service
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.ledger import queries
from thongsuot.ledger.actions import record
from thongsuot.ledger.models import Entry, Leaf

pytestmark = pytest.mark.django_db
AT = datetime(2026, 7, 1, 2, 30, tzinfo=UTC)
ACT = {"text": "Chị Nguyễn Thị Hoa báo cống tắc", "phone": "0912345678"}


def write(act=None):
    return record(actor=service("test"), verb="cases.receive", subject=Ref("case", new_id()), act=act or ACT, at=AT)


def test_an_entry_commits_to_its_act_and_to_no_other():
    entry, key = write()
    assert queries.verify_act(ACT, key, entry)
    assert not queries.verify_act(ACT | {"phone": "0912345679"}, key, entry)
    assert not queries.verify_act(ACT, b"x" * 32, entry)


def test_an_entry_read_back_from_the_database_still_verifies():
    entry, key = write()
    assert queries.verify_act(ACT, key, Entry.objects.get(pk=entry.pk))


def test_nothing_of_the_act_lies_in_any_column_of_the_entry():
    write()
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(e)::text FROM ledger_entry e")
        row = cursor.fetchone()[0]
    assert not any(word in row for word in ("Hoa", "cống", "0912345678"))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET verb = 'cases.close'",
        "UPDATE ledger_entry SET commitment = '\\x00'",
        "DELETE FROM ledger_entry",
        "TRUNCATE ledger_entry CASCADE",
        "UPDATE ledger_leaf SET number = 7",
        "DELETE FROM ledger_leaf",
        "TRUNCATE ledger_leaf",
    ],
)
def test_even_the_owner_cannot_rewrite_the_book(statement):
    entry, _key = write()
    Leaf.objects.create(number=0, entry=entry)
    connection.check_constraints()  # else PostgreSQL refuses TRUNCATE for the pending foreign key, before our trigger
    with pytest.raises(DatabaseError, match="pgtrigger: Cannot"), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(statement)
    assert Entry.objects.count() == Leaf.objects.count() == 1


@pytest.mark.parametrize(
    "rewrite",
    [
        lambda entries: entries.update(verb="x"),
        lambda entries: entries._raw_delete("default"),
        lambda entries: entries.get().save(),
    ],
    ids=["update", "delete", "save"],
)
def test_nor_can_the_program(rewrite):
    write()
    with pytest.raises(DatabaseError, match="pgtrigger: Cannot"), transaction.atomic():
        rewrite(Entry.objects.all())


def test_an_act_that_fails_leaves_no_entry():
    with pytest.raises(RuntimeError), transaction.atomic():
        write()
        raise RuntimeError
    assert not Entry.objects.exists()


def test_the_public_leaf_shows_number_commitment_and_hour_alone():
    entry, _key = write()
    Leaf.objects.create(number=0, entry=entry)
    [leaf] = queries.latest_leaves()
    assert (leaf.number, leaf.commitment) == (0, bytes(entry.commitment).hex())
    assert leaf.hour == datetime(2026, 7, 1, 2, tzinfo=UTC)
    assert queries.entry_count() == 1
