import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.language.keystrokes import decode_typing, is_raw_typing, place_tone


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Ddeef nghij phuwowngf suwar ddenf", "Đề nghị phường sửa đèn"),
        ("Tooi owr thoon Hoaf Laacj, nuwowcs bij ddenj", "Tôi ở thôn Hòa Lậc, nước bị đẹn"),
        ("DDUWOWNGF XAAUS QUAS", "ĐƯỜNG XẤU QUÁ"),
        ("tieesng Vieejt raast khos", "tiếng Việt rất khó"),
        ("Toi6 o73 phu7o7ng2 Ta6y Tha5nh d9u7o7ng2 nga65p", "Tôi ở phường Tây Thạnh đường ngập"),
    ],
)
def test_raw_keystrokes_become_letters(typed, read):
    assert is_raw_typing(typed)
    assert decode_typing(typed) == read


@pytest.mark.parametrize(
    "text",
    [
        "Đường trước nhà tôi ngập nặng",
        "duong truoc nha toi ngap nang, nho phuong xem giup",
        "Dear team, the street lights of our block are off since last week, please check",
        "Lò mổ số 5 hẻm 12/3, gọi 0912 000 345",
        "",
    ],
)
def test_other_text_is_left_alone(text):
    assert not is_raw_typing(text)
    assert decode_typing(text) == text


def test_words_that_are_no_syllables_stay_in_raw_text():
    assert decode_typing("Nhaf tooi maats wifi, nhowf VNPT suwar") == "Nhà tôi mất wifi, nhờ VNPT sửa"


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        ("hoa", "hòa"),
        ("thuy", "thùy"),
        ("hoan", "hoàn"),
        ("quy", "quỳ"),
        ("gia", "già"),
        ("ngươi", "người"),
        ("hoai", "hoài"),
    ],
)
def test_the_tone_stands_where_schools_teach_it(letters, word):
    assert place_tone(letters, "\u0300") == word


@given(st.text(max_size=80))
def test_decoding_never_fails(text):
    decode_typing(text)
