"""Draw a paper on a matter and change the draft: each version is an act with all its values."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.documents.actions.record import check_day, locked, write_act
from thongsuot.documents.matters import ask
from thongsuot.documents.models import Document
from thongsuot.documents.permissions import check
from thongsuot.documents.rules.forms import Form
from thongsuot.documents.rules.states import SIGNED
from thongsuot.documents.rules.values import Wrong, cleaned
from thongsuot.documents.shipped import forms

REASONS = {
    "day": gettext_lazy("Ghi ngày theo dạng 27/8/2026."),
    "number": gettext_lazy("Ghi một số nguyên."),
    "choice": gettext_lazy("Chọn một mục trong danh sách."),
    "long": gettext_lazy("Dài quá. Rút ngắn, hoặc đưa vào phụ lục."),
    "many": gettext_lazy("Nhiều quá 200 dòng. Đưa vào phụ lục."),
}


@transaction.atomic
def draw(
    *,
    form: str,
    subject: Ref,
    values: dict,
    unit_id: UUID,
    actor: Actor,
    on: date,
    at: datetime,
    corrects_id: UUID | None = None,
    entered: bool = True,
) -> Document:
    """Draw a paper of `form` (a code of `shipped.forms`) on the matter `subject`, issued by the unit; the first draft.

    `values`: {name of a field: words, ISO day, list of lines, list of rows}; a draft may still lack some, signing may
    not. `corrects_id`: the signed paper on the same matter that this one puts right. One entry, unless `entered` is
    False and the calling act commits to `document.acts.get()`.
    Raises: NotFound, Refused (the matter's own, documents.draw), Invalid (a field of the form), NotAllowedNow.
    """
    ask(actor, subject, "draw")
    check(actor, "draw", unit_id)
    check_day(on, at)
    kept = checked_values(known_form(form), values)
    document = Document(
        subject_ref=str(subject),
        form=form,
        unit_id=unit_id,
        practice=actor.practice,
        drawn_on=on,
        corrects=_corrected(corrects_id, subject),
    )
    details = {"form": form, "unit": str(unit_id), "version": 1, "corrects": str(corrects_id or "")}
    write_act(document, "draw", actor=actor, on=on, at=at, details=details, texts={"values": kept}, entered=entered)
    return document


@transaction.atomic
def revise(
    *, document_id: UUID, revision: int | None = None, values: dict, actor: Actor, on: date, at: datetime
) -> Document:
    """Write the next version of a draft, all values anew; the earlier versions stay readable.

    Raises: NotFound, Refused, Stale, NotAllowedNow (signed or cancelled), Invalid (a field of the form).
    """
    document = locked(document_id=document_id, actor=actor, verb="revise", above="draw", revision=revision)
    check_day(on, at)
    kept = checked_values(forms()[document.form], values)
    document.version += 1
    write_act(
        document, "revise", actor=actor, on=on, at=at, details={"version": document.version}, texts={"values": kept}
    )
    document.save(update_fields=["version", "revision"])
    return document


def known_form(code: str) -> Form:
    """Return a form by its code. Raises: NotFound; NotAllowedNow for what belongs in the sealed room."""
    form = forms().get(code)
    if form is None:
        raise NotFound(_("Không có mẫu văn bản này."))
    if form.sealed:
        raise NotAllowedNow(_("Văn bản về tố cáo chỉ soạn trong phòng kín, không lưu ở đây. In mẫu trống nếu cần."))
    return form


def checked_values(form: Form, values: dict) -> dict:
    """Return the values in their stored shape. Raises: Invalid, naming the field of the form."""
    try:
        return cleaned(form, values)
    except Wrong as wrong:
        sentence = f"{wrong.field.label}: {REASONS[wrong.reason]}"
        raise Invalid(sentence, field=wrong.field.name) from wrong


def _corrected(document_id: UUID | None, subject: Ref) -> Document | None:
    if document_id is None:
        return None
    found = Document.objects.filter(pk=document_id, subject_ref=str(subject)).first()
    if found is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    if found.state != SIGNED:
        raise NotAllowedNow(_("Chỉ đính chính văn bản đã ký. Dự thảo thì sửa thẳng."))
    return found
