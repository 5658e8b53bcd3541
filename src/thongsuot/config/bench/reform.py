"""1 July 2025 once more: 63 provinces, 696 districts, 10,035 communes become 34 and 3,321, with open cases in all."""

import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cached_property

from django.db import connection, transaction

from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.models import Case
from thongsuot.changes import actions
from thongsuot.changes.actions import repointing
from thongsuot.config.bench.figures import Figure
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.core.ids import new_id
from thongsuot.duties.models import Duty
from thongsuot.language.places import tables
from thongsuot.units import rules
from thongsuot.units.actions.succession import draw_lineage
from thongsuot.units.models import Placement, Unit

DAY = date(2025, 7, 1)
SMALL = ("92", "96")  # Cần Thơ, Cà Mau
BATCH = 2000
# One case, its duties and what belongs to both, once for every number n, each with a unit in its turn.
_UNIT = "(%(units)s::uuid[])[n %% %(many)s + 1]"
_ABOUT = "'case:' || %(case)s"
_CASE = "md5('case ' || n)::uuid"
_DUTY = "md5('duty ' || n || {old})::uuid"
_COPIES = (
    ("cases_case", "cases_case t WHERE t.id = %(case)s", {
        "id": _CASE, "code": "'9' || lpad(n::text, 12, '0')", "form_token": "NULL", "holder_unit_id": _UNIT,
        "received_unit_id": _UNIT, "duty_id": "NULL",
    }),
    ("cases_act", "cases_act t WHERE t.case_id = %(case)s", {
        "id": "gen_random_uuid()", "case_id": _CASE, "unit_id": _UNIT,
    }),
    ("cases_content", "cases_content t WHERE t.case_id = %(case)s", {"case_id": _CASE}),
    ("cases_sight", "cases_sight t WHERE t.case_id = %(case)s", {
        "id": "gen_random_uuid()", "case_id": _CASE, "unit_id": _UNIT,
    }),
    ("duties_duty", "duties_duty t WHERE t.about_ref = 'case:' || %(case)s", {
        "id": _DUTY.format(old="t.id"), "about_ref": f"'case:' || {_CASE}", "holder_unit_id": _UNIT,
    }),
    ("duties_dutyact", "duties_dutyact t JOIN duties_duty d ON d.id = t.duty_id WHERE d.about_ref = " + _ABOUT, {
        "id": "gen_random_uuid()", "duty_id": _DUTY.format(old="d.id"),
        "details": f"t.details || jsonb_build_object('unit', {_UNIT})",
    }),
)  # fmt: skip


class Reform:
    """The tables of places as units: codes of former units are the table's own keys, new ones begin with `moi-`."""

    def __init__(self, provinces: tuple[str, ...] = ()):
        rows = {row["id"]: row for row in tables.places()}
        into = defaultdict(list)
        for link in tables.successions():
            into[link["former"]].append(link["successor"])
        self.rows, self.into = rows, into
        self.new = [row for row in rows.values() if row["valid_from"] and self._is_of(row, provinces)]
        kept = {row["id"] for row in self.new}
        communes = [key for key, targets in into.items() if rows[key]["level"] == "commune" and kept & set(targets)]
        self.old = sorted({key for commune in communes for key in self._line(commune)}, key=self._rank)
        self.kept = kept

    def _is_of(self, row: dict, provinces: tuple[str, ...]) -> bool:
        return not provinces or self.rows[row["parent"] or row["id"]]["code"] in provinces

    def _line(self, key: str) -> Iterator[str]:
        while key:
            yield key
            key = self.rows[key]["parent"]

    def _rank(self, key: str) -> tuple[int, str]:
        return ("province", "district", "commune").index(self.rows[key]["level"]), key

    def make_units(self) -> list[Unit]:
        """Create the committees of 30 June 2025, each under that of the place above; return them."""
        made: dict[str, Unit] = {}
        for key in self.old:
            row = self.rows[key]
            name = f"Ủy ban nhân dân {row['kind'].lower()} {row['name']}"
            parent = made.get(row["parent"])
            made[key] = Unit(
                id=new_id(), code=key, name=name, kind="committee", parent_id=parent.pk if parent else None,
                valid_from=date(2020, 1, 1), search_key=rules.search_text(name, key, limit=300),
                sort_key=rules.order_bytes(name, 600),
            )  # fmt: skip
        Unit.objects.bulk_create(made.values(), batch_size=BATCH)
        rows = [Placement(unit=unit, parent_id=unit.parent_id, valid_from=unit.valid_from) for unit in made.values()]
        Placement.objects.bulk_create(rows, batch_size=BATCH)
        draw_lineage([unit.pk for unit in made.values()])
        return list(made.values())

    def plan(self, *, places: bool = True) -> str:
        """Return the reform as one plan: what went whole merges, what was shared out waits at the new province.

        `places`: each new unit is of its place, which must be loaded.
        """
        parts = [f'on = {DAY.isoformat()}\nbasis = "Nghị quyết số 202/2025/QH15"\nlate = "Đo lại ngày 1/7/2025"\n']
        for row in sorted(self.new, key=lambda row: self._rank(row["id"])):
            under = f'under = "moi-{row["parent"]}"\n' if row["parent"] else ""
            name = json.dumps(f"Ủy ban nhân dân {row['kind'].lower()} {row['name']}", ensure_ascii=False)
            place = f'place = "{row["code"]}"\n' if places else ""
            parts.append(f'[[create]]\ncode = "moi-{row["id"]}"\nname = {name}\nkind = "committee"\n{under}{place}')
        whole: dict[str, list[str]] = defaultdict(list)
        for key in self.old:
            targets = [one for one in self.into.get(key, ()) if one in self.kept]
            if len(targets) == 1:
                whole[targets[0]].append(key)
            elif targets:
                into = json.dumps([f"moi-{one}" for one in targets])
                queue = f"moi-{self.rows[targets[0]]['parent'] or targets[0]}"
                parts.append(f'[[split]]\nunit = "{key}"\ninto = {into}\nqueue = "{queue}"\n')
            else:
                parts.append(f'[[abolish]]\nunit = "{key}"\nto = "moi-{self._new_province(key)}"\n')
        parts += [f'[[merge]]\nunits = {json.dumps(keys)}\ninto = "moi-{one}"\n' for one, keys in whole.items()]
        return "\n".join(parts)

    @cached_property
    def _provinces(self) -> dict[str, Counter]:
        """Return, for every former place, how many shares of the communes below went to each new province."""
        found: dict[str, Counter] = defaultdict(Counter)
        for commune in self.old:
            if self.rows[commune]["level"] != "commune":
                continue
            into = [self.rows[one]["parent"] for one in self.into[commune] if one in self.kept]
            for key in self._line(commune):
                found[key].update(into)
        return found

    def _new_province(self, key: str) -> str:
        """Return the new province of most communes that stood below."""
        return max(sorted(self._provinces[key]), key=self._provinces[key].__getitem__)


def fill(units: list[Unit], number: int) -> None:
    """Give every unit its share of `number` open cases, copies of one that was just received."""
    given = Submission(text="Đèn đường trước nhà văn hóa hỏng đã hai tuần.", topic="environment", title="Đèn đường")
    case = receive(given=given, unit=units[-1], actor=STRANGER, on=clock.today(), at=clock.now())
    values = {"number": number, "units": [unit.pk for unit in units], "many": len(units), "case": case.pk}
    with transaction.atomic(), connection.cursor() as cursor:
        for table, source, taken in _COPIES:
            columns = _columns(cursor, table)
            chosen = ", ".join(taken.get(column, f't."{column}"') for column in columns)
            named = ", ".join(f'"{column}"' for column in columns)
            rows = f"SELECT {chosen} FROM generate_series(1, %(number)s) n CROSS JOIN {source}"
            cursor.execute(f"INSERT INTO {table} ({named}) {rows}", values)


def _columns(cursor, table: str) -> list[str]:
    cursor.execute(
        "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND attgenerated = '' "
        "AND NOT attisdropped ORDER BY attnum", [table],
    )  # fmt: skip
    return [name for (name,) in cursor.fetchall()]


def counts() -> tuple[int, int]:
    """Return how many cases are open and how many duties run."""
    return Case.objects.open().count(), Duty.objects.filter(state__in=("open", "suspended")).count()


def reform(number: int, *, quick: bool) -> list[Figure]:
    """Return the seconds of the dry run, of 00:00 itself, and until the last case lies with its successor."""
    found = Reform(SMALL if quick else ())
    units = found.make_units()
    fill([unit for unit in units if found.rows[unit.code]["level"] == "commune"], number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    before, text = counts(), found.plan()
    moment = {"actor": repointing.SYSTEM, "on": clock.today(), "at": clock.now()}
    start = time.perf_counter()
    row = actions.prepare_reorganisation(text=text, **moment)
    looked = time.perf_counter()
    actions.confirm_reorganisation(reorganisation_id=row.pk, seen=row.seen, **moment)
    row = actions.begin_reorganisation(reorganisation_id=row.pk, at=clock.now())
    changed = time.perf_counter()
    repointing.carry_on(reorganisation_id=row.pk, clock=clock.now)
    done = time.perf_counter()
    row.refresh_from_db()
    left = Case.objects.open().exclude(holder_unit__valid_until=None).count()
    if counts() != before or left or row.state != "done":
        raise RuntimeError(f"{before} became {counts()}, {left} left behind, {row.state}: {row.problem[:500]}")
    return [
        Figure(name="reorganise.dry", value=looked - start, unit=f"s / {len(units)} units"),
        Figure(name="reorganise.midnight", value=changed - looked, unit="s"),
        Figure(name="reorganise", value=done - start, unit=f"s / {before[0]} cases, {before[1]} duties"),
    ]
