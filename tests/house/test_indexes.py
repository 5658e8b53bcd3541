"""Every write pays for every index: one that another index of the table already serves is refused."""

import pytest
from django.db import connection

# Of the table between instruments Django itself makes all indexes.
# A plain index whose columns, with the same operator classes, begin another index of the same table.
SERVED_BY_ANOTHER = """
    SELECT t.relname, narrow.relname, wide.relname
    FROM pg_index x
    JOIN pg_class t ON t.oid = x.indrelid
    JOIN pg_class narrow ON narrow.oid = x.indexrelid
    JOIN pg_index y ON y.indrelid = x.indrelid AND y.indexrelid <> x.indexrelid
    JOIN pg_class wide ON wide.oid = y.indexrelid AND wide.relam = narrow.relam
    WHERE t.relname ~ %s AND t.relname <> 'directives_instrument_replaces' AND NOT x.indisunique
      AND x.indpred IS NULL AND y.indpred IS NULL AND x.indexprs IS NULL
      AND starts_with(y.indkey::text || ' ', x.indkey::text || ' ')
      AND starts_with(y.indclass::text || ' ', x.indclass::text || ' ')
    ORDER BY 1, 2
"""
ROOMS = (
    "^(cases|changes|complaints|denunciations|documents|doors|duties|files|law|ledger|notices|people|privacy|units|"
    "commitments|conferences|counter|directives|exchange|invitations|live|mail|meetings|reading|wording)_"
)


@pytest.mark.django_db
def test_no_index_is_the_beginning_of_another():
    with connection.cursor() as cursor:
        cursor.execute(SERVED_BY_ANOTHER, [ROOMS])
        assert cursor.fetchall() == []


@pytest.mark.django_db
def test_the_check_would_find_one():
    with connection.cursor() as cursor:
        cursor.execute("CREATE INDEX needless ON duties_duty (holder_unit_id)")
        cursor.execute(SERVED_BY_ANOTHER, [ROOMS])
        assert ("duties_duty", "needless") in {(table, index) for table, index, _wide in cursor.fetchall()}
