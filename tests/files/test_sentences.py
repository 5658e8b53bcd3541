import re
from pathlib import Path

import pytest

from thongsuot import files
from thongsuot.files.rules import FORMS
from thongsuot.files.sentences import REASONS, refusal


@pytest.mark.parametrize("reason", REASONS)
def test_every_refusal_names_the_file_and_a_remedy(reason):
    sentence = refusal(reason, "ảnh 100%.jpg")
    assert "“ảnh 100%.jpg”" in sentence
    what, remedy = sentence.removesuffix(".").rsplit(". ", 1)
    assert what
    assert remedy[0].isupper()
    assert "vui lòng" not in sentence.lower()
    assert "%(" not in sentence


def test_every_reason_that_the_code_gives_has_its_sentence():
    folder = Path(files.__file__).parent
    given = {word for path in folder.rglob("*.py") for word in re.findall(r'Unfit\("(\w+)"', path.read_text())}
    assert given | {f"large_{form.kind}" for form in FORMS.values()} <= set(REASONS)
