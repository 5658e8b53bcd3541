"""Inputs that the forms of this room share."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.language.folding import clean

# Help that may be asked for: code and words.
NEEDS = {
    "interpreter": _("Người phiên dịch tiếng dân tộc"),
    "sign": _("Người phiên dịch ngôn ngữ ký hiệu"),
    "wheelchair": _("Lối đi cho xe lăn"),
    "writing": _("Người viết giúp"),
}

PAPER_DIGITS = 6


class CleanText(forms.CharField):
    """Text in NFC without control characters; too long is a sentence, never a cut."""

    def to_python(self, value):
        return clean(super().to_python(value) or "").strip()


class IdentityPaper(CleanText):
    """The number of an identity paper or passport of any country: letters and digits, six digits at least."""

    default_error_messages = {
        "number": _("Số căn cước có 12 chữ số, hộ chiếu gồm chữ và số. Xem lại trên giấy tờ, hoặc để trống ô này.")
    }

    def clean(self, value):
        given = super().clean(value)
        plain = re.sub(r"[ .-]", "", given)
        if given and not (re.fullmatch(r"[A-Za-z0-9]+", plain) and len(re.findall(r"\d", plain)) >= PAPER_DIGITS):
            raise forms.ValidationError(self.error_messages["number"])
        return plain.upper()


class ClockTime(forms.TimeField):
    """A time of day as people here write it: 7:30, 7h30, 13h."""

    input_formats = ["%H:%M"]
    default_error_messages = {"invalid": _("Ghi giờ theo dạng giờ:phút, ví dụ 7:30 hoặc 13h30.")}

    def __init__(self, **kwargs):
        widget = forms.TimeInput(
            format="%H:%M", attrs={"inputmode": "numeric", "placeholder": "7:30", "autocomplete": "off"}
        )
        super().__init__(input_formats=self.input_formats, widget=widget, **kwargs)

    def to_python(self, value):
        if isinstance(value, str):
            value = value.strip().lower().replace("giờ", "h").replace(" ", "")
            hours, mark, minutes = value.partition("h")
            value = f"{hours}:{minutes or '00'}" if mark else value
        return super().to_python(value)


class Needs(forms.MultipleChoiceField):
    """Codes of help, each once. Cleans to a list."""

    def __init__(self, **kwargs):
        kwargs |= {"choices": list(NEEDS.items()), "required": False, "widget": forms.CheckboxSelectMultiple}
        super().__init__(label=_("Cần giúp gì"), **kwargs)

    def clean(self, value):
        return list(dict.fromkeys(super().clean(value)))


def longer(label, *, required=True, limit=20_000, rows=4, help_text="") -> CleanText:
    widget = forms.Textarea(attrs={"rows": rows})
    return CleanText(label=label, required=required, max_length=limit, widget=widget, help_text=help_text)
