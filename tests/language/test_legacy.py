import pytest

from thongsuot.language.legacy import TCVN, from_tcvn, from_vni, modern

SENTENCE = (
    "Các cấp ủy, chính quyền phải thực hiện nghiêm việc tiếp công dân và đối thoại với người dân; không "
    "để đơn thư kéo dài."
)
VNI = (
    "Caùc caáp uûy, chính quyeàn phaûi thöïc hieän nghieâm vieäc tieáp coâng daân vaø ñoái thoaïi vôùi ngöôøi daân; "
    "khoâng ñeå ñôn thö keùo daøi."
)


def as_tcvn(text: str) -> str:
    back = {letter: chr(byte) for byte, letter in TCVN.items()}
    return "".join(back.get(letter, letter) for letter in text)


def test_tcvn_read_as_latin_becomes_unicode():
    assert from_tcvn(as_tcvn(SENTENCE)) == SENTENCE
    assert modern(as_tcvn(SENTENCE)) == SENTENCE


def test_vni_read_as_latin_becomes_unicode():
    assert from_vni(VNI) == SENTENCE
    assert modern(VNI) == SENTENCE


@pytest.mark.parametrize("text", ("", "plain", SENTENCE, "Café à la crème, déjà vu", "½ đồng"))
def test_any_other_text_stays_as_it_is(text):
    assert modern(text) == text
