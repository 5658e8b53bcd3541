"""Thousands of texts looked through one after the other: memory does not grow with what is kept of them."""

import random

from thongsuot.language import corpus as kept
from thongsuot.language.corpus import Corpus, _Packed, opened, packed
from thongsuot.language.learning import texts
from thongsuot.language.similarity import thing


def test_what_was_packed_is_read_back_by_its_number_in_any_order():
    rows = [random.Random(number).randbytes(number * 7 % 50) for number in range(200)]
    store = _Packed()
    for row in rows[:100]:
        store.add(row)
    assert store[99] == rows[99] and store[0] == rows[0]
    for row in rows[100:]:
        store.add(row)
    assert [store[number] for number in reversed(range(200))] == rows[::-1] and len(store) == 200


def test_texts_are_found_alike_wherever_they_are_kept(monkeypatch):
    class InMemory(list):
        add = list.append

    rows = [row.text for row in texts()[:80]]

    def found():
        corpus, told = Corpus(), []
        for number, text in enumerate(rows + rows[:20]):
            asked = thing(str(number), text)
            told.append(corpus.similar(asked, text) if number % 4 == 0 else None)
            corpus.add(asked, text)
        return told

    on_disk = found()
    monkeypatch.setattr(kept, "_Packed", InMemory)
    assert on_disk == found() and any(on_disk)


def test_ten_thousand_things_kept_take_eight_bytes_each():
    store, one = _Packed(), packed(thing("1", texts()[0].text))
    for _number in range(10_000):
        store.add(one)
    assert store._ends.itemsize * len(store._ends) < 10_001 * 9
    assert opened(store[9_999]).id == "1"
