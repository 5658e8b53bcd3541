"""Sign a paper and give it its number; take the signed original; cancel. A signed paper never changes."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, Stale
from thongsuot.documents.actions.numbering import take_number
from thongsuot.documents.actions.originals import original_of, picture
from thongsuot.documents.actions.record import check_day, document_ref, locked, words, write_act
from thongsuot.documents.layout import pdf
from thongsuot.documents.models import Document
from thongsuot.documents.queries.sheets import issuer_of, values_of
from thongsuot.documents.queries.words import in_words, version_of
from thongsuot.documents.rules.composing import Signing, compose
from thongsuot.documents.rules.filling import missing
from thongsuot.documents.rules.forms import Form
from thongsuot.documents.rules.states import CANCELLED, NUMBERED, SCREEN, SIGNED, WAYS_TO_SIGN
from thongsuot.documents.shipped import forms
from thongsuot.files import actions as files


@transaction.atomic
def sign(
    *,
    document_id: UUID,
    revision: int | None = None,
    way: str,
    name: str,
    post: str,
    authority: str = "",
    image=None,
    wording: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
    entered: bool = True,
) -> Document:
    """Fix a draft, take its number and day, and draw the paper as PDF.

    `way`: screen (with `image`, a picture of the signature: signed at once), scan or digital (the paper waits for
    `attach`). `name`, `post`: who signs, as printed; `authority`: TM., KT., TL. … line above the post. One entry.
    `wording`: the number of the office's words that the signer was shown, 0 for none.
    Raises: NotFound, Refused (documents.sign), Stale, NotAllowedNow (state, a value missing), Invalid (way, image, …).
    """
    document = locked(document_id=document_id, actor=actor, verb="sign", above="sign", revision=revision)
    version, values = version_of(document), values_of(document)
    if wording is not None and wording != (version.number if version else 0):
        raise Stale(_("Lời của mẫu văn bản này vừa được sửa. Mở lại văn bản, đọc lời mới rồi ký."))
    form = in_words(forms()[document.form], version)
    _check(document, form, values, way, on, at)
    texts = {
        "name": words(name, "name", needed=_("Ghi họ và tên người ký."), limit=120),
        "post": words(post, "post", needed=_("Ghi chức vụ người ký."), limit=120),
        "authority": words(authority, "authority", limit=200),
    }
    drawn = picture(image) if way == SCREEN else b""
    take_number(document, form, year=on.year)
    signing = Signing(number=document.number, on=on, image=drawn, **texts)
    paper = pdf.write(compose(form, values, issuer_of(document.unit), signing, drawn_on=on))
    kept = files.keep(
        content=paper, name=_file_name(document, form), owner_ref=document_ref(document), actor=actor, at=at
    )
    document.state, document.signed_on, document.signed_by = (SIGNED if drawn else NUMBERED), on, way
    document.original = kept
    details = {"way": way, "number": document.number, "symbol": document.symbol, "sha256": kept.blob.sha256}
    details |= {"wording": str(version.pk)} if version and version.texts else {}
    write_act(document, "sign", actor=actor, on=on, at=at, details=details, texts=texts, entered=entered)
    document.save()
    return document


def _check(document: Document, form: Form, values: dict, way: str, on: date, at: datetime) -> None:
    check_day(on, at)
    if on < document.drawn_on:
        raise Invalid(_("Ngày ký sớm hơn ngày soạn văn bản. Ghi lại ngày."), field="on")
    if way not in WAYS_TO_SIGN:
        raise Invalid(_("Chọn một cách ký trong danh sách."), field="way")
    if way == SCREEN and form.also_sign:
        raise Invalid(_("Văn bản này có nhiều người ký. Chọn ký giấy rồi tải bản quét lên."), field="way")
    lacking = ", ".join(one.label for one in missing(form, values))
    if lacking:
        raise NotAllowedNow(_("Dự thảo còn thiếu: %s. Sửa dự thảo rồi ký.") % lacking)


@transaction.atomic
def attach(
    *,
    document_id: UUID,
    revision: int | None = None,
    upload,
    name: str,
    actor: Actor,
    on: date,
    at: datetime,
    entered: bool = True,
) -> Document:
    """Take the signed original of a numbered paper: the scan of every page, or the PDF with its digital signature.

    Raises: NotFound, Refused, Stale, NotAllowedNow, Invalid (files: pages missing, not our paper, no whole signature).
    """
    document = locked(document_id=document_id, actor=actor, verb="attach", above="draw", revision=revision)
    check_day(on, at)
    kept, found = original_of(document, upload, name, actor=actor, at=at)
    document.original, document.state = kept, SIGNED
    details = {"way": document.signed_by, "sha256": kept.blob.sha256} | found
    write_act(document, "attach", actor=actor, on=on, at=at, details=details, entered=entered)
    document.save(update_fields=["original", "state", "revision"])
    return document


@transaction.atomic
def cancel(
    *, document_id: UUID, revision: int | None = None, reason: str, actor: Actor, on: date, at: datetime
) -> Document:
    """Cancel a paper that was not sent; its number is never used again and stays in the register, struck out.

    Raises: NotFound, Refused, Stale, NotAllowedNow (cancelled, sent), Invalid (reason).
    """
    document = locked(document_id=document_id, actor=actor, verb="cancel", above="draw", revision=revision)
    check_day(on, at)
    if document.sent_on:
        raise NotAllowedNow(_("Văn bản đã gửi đi nên không hủy được. Soạn văn bản đính chính."))
    texts = {"reason": words(reason, "reason", needed=_("Ghi vì sao hủy."))}
    document.state, document.cancelled_on = CANCELLED, on
    write_act(document, "cancel", actor=actor, on=on, at=at, texts=texts)
    document.save(update_fields=["state", "cancelled_on", "revision"])
    return document


def _file_name(document: Document, form: Form) -> str:
    number = document.symbol.replace("/", "-") or form.code
    return f"{number}.pdf"
