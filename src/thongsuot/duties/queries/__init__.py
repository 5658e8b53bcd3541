"""Reads of duties.

`owed` what I owe and am owed · `overview` a unit and those below · `explaining` one duty's day · `clocks` of the step
and of the whole · `standing` who stands in, who carries how much · `digest` a head's week · `overlaps`.
"""

from thongsuot.duties.permissions import visible_to
from thongsuot.duties.queries.clocks import Clocks, clocks_of, matter_clock
from thongsuot.duties.queries.digest import Week, week_of
from thongsuot.duties.queries.explaining import acts_of, badge_of, chain_of, explain, question, suspended_since
from thongsuot.duties.queries.finding import find_with
from thongsuot.duties.queries.overlaps import Pair, overlap_count, overlaps
from thongsuot.duties.queries.overview import UnitRow, overview
from thongsuot.duties.queries.owed import (
    GROUPS,
    Group,
    counts,
    counts_by_part,
    done_this_week,
    filtered,
    grouped,
    owed_by,
    page_of_group,
    rail_count,
    waiting_for,
)
from thongsuot.duties.queries.standing import Gone, Load, gone_officers, loads_of

__all__ = [
    "GROUPS",
    "Clocks",
    "Gone",
    "Group",
    "Load",
    "Pair",
    "UnitRow",
    "Week",
    "acts_of",
    "badge_of",
    "chain_of",
    "clocks_of",
    "counts",
    "counts_by_part",
    "done_this_week",
    "explain",
    "filtered",
    "find_with",
    "gone_officers",
    "grouped",
    "loads_of",
    "matter_clock",
    "overlap_count",
    "overlaps",
    "overview",
    "owed_by",
    "page_of_group",
    "question",
    "rail_count",
    "suspended_since",
    "visible_to",
    "waiting_for",
    "week_of",
]
