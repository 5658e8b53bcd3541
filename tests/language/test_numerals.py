import pytest

from thongsuot.language.folding import fold
from thongsuot.language.numerals import numbers_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("45 triệu", {"45", "45 trieu"}),
        ("bốn lăm triệu", {"45", "45 trieu"}),
        ("bốn mươi lăm triệu", {"45", "45 trieu"}),
        ("chín trăm triệu", {"900", "900 trieu"}),
        ("một trăm hai mươi hộ", {"120", "120 ho"}),
        ("hai mươi hai năm", {"22", "22 nam"}),
        ("1.460 m2", {"1460", "1460 m2"}),
        ("1,5 triệu", {"1.5", "1.5 trieu"}),
        ("mười người", {"10 nguoi"}),
        ("ba tôi bị năm nay", set()),
    ],
)
def test_a_number_is_the_same_in_digits_and_in_words(text, found):
    assert numbers_in(fold(text).split()) == found
