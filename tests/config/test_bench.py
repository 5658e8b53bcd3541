"""The bench: copied rows equal those of the actions, figures are what they say, every part runs."""

import json
import subprocess
import sys
from random import Random
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection

from lives import Life
from thongsuot.cases.actions.record import DERIVED, derived_of, event_of, wanted_sights
from thongsuot.cases.models import Act, Case
from thongsuot.cases.rules.fold import fold
from thongsuot.config.bench import copies, yardstick
from thongsuot.config.bench.figures import Figure, machine, percentile, timed
from thongsuot.config.bench.memory import family
from thongsuot.core.ids import check_digit, show_code
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import Entry


@pytest.fixture
def copied(db):
    """Return an answered case made by the actions, and its copy."""
    made = Life().answered().case
    connection.ensure_connection()
    (pattern,) = copies.patterns(connection.connection)
    copies.fill(connection.connection, 1, [pattern], copies.Keys(Random(1), "4715", {made.code[:12]}))
    return made, Case.objects.exclude(pk=made.pk).get()


def rows(table: str, case: Case) -> list[dict]:
    with connection.cursor() as cursor:
        quoted = copies.TABLES[table].format(case=f"'{case.pk}'")
        cursor.execute(f"SELECT * FROM {table} WHERE {quoted} ORDER BY 1")
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def plain(value, own: dict[str, str]) -> str:
    """Return a value as text, with the keys and codes that are the case's own taken out."""
    text = json.dumps(value, default=lambda odd: bytes(odd).hex() if isinstance(odd, memoryview) else str(odd))
    for key, name in own.items():
        text = text.replace(key, name)
    return text


def own_names(case: Case) -> dict[str, str]:
    keys = sorted(
        {str(value) for table in copies.TABLES for row in rows(table, case) for value in list(row.values())[:1]}
    )
    named = {key: f"<{place}>" for place, key in enumerate(keys)}
    return {show_code(case.code): "<shown>", case.code: "<code>"} | named


@pytest.mark.parametrize("table", copies.TABLES)
def test_a_copy_equals_its_pattern_in_every_column_but_its_own_keys(copied, table):
    made, copy = copied
    made_rows = [plain(row, own_names(made)) for row in rows(table, made)]
    copied_rows = [plain(row, own_names(copy)) for row in rows(table, copy)]
    assert copied_rows == made_rows


def test_a_copy_shares_no_key_with_its_pattern(copied):
    made, copy = copied
    assert made.code != copy.code
    assert not {a.pk for a in made.acts.all()} & {a.pk for a in copy.acts.all()}
    assert Entry.objects.filter(subject_ref=f"case:{copy.pk}").count() == copy.acts.count()


def test_the_derived_columns_of_a_copy_follow_from_its_acts(copied):
    _made, copy = copied
    rebuilt = fold(event_of(act) for act in copy.acts.order_by("number"))
    assert {n: getattr(rebuilt, n) for n in DERIVED} == {n: getattr(derived_of(copy), n) for n in DERIVED}
    assert set(copy.sights.values_list("unit_id", "why")) == wanted_sights(copy)


def test_the_duties_of_a_copy_follow_from_their_acts(copied):
    _made, copy = copied
    for duty in Duty.objects.filter(about_ref=f"case:{copy.pk}"):
        clock = duty.clock()
        assert (clock.state, clock.due_on) == (duty.state, duty.due_on)


def test_every_table_that_holds_rows_of_a_case_is_copied():
    rooms = ("cases", "duties", "files")
    tables = {model._meta.db_table for room in rooms for model in apps.get_app_config(room).get_models()}
    of_no_one_case = {"files_blob", "cases_countedfigures", "cases_secrettry", "duties_climbpace"}
    of_no_one_case |= {"cases_suggestionmodel", "cases_suggestionfile", "cases_suggestionuse"}
    of_no_one_case |= {"cases_label", "cases_savedview", "cases_bulk", "cases_bulkitem"}
    of_no_one_case |= {"duties_overlap", "duties_digest", "duties_digestrefusal"}
    assert tables - of_no_one_case <= copies.TABLES.keys()


def test_keys_are_version_7_and_rise():
    keys = copies.Keys(Random(2), "4715", set())
    drawn = [UUID(key) for _copy in range(3) for key in keys.slots(5)[2:]]
    assert {key.version for key in drawn} == {7}
    assert drawn == sorted(drawn)


def test_codes_are_good_and_never_drawn_twice():
    keys = copies.Keys(Random(3), "4715", set())
    codes = [keys.slots(1)[0] for _each in range(300)]
    assert len(set(codes)) == 300
    assert all(check_digit(code[:-1]) == code[-1] for code in codes)


def test_the_yardstick_inserts_the_very_rows_of_a_life(copied):
    made, _copy = copied
    pattern = copies.patterns(connection.connection)[0]
    slots = copies.Keys(Random(4), "4715", set()).slots(pattern.keys)
    found = yardstick.rows_of(pattern, slots)
    with connection.connection.transaction():
        columns = {table: copies.written_columns(connection.connection, table) for table, _values in found}
        yardstick.insert(connection.connection, found, columns)
    new = Case.objects.get(code=slots[0])
    assert new.state == made.state
    assert Act.objects.filter(case=new).count() == made.acts.count()


def test_the_percentile_is_a_value_that_was_measured():
    assert percentile([5, 1, 4, 2, 3], 0.5) == 3
    assert percentile([1, 2, 3, 4], 0.95) == 4
    assert percentile([7], 0.95) == 7


def test_single_times_are_told_in_milliseconds():
    assert timed("page", [0.001, 0.002, 0.003]) == Figure(name="page", value=3.0, unit="ms", p50=2.0, p95=3.0)


def test_a_figure_names_all_it_may_hold():
    assert set(Figure(name="x", value=1.0, unit="s").as_dict()) == {"name", "value", "unit", "ratio", "p50", "p95"}


def test_the_machine_is_described():
    assert machine()["processors"] >= 1
    assert machine()["memory_mb"] > 100


def test_a_family_is_a_process_and_all_below_it():
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(30)"]) as child:
        found = family(child.pid)
        child.kill()
    assert found == [child.pid]
