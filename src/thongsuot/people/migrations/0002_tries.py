"""The table in which tries to sign in are counted for all processes (Django's database cache)."""

from django.db import migrations

MAKE = """
CREATE TABLE people_tries (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX people_tries_expires ON people_tries (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, "DROP TABLE people_tries")]
