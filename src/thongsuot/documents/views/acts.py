"""One page for every act on a paper: shows its form, does it, keeps what was typed when something is wrong."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.core import clock
from thongsuot.core.errors import NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.documents import actions
from thongsuot.documents.actions.drawing import known_form
from thongsuot.documents.actions.record import WHY
from thongsuot.documents.forms import ReceiptForm, ValuesForm, carried
from thongsuot.documents.matters import Also, also_of, ask, matter_of
from thongsuot.documents.models import Document
from thongsuot.documents.permissions import check
from thongsuot.documents.queries.papers import deliveries_of, seen_delivery, seen_document
from thongsuot.documents.queries.sheets import form_of, values_of
from thongsuot.documents.queries.words import worded
from thongsuot.documents.rules.states import NUMBERED, SCREEN, may
from thongsuot.documents.rules.values import fitted
from thongsuot.documents.views.table import BY_SLUG, PaperAct

DONE = {
    "sign": gettext_lazy("Đã lấy số."),
    "attach": gettext_lazy("Đã nhận bản đã ký."),
    "send": gettext_lazy("Đã ghi việc gửi."),
    "revise": gettext_lazy("Đã lưu thành phiên bản mới."),
    "cancel": gettext_lazy("Đã hủy văn bản."),
}


def _moment(request) -> dict:
    now = clock.now()
    return {"actor": request.actor, "on": clock.legal_day(now), "at": now}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new(request, matter: str, pk, code: str):
    """Show what drawing a form would bring, and draw it: the first draft, with what the matter knows."""
    ref, form = Ref(matter, pk), known_form(code)
    lender, today = matter_of(ref), clock.today()
    ask(request.actor, ref, "draw")
    given = lender.given(request.actor, pk, code, today)
    check(request.actor, "draw", given.unit_id)
    if request.method == "POST":
        values, short = fitted(form, given.values)
        document = actions.draw(form=code, subject=ref, values=values, unit_id=given.unit_id, **_moment(request))
        if short:
            names = ", ".join(field.label for field in short)
            messages.warning(
                request, _("Dài quá nên đã rút bớt, chỗ rút ghi […]: %s. Đưa phần thêm vào phụ lục.") % names
            )
        return redirect("documents:act", document.pk, "sua")
    shown = {"form": form, "home": lender.home(pk), "matter": lender.name(request.actor, pk)}
    shown |= {"outdated": form.outdated(today), "unsure": form.unsure_bases(today)}
    shown["unsure_words"] = worded(form).confidence == "unsure"
    return render(request, "documents/new.html", shown)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def act(request, document_id, slug: str):
    """Show the form of an act on a paper, or do it. Refused and NotFound are answered by the middleware."""
    row, document = BY_SLUG.get(slug), seen_document(request.actor, document_id)
    if row is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    ref = Ref.parse(document.subject_ref)
    ask(request.actor, ref, row.above)
    check(request.actor, row.verb, document)
    if request.method == "GET" and not may(row.verb, document.state):
        raise NotAllowedNow(WHY[document.state])
    form, also = _form(request, row, document), also_of(request.actor, ref, document.pk, row.verb)
    if request.method == "POST" and _done(request, row, document, form, also):
        messages.success(request, _message(row, document))
        return redirect("documents:one", document.pk)
    shown = {"row": row, "form": form, "document": document, "model": form_of(document), "also": also}
    shown["draws"] = row.verb == "sign"
    return render(request, "documents/act.html", shown, status=422 if form.errors else 200)


def _form(request, row: PaperAct, document: Document):
    bound = (request.POST, request.FILES) if request.method == "POST" else ()
    more = {"form": form_of(document), "values": values_of(document)} if row.form is ValuesForm else {}
    return row.form(*bound, document=document, initial=_initial(request, row, document), **more)


def _initial(request, row: PaperAct, document: Document) -> dict:
    """Return what is known before anything is typed: who signs, whom the paper addresses."""
    if row.verb == "sign":
        committee = document.unit.kind == "committee"
        name = request.user.full_name if request.user.is_authenticated else ""
        way = "scan" if form_of(document).also_sign else SCREEN
        return {"name": name, "post": "Chủ tịch" if committee else "Thủ trưởng", "way": way}
    if row.verb == "send":
        values = values_of(document)
        return {"to": "; ".join(values.get("to", [])), "address": values.get("address", ""), "way": "post"}
    return {}


def _done(request, row: PaperAct, document: Document, form, also: Also | None) -> bool:
    moment = _moment(request)
    if row.dated:
        moment.pop("on")
    action = also.action if also else row.action
    return carried(form, partial(action, document_id=document.pk), **moment)


def _message(row: PaperAct, document: Document) -> str:
    if row.verb == "sign":
        document.refresh_from_db()
        if document.state == NUMBERED:
            return _("Đã lấy số. Tải PDF về ký, rồi tải bản đã ký lên.")
    return str(DONE[row.verb])


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def receipt(request, delivery_id):
    """Record on which day a delivery was received."""
    delivery = seen_delivery(request.actor, delivery_id)
    document = delivery.document
    ref = Ref.parse(document.subject_ref)
    ask(request.actor, ref, "send")
    check(request.actor, "prove_receipt", document)
    also = also_of(request.actor, ref, document.pk, "prove_receipt") if delivery.to_person else None
    action = also.action if also else actions.prove_receipt
    form = ReceiptForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST":
        if carried(form, partial(action, delivery_id=delivery.pk), **_moment(request)):
            messages.success(request, _("Đã ghi ngày nhận. Thời hạn tính từ ngày đó."))
            return redirect("documents:one", document.pk)
    sent = next(one for one in deliveries_of(document) if one.delivery.pk == delivery.pk)
    shown = {"form": form, "document": document, "sent": sent, "model": form_of(document), "also": also}
    return render(request, "documents/receipt.html", shown, status=422 if form.errors else 200)
