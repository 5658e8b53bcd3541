"""What a matter's own page shows of papers: those there are, and the forms that fit now."""

from dataclasses import dataclass

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Refused
from thongsuot.core.refs import Ref
from thongsuot.documents.matters import ask, matter_of
from thongsuot.documents.models import Document
from thongsuot.documents.queries.papers import of
from thongsuot.documents.rules.forms import Form
from thongsuot.documents.shipped import forms


@dataclass(frozen=True)
class Papers:
    """`offers`: forms that may be drawn now; empty for whoever may only read. `listed`: (paper, name of its form)."""

    ref: Ref
    listed: list[tuple[Document, Form]]
    offers: list[Form]


def papers_on(actor: Actor, ref: Ref) -> Papers:
    """Return the papers of a matter for its page. Raises: NotFound where the actor may not see the matter."""
    ask(actor, ref, "view")
    shipped = forms()
    listed = [(document, shipped[document.form]) for document in of(ref)]
    return Papers(ref, listed, _offers(actor, ref))


def _offers(actor: Actor, ref: Ref) -> list[Form]:
    try:
        ask(actor, ref, "draw")
    except Refused:
        return []
    return [forms()[code] for code in matter_of(ref).forms(actor, ref.id)]
