"""The period that figures are asked for."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.units.forms import LegalDay


class PeriodForm(forms.Form):
    tu = LegalDay(label=_("Từ ngày"), required=False)
    den = LegalDay(label=_("Đến hết ngày"), required=False)

    def clean(self):
        given = super().clean()
        if given.get("tu") and given.get("den") and given["tu"] > given["den"]:
            self.add_error("den", _("Ngày này sớm hơn ngày đầu kỳ. Ghi lại một trong hai ngày."))
        return given

    def asked(self, start: dict[str, date]) -> dict[str, date]:
        """Return both days; what was left blank as in `start`."""
        typed = self.cleaned_data if self.is_bound else {}
        return {name: typed.get(name) or day for name, day in start.items()}
