"""Signed papers that were sent to the person electronically: the person's page lists and opens them."""

from thongsuot.cases.models import Case
from thongsuot.core.refs import Ref
from thongsuot.documents.models import Document
from thongsuot.documents.rules.states import ELECTRONIC, SIGNED
from thongsuot.documents.shipped import forms


def papers_sent(case: Case) -> list[tuple[str, Document]]:
    """Return these papers, newest first, each with the name of its form; none that was cancelled or erased."""
    sent = Document.objects.filter(
        subject_ref=str(Ref("case", case.pk)),
        state=SIGNED,
        deliveries__way=ELECTRONIC,
        deliveries__to_person=True,
        original__removed_at=None,
    )
    rows = sent.select_related("register", "original__blob").distinct().order_by("-id")
    return [(forms()[paper.form].name, paper) for paper in rows]
