import pytest

from thongsuot.language.masks import mask_email, mask_name, mask_phone


@pytest.mark.parametrize(
    ("name", "masked"),
    [("Lơ Mu Ha Sin", "L… S…"), ("Nguyễn Thị Hoa", "N… H…"), ("K'Brền", "K…"), ("đỗ an", "Đ… A…"), ("  ", "…")],
)
def test_a_name_shows_its_first_and_last_initial(name, masked):
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("number", "masked"), [("0912 000 345", "••• 345"), ("+84912000345", "••• 345"), ("113", "•••"), ("", "•••")]
)
def test_a_number_shows_its_last_three_digits(number, masked):
    assert mask_phone(number) == masked


@pytest.mark.parametrize(("address", "masked"), [("hoa@vidu.vn", "h…@vidu.vn"), ("hoa", "…"), ("@vidu.vn", "…")])
def test_a_mail_address_shows_its_first_letter_and_domain(address, masked):
    assert mask_email(address) == masked
