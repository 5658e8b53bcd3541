"""No export of the house runs in a spreadsheet: one writer of tables, and every table looked at cell by cell."""

import csv
import io
import re
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

import thongsuot
from house.addresses import ADDRESSES, ROLES
from house.walking import ask, client_as
from house.world import world
from thongsuot.cases.models import Publication
from thongsuot.files.tables import FORMULA_STARTS, KINDS
from thongsuot.units.models import Unit
from thongsuot.web.exports import BESIDE, EXPORTS, WITHOUT

ROOT = Path(thongsuot.__file__).parent
WRITES_TABLES = re.compile(r"csv\.(?:writer|DictWriter)\(|xlsxwriter|openpyxl\.Workbook\(|\.writerows?\(")
# The one writer; a tool that makes the shipped tables of places, run by whoever develops; the registers of the bench.
WRITERS = {"files/tables.py", "language/places/build.py", "config/bench/registers.py"}
FORMULA = "=HYPERLINK(1)"
LISTS = re.compile(r'<table|ts-list|<c-pagination|class="pagination"')


def test_every_list_of_the_desk_can_be_taken_away_or_says_why_not():
    pages = {
        str(path).partition("/templates/")[2]: path.read_text(encoding="utf-8")
        for path in ROOT.glob("*/templates/**/*.html")
    }
    lists = {name for name, text in pages.items() if "web/desk.html" in text and LISTS.search(text)}
    exported = {each.template for each in EXPORTS} | set(BESIDE)
    assert exported & set(WITHOUT) == set()
    assert lists - exported - set(WITHOUT) == set()
    assert set(WITHOUT) - lists == set() and all(WITHOUT.values())


def test_every_page_with_a_table_to_take_away_offers_it():
    offers = [(each.template, f'<c-exports list="{each.name}"') for each in EXPORTS]
    offers += [(template, f'{{% url "{name}" "{kind}" %}}') for template, name in BESIDE.items() for kind in KINDS]
    found = {name: next(ROOT.glob(f"*/templates/{name}")).read_text(encoding="utf-8") for name, _offer in offers}
    assert [name for name, offer in offers if offer not in found[name]] == []


def test_an_address_that_names_no_list_is_not_there(client, db):
    whole = world()
    client = client_as("head", whole)
    assert {client.get(f"/ban-lam-viec/bang/{name}").status_code for name in ("la.csv", "vu-viec.ods")} == {404}


@pytest.mark.django_db
def test_the_two_kinds_of_file_hold_the_same_rows_and_no_formula():
    whole = world()
    Unit.objects.update(name=FORMULA)
    client = client_as("head", whole)
    for name in ("vu-viec", "viec-phai-lam", "toan-don-vi"):
        plain, book = (client.get(f"/ban-lam-viec/bang/{name}.{kind}").getvalue() for kind in ("csv", "xlsx"))
        lines = list(csv.reader(io.StringIO(plain.decode("utf-8-sig"), newline=""), delimiter=";"))
        sheet = load_workbook(io.BytesIO(book)).active
        rows = [["" if value is None else value for value in row] for row in sheet.iter_rows(values_only=True)]
        assert [[_as_text(value) for value in row] for row in rows] == lines and len(lines) > 1, name
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
        assert any(f"'{FORMULA}" in row for row in lines)


def _as_text(value) -> str:
    return value.date().isoformat() if isinstance(value, datetime) else str(value)


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
    assert {name for _role, name in tables} >= {"cases:published_csv", "web:export vu-viec", "web:export toan-don-vi"}
    assert any(f"'{FORMULA}" in text for text in tables.values())
    assert [at for at, text in tables.items() if _formulas(text)] == []


def _formulas(text: str) -> list[str]:
    cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    return [cell for cell in cells if cell.lstrip().startswith(FORMULA_STARTS)]
