"""Papers of a matter and of a register: lists, one paper with its versions and deliveries, days of proven receipt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound
from thongsuot.core.refs import Ref
from thongsuot.documents.matters import seen
from thongsuot.documents.models import Delivery, Document, DocumentAct
from thongsuot.people.models import Officer

SHOWN = ("unit", "unit__parent", "unit__place", "unit__parent__place", "register", "original__blob")


def of(subject: Ref) -> list[Document]:
    """Return the papers of a matter, newest first, each with `drawn_at`, the instant at which it was drawn.

    The caller has asked whether the reader may see the matter.
    """
    drawn = DocumentAct.objects.filter(document=OuterRef("pk"), verb="draw").values("at")[:1]
    rows = Document.objects.filter(subject_ref=str(subject)).annotate(drawn_at=Subquery(drawn))
    return list(rows.select_related(*SHOWN).order_by("-id"))


def proven_receipt(subject: Ref, forms: Iterable[str]) -> date | None:
    """Return the first day on which the person of the matter provably had a paper of one of `forms`, or None.

    Cancelled papers do not count. Clocks that the law starts at receipt start from this day.
    """
    rows = Document.objects.filter(subject_ref=str(subject), form__in=list(forms), state="signed")
    return rows.exclude(receipt_on=None).order_by("receipt_on").values_list("receipt_on", flat=True).first()


def first_sent(subject: Ref, forms: Iterable[str]) -> date | None:
    """Return the day on which a signed paper of one of `forms` first went out, to whomever."""
    rows = Document.objects.filter(subject_ref=str(subject), form__in=list(forms), state="signed")
    return rows.exclude(sent_on=None).order_by("sent_on").values_list("sent_on", flat=True).first()


def visible_to(actor: Actor) -> QuerySet[Document]:
    """Return the papers on matters that the room above lets the actor see."""
    return Document.objects.filter(seen(actor), practice=actor.practice)


def seen_document(actor: Actor, document_id: UUID) -> Document:
    """Return a paper whose matter the actor may see. Raises: NotFound."""
    document = visible_to(actor).select_related(*SHOWN).filter(pk=document_id).first()
    if document is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return document


def seen_delivery(actor: Actor, delivery_id: UUID) -> Delivery:
    """Return a delivery of a paper whose matter the actor may see. Raises: NotFound."""
    rows = Delivery.objects.filter(document__in=visible_to(actor)).select_related("document", "proof__blob")
    delivery = rows.filter(pk=delivery_id).first()
    if delivery is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return delivery


@dataclass(frozen=True)
class Sent:
    """A delivery with the words of the act that sent it; `note`: what proves its receipt."""

    delivery: Delivery
    to: str
    address: str
    note: str


@dataclass(frozen=True)
class Done:
    """An act on a paper with its words, and the name of the officer who did it."""

    act: DocumentAct
    who: str


def history(document: Document) -> list[Done]:
    """Return what was done with a paper, oldest first, by whom."""
    acts = list(acts_of(document))
    ids = {act.actor_ref.partition(":")[2] for act in acts if act.actor_ref.startswith("officer:")}
    names = {f"officer:{pk}": name for pk, name in Officer.objects.filter(pk__in=ids).values_list("pk", "full_name")}
    return [Done(act, names.get(act.actor_ref, "")) for act in acts]


def acts_of(document: Document) -> QuerySet[DocumentAct]:
    """Return the acts on a paper with their words, oldest first."""
    return document.acts.select_related("content").order_by("number")


def deliveries_of(document: Document) -> list[Sent]:
    proofs = document.acts.filter(verb="prove_receipt").select_related("content")
    notes = {act.details["delivery"]: act.content.texts.get("note", "") for act in proofs}
    rows = document.deliveries.select_related("sent__content", "proof__blob")
    return [_sent(row, notes.get(str(row.pk), "")) for row in rows]


def _sent(row: Delivery, note: str) -> Sent:
    texts = row.sent.content.texts
    return Sent(row, texts.get("to", ""), texts.get("address", ""), note)
