"""Signing, sending and receipt of a paper move the complaint in the same step: typed once, one entry."""

import pytest
from django.test import Client
from django.urls import reverse

from complaints.making import CALLED, DECIDED, GOT, SENT, Procedure
from complaints.test_drawn import POST, officer, signed
from documents.making import picture, values_of_form
from lives import photo
from thongsuot.complaints.actions.deciding import Judged, draft
from thongsuot.complaints.actions.papers import paper_act_digest
from thongsuot.complaints.queries.drawn import waiting_paper
from thongsuot.core.errors import NotAllowedNow
from thongsuot.core.refs import Ref
from thongsuot.documents import actions
from thongsuot.documents.matters import also_of
from thongsuot.documents.models import Document, DocumentAct
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db
SIGNER = {"name": "Trần Văn Khải", "post": "Chủ tịch"}


def drawn(made, code="KN-GQ1", on=DECIDED):
    unit = made.people.commune.pk
    return actions.draw(
        form=code, subject=Ref("case", made.case.pk), values=values_of_form(code), unit_id=unit, **officer(made, on)
    )


def also(made, paper, verb, name="head", on=DECIDED):
    return also_of(made.by(name, on)["actor"], Ref("case", made.case.pk), paper.pk, verb)


def does(made, paper, verb, on, **given):
    return also(made, paper, verb, on=on).action(**given, **officer(made, on))


def decided(made):
    paper = drawn(made)
    does(made, paper, "sign", DECIDED, document_id=paper.pk, way="screen", image=picture(), **SIGNER)
    made.case.refresh_from_db()
    return Document.objects.get(pk=paper.pk)


def rests_on(made, verb):
    """Return the act on the paper to which the complaint's act commits, once the digest is found right."""
    ((pk, digest),) = made.case.acts.get(verb=verb).details["paper_act"].items()
    act = DocumentAct.objects.get(pk=pk)
    assert digest == paper_act_digest(act) and act.entry_id is None
    return act.verb


def test_signing_the_decision_decides_under_one_entry():
    made = Procedure().drafted()
    paper = drawn(made)
    before = Entry.objects.count()
    does(made, paper, "sign", DECIDED, document_id=paper.pk, way="screen", image=picture(), **SIGNER)
    made.case.refresh_from_db()
    assert (made.case.state, Entry.objects.count()) == ("decided", before + 1)
    paper.refresh_from_db()
    assert made.case.decisions.get().number == paper.symbol
    assert rests_on(made, "decide") == "sign"


def test_sending_and_receipt_of_the_decision_are_typed_once():
    made = Procedure().drafted()
    paper = decided(made)
    before = Entry.objects.count()
    delivery = does(made, paper, "send", SENT, document_id=paper.pk, **POST)
    given = {"delivery_id": delivery.pk, "receipt_on": GOT, "note": "Báo phát có ký."}
    does(made, paper, "prove_receipt", GOT, **given)
    complaint = made.complaint
    assert (complaint.sent_on, complaint.received_back_on) == (SENT, GOT)
    assert Entry.objects.count() == before + 2
    assert (rests_on(made, "send"), rests_on(made, "prove_receipt")) == ("send", "prove_receipt")
    assert made.case.acts.get(verb="send").content.texts["to"] == POST["to"]


def test_a_scan_decides_when_it_is_there_not_when_the_number_is_taken():
    made = Procedure().drafted()
    paper = drawn(made)
    does(made, paper, "sign", DECIDED, document_id=paper.pk, way="scan", **SIGNER)
    made.case.refresh_from_db()
    assert made.case.state == "drafted"
    assert also(made, paper, "attach") is not None
    assert also(made, paper, "attach", name="receptionist") is None


def test_a_copy_to_another_body_moves_nothing():
    made = Procedure().drafted()
    paper = decided(made)
    does(made, paper, "send", SENT, document_id=paper.pk, **POST | {"to_person": False})
    made.case.refresh_from_db()
    assert made.case.state == "decided"
    assert DocumentAct.objects.get(verb="send").entry_id


def test_sending_a_notice_is_noted_once_for_the_step_it_tells_of():
    made = Procedure().accepted()
    paper = signed(made, "KN-03", CALLED)
    does(made, paper, "send", CALLED, document_id=paper.pk, **POST)
    act = made.case.acts.get(verb="send_notice")
    assert (act.details["notice"], rests_on(made, "send_notice")) == ("acceptance", "send")
    assert also(made, paper, "send") is None  # a second copy is the paper's alone


@pytest.mark.parametrize(("code", "verb"), [("KN-14A-TDC", "send"), ("C-DC", "send"), ("KN-GQ1", "sign")])
def test_what_the_complaint_has_not_come_to_moves_nothing(code, verb):
    made = Procedure().accepted()
    assert also(made, drawn(made, code), verb) is None


def test_whoever_may_not_decide_only_works_on_the_paper():
    made = Procedure().drafted()
    assert also(made, drawn(made), "sign", name="handler") is None


def test_a_decision_without_the_dialogue_that_the_law_wants_is_not_signed_and_takes_no_number():
    made = Procedure().reported()
    judged = [Judged(number=1, outcome="partly", text="Thiếu.")]
    draft(judged=judged, text="Bồi thường thêm.", **made.by("economics_handler", DECIDED))
    paper = drawn(made)
    with pytest.raises(NotAllowedNow, match="đối thoại"):
        does(made, paper, "sign", DECIDED, document_id=paper.pk, way="screen", image=picture(), **SIGNER)
    paper.refresh_from_db()
    assert (paper.state, paper.number) == ("draft", None)


def test_the_page_of_the_paper_says_so_and_does_it():
    made = Procedure().drafted()
    paper = decided(made)
    client = Client()
    client.force_login(made.people.head, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = reverse("documents:act", args=[paper.pk, "gui"])
    assert "không phải ghi lại" in client.get(address).content.decode()
    given = POST | {"revision": paper.revision, "on": "6/8/2026", "to_person": "on"}
    assert client.post(address, given).status_code == 302
    made.case.refresh_from_db()
    assert (made.case.state, made.complaint.sent_on) == ("sent", SENT)
    receipt = reverse("documents:receipt", args=[paper.deliveries.get().pk])
    assert "không phải ghi lại" in client.get(receipt).content.decode()
    slip = photo("phieu.png")[1]
    slip.name = "phieu.png"
    assert client.post(receipt, {"receipt_on": "10/8/2026", "note": "Con ký", "upload": slip}).status_code == 302
    assert made.complaint.received_back_on == GOT


def test_the_page_of_the_case_leads_to_the_paper_whose_act_is_the_next_step():
    made = Procedure().drafted()
    paper = drawn(made)
    assert waiting_paper(made.case, made.complaint).verb == "decide"
    does(made, paper, "sign", DECIDED, document_id=paper.pk, way="screen", image=picture(), **SIGNER)
    made.case.refresh_from_db()
    client = Client()
    client.force_login(made.people.head, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse("desk:case", args=[made.case.pk])).content.decode()
    assert reverse("documents:act", args=[paper.pk, "gui"]) in page
    delivery = does(made, paper, "send", SENT, document_id=paper.pk, **POST)
    page = client.get(reverse("desk:case", args=[made.case.pk])).content.decode()
    assert reverse("documents:receipt", args=[delivery.pk]) in page
