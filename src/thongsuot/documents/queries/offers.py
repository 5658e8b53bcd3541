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
    offered = _offers(actor, ref)
    shipped = forms()
    listed = [(document, shipped[document.form]) for document in of(ref)]
    return Papers(ref, listed, offered)


def _offers(actor: Actor, ref: Ref) -> list[Form]:
    """Return the forms that the actor may draw. Whoever may draw sees the matter; of others it is asked."""
    try:
        ask(actor, ref, "draw")
    except Refused:
        ask(actor, ref, "view")
        return []
    return [forms()[code] for code in matter_of(ref).forms(actor, ref.id)]
