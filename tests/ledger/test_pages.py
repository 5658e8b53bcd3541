"""The first page of the book: public, and silent about everything but numbers and seals."""

from datetime import UTC, datetime

import pytest

from thongsuot.core.actors import service
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.ledger.actions import record
from thongsuot.ledger.models import Leaf

pytestmark = pytest.mark.django_db


def test_anybody_sees_number_seal_and_hour_and_nothing_else(client):
    at = datetime(2026, 7, 1, 2, 37, tzinfo=UTC)
    subject = Ref("case", new_id())
    entry, _key = record(actor=service("import"), verb="cases.receive", subject=subject, act={}, at=at)
    Leaf.objects.create(number=0, entry=entry)
    page = client.get("/so-cai/").content.decode()
    assert bytes(entry.commitment).hex() in page and "1/7/2026" in page and "9 giờ" in page
    assert not any(word in page for word in (str(subject), "cases.receive", "service:import", "9:37"))


def test_an_empty_book_says_so(client):
    assert "Sổ có 0 dòng" in client.get("/so-cai/").content.decode()
