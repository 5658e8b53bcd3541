"""Plans of reorganisation brought to a step of their life, for tests of later steps."""

from datetime import date

from lives import instant
from thongsuot.changes import actions
from thongsuot.changes.actions import repointing
from thongsuot.units.models import Lineage, Unit

TODAY = date(2026, 7, 20)
DAY = date(2026, 8, 1)
MERGE = """
on = 2026-08-01
basis = "Nghị quyết số 12/NQ-HĐND"

[[merge]]
units = ["24931"]
into = "24934"
below = "match"
"""


def prepared(root, text=MERGE):
    return actions.prepare_reorganisation(text=text, actor=root, on=TODAY, at=instant(TODAY))


def confirmed(root, text=MERGE):
    row = prepared(root, text)
    return actions.confirm_reorganisation(
        reorganisation_id=row.pk, seen=row.seen, actor=root, on=TODAY, at=instant(TODAY)
    )


def in_force(root, text=MERGE):
    row = confirmed(root, text)
    return actions.begin_reorganisation(reorganisation_id=row.pk, at=instant(row.on))


def finished(root, text=MERGE):
    row = in_force(root, text)
    repointing.carry_on(reorganisation_id=row.pk, clock=lambda: instant(row.on))
    row.refresh_from_db()
    return row


def lineage_is_the_closure():
    parents = dict(Unit.objects.values_list("pk", "parent"))
    wanted = set()
    for unit in parents:
        above, depth = unit, 0
        while above:
            wanted.add((above, unit, depth))
            above, depth = parents[above], depth + 1
    return wanted == set(Lineage.objects.values_list("ancestor", "descendant", "depth"))
