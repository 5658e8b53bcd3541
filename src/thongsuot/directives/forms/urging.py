"""What is asked of all units that are late with a task, in whose name, and how many of them the page showed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.duties.forms import UrgeForm
from thongsuot.units.forms import ActForm

NONE_SHOWN = (-1, -1)


class Shown(forms.CharField):
    """Hidden: how many units the page named, "12-3". What is no such pair counts for a page that showed others."""

    def __init__(self):
        super().__init__(widget=forms.HiddenInput, required=False, max_length=20)

    def clean(self, value) -> tuple[int, int]:
        fresh, _dash, again = str(value or "").partition("-")
        numbers = [each for each in (fresh, again) if each.isdecimal() and len(each) < 9]
        return (int(fresh), int(again)) if len(numbers) == 2 else NONE_SHOWN


class UrgeUnitsForm(UrgeForm, ActForm):
    """As the form of one duty; `again`: those too that were urged today or have not answered yet."""

    again = forms.BooleanField(
        label=_("Nhắc lại cả những đơn vị đã đôn đốc hôm nay hoặc chưa trả lời lần trước"), required=False
    )
    shown = Shown()
