"""The heads of the columns of a list that can be sorted by them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """The head of a column: what a press sorts by, and how the list lies by it now (`aria`; empty: not by it)."""

    label: str
    press: str
    aria: str


def heads(sort: str, columns: dict) -> list[Head]:
    """Return the heads of a list that lies by `sort`. `columns`: their labels by the word a press sends."""
    ways = {sort: "descending" if sort.startswith("-") else "ascending"}
    return [
        Head(label, f"-{name}" if sort == name else name, ways.get(name) or ways.get(f"-{name}", ""))
        for name, label in columns.items()
    ]
