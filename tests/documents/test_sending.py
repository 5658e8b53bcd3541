"""Sending a signed paper, and the day on which it was provably received."""

import io
from datetime import date

import pytest
from PIL import Image

from documents.making import DAY, Desk
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.documents import actions
from thongsuot.documents.queries.papers import deliveries_of, first_sent, proven_receipt
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db
LATER = date(2026, 7, 24)


@pytest.fixture
def desk():
    return Desk()


def prove(desk, delivery, receipt_on=LATER, note="Con gái ký nhận.", on=date(2026, 7, 27), **more):
    return actions.prove_receipt(delivery_id=delivery.pk, receipt_on=receipt_on, note=note, **more, **desk.by(on=on))


def test_the_proven_day_of_receipt_is_what_clocks_start_from(desk):
    delivery = desk.sent()
    assert proven_receipt(desk.ref, ["KN-03"]) is None and first_sent(desk.ref, ["KN-03"]) == DAY
    before = Entry.objects.count()
    prove(desk, delivery)
    assert proven_receipt(desk.ref, ["KN-03"]) == LATER and Entry.objects.count() == before + 1
    assert proven_receipt(desk.ref, ["KN-04"]) is None
    assert deliveries_of(delivery.document)[0].note == "Con gái ký nhận."


def test_what_another_body_received_starts_no_clock_of_the_person(desk):
    prove(desk, desk.sent(to="Thanh tra tỉnh", to_person=False))
    assert proven_receipt(desk.ref, ["KN-03"]) is None


def test_the_slip_is_kept_with_the_delivery(desk):
    slip = io.BytesIO()
    Image.new("RGB", (9, 9)).save(slip, "PNG")
    slip.seek(0)
    slip.name = "phieu.png"
    assert prove(desk, desk.sent(), upload=slip).proof.kind == "scan"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"tracking": " "}, "tracking"),
        ({"way": "pigeon"}, "way"),
        ({"to": ""}, "to"),
        ({"on": date(2026, 7, 19)}, "on"),
    ],
    ids=["post without its number", "unknown way", "nobody", "before signing"],
)
def test_what_is_wrong_with_a_sending_names_its_field(desk, more, field):
    document = desk.signed()
    with pytest.raises(Invalid) as wrong:
        desk.sent(document, **more)
    assert wrong.value.field == field


@pytest.mark.parametrize(
    ("state", "sentence"), [("draft", "Ký và lấy số"), ("numbered", "chưa có trang chữ ký"), ("cancelled", "đã hủy")]
)
def test_what_is_not_signed_is_not_sent(desk, state, sentence):
    document = desk.drawn() if state == "draft" else desk.signed(way="scan")
    if state == "cancelled":
        actions.cancel(document_id=document.pk, reason="Sai.", **desk.by())
    with pytest.raises(NotAllowedNow, match=sentence):
        desk.sent(document)


@pytest.mark.parametrize(
    ("receipt_on", "sentence"),
    [(date(2026, 7, 19), "không thể sớm hơn ngày gửi"), (date(2026, 7, 30), "tương lai")],
    ids=["before sending", "to come"],
)
def test_a_day_of_receipt_that_cannot_be_is_refused(desk, receipt_on, sentence):
    with pytest.raises(Invalid, match=sentence) as wrong:
        prove(desk, desk.sent(), receipt_on=receipt_on)
    assert wrong.value.field == "receipt_on"


def test_what_was_handed_over_was_received_that_day(desk):
    delivery = desk.sent(way="hand", tracking="")
    with pytest.raises(Invalid, match="ngày giao"):
        prove(desk, delivery)
    assert prove(desk, delivery, receipt_on=DAY).receipt_on == DAY


def test_a_receipt_is_proven_once_and_needs_words(desk):
    delivery = desk.sent()
    with pytest.raises(Invalid) as wrong:
        prove(desk, delivery, note=" ")
    assert wrong.value.field == "note"
    prove(desk, delivery)
    with pytest.raises(NotAllowedNow):
        prove(desk, delivery)


def test_what_was_sent_is_not_cancelled(desk):
    document = desk.signed()
    desk.sent(document)
    with pytest.raises(NotAllowedNow, match="đã gửi"):
        actions.cancel(document_id=document.pk, reason="Sai.", **desk.by())


def test_a_delivery_of_a_matter_not_seen_is_not_there(desk):
    delivery = desk.sent()
    desk.matter.hidden = {desk.ref.id}
    with pytest.raises(NotFound):
        prove(desk, delivery)


def test_an_officer_elsewhere_sends_nothing(desk):
    document = desk.signed()
    with pytest.raises(Refused):
        actions.send(document_id=document.pk, way="hand", to="Bà Hoa", **desk.by("elsewhere"))
