"""An index of texts: put, removed, committed with a position, searched. It keeps words and facts, never a text. Pure.

Personal data that `language.personal` finds is taken out of every text before its words are kept, whoever puts it.
"""

import ctypes
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import tantivy
from tantivy import Query

from thongsuot.language.personal import personal
from thongsuot.language.tokens import tokens

FORMAT = 4  # counted up with every change of what is kept: an index of another format is made anew
COUNTED = 20_000  # words and facts whose numbers are kept from one commit to the next
HEAP = 15_000_000  # bytes; the least that the engine's writer takes
GIVEN_BACK = 10.0  # seconds, at least, between two times that a writer gives back what merging took
POSITION = "position"
DIGITS = 3  # a code is found by so many digits in a row
LONGEST_NUMBER = 7  # digits; a longer one in a text names a person, an account or a telephone
LONGEST = 100_000  # characters of a text that are looked at
ANY, MONTH = "any", "month:"  # facts that the index adds itself: of everything, and of the month of its day

_schema = tantivy.SchemaBuilder()
_schema.add_text_field("key", stored=True, tokenizer_name="raw", index_option="basic")
_schema.add_text_field("words", tokenizer_name="whitespace", index_option="position")
_schema.add_text_field("exact", tokenizer_name="whitespace", index_option="freq")
_schema.add_text_field("code", tokenizer_name="whitespace", index_option="position")
_schema.add_text_field("numbers", tokenizer_name="whitespace", index_option="position")
_schema.add_text_field("facts", tokenizer_name="whitespace", index_option="basic")
_schema.add_integer_field("day", fast=True)
_schema.add_text_field("note", stored=True, tokenizer_name="raw", index_option="basic")
SCHEMA = _schema.build()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the index is told of one thing. `key`: at most 40 characters, without blanks.

    `texts`: in their own words, the most telling first. `hidden`: names that stand in them and are left out too.
    `facts`: what it may be filtered by, each without blanks. `numbers`: of its documents. `day`: that it is sorted by.
    """

    key: str
    texts: tuple[str, ...]
    hidden: tuple[str, ...] = ()
    facts: frozenset[str] = frozenset()
    code: str = ""
    numbers: tuple[str, ...] = ()
    day: date


class TextIndex:
    """One index, in memory or in a folder. One process at a time writes; others see what it committed.

    Raises: ValueError where a folder's index is of another format or already has a writer.
    """

    def __init__(self, folder: Path | None = None, heap: int = HEAP):
        self.folder, self._heap, self._writer = folder, heap, None
        self._given_back = time.monotonic()
        self._index = tantivy.Index(SCHEMA, path=str(folder) if folder else None)
        self._index.config_reader(reload_policy="manual")
        self._index.reload()
        self._seen, self._counted = self._stamp(), {}

    def put(self, entry: Entry) -> None:
        """Keep `entry`, in place of what was kept under its key; seen once it is committed."""
        self.put_words(entry, *words_of(entry.texts, entry.hidden))

    def put_words(self, entry: Entry, words: list[str], exact: list[str]) -> None:
        """Keep `entry` by words that `words_of` gave of its texts, as `put` does."""
        self.remove(entry.key)
        document = tantivy.Document(
            key=[entry.key],
            words=[" ".join(words)],
            exact=[" ".join(exact)],
            code=[" ".join(pieces(entry.code))],
            numbers=[" ".join(number_words(number)) for number in entry.numbers],
            facts=[" ".join(sorted(entry.facts | {ANY, month_of(entry.day)}))],
            day=[entry.day.toordinal()],
        )
        self.writer.add_document(document)

    def remove(self, key: str) -> None:
        self.writer.delete_documents_by_term("key", key)

    def commit(self, position: str) -> None:
        """Make all that was put and removed last, together with `position`: after a crash both are there or neither."""
        self.remove(POSITION)
        self.writer.add_document(tantivy.Document(key=[POSITION], note=[position]))
        self.writer.commit()
        self.reload()
        if time.monotonic() - self._given_back >= GIVEN_BACK:
            self._given_back = time.monotonic()
            give_back()

    def position(self) -> str | None:
        """Return the position of the last commit; None for an index without one."""
        searcher = self._index.searcher()
        found = searcher.search(Query.term_query(SCHEMA, "key", POSITION, "basic"), 1, count=False).hits
        return searcher.doc(found[0][1]).get_first("note") if found else None

    def reload(self) -> None:
        """See what was committed last, by whomever."""
        stamp = self._stamp()
        if stamp is None or stamp != self._seen:
            self._index.reload()
            self._seen, self._counted = stamp, {}

    def __len__(self) -> int:
        return self.count(Query.term_query(SCHEMA, "facts", ANY, "basic"))

    def count(self, query: Query) -> int:
        return self._index.searcher().search(query, 1).count

    def run(
        self, query: Query, *, limit: int, offset: int = 0, newest: bool = False, count: bool = True
    ) -> tuple[int, list[tuple[str, float]]]:
        """Return how many `query` finds and the keys from `offset` on, the highest score or the last day first.

        Without `count` nothing is counted, which may be faster.
        """
        searcher = self._index.searcher()
        order = {"order_by_field": "day"} if newest else {}
        found = searcher.search(query, limit, count=count, offset=offset, **order)
        hits = [(searcher.doc(place).get_first("key"), score) for score, place in found.hits]
        return (found.count if count else 0), hits

    def frequency(self, word: str, field: str = "words") -> int:
        """Return in how many texts the folded `word` stands, or how many have a fact; removed ones may count still."""
        found = self._counted.get((field, word))
        if found is None:
            if len(self._counted) > COUNTED:
                self._counted = {}
            found = self._counted[field, word] = self._index.searcher().doc_freq(field, word)
        return found

    def months(self) -> list[tuple[str, int]]:
        """Return the facts of the months that things are of, the last first, each with how many have it."""
        found = self._counted.get(MONTH)
        if found is None:
            found = self._counted[MONTH] = sorted(self._index.searcher().terms_with_prefix("facts", MONTH))[::-1]
        return found

    def dictionary(self, beginning: str = "") -> list[str]:
        """Return the words that lie in the index, of removed texts too as long as their bytes are there."""
        searcher = self._index.searcher()
        fields = ("words", "exact", "code", "numbers", "facts")
        return [word for field in fields for word, _count in searcher.terms_with_prefix(field, beginning)]

    @property
    def writer(self):
        if self._writer is None:
            self._writer = self._index.writer(self._heap, 1)
        return self._writer

    def close(self) -> None:
        """End writing; merges under way are waited for, unless the writer has failed (as of a full disk)."""
        writer, self._writer = self._writer, None
        if writer is not None:
            with suppress(ValueError):  # of a writer that has failed, which was told to whoever put or committed
                writer.wait_merging_threads()
            give_back()

    def _stamp(self):
        return (self.folder / "meta.json").stat().st_mtime_ns if self.folder else None


def give_back() -> None:
    """Give the system the memory that was freed, where the C library keeps it otherwise (glibc): merging frees much."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim:
        trim(0)


def month_of(day: date) -> str:
    """Return the fact that something is of the month of `day`."""
    return f"{MONTH}{day:%Y%m}"


def words_of(texts: Iterable[str], hidden: Iterable[str] = ()) -> tuple[list[str], list[str]]:
    """Return the words of `texts` without marks, all and in order, and those written with marks.

    Left out: personal data, each of `hidden` wherever its words stand together, and long numbers.
    """
    found = [token for text in texts for token in tokens(without_personal(text[:LONGEST]))]
    for name in hidden:
        found = _without(found, [token.plain for token in tokens(name)])
    found = [token for token in found if not (token.plain.isdecimal() and len(token.plain) > LONGEST_NUMBER)]
    return [token.plain for token in found], [token.exact for token in found if token.exact != token.plain]


def without_personal(text: str) -> str:
    """Return `text` with a stop in place of each name, telephone, identity number, address and account found."""
    for span in reversed(personal(text)):
        text = f"{text[: span.start]} . {text[span.end :]}"
    return text


def pieces(code: str) -> list[str]:
    """Return the overlapping pieces of the digits of a code, by which any part of it is found."""
    return [code[at : at + DIGITS] for at in range(len(code) - DIGITS + 1)]


def number_words(number: str) -> list[str]:
    """Return the words of a document's number: `12/2021/TT-BTC` → 12, 2021, tt, btc."""
    return [token.plain for token in tokens(number)]


def _without(found: list, name: list[str]) -> list:
    """Return the tokens without any run whose plain words are `name`; a name of one word says too little to go."""
    if len(name) < 2:
        return found
    kept, at = [], 0
    while at < len(found):
        if [token.plain for token in found[at : at + len(name)]] == name:
            at += len(name)
        else:
            kept.append(found[at])
            at += 1
    return kept
