"""What the person fills in on the page of their complaint: go on to the second level, consent, a word on it."""

from django import forms
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.intake import TEXT_LIMIT
from thongsuot.cases.forms.fields import CleanText


class AgainForm(forms.Form):
    """The second complaint; its signature is given at the reception office or by a scan sent as a supplement."""

    text = CleanText(
        label=gettext_lazy("Vì sao ông/bà khiếu nại tiếp?"),
        max_length=TEXT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": gettext_lazy("Chưa ghi vì sao khiếu nại tiếp.")},
    )


class ConsentForm(forms.Form):
    """Whether the redacted decision may be public; nothing is ticked beforehand."""

    given = forms.TypedChoiceField(
        label=gettext_lazy("Ông/bà có đồng ý công khai quyết định đã che tên không?"),
        choices=[("1", gettext_lazy("Đồng ý")), ("0", gettext_lazy("Không đồng ý"))],
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn “Đồng ý” hoặc “Không đồng ý”.")},
    )


class WordForm(forms.Form):
    """How the person finds the settlement; it opens nothing again."""

    satisfied = forms.ChoiceField(
        label=gettext_lazy("Ông/bà thấy việc giải quyết thế nào?"),
        choices=[("yes", gettext_lazy("Hài lòng")), ("no", gettext_lazy("Chưa hài lòng"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn hài lòng hoặc chưa hài lòng.")},
    )
    note = CleanText(
        label=gettext_lazy("Muốn nói thêm gì?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
