"""The page of one paper, and its files: Word, PDF, the signed original, what proves receipt."""

from django.contrib.auth.decorators import login_required
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.core.errors import NotFound
from thongsuot.core.refs import Ref
from thongsuot.documents.matters import matter_of
from thongsuot.documents.models import Document
from thongsuot.documents.queries.offers import papers_on
from thongsuot.documents.queries.papers import deliveries_of, history, seen_delivery, seen_document
from thongsuot.documents.queries.renewed import changed_fields
from thongsuot.documents.queries.sheets import MEDIA_TYPES, WRITERS, form_of, sheet_of, values_of
from thongsuot.documents.rules.filling import missing
from thongsuot.documents.rules.states import STATE_NAMES, VERB_NAMES, WAYS_TO_SEND, named
from thongsuot.documents.views.table import choices_of
from thongsuot.files.responses import closed, download


@login_required
@never_cache
@require_GET
def one(request, document_id):
    document = seen_document(request.actor, document_id)
    form, ref, language = form_of(document), Ref.parse(document.subject_ref), get_language()
    matter, today = matter_of(ref), clock.today()
    values, renewed = values_of(document), changed_fields(request.actor, document)
    shown = {
        "document": document,
        "form": form,
        "state": named(STATE_NAMES, document.state, language),
        "home": matter.home(ref.id),
        "matter": matter.name(request.actor, ref.id),
        "acts": [(done.act, done.who, named(VERB_NAMES, done.act.verb, language)) for done in history(document)],
        "choices": choices_of(request.actor, document),
        "deliveries": [(sent, named(WAYS_TO_SEND, sent.delivery.way, language)) for sent in deliveries_of(document)],
        "lacking": [field.label for field in missing(form, values)] if document.state == "draft" else [],
        "renewed": [field.label for field in renewed],
        "ref": ref,
        "offered": renewed and document.form in [each.code for each in papers_on(request.actor, ref).offers],
        "outdated": form.outdated(document.signed_on or today),
        "unsure_words": document.state == "draft" and form.confidence == "unsure",
        "sheet": sheet_of(document),
    }
    return render(request, "documents/one.html", shown)


@login_required
@never_cache
@require_GET
def file(request, document_id, kind: str):
    """Give a paper as Word or PDF (`phien-ban`: a former version), or the original as it was signed (`goc`)."""
    document = seen_document(request.actor, document_id)
    if kind == "goc" and document.original and not document.original.removed_at:
        return download(document.original, request=request)
    if kind not in WRITERS:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    version = request.GET.get("phien-ban", "")
    drawn_before = {str(number): number for number in range(1, document.version + 1)}
    return drawn(sheet_of(document, version=drawn_before.get(version)), kind, called(document))


def called(document: Document) -> str:
    """Return what the file of a paper is called: its number, before it has one its form."""
    return document.symbol.replace("/", "-") or document.form


def drawn(sheet, kind: str, name: str) -> StreamingHttpResponse:
    """Return a sheet as a file to save; it is never shown inside a page."""
    answer = StreamingHttpResponse([WRITERS[kind](sheet)], content_type=MEDIA_TYPES[kind])
    answer["Content-Disposition"] = content_disposition_header(True, f"{name}.{kind}")
    answer = closed(answer)
    del answer["Accept-Ranges"]
    return answer


@login_required
@never_cache
@require_GET
def proof(request, delivery_id):
    """Give what proves the receipt of a delivery."""
    delivery = seen_delivery(request.actor, delivery_id)
    if delivery.proof is None or delivery.proof.removed_at:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return download(delivery.proof, inline_ok=True, request=request)
