"""Fill the tables of cases by COPY: whole cases made by the actions, copied row by row with new keys and codes.

A copy differs from its pattern in nothing but its own keys, its code, and the references to them: so its derived
columns follow from its acts as the pattern's do.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from psycopg import Connection

from thongsuot.config.bench.offices import Office
from thongsuot.core.ids import check_digit, show_code

ABOUT = "'case:' || {case}"
ACT = "(SELECT id FROM cases_act WHERE case_id = {case})"
ITEM = "(SELECT id FROM cases_item WHERE case_id = {case})"
PUBLICATION = "(SELECT publication_id FROM cases_publishing WHERE case_id = {case})"
DUTY = "(SELECT id FROM duties_duty WHERE about_ref = 'case:' || {case})"
# Each table that holds rows of a case, what says whose a row is, and the column with the row's own key.
TABLES = {
    "cases_case": "id = {case}",
    "ledger_entry": "subject_ref = " + ABOUT,
    "cases_act": "case_id = {case}",
    "cases_actcontent": "act_id IN " + ACT,
    "cases_content": "case_id = {case}",
    "cases_party": "case_id = {case}",
    "cases_signatories": "case_id = {case}",
    "cases_sight": "case_id = {case}",
    "cases_caselabel": "case_id = {case}",
    "cases_item": "case_id = {case}",
    "files_attachment": "owner_ref = " + ABOUT,
    "cases_response": "item_id IN " + ITEM,
    "cases_evidence": "item_id IN " + ITEM,
    "cases_rating": "item_id IN " + ITEM,
    "cases_coordination": "case_id = {case}",
    "cases_publishing": "case_id = {case}",
    "cases_publication": "id IN " + PUBLICATION,
    "cases_publicationitem": "publication_id IN " + PUBLICATION,
    "cases_publicationfile": "publication_id IN " + PUBLICATION,
    "cases_remade": "case_id = {case}",
    "duties_duty": "about_ref = " + ABOUT,
    "duties_dutyact": "duty_id IN " + DUTY,
    "duties_reminder": "duty_id IN " + DUTY,
    "duties_urging": "duty_id IN " + DUTY,
    "duties_matterkey": "about_ref = " + ABOUT,
    "notices_message": "about_ref = " + ABOUT,
}
# Cases whose acts name another case cannot be copied alone; complaints and papers have tables of their own.
PATTERNS = """
    SELECT id::text, code FROM cases_case c
    WHERE NOT practice AND kind <> 'complaint' AND joined_into_id IS NULL AND split_from_id IS NULL
      AND NOT EXISTS (SELECT 1 FROM documents_document d WHERE d.subject_ref = 'case:' || c.id)
      AND NOT EXISTS (SELECT 1 FROM cases_act a WHERE a.case_id = c.id AND (a.other_case_id IS NOT NULL OR a.verb = 'split'))
      AND NOT EXISTS (SELECT 1 FROM cases_case o WHERE o.joined_into_id = c.id OR o.split_from_id = c.id)
    ORDER BY received_at
"""  # noqa: E501  one condition a line reads best
UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
BATCH = 500


@dataclass(frozen=True)
class Pattern:
    """A case as text, cut where a key or code of its own stands: `cuts[table]` is text, slot, text, slot, … text.

    Slot 0 is the code, slot 1 the code as it is shown, each further one a key, in their order; after the keys come
    the words of the office that has the case (`offices.Office`), so that a copy can lie with another office.
    """

    keys: int
    cuts: dict[str, list]

    def copy(self, slots: list[str]) -> Iterator[tuple[str, str]]:
        """Yield (table, rows in the text format of COPY) of a copy whose keys and codes are `slots`."""
        for table, cut in self.cuts.items():
            yield table, "".join(slots[part] if isinstance(part, int) else part for part in cut)


def patterns(connection: Connection, offices: Sequence[Office] = ()) -> list[Pattern]:
    """Return every case that can be copied, as a pattern; with `offices`, those that lie with one of them alone."""
    found = connection.execute(PATTERNS).fetchall()
    every = [_pattern(connection, case_id, code, offices) for case_id, code in found]
    return [pattern for pattern in every if pattern]


def _pattern(connection: Connection, case_id: str, code: str, offices: Sequence[Office]) -> Pattern | None:
    rows = {table: _rows(connection, table, whose, case_id) for table, whose in TABLES.items()}
    own = sorted({key for table, text in rows.items() for key in _own_keys(table, text)} | {case_id})
    slots = {code: 0, show_code(code): 1} | {key: number for number, key in enumerate(own, start=2)}
    if offices:
        holders = [office for office in offices if any(office.words[0] in text for text in rows.values())]
        if len(holders) != 1:
            return None
        slots |= {word: number for number, word in enumerate(holders[0].words, start=2 + len(own))}
    return Pattern(len(own), {table: _cut(text, slots) for table, text in rows.items() if text})


def _rows(connection: Connection, table: str, whose: str, case_id: str) -> str:
    quoted = f"'{case_id}'"
    rows = f"SELECT {written_columns(connection, table)} FROM {table} WHERE {whose.format(case=quoted)} ORDER BY 1"
    query = f"COPY ({rows}) TO STDOUT"
    with connection.cursor() as cursor, cursor.copy(query) as copy:
        return b"".join(bytes(block) for block in copy).decode()


def written_columns(connection: Connection, table: str) -> str:
    """Return the columns of a table, in order, without those that the database makes itself."""
    asked = "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND attgenerated = ''"
    found = connection.execute(asked + " AND NOT attisdropped ORDER BY attnum", [table])
    return ", ".join(f'"{name}"' for (name,) in found)


def _own_keys(table: str, text: str) -> list[str]:
    """Return the keys of the rows of a table: the first column, unless that is the key of another row."""
    if table in ("cases_actcontent", "cases_content", "cases_signatories"):
        return []
    return [line.split("\t", 1)[0] for line in text.splitlines() if UUID.match(line)]


def _cut(text: str, slots: dict[str, int]) -> list:
    seen = re.compile("|".join(re.escape(each) for each in sorted(slots, key=len, reverse=True)))
    cut, at = [], 0
    for match in seen.finditer(text):
        cut += [text[at : match.start()], slots[match[0]]]
        at = match.end()
    return [*cut, text[at:]]


class Keys:
    """Draws keys (UUIDv7, rising) and codes that nobody has."""

    def __init__(self, rng: Random, prefix: str, taken: set[str]):
        self.rng, self.prefix, self.taken = rng, prefix, taken
        self.moment = 0x0198_0000_0000

    def slots(self, keys: int) -> list[str]:
        """Return new codes and keys for one copy."""
        self.moment += 1
        code = self._code()
        drawn = sorted(self.rng.getrandbits(74) for _key in range(keys))
        return [code, show_code(code), *(self._key(bits) for bits in drawn)]

    def _key(self, bits: int) -> str:
        number = self.moment << 80 | 7 << 76 | (bits >> 62) << 64 | 2 << 62 | bits & (1 << 62) - 1
        text = f"{number:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def _code(self) -> str:
        while True:
            digits = f"{self.prefix}{self.rng.randrange(10**8):08d}"
            if digits not in self.taken:
                self.taken.add(digits)
                return digits + check_digit(digits)


def fill(connection: Connection, count: int, found: list[Pattern], keys: Keys, offices: Sequence[Office] = ()) -> None:
    """Add `count` copies of the patterns in turn, each with another of `offices`, a batch a transaction."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for number in range(count):
        pattern = found[number % len(found)]
        words = offices[number // len(found) % len(offices)].words if offices else ()
        for table, text in pattern.copy([*keys.slots(pattern.keys), *words]):
            blocks[table].append(text)
        if number % BATCH == BATCH - 1 or number == count - 1:
            _send(connection, blocks)
            blocks.clear()


def _send(connection: Connection, blocks: dict[str, list[str]]) -> None:
    """Write a batch in one transaction (or savepoint): rows may point at rows that come later."""
    with connection.transaction():
        for table in TABLES:
            if table in blocks:
                with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
                    copy.write("".join(blocks[table]))
