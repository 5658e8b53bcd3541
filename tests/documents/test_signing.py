"""Signing: a number taken once, a paper that never changes, an original with its signature."""

import io

import pytest
from pypdf import PdfReader

from documents.making import DAY, Desk
from thongsuot.documents.models import Document
from thongsuot.files import queries as files

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk():
    return Desk()


def _text(document: Document) -> str:
    with files.open(document.original) as file:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(file.read())).pages)


def test_a_paper_signed_on_screen_bears_number_day_and_signer(desk):
    document = desk.signed()
    assert (document.state, document.symbol, document.signed_on) == ("signed", "01/TB-UBND", DAY)
    text = _text(document)
    for words in ("Số: 01/TB-UBND", "ngày 20 tháng 7 năm 2026", "CHỦ TỊCH", "Trần Văn Khải"):
        assert words in text
