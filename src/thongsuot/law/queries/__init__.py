"""Reads of the law: the book that holds now, due days drawn as weeks, and due days of many duties at once."""

from thongsuot.law.queries.book import book
from thongsuot.law.queries.recount import Running, due_days
from thongsuot.law.queries.weeks import Cell, odd_spells, weeks

__all__ = ["Cell", "Running", "book", "due_days", "odd_spells", "weeks"]
