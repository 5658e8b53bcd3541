"""A text four times as long takes about four times as long to read, whatever it is made of: no speeds, only growth."""

import time

import pytest

from thongsuot.directives.rules.parsing import directions, parse
from thongsuot.directives.rules.parsing.directions import MOST_VERBS

TIMES = 4
MOST = 9  # of a text TIMES as long; its square would be 16
LEAST = 0.05  # seconds of the longer text, below which nothing grows
ORDER = "Đồng chí Lê An yêu cầu các xã họp dân"
HOSTILE = {
    "an order whose quotation never ends": lambda n: 'Lưu ý: "' * n,
    "verbs of ordering": lambda n: "chỉ đạo các " * n,
    "verbs of saying": lambda n: "nhấn mạnh " * n,
    "nouns of ordering": lambda n: "các yêu cầu " * n,
    "sentences that go on with an order": lambda n: f"{ORDER}. " + "Từ đó, việc tốt hơn. " * n,
    "a quotation that goes on": lambda n: 'Bí thư Lê An lưu ý: "Không được. ' + "Đơn đến hạn. " * n,
    "a quotation open over many lines": lambda n: (
        "Thứ nhất, “phải làm.\n" + "".join(f"Dòng {k}, phải làm\n" for k in range(n))
    ),
    "orders in one sentence": lambda n: f"{ORDER}; " * n,
    "names in quotation marks": lambda n: "mô hình “Nghe dân nói” " * n,
    "names without them": lambda n: "".join(f"mô hình Chợ quê số {k} của thôn, " for k in range(n)),
    "models announced": lambda n: (
        "Nhiều mô hình, tiêu biểu như: " + "".join(f"chợ quê {k} ở thôn Hạ; " for k in range(n))
    ),
    "models announced and never told": lambda n: "nhiều mô hình như " * n,
    "lacks parted by commas": lambda n: "Còn tồn tại: " + "nhiều nơi còn chậm, " * n,
    "commas without a lack": lambda n: "Tuy nhiên, một nơi còn chậm, " + "nhiều nơi vui, " * n,
    "ordinals in one line": lambda n: "Thứ nhất, nghe. Thứ hai, nói. " * n,
    "brackets never closed": lambda n: "(a; " * n,
    "what is replaced": lambda n: "thay thế Nghị quyết số 25-NQ/TW " * n,
    "headings of other news": lambda n: "Tin liên quan\nxã họp dân hôm nay\n" * n,
    "short lines, each another": lambda n: "".join(f"dòng {k} đây\n" for k in range(n)),
    "lines that come twice": lambda n: "".join(f"Dòng thứ {k} của trang này rất dài\n" for k in range(n)) * 2,
    "items and lacks": lambda n: "".join(f"1. Rà soát {k} đơn.\nTuy nhiên, {k} nơi còn chậm.\n" for k in range(n)),
    "steps": lambda n: "Trước hết, các xã phải làm.\nTiếp đến, làm.\n\n" * n,
    "one word": lambda n: "a" * n * 9,
    "marks on one letter": lambda n: "e" + "\u0301\u0323" * n * 5,
    "provinces": lambda n: "Hà Nội " * n,
}


def _seconds(text: str) -> float:
    began = time.process_time()
    parse(text)
    return time.process_time() - began


@pytest.mark.parametrize("name", HOSTILE)
def test_the_time_grows_with_the_length_and_not_with_its_square(name):
    make = HOSTILE[name]
    for letters in (700, 1_400, 2_800):  # again with longer texts where a busy machine blurred the first
        short = min(_seconds(make(letters)) for _ in range(2))
        long = _seconds(make(letters * TIMES))
        if long < max(LEAST, MOST * short):
            return
    pytest.fail(f"{long / short:.1f} times as long for {TIMES} times as much: {name}")


def test_a_number_of_thousands_of_digits_is_no_figure():
    assert parse(f"Thu ngân sách đạt {'1' * 9000} đồng, bằng {'2' * 5000}% kế hoạch.").figures == ()


class Counted:
    """A pattern that counts how often it is asked."""

    def __init__(self, pattern):
        self.pattern, self.asked = pattern, 0

    def search(self, *given):
        self.asked += 1
        return self.pattern.search(*given)


@pytest.mark.parametrize("name", ["an order whose quotation never ends", "verbs of ordering", "nouns of ordering"])
def test_of_one_line_of_thousands_of_orders_only_the_first_are_looked_at_and_the_officer_is_told(monkeypatch, name):
    looks = []
    for verbs in (MOST_VERBS, 30_000):
        counted = Counted(directions._NOUN_BEFORE)
        monkeypatch.setattr(directions, "_NOUN_BEFORE", counted)
        draft = parse(HOSTILE[name](verbs))
        monkeypatch.undo()
        looks.append(counted.asked)
        assert ("overlong" in {one.code for one in draft.doubts}) == (verbs > MOST_VERBS)
    assert 0 < looks[0] and looks[1] <= 2 * looks[0]


def test_an_order_behind_many_nouns_of_ordering_is_still_read():
    text = "Theo các yêu cầu, " + "các yêu cầu, " * (MOST_VERBS // 2) + f"{ORDER} và báo cáo trước ngày 30/6/2026."
    assert parse(text).items
