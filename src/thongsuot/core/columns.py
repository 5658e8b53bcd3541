"""The heads of the columns of a list that can be sorted by them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    """The head of the column `name`: what a press sorts by, and how the list lies by it now (`aria`; empty: not by it).

    A press on the column by which the list lies turns it round, on every other it sorts upwards.
    """

    name: str
    label: str
    press: str
    aria: str


def heads(sort: str, columns: Mapping[str, str]) -> list[Head]:
    """Return the heads of a list that lies by `sort` (with `-`: downwards). `columns`: their labels by name."""
    ways = {sort: "descending" if sort.startswith("-") else "ascending"}
    return [
        Head(name, label, f"-{name}" if sort == name else name, ways.get(name) or ways.get(f"-{name}", ""))
        for name, label in columns.items()
    ]
