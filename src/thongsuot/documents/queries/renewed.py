"""Whether the record of a matter says something else by now than a draft was drawn from."""

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.documents.matters import has_person, matter_of
from thongsuot.documents.models import Document
from thongsuot.documents.queries.sheets import form_of, values_of
from thongsuot.documents.rules.forms import Field
from thongsuot.documents.rules.states import DRAFT
from thongsuot.documents.rules.values import cleaned, fitted

OF_THE_READER = ("duties",)  # promises: as many as each reader sees


def changed_fields(actor: Actor, document: Document) -> list[Field]:
    """Return the fields of a draft that its matter would fill otherwise today, and that nobody has put so since.

    None of which its matter says nothing by now; none of a matter that is somebody's, of another paper than a draft,
    and of one drawn from nothing.
    """
    ref, drawn = Ref.parse(document.subject_ref), values_of(document, 1)
    if document.state != DRAFT or has_person(ref) or not drawn:
        return []
    form, stands = form_of(document), values_of(document)
    given = matter_of(ref).given(actor, ref.id, document.form, document.drawn_on).values
    known = cleaned(form, fitted(form, given)[0])
    return [
        field
        for field in form.fields
        if field.name in known
        and field.name not in OF_THE_READER
        and known[field.name] not in (drawn.get(field.name), stands.get(field.name))
    ]
