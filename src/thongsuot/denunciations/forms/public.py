"""What a denouncer types: only the account is required; later more words, files, a name, a request, a withdrawal."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.denunciations.actions.given import LONGEST_FIELD, LONGEST_TEXT, Given, Identity
from thongsuot.denunciations.rules.competence import DEPUTY, HEAD, STAFF, UNKNOWN
from thongsuot.language.folding import clean

POSITIONS = [
    (HEAD, _("Người đứng đầu: chủ tịch, giám đốc, trưởng phòng, hiệu trưởng")),
    (DEPUTY, _("Cấp phó của người đứng đầu")),
    (STAFF, _("Cán bộ, công chức, viên chức khác")),
    (UNKNOWN, _("Không rõ")),
]
SELF, SPOUSE, PARENTS, CHILDREN = "self", "spouse", "parents", "children"
WHOM = [
    (SELF, _("Bản thân")),
    (SPOUSE, _("Vợ hoặc chồng")),
    (PARENTS, _("Cha, mẹ")),
    (CHILDREN, _("Con")),
]
# As they are read by officers, whatever the language of the page was.
WHOM_SEALED = {SELF: "bản thân", SPOUSE: "vợ hoặc chồng", PARENTS: "cha, mẹ", CHILDREN: "con"}
WAYS = [
    ("receipt", _("Tự xem trên trang này bằng mã nhận. Không ai cần biết tên bà con")),
    ("phone", _("Điện thoại")),
    ("email", _("Thư điện tử")),
    ("letter", _("Thư giấy gửi về nhà")),
]
WAYS_SEALED = {"receipt": "", "phone": "điện thoại", "email": "thư điện tử", "letter": "thư giấy"}
NO_MEMORY = {"autocomplete": "off", "spellcheck": "false"}


class Words(forms.CharField):
    """Any words; what no storage takes is left out, too many are a sentence."""

    default_error_messages = {"max_length": _("Mục này quá dài. Viết phần chính ở đây, phần còn lại gửi bằng tệp.")}

    def __init__(self, *, rows: int = 0, choices_in: str = "", **kwargs):
        more = {"list": choices_in} if choices_in else {}
        widget = forms.Textarea(attrs={"rows": rows, **NO_MEMORY}) if rows else forms.TextInput(NO_MEMORY | more)
        kwargs = {"required": False, "max_length": LONGEST_TEXT if rows else LONGEST_FIELD, "widget": widget} | kwargs
        super().__init__(**kwargs)

    def to_python(self, value):
        return clean(super().to_python(value) or "").strip()

    def widget_attrs(self, widget):
        return {}  # no limit in the browser: it would cut what is pasted without a word


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files; what each may be, and how many, is checked when they are sealed."""

    widget = FilesInput

    def clean(self, data, initial=None):
        return [super(Files, self).clean(one, initial) for one in (data or []) if one]


class WithFiles(forms.Form):
    """A form with files under the name `files`."""

    @classmethod
    def of(cls, request, data=None, **more):
        """Return the form as it was sent; `data` in place of what was typed, where the page mended it."""
        return cls(request.POST if data is None else data, {"files": request.FILES.getlist("files")}, **more)

    def uploads(self) -> tuple:
        """Return pairs of name and file; call only on a valid form."""
        return tuple((upload.name, upload) for upload in self.cleaned_data["files"])


class IdentityFields(forms.Form):
    """What the law asks of a denouncer. Source: Luật Tố cáo 25/2018/QH14, Điều 23 khoản 1."""

    name = Words(
        label=_("Họ và tên"),
        help_text=_("Luật yêu cầu, để thụ lý theo thủ tục tố cáo và trả lời đúng người."),
    )
    address = Words(
        label=_("Địa chỉ"),
        help_text=_("Luật yêu cầu, để xác minh là có người tố cáo thật và gửi thông báo."),
    )
    phone = Words(label=_("Số điện thoại"), help_text=_("Luật yêu cầu cách liên hệ, để hỏi thêm khi cần."))
    email = Words(label=_("Thư điện tử"), help_text=_("Có thể ghi thay số điện thoại."))
    id_number = Words(
        label=_("Số căn cước"),
        help_text=_("Không bắt buộc theo luật. Giúp xác minh nhanh hơn mà không phải hẹn gặp."),
    )

    def identity(self) -> Identity:
        """Return who denounces; call only on a valid form."""
        return Identity(**{name: self.cleaned_data[name] for name in Identity.__dataclass_fields__})


class ProtectionFields(forms.Form):
    """Whom to protect. Source: Luật Tố cáo 25/2018/QH14, Điều 47 khoản 1."""

    whom = forms.MultipleChoiceField(
        label=_("Xin bảo vệ cho ai?"), choices=WHOM, required=False, widget=forms.CheckboxSelectMultiple
    )
    protection = Words(
        label=_("Lo ngại điều gì?"),
        help_text=_("Ví dụ: bị đe dọa, bị cho thôi việc, con bị gây khó ở trường."),
        rows=3,
        max_length=LONGEST_FIELD - 100,
    )

    def asked(self) -> str:
        """Return the request as officers read it, blank where nothing is asked; call only on a valid form."""
        whom = ", ".join(WHOM_SEALED[one] for one in self.cleaned_data["whom"])
        return "\n".join(filter(None, [f"Xin bảo vệ cho: {whom}." if whom else "", self.cleaned_data["protection"]]))


class GiveForm(ProtectionFields, IdentityFields, WithFiles):
    """The one form of `/to-cao/gui`; free text takes any words, and only the account is required."""

    token = forms.CharField(required=False, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, max_length=2000)
    text = Words(
        label=_("Kể lại sự việc"),
        help_text=_("Ai làm gì, với ai, bằng cách nào, ai biết việc này, có giấy tờ gì. Viết bằng lời của mình."),
        rows=10,
        required=True,
        error_messages={"required": _("Chưa có nội dung. Kể lại sự việc bằng lời của mình.")},
    )
    accused_name = Words(
        label=_("Họ tên người làm sai"),
        help_text=_("Người trùng tên sẽ không nhận được đơn này, dù họ giữ khóa."),
    )
    position = forms.ChoiceField(
        label=_("Người ấy giữ chức gì?"),
        help_text=_("Tố cáo người đứng đầu hoặc cấp phó thì cấp trên trực tiếp nhận, nơi ấy không biết."),
        choices=POSITIONS,
        initial=UNKNOWN,
        required=False,
        widget=forms.RadioSelect,
    )
    accused_title = Words(label=_("Tên chức vụ, nếu biết"))
    unit_text = Words(
        label=_("Người ấy làm ở đâu?"),
        help_text=_("Tên cơ quan, xã, phường. Không rõ thì để trống; đơn sẽ đến thanh tra."),
        choices_in="noi-lam",
    )
    when_where = Words(label=_("Xảy ra khi nào, ở đâu?"), rows=2, max_length=LONGEST_FIELD)
    files = Files(
        label=_("Giấy tờ, ảnh, bản ghi âm"),
        help_text=_("Tối đa 10 tệp. Tên tệp cũng được niêm phong. Nơi chụp và tên máy ghi trong ảnh được gỡ bỏ."),
        required=False,
    )
    tell_by = forms.ChoiceField(
        label=_("Muốn được báo tin bằng cách nào?"),
        help_text=_("Chọn cách khác mã nhận thì người giải quyết phải xin phép xem số điện thoại hoặc địa chỉ ở trên."),
        choices=WAYS,
        initial="receipt",
        required=False,
        widget=forms.RadioSelect,
    )

    def ask_body(self, found) -> None:
        """Ask which of these bodies (`queries.bodies.Candidate`) is meant: its head must never get this."""
        rows = [(str(one.id), f"{one.name} · {one.above}" if one.above else one.name) for one in found]
        self.fields["body"] = forms.ChoiceField(
            label=_("Đúng là nơi nào?"),
            help_text=_("Chưa gửi gì cả. Chọn đúng nơi để đơn không rơi vào tay người ấy."),
            choices=[*rows, (UNKNOWN, _("Không có ở đây, hoặc không rõ: gửi đến thanh tra"))],
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Tên nơi làm việc chưa rõ. Chọn đúng nơi, hoặc chọn không rõ."),
                "invalid_choice": _("Tên nơi làm việc chưa rõ. Chọn đúng nơi, hoặc chọn không rõ."),
            },
        )

    def chosen_body(self) -> UUID | None:
        """Return the body chosen of those offered, None where none was; call only on a valid form."""
        chosen = self.cleaned_data.get("body") or UNKNOWN
        return None if chosen == UNKNOWN else UUID(chosen)

    def given(self, unit_id) -> Given:
        """Return the denunciation as the action takes it; call only on a valid form. `unit_id`: of `unit_text`."""
        words = ("text", "accused_name", "accused_title", "unit_text", "when_where")
        return Given(
            **{name: self.cleaned_data[name] for name in words},
            position=self.cleaned_data["position"] or UNKNOWN,
            unit_id=unit_id,
            protection=self.asked(),
            tell_by=WAYS_SEALED[self.cleaned_data["tell_by"] or "receipt"],
            identity=self.identity(),
            uploads=self.uploads(),
        )


class ReceiptForm(forms.Form):
    """The receipt number, and words that a page too old could not take."""

    secret = forms.CharField(
        label=_("Mã nhận"),
        help_text=_("16 chữ số, ví dụ 4715 9036 2817 4420. Gõ liền hay cách đều được."),
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", **NO_MEMORY}),
        error_messages={
            "required": _("Chưa có mã nhận. Gõ 16 chữ số đã ghi lại khi gửi."),
            "max_length": _("Mã nhận không đúng. Mã có 16 chữ số; xem lại từng số rồi gõ lại."),
        },
    )
    kept = Words(label=_("Chữ đã viết"), help_text=_("Chưa gửi. Mở bằng mã nhận, chữ này nằm sẵn ở ô bổ sung."), rows=4)


class AddForm(WithFiles):
    """More words or files."""

    text = Words(label=_("Viết thêm"), rows=5)
    files = Files(label=_("Giấy tờ, ảnh, bản ghi âm"), help_text=_("Tối đa 10 tệp một lần."), required=False)


class ProtectForm(ProtectionFields):
    """A later request for protection."""


class NameForm(IdentityFields):
    """Who denounces, given later."""


class WithdrawForm(forms.Form):
    """Taken back; said twice, since the body then decides whether it goes on."""

    text = Words(label=_("Vì sao rút?"), rows=2)
    sure = forms.BooleanField(
        label=_("Tôi chắc chắn muốn rút"),
        error_messages={"required": _("Đánh dấu vào ô này nếu chắc chắn muốn rút.")},
    )


class AgainForm(forms.Form):
    """Sent again, to the body above."""

    text = Words(label=_("Vì sao chưa đồng ý?"), rows=5)
