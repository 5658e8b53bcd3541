"""What `make scan` makes of what its scanners say: nothing is excused that is not in the table with its reason."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "tools"))

from scan import crawl, inject
from scan.findings import Finding, judged, reasons

SAID = """[08:13:16] [WARNING] heuristic (basic) test shows that GET parameter 'tu' might not be injectable
[08:13:47] [INFO] heuristic (basic) test shows that GET parameter 'limit' might be injectable
Parameter: q (GET)
"""


def test_every_reason_is_of_one_tool_and_narrow():
    assert len(reasons()) > 0 and len({row.name for row in reasons()}) == len(reasons())


@pytest.mark.parametrize(
    "row",
    ['name = "x"\ntool = "wapiti"\nkind = "y"', 'name = "x"\nwhy = "z"\ntool = "wapiti"', 'why = "z"\nkind = "y"'],
)
def test_a_row_without_reason_or_that_excuses_a_whole_tool_is_refused(row, tmp_path):
    table = tmp_path / "reasoned.toml"
    table.write_text(f"[[reasoned]]\n{row}\n")
    with pytest.raises(ValueError, match="reasoned.toml"):
        reasons(table)


@pytest.mark.parametrize(
    "finding",
    [
        Finding("relay", "500", "GET /gui"),
        Finding("wapiti", "no report", "anonymous"),
        Finding("wapiti", "Cross Site Scripting", "GET /gui text", "XSS vulnerability found via injection in text"),
        Finding("wapiti", "Secure Flag cookie", "GET /", "HttpOnly flag is not set in the cookie : sessionid"),
        Finding("sqlmap", "injectable", "GET /api/v1/units limit (GET)"),
    ],
)
def test_what_would_be_harm_is_never_excused(finding):
    assert judged([finding], reasons()) == ({}, [finding])


def test_what_sqlmap_says_of_parameters_is_read():
    found = inject.found(SAID, inject.Target("/api/v1/units?q=xa&limit=5"), "anonymous")
    assert [(each.kind, each.where) for each in found] == [
        ("injectable", "GET /api/v1/units q (GET)"),
        ("basic", "GET /api/v1/units GET parameter 'limit'"),
    ]


def test_what_wapiti_reports_is_read():
    row = {"method": "GET", "path": "/gui", "parameter": "text", "info": "XSS"}
    report = {"vulnerabilities": {"Cross Site Scripting": [row], "SQL Injection": []}, "anomalies": {}}
    assert crawl.found(report, "officer") == [
        Finding("wapiti", "Cross Site Scripting", "GET /gui text", "XSS", "officer")
    ]
