"""Statements that are planned for the values they are asked with.

A statement sent often on one connection is planned once for all its later runs (`config.databases`). That spares
small statements most of their cost; one that reads a village for one officer and a province for another needs the
plan of its own values, else the province is read by the way that is good for the village, many times as slowly.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections


@contextmanager
def planned_anew(using: str = DEFAULT_DB_ALIAS) -> Iterator[None]:
    """Plan each statement inside anew; also a decorator, of functions that have read all they return."""
    connections[using].ensure_connection()
    link = connections[using].connection
    before, link.prepare_threshold = link.prepare_threshold, None
    try:
        yield
    finally:
        link.prepare_threshold = before
