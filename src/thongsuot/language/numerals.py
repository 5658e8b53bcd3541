"""Numbers in a text, in digits or in words (bốn lăm triệu, 1.460 m2), with what they count. Pure."""

import re

DIGITS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
}  # fmt: skip
YEAR = "nam"  # without its mark; within a number five is "lăm", so that it is the year after one
TENS = frozenset(("muoi", "chuc"))
HUNDRED = "tram"
# What is counted; a number with it says more than the number alone.
COUNTED = frozenset(
    "trieu ty nghin ngan ho nguoi nam thang ngay tang met cay cm m2 ha tuan tan gio con em khoi kg can lan bua "
    "tuoi".split()
)
# One word alone is a number where it counts something, but for those that also mean something else (năm: year).
_ALONE = frozenset(("mot", "hai", "bon", "bay", "tam", "chin", "muoi"))
_IN_WORDS = frozenset(DIGITS) | TENS | {HUNDRED, "linh"}
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


def numbers_in(row: list[str]) -> frozenset[str]:
    """Return the numbers among the folded words of `row`: "45", and "45 trieu" where it counts something."""
    found: set[str] = set()
    end = 0
    for at in [at for at, word in enumerate(row) if word in _IN_WORDS or word[0].isdigit()]:
        if at < end:
            continue
        end = at + 1
        if row[at][0].isdigit():
            _add(found, _digits(row[at]), row, end)
        else:
            while end < len(row) and row[end] in _IN_WORDS and row[end] != YEAR:
                end += 1
            counts = end < len(row) and row[end] in COUNTED
            if end - at > 1:
                _add(found, str(value(row[at:end])), row, end)
            elif row[at] in _ALONE and counts:
                found.add(f"{value(row[at:end])} {row[end]}")
    return frozenset(found)


def _add(found: set[str], number: str, row: list[str], end: int) -> None:
    found.add(number)
    if end < len(row) and row[end] in COUNTED:
        found.add(f"{number} {row[end]}")


def _digits(written: str) -> str:
    """Return the number as 1460 or 1.5, however its thousands are parted."""
    if _THOUSANDS.fullmatch(written):
        return re.sub("[.,]", "", written)
    return written.replace(",", ".")


def value(words: list[str]) -> int:
    """Return what folded number words say: bốn lăm 45, hai mươi hai 22, chín trăm 900."""
    hundreds = number = 0
    for word in words:
        if word == HUNDRED:
            hundreds, number = (number or 1) * 100, 0
        elif word in TENS:
            number = (number or 1) * 10
        elif word in DIGITS:
            number = number + DIGITS[word] if number % 10 == 0 else number * 10 + DIGITS[word]
    return hundreds + number
