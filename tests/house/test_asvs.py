"""The table of the ASVS answers every requirement of levels 1 and 2, once, and names tests that there are."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
TEXT = (PROJECT / "docs" / "security" / "ASVS.md").read_text(encoding="utf-8")
ROWS = [line.strip("|").split("|") for line in TEXT.splitlines() if re.match(r"\| \d", line)]
STATES = {"met", "by hand", "partly", "outside", "none here", "open"}
LEVELS_1_AND_2 = 253  # of version 5.0.0: 70 of the first level, 183 of the second


def _numbers() -> list[str]:
    return [number for row in ROWS for number in re.findall(r"\b\d+\.\d+\.\d+\b", row[0])]


def test_every_requirement_is_answered_once():
    assert [number for number, times in Counter(_numbers()).items() if times > 1] == []
    assert len(_numbers()) == LEVELS_1_AND_2


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0].strip()[:30])
def test_each_row_has_a_state_and_what_it_needs(row):
    _what, state, how, shown = (cell.strip() for cell in row)
    tests = re.findall(r"`([\w/]+\.py)`", shown)
    assert state in STATES
    assert how or state == "none here"
    assert tests or state != "met"
    assert [name for name in tests if not (PROJECT / "tests" / name).exists()] == []


CODE = sorted((PROJECT / "src" / "thongsuot").rglob("*.py"))
READS_ANYTHING = {"pickle", "marshal", "shelve", "dill", "yaml", "xmlrpc"}  # 1.5.2
RUNS_TEXT = {"eval", "exec", "compile", "__import__"}  # 1.3.2
SHELLS = {("os", "system"), ("os", "popen"), ("subprocess", "getoutput"), ("subprocess", "getstatusoutput")}  # 1.2.5
OLD_HASHES = {"md5", "sha1", "new"}  # 11.4.1
HMAC_SHA1 = {"denunciations/letters/aes_zip.py"}  # the encrypted ZIP's own standard
INVENTING = ("config/demo/", "config/bench/")  # 11.5.1: invented people may be guessed


def _walked():
    for path in CODE:
        name = path.relative_to(PROJECT / "src" / "thongsuot").as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield name, node


def _imported(node) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    return {node.module.partition(".")[0]} if isinstance(node, ast.ImportFrom) and node.module else set()


def _called(node) -> tuple[str, str]:
    """Return (module or "", name) of what a call calls."""
    what = node.func if isinstance(node, ast.Call) else None
    if isinstance(what, ast.Attribute) and isinstance(what.value, ast.Name):
        return what.value.id, what.attr
    return ("", what.id) if isinstance(what, ast.Name) else ("", "")


def test_nothing_reads_objects_from_bytes_runs_text_or_asks_a_shell():
    found = []
    for name, node in _walked():
        called = _called(node)
        shell = isinstance(node, ast.keyword) and node.arg == "shell"
        if _imported(node) & READS_ANYTHING or called in SHELLS or shell or (not called[0] and called[1] in RUNS_TEXT):
            found.append((name, getattr(node, "lineno", 0)))
    assert found == []


def test_no_template_is_made_of_text_while_running():
    made = {(name, node.lineno) for name, node in _walked() if _called(node)[1] in {"Template", "from_string"}}
    assert made == set()


def test_no_old_hash_is_made():
    made = {name for name, node in _walked() if _called(node)[0] == "hashlib" and _called(node)[1] in OLD_HASHES}
    named = {name for name, node in _walked() if isinstance(node, ast.Attribute) and node.attr in {"md5", "sha1"}}
    assert (made, named) == (set(), HMAC_SHA1)


def test_what_must_not_be_guessed_comes_from_the_system():
    found = {name for name, node in _walked() if "random" in _imported(node)}
    assert {name for name in found if not name.startswith(INVENTING)} == set()


def test_certificates_are_never_waved_through():
    """12.3.2: nowhere is a certificate taken unseen."""
    lax = {"CERT_NONE", "_create_unverified_context"}
    named = {name for name, node in _walked() if isinstance(node, ast.Attribute) and node.attr in lax}
    named |= {
        name for name, node in _walked()
        if isinstance(node, ast.keyword) and node.arg in {"verify", "check_hostname"}
        and isinstance(node.value, ast.Constant) and node.value.value is False
    }  # fmt: skip
    assert named == set()


def test_the_table_points_to_what_scanners_found():
    assert "(scan.md)" in TEXT
