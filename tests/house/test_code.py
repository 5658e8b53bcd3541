"""The house read as text: sizes, names, clocks, silent errors, writing views, hidden imports."""

import ast
import re
from pathlib import Path

import pytest

import thongsuot

ROOT = Path(thongsuot.__file__).parent
SOURCES = sorted(path for path in ROOT.rglob("*.py") if "migrations" not in path.parts)
TEXTS = {path: path.read_text(encoding="utf-8") for path in SOURCES}
TREES = {path: ast.parse(text) for path, text in TEXTS.items()}
LONGEST_FILE = 300
NOWHERE_NAMES = {"utils", "helpers", "common", "misc", "util", "helper"}
WRITES = {"save", "create", "bulk_create", "update_or_create", "get_or_create", "bulk_update"}
# A named tuple of pages that stand on code of others or keep a choice in the session; each with its reason.
MAY_WRITE = {}


def _named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def _nodes(kind):
    return [(path, node) for path, tree in TREES.items() for node in ast.walk(tree) if isinstance(node, kind)]


def test_no_file_is_longer_than_300_lines():
    assert [_named(path) for path, text in TEXTS.items() if text.count("\n") > LONGEST_FILE] == []


def test_no_file_is_named_after_nothing():
    assert [_named(path) for path in SOURCES if NOWHERE_NAMES & {path.stem, *path.parts}] == []


def test_every_file_says_what_it_answers():
    silent = [_named(path) for path, tree in TREES.items() if tree.body and not ast.get_docstring(tree)]
    assert [name for name in silent if not name.endswith(("apps.py", "__init__.py"))] == []


def test_only_the_clock_reads_the_clock():
    reads = re.compile(r"\b(?:datetime|date)\.(?:now|today|utcnow)\(|timezone\.now\(|time\.time\(\)")
    found = [_named(path) for path, text in TEXTS.items() if reads.search(text) and path.name != "clock.py"]
    assert found == []


def test_no_error_is_swallowed_in_silence():
    silent = [
        f"{_named(path)}:{node.lineno}"
        for path, node in _nodes(ast.ExceptHandler)
        if (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
    ]
    assert silent == []


def test_no_function_hides_an_import_of_ours():
    hidden = [
        f"{_named(path)}:{inner.lineno}"
        for path, node in _nodes(ast.FunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.ImportFrom) and (inner.module or "").startswith("thongsuot")
        if _named(path) not in COMMANDS
    ]
    assert hidden == []


# A command imports what needs Django after the database runs and Django is set up, never before.
COMMANDS = {
    _named(path) for path in SOURCES if path.parent.name in {"commands", "bench", "demo"} or path.name == "cli.py"
}
# An app names its things when Django is ready: its models exist only then.
COMMANDS |= {"cases/apps.py", "commitments/apps.py", "directives/apps.py", "meetings/apps.py"}
COMMANDS |= {"receptions/apps.py", "conferences/apps.py"}
COMMANDS |= {
    "config/checks.py",
    "config/checks_kept.py",
    "config/checks_offices.py",
    "config/demo.py",
    "config/database.py",
}


@pytest.mark.parametrize("part", ["views", "forms"])
def test_pages_and_forms_never_write(part):
    writing = []
    for path, node in _nodes(ast.Call):
        is_page = part in path.parts or path.name == f"{part}.py"
        if is_page and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            writing.append(f"{_named(path)}:{node.lineno} .{node.func.attr}()")
    assert [row for row in writing if row.split(":")[0] not in MAY_WRITE] == []


def test_no_signal_receiver_and_no_work_in_save():
    receivers = [_named(path) for path, text in TEXTS.items() if "@receiver(" in text or "signals" in text]
    overrides = [
        f"{_named(path)}:{node.lineno}"
        for path, owner in _nodes(ast.ClassDef)
        if any(ast.unparse(base).endswith("Model") for base in owner.bases)
        for node in owner.body
        if isinstance(node, ast.FunctionDef) and node.name == "save"
    ]
    allowed = {"people/adapter.py"}  # the sign-in library asks for its users this way
    assert [name for name in receivers if not name.startswith("config/")] == []
    assert [name for name in overrides if name.split(":")[0] not in allowed] == []


def test_every_public_action_has_its_docstring():
    bare = [
        f"{_named(path)}:{node.name}"
        for path, tree in TREES.items()
        if "actions" in path.parts or path.name == "actions.py"
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
        and "actor" in [argument.arg for argument in node.args.kwonlyargs]
    ]
    assert bare == []
