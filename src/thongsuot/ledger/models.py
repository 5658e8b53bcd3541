"""The book of acts: append-only entries, and the leaf numbers the sequencer gives them."""

import pgtrigger
from django.db import models

from thongsuot.core.ids import new_id


class TransactionId(models.Field):
    """PostgreSQL's xid8: the transaction that wrote a row, so that the sequencer knows which are finished."""

    def db_type(self, connection):
        return "xid8"


class CurrentTransaction(models.Func):
    function = "pg_current_xact_id"
    template = "%(function)s()"
    output_field = TransactionId()


# Protect works row by row and so never sees TRUNCATE: that one needs a trigger on the statement.
APPEND_ONLY = [
    pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
    pgtrigger.Trigger(
        name="no_truncate",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'pgtrigger: Cannot truncate % table', TG_TABLE_NAME;",
    ),
]


class Entry(models.Model):
    """One act, as evidence: who, what, about which thing, and a commitment to its content. Nothing personal.

    `commitment` is the HMAC-SHA256 of the act's canonical form under a random key kept beside the content:
    destroying content and key leaves the entry, which then proves nothing but that the act was.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recorded_at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    verb = models.CharField(max_length=60)
    subject_ref = models.CharField(max_length=80)
    commitment = models.BinaryField(max_length=32)
    transaction = TransactionId(db_default=CurrentTransaction(), editable=False)

    class Meta:
        indexes = [
            models.Index(fields=["subject_ref"]),
            models.Index(fields=["transaction", "id"], name="entry_by_transaction"),
        ]
        triggers = APPEND_ONLY

    def __str__(self):
        return f"{self.verb} {self.subject_ref}"


class Leaf(models.Model):
    """The place of an entry in the log: numbers are dense, from 0, given once by the sequencer."""

    number = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT)

    class Meta:
        triggers = APPEND_ONLY

    def __str__(self):
        return str(self.number)
