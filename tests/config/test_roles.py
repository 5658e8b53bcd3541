"""What each database role may do, read from PostgreSQL itself after `migrate` gave the rights."""

import os
import re

import psycopg
import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from lives import Life
from thongsuot.cases.queries import publications
from thongsuot.config import roles

USERS = {name: name for name in roles.NAMES}


@pytest.fixture
def link(db):
    """The test's own connection, as psycopg: what is granted here is rolled back with the test."""
    connection.ensure_connection()
    roles.grant(connection.connection, USERS)
    return connection.connection


def holds(link, role, right, table):
    return link.execute("SELECT has_table_privilege(%s, %s, %s)", [role, table, right]).fetchone()[0]


RIGHTS = [
    # role, table, what it may do, what it may not
    ("desk", "cases_case", ("SELECT", "INSERT", "UPDATE", "DELETE"), ("TRUNCATE", "TRIGGER")),
    ("desk", "cases_act", ("SELECT", "INSERT"), ("UPDATE", "DELETE", "TRUNCATE")),
    ("desk", "duties_dutyact", ("SELECT", "INSERT"), ("UPDATE", "DELETE", "TRUNCATE")),
    ("desk", "changes_change", ("SELECT", "INSERT"), ("UPDATE", "DELETE", "TRUNCATE")),
    ("desk", "law_rulechange", ("SELECT", "INSERT"), ("UPDATE", "DELETE", "TRUNCATE")),
    ("desk", "law_calendaryear", ("SELECT", "INSERT"), ("UPDATE", "DELETE", "TRUNCATE")),
    ("desk", "law_calendarchange", ("SELECT", "INSERT"), ("UPDATE", "DELETE", "TRUNCATE")),
    ("desk", "ledger_entry", ("SELECT", "INSERT"), ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER")),
    ("desk", "ledger_leaf", ("SELECT",), ("INSERT", "UPDATE", "DELETE", "TRUNCATE")),
    ("desk", "django_migrations", ("SELECT",), ("INSERT", "UPDATE", "DELETE")),
    ("portal", "cases_publication", ("SELECT",), ("INSERT", "UPDATE", "DELETE")),
    ("portal", "cases_publicationitem", ("SELECT",), ("INSERT", "UPDATE", "DELETE")),
    ("portal", "cases_publicationfile", ("SELECT",), ("INSERT", "UPDATE", "DELETE")),
    ("portal", "cases_remade", (), roles.PRIVILEGES),
    ("portal", "files_attachment", (), roles.PRIVILEGES),
    ("portal", "files_blob", (), roles.PRIVILEGES),
    ("portal", "units_place", ("SELECT",), ("UPDATE",)),
    ("portal", "cases_case", (), roles.PRIVILEGES),
    ("portal", "cases_content", (), roles.PRIVILEGES),
    ("portal", "cases_party", (), roles.PRIVILEGES),
    ("portal", "people_officer", (), roles.PRIVILEGES),
    ("portal", "ledger_entry", (), roles.PRIVILEGES),
    ("sealed", "cases_case", (), roles.PRIVILEGES),
    ("sealed", "cases_content", (), roles.PRIVILEGES),
    ("sealed", "notices_message", (), roles.PRIVILEGES),
    ("sealed", "ledger_entry", ("SELECT", "INSERT"), ("UPDATE", "DELETE", "TRUNCATE", "TRIGGER")),
    ("sealed", "ledger_leaf", (), roles.PRIVILEGES),
    ("sealed", "denunciations_denunciation", ("SELECT", "INSERT", "UPDATE", "DELETE"), ("TRUNCATE", "TRIGGER")),
    ("sealed", "denunciations_act", ("SELECT", "INSERT"), ("UPDATE", "DELETE", "TRUNCATE")),
    ("sealed", "denunciations_reading", ("SELECT", "INSERT"), ("UPDATE", "DELETE", "TRUNCATE")),
    ("sealed", "people_officer", ("SELECT",), ("INSERT", "UPDATE", "DELETE")),
    ("desk", "denunciations_denunciation", (), roles.PRIVILEGES),
    ("desk", "denunciations_keyholder", (), roles.PRIVILEGES),
    ("portal", "denunciations_denunciation", (), roles.PRIVILEGES),
    ("sequencer", "denunciations_act", (), roles.PRIVILEGES),
    ("sequencer", "ledger_leaf", ("SELECT", "INSERT"), ("UPDATE", "DELETE", "TRUNCATE")),
    ("sequencer", "ledger_entry", ("SELECT",), ("INSERT", "UPDATE", "DELETE")),
    ("sequencer", "cases_content", (), roles.PRIVILEGES),
]


@pytest.mark.parametrize(
    ("role", "table", "may", "may_not"), RIGHTS, ids=lambda value: value if value in USERS else None
)
def test_a_role_may_do_what_the_table_says_and_nothing_else(link, role, table, may, may_not):
    assert [right for right in may if not holds(link, role, right, table)] == []
    assert [right for right in may_not if holds(link, role, right, table)] == []


def test_granting_twice_changes_nothing(link):
    roles.grant(link, USERS)
    assert roles.differences(link, USERS) == []


def test_a_right_given_by_hand_is_noticed_and_taken_back(link):
    link.execute("GRANT DELETE ON ledger_entry TO desk")
    assert roles.differences(link, USERS) == ["desk: DELETE on ledger_entry"]
    roles.grant(link, USERS)
    assert roles.differences(link, USERS) == []


def test_a_new_table_of_the_sealed_room_is_closed_to_everyone_but_its_own_role(link):
    link.execute("CREATE TABLE denunciations_new (id int)")
    roles.grant(link, USERS)
    for role in ("desk", "portal", "sequencer"):
        assert [right for right in roles.PRIVILEGES if holds(link, role, right, "denunciations_new")] == []


def test_a_role_that_exists_is_left_as_it_is(link):
    roles.create(link, {"desk": "postgresql://desk:another@127.0.0.1/thongsuot"})
    assert link.execute("SELECT count(*) FROM pg_roles WHERE rolname = 'desk'").fetchone() == (1,)


def test_a_role_is_created_under_the_name_of_its_url(link):
    roles.create(link, {"portal": "postgresql://c%C3%B4ng-khai:pass@127.0.0.1/thongsuot"})
    found = link.execute("SELECT rolcanlogin, rolsuper, rolcreaterole FROM pg_roles WHERE rolname = 'công-khai'")
    assert found.fetchone() == (True, False, False)


@pytest.mark.django_db(transaction=True)
def test_the_ledger_is_closed_to_the_desk_in_earnest():
    connection.ensure_connection()
    roles.grant(connection.connection, USERS)
    connection.connection.commit()
    database = connection.settings_dict["NAME"]
    with psycopg.connect(os.environ["THONGSUOT_DATABASE_URL"], dbname=database) as desk:
        assert not roles.is_mighty(desk)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            desk.execute("UPDATE ledger_entry SET verb = 'nothing'")


def test_the_owner_could_change_the_ledger_and_so_may_serve_no_pages(link):
    assert roles.is_mighty(link)


def test_what_the_public_reads_is_asked_over_the_portal_of_tables_open_to_it(link):
    Life().answered()
    with CaptureQueriesContext(connections[publications.PORTAL]) as queries:
        (copy,) = publications.found(words="đèn", order=publications.LONGEST).prefetch_related("items")
        assert {copy._state.db, *(item._state.db for item in copy.items.all())} == {publications.PORTAL}
        assert publications.latest(3) == [copy] and publications.up_to(publications.published()) == 1
        assert publications.unit_name(copy.unit_id) == copy.unit_name and publications.place_names() is not None
    asked = {table for query in queries for table in re.findall(r"(?:FROM|JOIN) \"?(\w+_\w+)", query["sql"])}
    assert asked == {"cases_publication", "cases_publicationitem"}
    assert all(holds(link, "portal", "SELECT", table) for table in asked)
    assert not holds(link, "portal", "SELECT", "cases_publishing")
