"""No export of the house runs in a spreadsheet: one writer of tables, and every table looked at cell by cell."""

import csv
import io
import re
from pathlib import Path

import pytest

import thongsuot
from house.addresses import ADDRESSES, ROLES, world
from house.walking import ask, client_as
from thongsuot.cases.models import Publication
from thongsuot.files.tables import FORMULA_STARTS
from thongsuot.units.models import Unit

ROOT = Path(thongsuot.__file__).parent
WRITES_TABLES = re.compile(r"csv\.(?:writer|DictWriter)\(|xlsxwriter|openpyxl\.Workbook\(|\.writerows?\(")
# The one writer; and a tool that makes the shipped tables of places, run by whoever develops.
WRITERS = {"files/tables.py", "units/data/build.py"}
FORMULA = "=HYPERLINK(1)"


def test_tables_are_written_in_one_place():
    found = {
        str(path.relative_to(ROOT))
        for path in ROOT.rglob("*.py")
        if WRITES_TABLES.search(path.read_text(encoding="utf-8"))
    }
    assert found - WRITERS == set()


@pytest.mark.django_db
def test_no_cell_of_any_table_that_anybody_gets_is_a_formula():
    whole = world()
    Unit.objects.update(name=FORMULA)
    Publication.objects.update(title=FORMULA, unit_name=FORMULA)
    tables = {}
    for role in ROLES:
        client = client_as(role, whole)
        for name, row in ADDRESSES.items():
            if not row.page and not row.post and role in row.who:
                answer = ask(client, name, row, whole.things)
                if answer.headers.get("Content-Type", "").startswith("text/csv"):
                    tables[role, name] = answer.getvalue().decode("utf-8-sig")
    assert {name for _role, name in tables} >= {"cases:published_csv", "desk:list_csv", "duties:unit_csv"}
    assert any(f"'{FORMULA}" in text for text in tables.values())
    assert [at for at, text in tables.items() if _formulas(text)] == []


def _formulas(text: str) -> list[str]:
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    return [cell for cell in cells if cell.lstrip().startswith(FORMULA_STARTS)]
