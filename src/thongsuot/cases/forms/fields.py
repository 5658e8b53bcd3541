"""Inputs that several forms share: cleaned text, telephone, a place as people name it, several files."""

import re
from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.core import clock
from thongsuot.language.folding import clean
from thongsuot.units.models import Place
from thongsuot.units.places import NamedPlace, full_name, home_province, named, the_one

PHONE_DIGITS = (10, 11)
FILES_LIMIT = 5


class CleanText(forms.CharField):
    """Text in NFC without control characters; too long is a sentence, never a cut."""

    def to_python(self, value):
        return clean(super().to_python(value) or "").strip()


class FormToken(forms.RegexField):
    """What one drawing of a form is told from another by: letters, figures, - and _; no token of another door."""

    widget = forms.HiddenInput

    def __init__(self):
        wrong = gettext_lazy("Mẫu này không còn dùng được. Mở lại trang, chép lời đã viết sang mẫu mới.")
        super().__init__(r"^[\w-]+\Z", max_length=64, error_messages={"invalid": wrong})


class Phone(CleanText):
    """A Vietnamese telephone number, kept as digits."""

    def clean(self, value):
        given = super().clean(value)
        digits = re.sub(r"\D", "", given)
        if digits.startswith("84") and given.strip().startswith("+"):
            digits = "0" + digits[2:]
        if given and not (digits.startswith("0") and len(digits) in PHONE_DIGITS):
            raise forms.ValidationError(
                _("Số điện thoại bắt đầu bằng số 0 và có 10 chữ số, ví dụ 0900 000 123. Số đã ghi có %(n)d chữ số.")
                % {"n": len(digits)}
            )
        return digits


class PlaceField(CleanText):
    """A commune as people name it, old names too; `candidates` holds the choices where the name fits several.

    `standing`: the place that is there already, meant where its full name is left as it is. Cleans to a Place or None.
    """

    default_error_messages = {
        "unknown": gettext_lazy("Không tìm thấy xã, phường này. Kiểm tra lại tên, thử tên cũ, hoặc để trống ô này.")
    }

    candidates: Sequence[NamedPlace] = ()
    standing: Place | None = None

    def clean(self, value):
        self.candidates = []
        text = super().clean(value)
        if not text:
            return None
        if self.standing and text == full_name(self.standing):
            return self.standing
        found = named(text, clock.today(), home_province())
        if not found:
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        if one := the_one(found):
            return one.place
        self.candidates = found
        raise forms.ValidationError(self._several(found), code="several")

    @staticmethod
    def _several(found):
        if all(each.split for each in found):
            return _("Nơi này đã chia về nhiều xã, phường. Chọn một nơi trong danh sách bên dưới.")
        return _("Có nhiều nơi trùng tên này. Chọn một nơi trong danh sách bên dưới.")


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFiles(forms.FileField):
    """Up to five files; what each may be is checked by content when it is stored."""

    widget = SeveralFilesInput

    def clean(self, data, initial=None):
        uploads = [super(SeveralFiles, self).clean(one, initial) for one in (data or []) if one]
        if len(uploads) > FILES_LIMIT:
            raise forms.ValidationError(_("Tối đa 5 tệp một lần gửi. Bỏ bớt, phần còn lại gửi bổ sung sau."))
        return uploads
