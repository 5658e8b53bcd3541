"""What is typed for invitations: one person, a pasted list, units, what to bring, who came; the names of the fields
are the arguments of the actions."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.forms.fields import Phone
from thongsuot.commitments.forms.fields import CleanText, longer
from thongsuot.invitations.queries import BY_NUMBER, SORTS, Filters
from thongsuot.invitations.rules import REPLIES, BadLine, Person, parse, parse_code
from thongsuot.invitations.rules.people import MAIL, MOST
from thongsuot.invitations.words import REPLIES as REPLY_WORDS
from thongsuot.invitations.words import STANDS
from thongsuot.units.forms import ActForm, FormId
from thongsuot.units.models import Lineage, Unit

SAID = 20  # bad lines told one by one
WAYS = {*SORTS, *(f"-{name}" for name in SORTS)}


def _send() -> forms.BooleanField:
    return forms.BooleanField(
        label=gettext_lazy("Báo ngay cho người có số điện thoại, thư điện tử và cho đơn vị trong hệ thống"),
        required=False,
        help_text=gettext_lazy(
            "Tin chỉ có mã giấy mời, ngày và đường dẫn để xem. Trước ngày họp một hôm vẫn có tin nhắc."
        ),
    )


class PersonForm(ActForm):
    """One who is invited: a person, an office, or both."""

    name = CleanText(label=gettext_lazy("Họ tên"), max_length=120, required=False)
    office = CleanText(
        label=gettext_lazy("Cơ quan, tổ chức, thôn"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ghi họ tên, cơ quan, hoặc cả hai."),
    )
    phone = Phone(label=gettext_lazy("Điện thoại"), max_length=30, required=False)
    email = forms.EmailField(
        label=gettext_lazy("Thư điện tử"),
        max_length=MAIL,
        required=False,
        error_messages={"invalid": gettext_lazy("Địa chỉ thư điện tử cần có dạng ten@noi.vn.")},
    )
    send = _send()

    def clean(self):
        given = super().clean()
        if not self.errors and not (given["name"] or given["office"]):
            self.add_error("name", _("Ghi họ tên, hoặc cơ quan được mời."))
        return given

    def arguments(self) -> dict:
        given = dict(self.cleaned_data)
        send = given.pop("send")
        return {"people": [Person(**given)], "send": send}


class CorrectForm(PersonForm):
    """The same of one who is invited already, begun with what stands there; of who just came no way to write."""

    form_id = FormId()
    send = forms.BooleanField(
        label=gettext_lazy("Báo lại cho người này theo số điện thoại, thư điện tử ở trên"),
        required=False,
        help_text=gettext_lazy("Không đánh dấu thì chỉ sửa, không gửi tin nào."),
    )

    def __init__(self, *args, walked_in=False, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("phone", "email", "send") if walked_in else ():
            del self.fields[name]

    def arguments(self) -> dict:
        given = dict(self.cleaned_data)
        more = {"send": given.pop("send", False), "form_id": given.pop("form_id")}
        return {"person": Person(**given), **more}


class ListForm(ActForm):
    """A pasted list, one a line. A line that cannot be read is told by its number; then nobody is invited yet."""

    people = longer(
        gettext_lazy("Danh sách"),
        rows=12,
        limit=600_000,
        help_text=gettext_lazy(
            "Mỗi dòng một người: họ tên; cơ quan; số điện thoại hoặc thư điện tử. "
            "Ví dụ: Lò Thị Hoa; Thôn Suối Thông; 0900 000 123. Dán từ bảng tính cũng được."
        ),
    )
    send = _send()

    def clean_people(self) -> list[Person]:
        found, bad = parse(self.cleaned_data["people"])
        if bad:
            raise forms.ValidationError([_sentence(one) for one in bad[:SAID]] + _further(len(bad) - SAID))
        return found


def _sentence(bad: BadLine) -> str:
    if not bad.line:
        return _("Một lần nhiều nhất %s dòng. Chia làm nhiều lần.") % MOST
    sentence = {
        "who": _("Dòng %(n)d: chưa có họ tên hoặc cơ quan: “%(text)s”"),
        "contact": _("Dòng %(n)d: phần cuối phải là số điện thoại (bắt đầu bằng 0) hoặc thư điện tử: “%(text)s”"),
        "parts": _("Dòng %(n)d: nhiều hơn bốn phần. Chỉ ghi họ tên; cơ quan; điện thoại; thư điện tử: “%(text)s”"),
        "long": _("Dòng %(n)d: họ tên hoặc cơ quan dài quá. Rút ngắn lại: “%(text)s”"),
    }[bad.why]
    return sentence % {"n": bad.line, "text": bad.text[:120]}


def _further(number: int) -> list[str]:
    return [_("Và %d dòng khác chưa đúng.") % number] if number > 0 else []


class UnitsForm(ActForm):
    """Units of the program near the one that invites; they are told on their desk."""

    units = forms.ModelMultipleChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Đơn vị được mời"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Đánh dấu ít nhất một đơn vị.")},
    )
    send = _send()

    def __init__(self, *args, unit_id, practice=False, **kwargs):
        super().__init__(*args, **kwargs)
        above = Lineage.objects.filter(descendant=unit_id, depth__lte=1).values("ancestor")
        near = Lineage.objects.filter(ancestor__in=above, depth__lte=1).values("descendant")
        units = Unit.objects.filter(pk__in=near, valid_until=None, outside=False, practice=practice)
        self.fields["units"].queryset = units.order_by("sort_key", "id")

    def arguments(self) -> dict:
        people = [Person(office=unit.name, unit_id=unit.pk) for unit in self.cleaned_data["units"]]
        return {"people": people, "send": self.cleaned_data["send"]}


class BringForm(ActForm):
    bring = longer(
        gettext_lazy("Mang theo gì"),
        required=False,
        limit=500,
        help_text=gettext_lazy("Hiện trên mọi giấy mời. Ví dụ: giấy mời này, căn cước. Để trống thì không hiện."),
    )


class AddForm(ActForm):
    """One who came without an invitation."""

    form_id = FormId()
    name = CleanText(label=gettext_lazy("Họ tên"), max_length=120, required=False)
    office = CleanText(
        label=gettext_lazy("Cơ quan, tổ chức, thôn"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Ghi họ tên, cơ quan, hoặc cả hai."),
    )

    def arguments(self) -> dict:
        given = self.cleaned_data
        return {"form_id": given["form_id"], "person": Person(name=given["name"], office=given["office"])}


class DelegateForm(ActForm):
    delegate = CleanText(
        label=gettext_lazy("Ai đến thay"),
        max_length=120,
        error_messages={"required": gettext_lazy("Ghi họ tên người đến thay.")},
    )


class ReplyForm(ActForm):
    """Whether somebody will come; the same two answers on the public page and on the desk."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Có đến được không"),
        choices=[(code, REPLY_WORDS[code]) for code in REPLIES if code],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn sẽ đến hoặc không đến được.")},
    )


class StrangerReplyForm(ReplyForm):
    """The reply of whoever has the code; nothing else is asked and no address is kept."""

    proof = forms.CharField(required=False, max_length=2000)
    website = forms.CharField(required=False)

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError(
                _("Một ô ẩn dùng để bẫy máy gửi tự động đã bị điền. Xem lại rồi bấm gửi lần nữa.")
            )
        return ""


class CodeForm(forms.Form):
    """The code of an invitation, as people type it; cleans to its digits."""

    code = forms.CharField(
        label=gettext_lazy("Mã giấy mời"),
        help_text=gettext_lazy("Mã có 11 chữ số, ghi trên giấy mời. Có hay không có dấu gạch đều được."),
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    def clean_code(self) -> str:
        digits = parse_code(self.cleaned_data["code"])
        if digits is None:
            raise forms.ValidationError(_("Mã giấy mời có 11 chữ số. So lại từng số với giấy mời rồi gõ lại."))
        return digits


class FilterForm(forms.Form):
    tim = forms.CharField(
        label=gettext_lazy("Tìm tên, cơ quan hoặc mã"), required=False, max_length=100, widget=forms.SearchInput
    )
    the_nao = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False)
    xep = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data):
        super().__init__(data)
        self.fields["the_nao"].choices = [("", _("Tất cả")), *((code, str(name)) for code, name in STANDS.items())]

    def wanted(self) -> Filters:
        """Return the filters, without those that were not understood."""
        self.is_valid()
        given = self.cleaned_data
        return Filters(words=given.get("tim", "").strip(), stands=given.get("the_nao", ""))

    def sort(self) -> str:
        asked = self.cleaned_data.get("xep") or BY_NUMBER
        return asked if asked in WAYS else BY_NUMBER

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in ("tim", "the_nao"))
