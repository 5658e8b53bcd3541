"""What verbs an entry of the book can carry, read from the code: every call that ends in `ledger.record` or `draw`.

A function that hands its own parameter on becomes such a call itself, until no more is found.
"""

import ast
from dataclasses import dataclass, field
from pathlib import Path

import thongsuot

ROOT = Path(thongsuot.__file__).parent
BOOK = "thongsuot.ledger.actions"
BY_NAME = 99  # no place: given by its keyword alone


@dataclass(frozen=True)
class Writer:
    """A function whose parameter `name` (its `place`-th), put into `form`, is the verb of an entry."""

    name: str
    place: int
    form: str


@dataclass
class Search:
    """`found`: verbs; `open`: (module, form) of calls whose verb is known only as they run."""

    trees: dict[str, ast.Module]
    writers: dict = field(
        default_factory=lambda: {(BOOK, name): Writer("verb", BY_NAME, "{}") for name in ("record", "draw")}
    )
    found: set[str] = field(default_factory=set)
    open: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self):
        self.names = {module: _names(module, tree) for module, tree in self.trees.items()}
        before = 0
        while before != (before := len(self.writers)):
            self.found.clear()
            self.open.clear()
            for module, tree in self.trees.items():
                if module != BOOK:
                    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
                        self._look(module, function)

    def _look(self, module: str, function: ast.FunctionDef) -> None:
        given = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
        every = [*given, *(one.arg for one in function.args.kwonlyargs)]
        for call in (node for node in ast.walk(function) if isinstance(node, ast.Call)):
            writer = self.writers.get(self._home(_called(call.func, self.names[module])))
            for expression in _values(_argument(call, writer)) if writer else ():
                name, form = _form(expression, writer.form)
                if name in every:
                    place = given.index(name) if name in given else BY_NAME
                    self.writers.setdefault((module, function.name), Writer(name, place, form))
                elif name is None:
                    self.found.add(form)
                else:
                    self.open.add((module, form))

    def _home(self, called):
        """Return where a function is written, which a room's `actions` may only pass on."""
        while called and (further := self.names.get(called[0], {}).get(called[1])) and further != called:
            called = further
        return called


def search() -> Search:
    files = (path for path in ROOT.rglob("*.py") if "migrations" not in path.parts)
    return Search({_dotted(path): ast.parse(path.read_text(encoding="utf-8")) for path in files})


def _dotted(path: Path) -> str:
    parts = ("thongsuot", *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _names(module: str, tree: ast.Module) -> dict[str, tuple[str, str]]:
    """Return what a module's names stand for: functions of its own, and what it imports."""
    names = {node.name: (module, node.name) for node in tree.body if isinstance(node, ast.FunctionDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("thongsuot"):
            names |= {alias.asname or alias.name: (node.module, alias.name) for alias in node.names}
    return names


def _called(func: ast.expr, names: dict) -> tuple[str, str] | None:
    if isinstance(func, ast.Name):
        return names.get(func.id)
    if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name) and func.value.id in names:
        return ".".join(names[func.value.id]), func.attr
    return None


def _argument(call: ast.Call, writer: Writer) -> ast.expr | None:
    named = next((keyword.value for keyword in call.keywords if keyword.arg == writer.name), None)
    return named or (call.args[writer.place] if writer.place < len(call.args) else None)


def _values(expression: ast.expr | None) -> list[ast.expr]:
    if isinstance(expression, ast.IfExp):
        return [*_values(expression.body), *_values(expression.orelse)]
    return [expression] if expression else []


def _form(expression: ast.expr, form: str) -> tuple[str | None, str]:
    """Return the name that is still to be put into the form, None where none is, and the form."""
    if isinstance(expression, ast.Constant):
        return None, form.format(expression.value)
    if isinstance(expression, ast.JoinedStr):
        texts = [piece.value if isinstance(piece, ast.Constant) else "{}" for piece in expression.values]
        inner = next(piece.value for piece in expression.values if isinstance(piece, ast.FormattedValue))
        return _form(inner, form.format("".join(texts)))
    return ast.unparse(expression), form
