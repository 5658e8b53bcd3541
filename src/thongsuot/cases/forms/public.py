"""The forms a resident fills: submit, follow, add, rate, withdraw."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.intake import TEXT_LIMIT, Disputed, PersonGiven, Submission
from thongsuot.cases.forms.fields import CleanText, FormToken, Phone, PlaceField, SeveralFiles
from thongsuot.cases.models import Party
from thongsuot.core.ids import parse_code
from thongsuot.language.accusation import accuses
from thongsuot.units.forms import LegalDay

NOTIFY_CHOICES = [
    ("sms", gettext_lazy("Tin nhắn điện thoại")),
    ("email", gettext_lazy("Thư điện tử")),
    ("letter", gettext_lazy("Thư giấy gửi về nhà")),
    ("none", gettext_lazy("Không cần, tôi tự tra cứu")),
]
NEEDED_FOR = {
    "sms": ("phone", gettext_lazy("Chọn nhận tin nhắn thì cần ghi số điện thoại.")),
    "email": ("email", gettext_lazy("Chọn nhận thư điện tử thì cần ghi địa chỉ thư.")),
    "letter": ("address", gettext_lazy("Chọn nhận thư giấy thì cần ghi nơi ở.")),
}
ACCUSED_CHOICES = [
    ("no", gettext_lazy("Không, tôi phản ánh một việc hoặc đề nghị giải quyết")),
    ("yes", gettext_lazy("Có, tôi muốn tố cáo một người làm sai")),
]


class SubmitForm(forms.Form):
    """The three short steps of `/gui`. Only the first question and the text are required for a feedback."""

    token = FormToken()
    proof = forms.CharField(required=False, max_length=2000)  # done by the page while somebody writes
    website = forms.CharField(required=False)  # hidden from people; robots fill it in
    accused = forms.ChoiceField(
        label=gettext_lazy("Bà con có tố cáo một người cụ thể làm sai không?"),
        help_text=gettext_lazy("Tố cáo đi đường riêng để giữ kín tên bà con, nên cần hỏi trước."),
        choices=ACCUSED_CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn một trong hai câu, để việc đi đúng đường.")},
    )
    not_accusation = forms.BooleanField(
        required=False, label=gettext_lazy("Tôi không tố cáo ai, tôi chỉ phản ánh sự việc")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Bà con muốn gì?"),
        choices=[
            ("feedback", gettext_lazy("Báo một việc đang xảy ra (phản ánh)")),
            ("petition", gettext_lazy("Đề nghị làm một việc mới, một chính sách (kiến nghị)")),
            ("complaint", gettext_lazy("Đề nghị xem lại một quyết định, một việc làm của cơ quan (khiếu nại)")),
        ],
        widget=forms.RadioSelect,
        initial="feedback",
        required=False,
    )
    text = CleanText(
        label=gettext_lazy("Kể lại sự việc"),
        help_text=gettext_lazy(
            "Bắt buộc, trừ khi gửi ảnh hoặc bản ghi âm. Chuyện gì, từ bao giờ, bà con muốn được giải quyết thế nào."
        ),
        max_length=TEXT_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "max_length": gettext_lazy("Bài viết dài quá 20.000 chữ cái. Rút ngắn, hoặc gửi phần còn lại trong tệp.")
        },
    )
    files = SeveralFiles(
        label=gettext_lazy("Ảnh, giấy tờ hoặc bản ghi âm kèm theo"),
        help_text=gettext_lazy("Tối đa 5 tệp. Có ảnh thì giải quyết nhanh hơn, không có cũng gửi được."),
        required=False,
    )
    ward = PlaceField(
        label=gettext_lazy("Xã, phường, đặc khu"),
        help_text=gettext_lazy("Gõ tên cũ cũng được. Không rõ thì để trống."),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "ds-xa", "autocomplete": "off"}),
    )
    ward_choice = forms.CharField(required=False, max_length=36)
    place_text = CleanText(label=gettext_lazy("Chỗ xảy ra"), required=False, max_length=300)
    disputed_number = CleanText(label=gettext_lazy("Số quyết định"), required=False, max_length=100)
    disputed_on = LegalDay(label=gettext_lazy("Ngày ra quyết định"), required=False)
    disputed_body = CleanText(
        label=gettext_lazy("Cơ quan ra quyết định, hoặc có người làm việc đó"), required=False, max_length=200
    )
    known_on = LegalDay(label=gettext_lazy("Ngày bà con nhận được hoặc biết việc đó"), required=False)
    name = CleanText(
        label=gettext_lazy("Họ và tên"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = Phone(
        label=gettext_lazy("Số điện thoại"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        required=False,
        error_messages={"invalid": gettext_lazy("Địa chỉ thư điện tử cần có dạng ten@noi.vn.")},
    )
    address = CleanText(
        label=gettext_lazy("Nơi ở"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    notify_by = forms.ChoiceField(
        label=gettext_lazy("Nhận tin bằng cách nào?"),
        choices=NOTIFY_CHOICES,
        widget=forms.RadioSelect,
        initial="none",
        required=False,
    )
    persons = forms.IntegerField(
        label=gettext_lazy("Số người cùng gửi"), min_value=1, max_value=100_000, required=False, initial=1
    )
    households = forms.IntegerField(label=gettext_lazy("Số hộ"), min_value=0, max_value=100_000, required=False)
    signatories = CleanText(
        label=gettext_lazy("Họ tên những người cùng ký, mỗi người một dòng"),
        help_text=gettext_lazy("Danh sách này được niêm phong; chỉ người đứng đầu mở được và phải ghi lý do."),
        required=False,
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    minor = forms.BooleanField(label=gettext_lazy("Người gửi chưa đủ 18 tuổi"), required=False)
    interpreter = CleanText(label=gettext_lazy("Cần người phiên dịch tiếng gì?"), required=False, max_length=60)

    def clean(self):
        given = super().clean()
        if not given.get("text") and not given.get("files") and "text" not in self.errors:
            self.add_error("text", _("Chưa có nội dung. Viết vài dòng, hoặc gửi kèm ảnh, bản ghi âm."))
        if given.get("website"):
            self.add_error(None, _("Một ô ẩn dùng để bẫy máy gửi tự động đã bị điền. Xem lại rồi bấm gửi lần nữa."))
        self._choose_place(given)
        self._check_way_to_tell(given)
        self._check_accusation(given)
        return given

    def _choose_place(self, given):
        chosen = {str(each.place.pk): each.place for each in self.fields["ward"].candidates}.get(
            given.get("ward_choice")
        )
        if chosen is not None:
            del self._errors["ward"]
            given["ward"] = chosen

    def _check_way_to_tell(self, given):
        field, sentence = NEEDED_FOR.get(given.get("notify_by"), (None, None))
        if field and not given.get(field) and field not in self.errors:
            self.add_error(field, sentence)

    def _check_accusation(self, given):
        self.looks_like_accusation = False
        if given.get("accused") == "no" and not given.get("not_accusation"):
            self.looks_like_accusation = accuses(given.get("text", "")).certain
            if self.looks_like_accusation:
                self.add_error("not_accusation", _("Bài viết có vẻ tố cáo một người. Đọc khung bên dưới rồi chọn."))

    @property
    def accuses_a_person(self) -> bool:
        return self.data.get("accused") == "yes"

    def submission(self) -> Submission:
        """Return what was given, as the action takes it; call only on a valid form."""
        given = self.cleaned_data
        person = PersonGiven(
            name=given["name"],
            phone=given["phone"],
            email=given["email"],
            address=given["address"],
            minor=given["minor"],
            interpreter=given["interpreter"],
            notify_by=given["notify_by"] or Party.NotifyBy.NONE,
        )
        signatories = tuple(line.strip() for line in given["signatories"].splitlines() if line.strip())
        return Submission(
            text=given["text"],
            kind=given["kind"] or "feedback",
            channel="web",
            place_id=given["ward"].pk if given["ward"] else None,
            place_text=given["place_text"],
            persons=max(given["persons"] or 1, len(signatories) + 1 if signatories else 1),
            households=given["households"] or 0,
            people=(person,),
            signatories=signatories,
            uploads=tuple((upload.name, upload) for upload in given["files"]),
            disputed=self._disputed() if given["kind"] == "complaint" else None,
            not_accusation="Người gửi xác nhận không tố cáo ai." if given["not_accusation"] else "",
        )

    def _disputed(self) -> Disputed:
        given = self.cleaned_data
        return Disputed(
            number=given["disputed_number"],
            body_name=given["disputed_body"],
            disputed_on=given["disputed_on"],
            known_on=given["known_on"],
        )


class CodeForm(forms.Form):
    """The code of a case, as people type it."""

    code = forms.CharField(
        label=gettext_lazy("Mã vụ việc"),
        help_text=gettext_lazy("13 chữ số trên biên nhận, ví dụ 4715-9036-2817-4. Gõ liền hay cách đều được."),
        max_length=40,
    )

    def clean_code(self):
        code = parse_code(self.cleaned_data["code"])
        if code is None:
            raise forms.ValidationError(_("Mã chưa đúng. Mã có 13 chữ số; xem lại từng số trên biên nhận."))
        return code


class SecretForm(forms.Form):
    """The secret that opens the answer; sent by POST only."""

    secret = forms.CharField(
        label=gettext_lazy("Mã bí mật"),
        help_text=gettext_lazy("12 chữ số in cạnh mã vụ việc trên biên nhận."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )

    def clean_secret(self):
        return "".join(character for character in self.cleaned_data["secret"] if character.isdigit())


class SupplementForm(forms.Form):
    """More words or files from the resident."""

    text = CleanText(
        label=gettext_lazy("Bổ sung"),
        max_length=TEXT_LIMIT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    files = SeveralFiles(label=gettext_lazy("Ảnh, giấy tờ hoặc bản ghi âm"), required=False)

    def clean(self):
        given = super().clean()
        if not given.get("text") and not given.get("files") and not self.errors:
            self.add_error("text", _("Chưa có gì để bổ sung. Viết vài dòng hoặc chọn tệp."))
        return given


class RatingForm(forms.Form):
    """Each item done or not; what is missing is asked only where something is not done."""

    missing = CleanText(
        label=gettext_lazy("Còn thiếu gì?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, items, **kwargs):
        super().__init__(*args, **kwargs)
        self.items = items
        for item in items:
            self.fields[f"item-{item.number}"] = forms.ChoiceField(
                label=_("Việc này đã xong chưa?"),
                choices=[("done", _("Đã xong")), ("not-done", _("Chưa xong"))],
                widget=forms.RadioSelect,
                error_messages={"required": _("Chọn “Đã xong” hoặc “Chưa xong” cho việc %d.") % item.number},
            )

    def pairs(self):
        """Return (item, bound field) for each item, in order."""
        return [(item, self[f"item-{item.number}"]) for item in self.items]

    def outcomes(self) -> dict[int, str]:
        """Return the outcome of each item by its number; call only on a valid form."""
        return {item.number: self.cleaned_data[f"item-{item.number}"] for item in self.items}


class WithdrawForm(forms.Form):
    """The resident takes the matter back; said twice, since it cannot be undone."""

    reason = CleanText(label=gettext_lazy("Vì sao rút?"), required=False, max_length=500)
    sure = forms.BooleanField(
        label=gettext_lazy("Tôi chắc chắn muốn rút việc này"),
        error_messages={"required": gettext_lazy("Đánh dấu vào ô này nếu chắc chắn muốn rút.")},
    )
