"""`/to-cao/nhan`: back with a receipt. No session: what opens the next form travels sealed inside the page."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from thongsuot.core import clock
from thongsuot.core.errors import DomainError, NotFound
from thongsuot.denunciations.actions import denouncing
from thongsuot.denunciations.files.responses import download
from thongsuot.denunciations.forms.public import (
    AddForm,
    AgainForm,
    NameForm,
    ProtectForm,
    ReceiptForm,
    WithdrawForm,
    WithFiles,
)
from thongsuot.denunciations.house import carrying_key
from thongsuot.denunciations.keys import carried
from thongsuot.denunciations.keys.trouble import Broken
from thongsuot.denunciations.queries.door import ByReceipt, open_by_receipt, with_key
from thongsuot.denunciations.queries.returning import Visit, visit
from thongsuot.denunciations.queries.sheets import denouncer_paper
from thongsuot.denunciations.views.public import page, quiet


@dataclass(frozen=True)
class Deed:
    """One thing to do on the opened page: its act, its form, how the form gives the words, what is said after."""

    verb: str
    form: type
    do: Callable
    words: Callable
    done: str


def _text(form) -> dict:
    return {"text": form.cleaned_data["text"]}


MORE = "bo-sung"
DEEDS = {
    MORE: Deed(
        "add", AddForm, denouncing.add, lambda form: _text(form) | {"uploads": form.uploads()},
        gettext_lazy("Đã nhận phần viết thêm."),
    ),
    "bao-ve": Deed(
        "protect", ProtectForm, denouncing.protect, lambda form: {"text": form.asked()},
        gettext_lazy("Đã nhận đề nghị bảo vệ."),
    ),
    "danh-tinh": Deed(
        "add", NameForm, denouncing.give_identity, lambda form: {"identity": form.identity()},
        gettext_lazy("Đã niêm phong họ tên, địa chỉ."),
    ),
    "rut": Deed("withdraw", WithdrawForm, denouncing.withdraw, _text, gettext_lazy("Đã ghi việc rút.")),
    "gui-tiep": Deed(
        "again", AgainForm, denouncing.again, _text, gettext_lazy("Đã gửi lên cấp trên.")
    ),
}  # fmt: skip


@quiet
@require_http_methods(["GET", "POST"])
def ask(request):
    """Ask for the receipt number; with a right one, open the page by the same answer."""
    if request.method == "GET":
        return _closed(request, ReceiptForm())
    form = ReceiptForm(request.POST)
    if not form.is_valid():
        return _closed(request, form, status=422)
    try:
        door = open_by_receipt(form.cleaned_data["secret"])
    except DomainError as trouble:
        form.add_error("secret", str(trouble.sentence))
        return _closed(request, form, status=422 if isinstance(trouble, NotFound) else trouble.status)
    kept = form.cleaned_data["kept"]
    return _opened(
        request, door, forms={"bo-sung": _form(DEEDS["bo-sung"], "bo-sung", initial={"text": kept})} if kept else {}
    )


@quiet
@require_http_methods(["GET", "POST"])
def act(request, slug: str):
    """Do one thing on the opened page and show it again; words that come too late wait for the receipt number."""
    deed = DEEDS.get(slug)
    if request.method == "GET" or deed is None:
        return redirect(reverse("denunciations:ask"))
    try:
        door, own_acts = _door(request)
    except NotFound as trouble:
        return _too_late(request, trouble)
    return _done(request, door, own_acts, slug, deed)


def _done(request, door: ByReceipt, own_acts: int, slug: str, deed: Deed):
    form = _form(deed, slug, request)
    if not form.is_valid():
        return _opened(request, door, status=422, forms={slug: form})
    words = deed.words(form)
    if _is_sent_again(visit(door), own_acts, deed.verb, words):
        return _opened(request, door, done=deed.done)
    now = clock.now()
    try:
        deed.do(door=door, **words, on=clock.legal_day(now), at=now)
    except NotFound as trouble:
        return _too_late(request, trouble)
    except DomainError as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
        return _opened(request, door, status=trouble.status, forms={slug: form})
    return _opened(request, door, done=deed.done)


def _form(deed: Deed, slug: str, request=None, **more):
    """Return a form with ids of its own: several stand on one page."""
    more["auto_id"] = f"{slug}-%s"
    if request is None:
        return deed.form(**more)
    return deed.form.of(request, **more) if issubclass(deed.form, WithFiles) else deed.form(request.POST, **more)


def _is_sent_again(seen: Visit, own_acts: int, verb: str, words: dict) -> bool:
    """Return whether a page drawn before the last of the denouncer's acts sends that same act again (reload)."""
    return own_acts < seen.own_acts and seen.last_own == (verb, words.get("text", ""))


@quiet
@require_http_methods(["GET", "POST"])
def paper(request):
    """Send a file of one's own or of an answer; by POST, so that neither key nor file stands in an address."""
    if request.method == "GET":
        return redirect(reverse("denunciations:ask"))
    try:
        door, _own_acts = _door(request)
        found = denouncer_paper(door, UUID(request.POST.get("file", "")))
    except NotFound as trouble:
        return _too_late(request, trouble)
    except (ValueError, Broken):
        found = None  # no such file, or the disk no longer holds it whole
    if found is None:
        return _opened(request, door, status=404)
    return download(found.chunks, name=found.name, media_type=found.media_type, size=found.size)


def _door(request) -> tuple[ByReceipt, int]:
    """Return what the page's sealed key opens, and how many own acts it showed. Raises: NotFound"""
    try:
        found = carried.unseal(carrying_key(), request.POST.get("key", ""), clock.now())
    except Broken:
        raise NotFound(_("Trang đã mở quá lâu. Gõ lại mã nhận để mở.")) from None
    return with_key(found.denunciation_id, found.content), found.own_acts


def _too_late(request, trouble: NotFound):
    """Ask for the receipt number again, with whatever was typed."""
    typed = [request.POST.get(name, "") for name in ("text", "protection", "name", "address", "phone", "email")]
    form = ReceiptForm(initial={"kept": "\n".join(filter(None, typed))})
    return _closed(request, form, status=422, trouble=trouble.sentence)


def _closed(request, form, *, status: int = 200, trouble: str = ""):
    return page(request, "ask", status=status, form=form, trouble=trouble)


def _opened(request, door: ByReceipt, *, status: int = 200, done: str = "", forms=None):
    seen = visit(door)
    key = carried.Carried(door.denunciation_id, door.ring.content, seen.own_acts)
    given = forms or {}
    offered = [
        (slug, given.get(slug) or _form(deed, slug), slug in given)
        for slug, deed in DEEDS.items()
        if deed.verb in seen.possible and not (slug == "rut" and seen.withdrawn)
    ]
    sealed = carried.seal(carrying_key(), key, clock.now())
    return page(request, "opened", status=status, visit=seen, key=sealed, done=done, deeds=offered)
