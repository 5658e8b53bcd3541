"""What is typed for a paper: its values, who signs, the signed original, where it goes, when it was received."""

from datetime import date

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotAllowedNow, Stale
from thongsuot.core.refs import Ref
from thongsuot.documents.matters import has_person
from thongsuot.documents.queries.words import version_of
from thongsuot.documents.rules.forms import Field, Form
from thongsuot.documents.rules.states import WAYS_TO_SEND, WAYS_TO_SIGN
from thongsuot.documents.rules.values import LINE, TEXT, typed
from thongsuot.units.forms import ActForm, LegalDay

ROWS = {"text": 6, "lines": 5, "rows": 6}


def carried(form: ActForm, act, **more) -> bool:
    """Run `act` with what was typed and keep its `form.result`; what is wrong is said beside its field."""
    if not form.is_valid():
        return False
    try:
        form.result = act(**form.arguments(), **more)
    except (Invalid, NotAllowedNow, Stale) as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, trouble.sentence)
        return False
    return True


def choices(table: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    english = get_language() == "en"
    return [(code, names[english]) for code, names in table.items()]


class RevisedForm(ActForm):
    """An act that carries the revision it was drawn from, so that nobody acts on what they have not seen."""

    revision = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def __init__(self, *args, document, **kwargs):
        super().__init__(*args, **kwargs)
        self.document = document
        self.fields["revision"].initial = document.revision


class ValuesForm(RevisedForm):
    """The values of a form as boxes, one for each of its fields; labels are those of the official form: Vietnamese."""

    def __init__(self, *args, form: Form, values: dict, **kwargs):
        super().__init__(*args, **kwargs)
        self.names = [one.name for one in form.fields]
        for one in form.fields:
            self.fields[one.name] = _box(one, needed=one.name not in form.optional)
            shown = typed(one, values.get(one.name))
            self.fields[one.name].initial = date.fromisoformat(shown) if one.kind == "day" and shown else shown

    def arguments(self) -> dict:
        values = {name: self.cleaned_data[name] for name in self.names}
        return {"revision": self.cleaned_data["revision"], "values": values}


def _box(one: Field, *, needed: bool) -> forms.Field:
    """Return the input of a field. Nothing is required of a draft; what the paper needs is said in its hint."""
    hint = one.hint if needed else " ".join(part for part in (one.hint, "Có thể để trống.") if part)
    shown = {"label": one.label, "help_text": hint, "required": False}
    if one.kind == "day":
        return LegalDay(**shown)
    if one.kind == "number":
        return forms.IntegerField(min_value=0, max_value=100_000, **shown)
    if one.kind == "choice":
        return forms.ChoiceField(choices=[("", "Chọn"), *((each, each) for each in one.choices)], **shown)
    if one.kind == "line":
        return forms.CharField(max_length=LINE, **shown)
    return forms.CharField(max_length=TEXT, widget=forms.Textarea(attrs={"rows": ROWS[one.kind]}), **shown)


class SignForm(RevisedForm):
    """Carries the version of the office's words too, so that nobody signs words that they were not shown."""

    wording = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    way = forms.ChoiceField(label=_("Ký thế nào"), widget=forms.RadioSelect)
    authority = forms.CharField(
        label=_("Quyền hạn"),
        max_length=200,
        required=False,
        help_text=_("Dòng trên chức vụ: TM. Ủy ban nhân dân, KT. Chủ tịch. Thủ trưởng tự ký thì để trống."),
    )
    post = forms.CharField(label=_("Chức vụ người ký"), max_length=120)
    name = forms.CharField(label=_("Họ và tên người ký"), max_length=120)
    on = LegalDay(label=_("Ngày ký"), initial=clock.today)
    image = forms.FileField(
        label=_("Ảnh chữ ký"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "image/png,image/jpeg"}),
        help_text=_("Chỉ khi ký trên màn hình. Vẽ vào ô dưới đây hoặc chọn ảnh PNG, JPG nền trắng."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = choices(WAYS_TO_SIGN)
        version = version_of(self.document)
        self.fields["wording"].initial = version.number if version else 0


class AttachForm(RevisedForm):
    files = forms.FileField(
        label=_("Bản đã ký"),
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,image/png,image/jpeg"}),
        error_messages={"required": _("Chọn bản quét đủ các trang hoặc PDF đã ký số.")},
    )

    def arguments(self) -> dict:
        upload = self.cleaned_data["files"]
        return {"revision": self.cleaned_data["revision"], "upload": upload, "name": upload.name}


class CancelForm(RevisedForm):
    reason = forms.CharField(label=_("Vì sao hủy"), widget=forms.Textarea(attrs={"rows": 3}), max_length=500)


class SendForm(RevisedForm):
    """Of what is nobody's matter, as a dialogue, it is not asked whether it goes to the person: no clock starts."""

    way = forms.ChoiceField(label=_("Gửi thế nào"), widget=forms.RadioSelect)
    to = forms.CharField(label=_("Người hoặc cơ quan nhận"), max_length=200)
    address = forms.CharField(label=_("Địa chỉ nhận"), max_length=300, required=False)
    tracking = forms.CharField(
        label=_("Mã bưu gửi"), max_length=40, required=False, help_text=_("In trên phiếu gửi của bưu điện.")
    )
    to_person = forms.BooleanField(
        label=_("Đây là người gửi đơn hoặc người được tiếp: thời hạn tính từ ngày người này nhận được"),
        required=False,
        initial=True,
    )
    on = LegalDay(label=_("Ngày gửi"), initial=clock.today)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = choices(WAYS_TO_SEND)
        if not has_person(Ref.parse(self.document.subject_ref)):
            del self.fields["to_person"]

    def arguments(self) -> dict:
        return {"to_person": False, **super().arguments()}


class ReceiptForm(ActForm):
    receipt_on = LegalDay(label=_("Ngày nhận"))
    note = forms.CharField(
        label=_("Ai nhận, giấy tờ nào chứng minh"),
        max_length=500,
        help_text=_("Ví dụ: con gái ký nhận, phiếu báo phát của bưu điện."),
    )
    upload = forms.FileField(
        label=_("Ảnh hoặc bản quét giấy báo nhận"),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": "application/pdf,image/png,image/jpeg"}),
    )
