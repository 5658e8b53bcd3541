"""Reads of duties: `owed` what I owe and am owed · `overview` a unit and those below · `explaining` one duty's day."""

from thongsuot.duties.permissions import visible_to
from thongsuot.duties.queries.explaining import acts_of, badge_of, explain, suspended_since
from thongsuot.duties.queries.finding import find_with
from thongsuot.duties.queries.overview import UnitRow, overview
from thongsuot.duties.queries.owed import (
    GROUPS,
    Group,
    counts,
    done_this_week,
    filtered,
    grouped,
    owed_by,
    page_of_group,
    rail_count,
    waiting_for,
)

__all__ = [
    "GROUPS",
    "Group",
    "UnitRow",
    "acts_of",
    "badge_of",
    "counts",
    "done_this_week",
    "explain",
    "filtered",
    "find_with",
    "grouped",
    "overview",
    "owed_by",
    "page_of_group",
    "rail_count",
    "suspended_since",
    "visible_to",
    "waiting_for",
]
