import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from thongsuot.core.ids import check_digit
from thongsuot.denunciations.keys import receipts
from thongsuot.denunciations.keys.trouble import WrongReceipt

PEPPER = bytes(range(32))
NUMBERS = st.integers(0, 10**15 - 1).map(lambda number: f"{number:015d}").map(lambda text: text + check_digit(text))


def test_a_receipt_has_sixteen_digits_of_which_the_last_checks_the_others():
    for _ in range(200):
        receipt = receipts.new_receipt()
        assert len(receipt) == 16
        assert receipt.isdecimal()
        assert check_digit(receipt) == "0"
        assert receipts.parse(receipt) == receipt


def test_receipts_are_not_given_twice():
    assert len({receipts.new_receipt() for _ in range(1000)}) == 1000


def test_a_receipt_is_shown_in_groups_of_four():
    assert receipts.show("4715903628174420") == "4715 9036 2817 4420"


@given(receipt=NUMBERS, between=st.sampled_from([" ", "", "-", ".", "  ", "\u00a0", "–", "\n"]))
def test_a_receipt_is_read_however_it_is_typed(receipt, between):
    typed = between.join(receipt[start : start + 4] for start in range(0, 16, 4))
    assert receipts.parse(f" {typed}\t") == receipt


def test_digits_of_other_scripts_are_read():
    receipt = receipts.new_receipt()
    assert receipts.parse(receipt.translate({ord("0") + n: 0xFF10 + n for n in range(10)})) == receipt


@given(receipt=NUMBERS, place=st.integers(0, 15), digit=st.sampled_from("0123456789"))
def test_every_single_wrong_digit_is_noticed(receipt, place, digit):
    assume(receipt[place] != digit)
    with pytest.raises(WrongReceipt):
        receipts.parse(receipt[:place] + digit + receipt[place + 1 :])


@given(receipt=NUMBERS, place=st.integers(0, 14))
def test_every_swap_of_neighbours_is_noticed(receipt, place):
    assume(receipt[place] != receipt[place + 1])
    swapped = receipt[:place] + receipt[place + 1] + receipt[place] + receipt[place + 2 :]
    with pytest.raises(WrongReceipt):
        receipts.parse(swapped)


@given(text=st.text(max_size=40))
def test_whatever_is_typed_is_a_receipt_or_told_to_be_none(text):
    try:
        assert len(receipts.parse(text)) == 16
    except WrongReceipt:
        pass


@pytest.mark.parametrize("text", ["", "471590362817442", "4715 9036 2817 4420 1", "a715903628174420", "4715²036"])
def test_what_is_no_receipt_derives_nothing(text):
    with pytest.raises(WrongReceipt):
        receipts.derive(text, PEPPER)


def test_a_receipt_always_finds_and_opens_the_same():
    first, again = receipts.derive("0000000000000000", PEPPER), receipts.derive("0000 0000 0000 0000", PEPPER)
    assert first == again
    assert first.lookup.hex() == "8d9ef9aba485728c34ca50a4529c20330ac6291826d38e067150c06ad79b455e"
    assert first.key.hex() == "a8f5965a23ae3c1f5f4a6e70f642871baa770adb492fdc59645e112168565a0b"


def test_lookup_and_key_are_32_bytes_each_and_not_the_same():
    derived = receipts.derive(receipts.new_receipt(), PEPPER)
    assert len(derived.lookup) == len(derived.key) == 32
    assert derived.lookup != derived.key


def test_another_installation_derives_otherwise_from_the_same_number():
    receipt = receipts.new_receipt()
    here, there = receipts.derive(receipt, PEPPER), receipts.derive(receipt, b"p" * 32)
    assert here.lookup != there.lookup
    assert here.key != there.key


def test_another_number_derives_otherwise():
    first, second = (receipts.derive(receipts.new_receipt(), PEPPER) for _ in range(2))
    assert first.lookup != second.lookup
    assert first.key != second.key


def test_no_text_of_a_derived_receipt_shows_its_key():
    derived = receipts.derive(receipts.new_receipt(), PEPPER)
    assert repr(derived) == str(derived) == "Receipt(…)"


def test_a_form_sent_twice_shows_one_receipt_and_another_form_another():
    token, other = receipts.new_token(), receipts.new_token()
    assert receipts.of_token(token, PEPPER) == receipts.of_token(token, PEPPER)
    assert receipts.of_token(token, PEPPER) != receipts.of_token(other, PEPPER)
    assert receipts.parse(receipts.of_token(token, PEPPER))


def test_the_mark_kept_of_a_token_neither_holds_nor_gives_the_number():
    token = receipts.new_token()
    mark = receipts.token_mark(token, PEPPER)
    assert mark == receipts.token_mark(token, PEPPER)
    assert mark != receipts.token_mark(receipts.new_token(), PEPPER)
    assert token.encode() not in mark
    assert receipts.of_token(token, PEPPER).encode() not in mark
    assert int.from_bytes(mark) % 10**15 != int(receipts.of_token(token, PEPPER)[:15])
