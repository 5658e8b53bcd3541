"""A stored paper as the sheet that the writers draw: its values, its unit, who signed and when."""

from datetime import date

from thongsuot.documents.layout import pdf, word
from thongsuot.documents.models import Document
from thongsuot.documents.queries.words import in_words, version_of
from thongsuot.documents.rules.composing import CANCELLED, DRAFT, Issuer, Signing, compose
from thongsuot.documents.rules.forms import Form
from thongsuot.documents.rules.names import abbreviation
from thongsuot.documents.rules.sheet import Sheet
from thongsuot.documents.shipped import forms
from thongsuot.units.models import Unit

WRITERS = {"pdf": pdf.write, "docx": word.write}
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
NO_SUPERIOR = ("committee", "front", "party", "council")  # stand at the head of their level: no body is named above


def form_of(document: Document) -> Form:
    """Return the form of a paper in the words it bears."""
    return in_words(forms()[document.form], version_of(document))


def letters_of(unit: Unit) -> str:
    """Return the letters of a unit in the numbers of its papers."""
    return abbreviation(unit.name)


def issuer_of(unit: Unit) -> Issuer:
    """Return how a unit stands at the head of a paper: with the body above it, unless it leads its level itself."""
    superior = unit.parent.name if unit.parent and unit.kind not in NO_SUPERIOR else ""
    place = unit.place or (unit.parent.place if unit.parent else None)
    return Issuer(
        name=unit.name,
        superior=superior,
        letters=letters_of(unit),
        place=place.name if place else "",
        committee=unit.kind == Unit.Kind.COMMITTEE,
    )


def values_of(document: Document, version: int | None = None) -> dict:
    """Return the values of a version (the present one where none is named); empty once erased."""
    acts = document.acts.filter(verb__in=("draw", "revise")).select_related("content")
    found = acts.filter(details__version=version or document.version).first()
    return found.content.texts.get("values", {}) if found else {}


def signing_of(document: Document) -> Signing:
    """Return what was fixed at signing; before it, nothing but blanks."""
    act = document.acts.filter(verb="sign").select_related("content").first()
    texts = act.content.texts if act else {}
    return Signing(
        number=document.number,
        on=document.signed_on,
        authority=texts.get("authority", ""),
        post=texts.get("post", ""),
        name=texts.get("name", ""),
    )


def sheet_of(document: Document, *, version: int | None = None) -> Sheet:
    """Return a paper as it stands, dots where a draft lacks a value; drafts and cancelled ones say so in grey."""
    stamp = {"draft": DRAFT, "cancelled": CANCELLED}.get(document.state, "")
    return compose(
        form_of(document),
        values_of(document, version),
        issuer_of(document.unit),
        signing_of(document),
        drawn_on=document.signed_on or document.drawn_on,
        stamp=stamp,
        dots=document.state == "draft",
    )


def blank_sheet(form: Form, on: date) -> Sheet:
    """Return a form to print and fill in by hand."""
    return compose(form, {}, Issuer(name="." * 30), Signing(), drawn_on=on, blank=True)
