"""Two who sign at once get two numbers, one after the other, and none is left out."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from documents.making import Desk
from thongsuot.documents.models import Document, Register


@pytest.mark.django_db(transaction=True)
def test_numbers_taken_at_once_are_dense_and_differ():
    desk = Desk()
    drawn = [desk.drawn() for _number in range(8)]

    def sign(document):
        try:
            return desk.signed(document, way="scan").number
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(sign, drawn))
    assert sorted(numbers) == list(range(1, 9))
    assert Register.objects.get().last == 8
    assert sorted(Document.objects.values_list("number", flat=True)) == list(range(1, 9))


@pytest.mark.django_db(transaction=True)
def test_one_paper_signed_twice_at_once_takes_one_number():
    desk = Desk()
    document = desk.drawn()

    def sign(_number):
        try:
            return desk.signed(document, way="scan").number
        except Exception as trouble:  # noqa: BLE001  whatever stops the second is what is looked for
            return type(trouble).__name__
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(map(str, pool.map(sign, range(2))))
    assert outcomes == ["1", "NotAllowedNow"]
    assert Register.objects.get().last == 1
