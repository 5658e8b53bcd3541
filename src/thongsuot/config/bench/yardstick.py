"""The yardstick: the same rows as a full life writes, inserted raw and durably, one commit a step of the life."""

import threading
import time

import psycopg

from thongsuot.config.bench.copies import TABLES, Keys, Pattern, written_columns
from thongsuot.config.bench.life import CLIENTS
from thongsuot.config.bench.offices import Office
from thongsuot.config.database import urls

STEPS = 9  # commits of a full life: receive, screen, accept, assign, draft, submit, approve, publish, rate (closes)
FIRST = ("cases_case", "duties_duty", "cases_item", "cases_content", "ledger_entry", "cases_act", "files_attachment")
FIRST += ("cases_publication",)
Row = tuple[str, list[str | None]]


def fitting(found: list[Pattern]) -> Pattern:
    """Return the pattern with the fewest rows among those that were answered, rated and closed: the plain life."""
    whole = [each for each in found if {"cases_rating", "cases_publication"} <= each.cuts.keys()]
    return min(whole, key=lambda each: sum(_count(cut) for cut in each.cuts.values()))


def _count(cut: list) -> int:
    return sum(part.count("\n") for part in cut if isinstance(part, str))


def rows_of(pattern: Pattern, slots: list[str]) -> list[Row]:
    """Return the rows of one copy, as the values of inserts, in the order of the tables."""
    rows = []
    for table, text in pattern.copy(slots):
        for line in text.splitlines():
            rows.append((table, [_value(part) for part in line.split("\t")]))
    return sorted(rows, key=lambda row: list(TABLES).index(row[0]))


def _value(text: str) -> str | None:
    if text == "\\N":
        return None
    return text.replace("\\n", "\n").replace("\\t", "\t").replace("\\\\", "\\")


def lives_a_second(found: list[Pattern], keys: Keys, seconds: float, office: Office | None = None) -> float:
    """Return how many lives' rows a second eight connections insert, each step committed to the disk.

    `office`: with whom the lives lie, where the patterns were taken with offices.
    """
    pattern, guard, done = fitting(found), threading.Lock(), []
    words = office.words if office else ()
    end = time.perf_counter() + seconds

    def work() -> None:
        with psycopg.connect(urls()["owner"]) as connection:
            connection.execute("SET CONSTRAINTS ALL DEFERRED")
            columns = {table: written_columns(connection, table) for table in TABLES}
            while time.perf_counter() < end:
                with guard:
                    slots = [*keys.slots(pattern.keys), *words]
                for step in steps(rows_of(pattern, slots)):
                    insert(connection, step, columns)
                    connection.commit()
                done.append(1)

    start = time.perf_counter()
    threads = [threading.Thread(target=work) for _client in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(done) / (time.perf_counter() - start)


def steps(rows: list[Row]) -> list[list[Row]]:
    """Return the rows of a life in `STEPS` shares; what one row needs of another comes before it or with it."""
    first = [row for row in rows if row[0] in FIRST]
    rest = [row for row in rows if row[0] not in FIRST]
    share = max(1, -(-len(rest) // (STEPS - 1)))
    return [first, *(rest[at : at + share] for at in range(0, len(rest), share))]


def insert(connection: psycopg.Connection, rows: list[Row], columns: dict[str, str]) -> None:
    for table, values in rows:
        places = ", ".join(["%s"] * len(values))
        connection.execute(f"INSERT INTO {table} ({columns[table]}) VALUES ({places})", values)
