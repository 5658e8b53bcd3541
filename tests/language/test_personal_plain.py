"""Words typed without marks that only look like a title before a name."""

import pytest

from thongsuot.language.personal import personal


@pytest.mark.parametrize(
    "text",
    [
        "xin cho biet dat o Nguyen Trai co vuong quy hoach khong, toi tinh sua nha",
        "duong nay co ho ga bi mat nap",
        "anh huong lon den nguoi dan",
    ],
)
def test_a_common_word_is_no_title(text):
    assert [one for one in personal(text) if one.kind == "name"] == []
