"""A decision drawn, signed and sent as a paper of the case counts as the complaint's own."""

from datetime import date

import pytest

from complaints.making import DECIDED, GOT, SENT, Procedure
from documents.making import picture, values_of_form
from lives import moment, photo
from thongsuot.complaints.actions.deciding import decide
from thongsuot.complaints.actions.sending import prove_receipt, send, send_notice
from thongsuot.complaints.forms.acts import DecideForm, ReceiptForm, SendForm, SendNoticeForm
from thongsuot.complaints.queries.terms import again_time
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.documents import actions

pytestmark = pytest.mark.django_db
POST = {"way": "post", "tracking": "EA123456789VN", "to": "Bà Lò Thị Mây", "address": "Thôn Suối Thông"}
BY_POST = {"way": "post", "tracking": "EA123456789VN", "recipients": "Bà Lò Thị Mây"}


def officer(made, on):
    return {"actor": made.by("head", on)["actor"], **moment(on)}


def signed(made, code="KN-GQ1", on=DECIDED):
    drawn = actions.draw(
        form=code,
        subject=Ref("case", made.case.pk),
        values=values_of_form(code),
        unit_id=made.people.commune.pk,
        **officer(made, on),
    )
    who = {"name": "Trần Văn Khải", "post": "Chủ tịch"}
    return actions.sign(document_id=drawn.pk, way="screen", image=picture(), **who, **officer(made, on))


def posted(made, paper, on=SENT, **more):
    return actions.send(document_id=paper.pk, **POST | more, **officer(made, on))


def proven(made, delivery, on=GOT):
    return actions.prove_receipt(delivery_id=delivery.pk, receipt_on=on, note="Báo phát có ký.", **officer(made, on))


def decided(made, paper):
    return decide(number=paper.symbol, decided_on=DECIDED, **made.by("head", DECIDED))


def initial(form, made, on):
    return form(case=made.case, actor=made.by("head", on)["actor"]).initial


def test_a_signed_paper_is_the_decision_without_another_upload():
    made = Procedure().drafted()
    paper = signed(made)
    decided(made, paper)
    act = made.case.acts.get(verb="decide")
    assert act.details["paper"] == {str(paper.pk): paper.original.blob.sha256}
    assert made.case.decisions.get().number == paper.symbol


def test_the_form_begins_with_number_and_day_of_the_signed_paper():
    made = Procedure().drafted()
    paper = signed(made)
    shown = initial(DecideForm, made, DECIDED)
    assert (shown["number"], shown["decided_on"]) == (paper.symbol, DECIDED)


@pytest.mark.parametrize(("field", "wrong"), [("number", "999/QĐ-UBND"), ("decided_on", date(2026, 8, 4))])
def test_what_contradicts_the_signed_paper_is_refused_with_its_words(field, wrong):
    made = Procedure().drafted()
    paper = signed(made)
    given = {"number": paper.symbol, "decided_on": DECIDED, "uploads": [photo()]} | {field: wrong}
    with pytest.raises(Invalid) as caught:
        decide(**given, **made.by("head", DECIDED))
    assert caught.value.field == field
    assert paper.symbol in str(caught.value.sentence)


def test_a_cancelled_paper_is_no_decision():
    made = Procedure().drafted()
    paper = signed(made)
    actions.cancel(document_id=paper.pk, reason="Sai tên.", **officer(made, DECIDED))
    with pytest.raises(Invalid) as caught:
        decided(made, paper)
    assert caught.value.field == "files"


def test_sending_and_receipt_are_those_of_the_paper():
    made = Procedure().drafted()
    paper = signed(made)
    decided(made, paper)
    delivery = posted(made, paper)
    assert initial(SendForm, made, SENT)["tracking"] == POST["tracking"]
    assert initial(SendForm, made, SENT)["recipients"] == POST["to"]
    send(sent_on=SENT, **BY_POST, **made.by("head", SENT))
    proven(made, delivery)
    assert initial(ReceiptForm, made, GOT)["received_on"] == GOT
    prove_receipt(received_on=GOT, **made.by("head", GOT))
    assert again_time(made.complaint).starts_on == GOT
    assert str(paper.pk) in made.case.acts.get(verb="prove_receipt").details["paper"]


def test_another_day_than_that_of_the_papers_sending_is_refused():
    made = Procedure().drafted()
    paper = signed(made)
    decided(made, paper)
    posted(made, paper)
    with pytest.raises(Invalid) as caught:
        send(sent_on=GOT, **BY_POST, **made.by("head", GOT))
    assert caught.value.field == "sent_on"
    assert "06/08/2026" in str(caught.value.sentence)


def test_another_day_than_the_proven_one_is_refused_even_with_a_file():
    made = Procedure().drafted()
    paper = signed(made)
    decided(made, paper)
    proven(made, posted(made, paper))
    send(sent_on=SENT, **BY_POST, **made.by("head", GOT))
    with pytest.raises(Invalid) as caught:
        prove_receipt(received_on=SENT, uploads=[photo()], **made.by("head", GOT))
    assert caught.value.field == "received_on"


def test_a_copy_for_another_body_is_no_sending_to_the_person():
    made = Procedure().drafted()
    paper = signed(made)
    decided(made, paper)
    posted(made, paper, to="UBND tỉnh", to_person=False)
    assert "sent_on" not in initial(SendForm, made, SENT)
    send(sent_on=GOT, **BY_POST, **made.by("head", GOT))
    assert "paper" not in made.case.acts.get(verb="send").details


def test_a_decision_made_outside_is_sent_and_received_by_hand():
    made = Procedure().decided()
    posted(made, signed(made))
    send(sent_on=GOT, **BY_POST, **made.by("head", GOT))
    with pytest.raises(Invalid):
        prove_receipt(received_on=GOT, **made.by("head", GOT))


def test_a_notice_went_out_on_the_day_of_its_paper():
    made = Procedure().accepted()
    posted(made, signed(made, "KN-03", made.complaint.accepted_on), on=made.complaint.accepted_on)
    given = {"notice": "acceptance", "way": "post", "tracking": "EA123456789VN"}
    with pytest.raises(Invalid) as caught:
        send_notice(sent_on=DECIDED, **given, **made.by("head", DECIDED))
    assert caught.value.field == "sent_on"
    send_notice(sent_on=made.complaint.accepted_on, **given, **made.by("head", DECIDED))
    assert made.case.acts.get(verb="send_notice").details["paper"]


def test_the_form_of_a_notice_begins_with_the_paper_that_went_out():
    made = Procedure().accepted()
    posted(made, signed(made, "KN-03", DECIDED), on=DECIDED)
    shown = initial(SendNoticeForm, made, DECIDED)
    assert (shown["notice"], shown["sent_on"]) == ("acceptance", DECIDED)
    send_notice(notice="acceptance", sent_on=DECIDED, way="post", tracking="EA1", **made.by("head", DECIDED))
    assert "notice" not in initial(SendNoticeForm, made, DECIDED)
